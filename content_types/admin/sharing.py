"""“Share draft”: a link that shows the saved draft to whoever has it, for half an hour, unless it is stopped before."""

from collections.abc import Iterator
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import time_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST
from wagtail.admin.widgets import Button
from wagtail.models import Page

from cms.publishing import previews
from cms.publishing.content import kind_of
from cms.publishing.drafts import NotPreviewable
from content_types.admin.previewing import draft_address

PRIVATE = {"Cache-Control": "private, no-store"}


def share_button(page: Page, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """In the menu of the form's header. What its dialog says comes along, in the language of the admin."""
    if view_name != "edit" or kind_of(page.specific_class) is None or not page.permissions_for_user(user).can_edit():
        return
    words = {
        "explain": _("Whoever has the link sees the draft as it is saved now, without signing in, for 30 minutes."),
        "unsaved": _("The newest of what you typed is not saved yet, and is not in it."),
        "make": _("Make a link"),
        "link": _("Link to the draft"),
        "copy": _("Copy the link"),
        "copied": _("The link is copied."),
        "stop": _("Stop sharing"),
        "close": _("Close"),
        "script": _("Script"),
        "failed": _("That did not work. Try again."),
    }
    yield Button(
        _("Share draft"),
        icon_name="link",
        priority=12,
        attrs={
            "data-share-draft": reverse("share_draft", args=[page.pk]),
            "data-stop-sharing": reverse("stop_sharing", args=[page.pk]),
            "aria-haspopup": "dialog",
            **{f"data-word-{name}": word for name, word in words.items()},
        },
    )


@require_POST
def share_draft(request: HttpRequest, page_id: int) -> JsonResponse:
    """A new link. In the body: `locale`, one of the page's tags; without it, the tenant's own script."""
    page = _editable(request.user, page_id)
    modes = [name for name, _name in page.preview_modes]
    wanted, at = request.POST.get("locale", ""), timezone.now()
    try:
        token = previews.issue(
            page=page,
            revision=page.get_latest_revision() or page.save_revision(user=request.user),
            locale=wanted if wanted in modes else modes[0],
            by=request.user,  # type: ignore[arg-type]
            at=at,
        )
    except NotPreviewable:
        raise Http404 from None
    tenant, until = page.tenant, timezone.localtime(at + previews.LIFETIME)
    address = draft_address(page, token, base=tenant.site.root_url if tenant else "")
    said = _("Good until %(time)s.") % {"time": time_format(until).rstrip(".")}
    return JsonResponse({"address": address, "said": said}, headers=PRIVATE)


@require_POST
def stop_sharing(request: HttpRequest, page_id: int) -> JsonResponse:
    """Ends all links to the page's drafts, whoever made them, and what the panels have been given so far."""
    page = _editable(request.user, page_id)
    ended = previews.revoke(page=page, by=request.user, at=timezone.now())  # type: ignore[arg-type]
    none = _("There was no link that still worked.")
    said = ngettext("%(counter)d link no longer works.", "%(counter)d links no longer work.", ended)
    return JsonResponse({"said": said % {"counter": ended} if ended else none}, headers=PRIVATE)


def _editable(user: AbstractBaseUser | Any, page_id: int) -> Any:
    page = get_object_or_404(Page, pk=page_id).specific
    if kind_of(type(page)) is None:
        raise Http404
    if not page.permissions_for_user(user).can_edit():
        raise PermissionDenied
    return page
