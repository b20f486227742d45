"""A draft for whoever has its token, as the share page would show it.

The token is in the part of the address that browsers keep to themselves: the page that comes first is the same for all,
and its script sends the token in the body of a request. So it is in no log, and in no Referer.
"""

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from cms.publishing import previews
from content_types.share.preview import draft_page
from content_types.share.rendering import message_page

POLICY = (
    "default-src 'none'; script-src 'self'; connect-src 'self'; img-src 'self'; media-src 'self'; style-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
)


@sensitive_post_parameters("token")
@csrf_exempt
@transaction.non_atomic_requests
@require_http_methods(["GET", "HEAD", "POST"])
def shared_draft(request: HttpRequest) -> HttpResponse:
    """The page that fetches the draft, and the draft. Changes nothing, and knows no session."""
    return _draft(request.POST.get("token", "")) if request.method == "POST" else _fetching(request)


def _fetching(request: HttpRequest) -> HttpResponse:
    response = render(request, "content_types/share/fetching.html", {"html_lang": get_language() or "en"})
    response["Content-Security-Policy"] = POLICY
    response["X-Frame-Options"] = "SAMEORIGIN"
    response["X-Robots-Tag"] = "noindex"
    response["Referrer-Policy"] = "no-referrer"
    response["Cache-Control"] = "private, no-store"
    return response


def _draft(token: str) -> HttpResponse:
    at = timezone.now()
    try:
        shown = draft_page(previews.opened(token=token, at=at), at=at)
    except previews.TokenTooOld:
        return message_page(
            title=_("This link has expired"),
            sentence=_("It was good for 30 minutes. Ask whoever sent it to you for a new one."),
            status=410,
            preview=True,
        )
    except previews.UnknownToken:
        shown = None
    return shown or message_page(
        title=_("This link does not work"),
        sentence=_("The draft is no longer shared, or the link is not complete. Ask whoever sent it to you."),
        status=404,
        preview=True,
    )
