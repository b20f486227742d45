"""The page on which a person reads through what a machine translated, sentence beside sentence."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from cms.tenants import reach
from cms.translation.models import TranslationState
from cms.translation.permissions import may_edit
from cms.translation.reviewing import TextChanged, machine_strings, read_through
from cms.translation.shown import name_of


class ReadThroughView(WagtailAdminTemplateMixin, TemplateView):
    """For those who may change the page."""

    template_name = "translation/read_through.html"
    page_title = pgettext_lazy("verb", "Read through")
    header_icon = "glasses"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not may_edit(user=request.user, page=self.page):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def state(self) -> TranslationState:
        """Of a page of the user's tenants; what is another's does not exist."""
        states = TranslationState.objects.filter(page__in=reach.pages(self.request.user))
        return get_object_or_404(states.select_related("page", "locale"), page=self.kwargs["page_id"])

    @property
    def page(self) -> Any:
        """The text that is read."""
        return self.state.page

    @cached_property
    def back_url(self) -> str:
        """Where the user came from."""
        return get_valid_next_url_from_request(self.request) or reverse("translation_board:index")

    def get_page_subtitle(self) -> str:
        return self.page.get_admin_display_title()

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        board = {"url": reverse("translation_board:index"), "label": _("Translations")}
        here = {"url": "", "label": self.get_page_title(), "sublabel": self.get_page_subtitle()}
        return [*self.breadcrumbs_items, board, here]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {
            **super().get_context_data(**kwargs),
            "strings": machine_strings(self.state),
            "state": self.state,
            "language": name_of(self.state.locale),
            "edit_url": reverse("wagtailadmin_pages:edit", args=[self.state.page_id]),
            "back_url": self.back_url,
        }

    def post(self, request: HttpRequest, page_id: int) -> HttpResponse:
        """Records it, or shows what has changed meanwhile."""
        try:
            read_through(state=self.state, seen=request.POST.getlist("string"), by=request.user, at=timezone.now())
        except TextChanged:
            messages.error(request, _("The text has changed while you were reading. Please read it again."))
            return redirect(request.get_full_path())
        messages.success(
            request,
            _("“%(title)s” in %(language)s is marked as read through.")
            % {"title": self.get_page_subtitle(), "language": name_of(self.state.locale)},
        )
        return redirect(self.back_url)
