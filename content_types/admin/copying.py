"""Copying in the admin: the whole copy, or a form that says what stands in its way with all that was typed."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from wagtail.admin.views.pages.copy import CopyView

from cms.publishing.gate import CopyRefused, PublicationRefused, require_read
from cms.publishing.transactions import publishing


class CopyWhole(CopyView):
    """Wagtail's own keeps what was copied before it came to a page that may not go out."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Wagtail's looks the destination up before its form does, and fails where there is none."""
        form = self.get_form()
        return self.form_valid(form) if form.is_valid() else self.form_invalid(form)

    def form_valid(self, form: Any) -> HttpResponseBase:
        """Copies, or says beside what was ticked why nothing was."""
        alias = form.cleaned_data.get("alias", False)
        try:
            with publishing():
                require_read(self.page, recursive=form.cleaned_data.get("copy_subpages", False))
                return super().form_valid(form)
        except CopyRefused as refusal:
            form.add_error("new_title", _nothing_copied(refusal))
        except PublicationRefused as refusal:
            form.add_error("alias" if alias else "publish_copies", _refused(refusal, alias=alias))
        except ValidationError as error:
            reasons = " ".join(error.messages)
            form.add_error(
                "new_title", _("Nothing was copied: the page is not complete. %(reasons)s") % {"reasons": reasons}
            )
        return self.form_invalid(form)


def _refused(refusal: PublicationRefused, *, alias: bool) -> str:
    wayout = (
        _("Put that right there first, or make a copy that is not an alias.")
        if alias
        else _("Put that right there first, or copy without publishing.")
    )
    return f"{_nothing_copied(refusal)} {wayout}"


def _nothing_copied(refusal: PublicationRefused) -> str:
    return _("Nothing was copied: “%(title)s” cannot be published yet. %(reasons)s") % {
        "title": refusal.title,
        "reasons": refusal.reasons,
    }
