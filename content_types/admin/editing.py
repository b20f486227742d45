"""Editing without loss: what was typed comes back, and nobody overwrites a colleague without knowing."""

import re
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import time_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.utils import get_user_display_name
from wagtail.admin.views.pages.create import CreateView
from wagtail.admin.views.pages.workflow import WorkflowActionView

from cms.publishing.gate import PublicationRefused
from cms.publishing.transactions import publishing
from content_types.admin.commenting import TellsColleagues
from content_types.admin.hidden import KnowsWhatHides
from content_types.admin.refusing import not_allowed

RESTORE, REPLACE = "restore_typed", "replace_newer"
SAVED_COOKIE, SAVED_SECONDS = "typed_saved", 24 * 60 * 60
BY_ANOTHER = gettext_lazy(
    "%(name)s saved a newer version at %(time)s. What you typed is still here. "
    "Saving it now replaces what %(name)s wrote."
)
BY_ONESELF = gettext_lazy(
    "You saved a newer version yourself at %(time)s, perhaps in another window. What you typed here is still here. "
    "Saving it now replaces that version."
)
TYPED_KEY = re.compile(r"[0-9a-f]{32}")


class KeepsTyped:
    """For views of Wagtail's that hold a page form. The browser keeps what is typed until it hears that it is saved."""

    render_to_response: Any
    get_context_data: Any
    bound_form: Any
    expects_json_response: bool

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Wagtail leads whoever may not edit to the start page, without what they typed."""
        try:
            answer: HttpResponseBase = super().dispatch(request, *args, **kwargs)  # type: ignore[misc]
        except PermissionDenied:
            if request.method != "POST":
                raise
            # It is an answer and no error any more: what was written before it would be kept.
            transaction.set_rollback(True)
            return not_allowed(request)
        return answer

    def form_valid(self, form: Any) -> HttpResponseBase:
        """Tells the browser which of its copies it may forget.

        Not after autosave: the form goes on under the same key, and what is typed next must not be forgotten.
        """
        response: HttpResponseBase = super().form_valid(form)  # type: ignore[misc]
        key = form.cleaned_data.get("typed_key", "")
        if TYPED_KEY.fullmatch(key) and not self.expects_json_response:
            path = reverse("wagtailadmin_home")
            response.set_cookie(SAVED_COOKIE, key, max_age=SAVED_SECONDS, path=path, samesite="Lax")
        return response

    def filled_again(self) -> HttpResponseBase:
        """The form with what was sent, and nothing saved."""
        self.form = self.bound_form()
        self.form.defer_required_fields()
        self.form.full_clean()
        self.form.restore_required_fields()
        self.has_unsaved_changes = True
        answer: HttpResponseBase = self.render_to_response(self.get_context_data())
        return answer


class ItemCreateView(KeepsTyped, CreateView):
    """A new item."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Saves, or only fills the form again."""
        if RESTORE in request.POST:
            messages.info(request, _("This is what you had typed. It is not saved yet."))
            return self.filled_again()
        return super().post(request, *args, **kwargs)

    def bound_form(self) -> Any:
        """The form with what was sent."""
        return self.form_class(
            self.request.POST,
            self.request.FILES,
            instance=self.page,
            subscription=self.subscription,
            parent_page=self.parent_page,
            for_user=self.request.user,
        )


class ItemEditView(TellsColleagues, KeepsTyped, KnowsWhatHides):
    """An item that has a draft."""

    partials_template_name = "content_types/admin/edit_partials.html"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Saves, unless only the form is to be filled again or somebody else was faster."""
        if self.page.alias_of_id or self.expects_json_response:
            return super().post(request, *args, **kwargs)
        if RESTORE in request.POST:
            messages.info(request, _("This is what you had typed. It is not saved yet."))
            if self.is_out_of_date:
                self.name_the_other()
            return self.filled_again()
        if self.is_out_of_date and REPLACE not in request.POST:
            self.name_the_other()
            return self.filled_again()
        return super().post(request, *args, **kwargs)

    def bound_form(self) -> Any:
        """The form with what was sent."""
        return self.form_class(
            self.request.POST,
            self.request.FILES,
            instance=self.page,
            subscription=self.subscription,
            parent_page=self.parent,
            for_user=self.request.user,
        )

    def name_the_other(self) -> None:
        """Says who saved a newer version, and shows the way to it.

        Without autosave, which would replace that version before anybody has decided it.
        """
        self.autosave_enabled = False
        newest = self.latest_revision
        somebody = get_user_display_name(newest.user) if newest.user else _("Somebody")
        # English ends in "a.m.", and the sentence with a full stop of its own.
        at = time_format(timezone.localtime(newest.created_at)).rstrip(".")
        sentence = str(BY_ONESELF if newest.user == self.request.user else BY_ANOTHER) % {"name": somebody, "time": at}
        messages.error(
            self.request,
            sentence,
            buttons=[messages.button(self.newer_url(), _("See the newer version"), new_window=True)],
        )

    def newer_url(self) -> str:
        """What the other changed, where it is known what this form began with."""
        before = self.request.POST.get("loaded_revision_id", "")
        if before.isdecimal() and int(before) != self.latest_revision.pk:
            return reverse(
                "wagtailadmin_pages:revisions_compare", args=[self.page.pk, int(before), self.latest_revision.pk]
            )
        return reverse("wagtailadmin_pages:view_draft", args=[self.page.pk])


def still_there(_request: HttpRequest) -> HttpResponse:
    """Nothing, for whoever is signed in: the form asks before it is sent."""
    return HttpResponse(status=204)


class ReviewView(WorkflowActionView):
    """An approval that would publish what may not go out yet leads to the form, with the reasons."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """The review stays where it was when publishing is refused."""
        try:
            with publishing():
                return super().post(request, *args, **kwargs)
        except PublicationRefused as refusal:
            messages.error(request, str(refusal))
        edit = reverse("wagtailadmin_pages:edit", args=[self.object.pk])
        if self.action_modal and request.headers.get("x-requested-with") == "XMLHttpRequest":
            return self.render_modal_json(request, {"step": "success", "redirect": edit})
        return HttpResponseRedirect(edit)
