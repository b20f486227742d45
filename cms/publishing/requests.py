"""One request of the admin is one publication: all that it publishes goes out together, or nothing has happened."""

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any
from urllib.parse import urlsplit

from django.contrib.messages import get_messages
from django.http import HttpRequest, HttpResponseRedirect, JsonResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.localization import get_localized_response
from wagtail.models import Page

from cms.publishing.gate import PublicationRefused
from cms.publishing.transactions import publishing
from cms.translation.shown import name_of
from cms.translation.sources import hold_group_of

View = Callable[..., HttpResponseBase]
ADMIN_API = "wagtailadmin_api"
READING = ("GET", "HEAD", "OPTIONS")


def one_publication(view: View) -> View:
    """Whatever an admin view publishes is projected once, at its end, inside the transaction of the request.

    A refusal ends up here, outside of that transaction: what the view had done before it is undone. A view that Django
    keeps out of transactions waits for others, and must not hold the database meanwhile: it opens its own.
    """
    if getattr(view, "_non_atomic_requests", None):
        return view

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            with publishing() as touched:
                if request.method not in READING and "page_id" in kwargs and request.user.is_authenticated:
                    # Views write a page, or its review, before they publish it: whoever takes its original down
                    # meanwhile has the group first, and would wait for what they have written.
                    hold_group_of(kwargs["page_id"])
                response = view(request, *args, **kwargs)
                if touched.unread:
                    get_localized_response(say_taken_down, request, pages=touched.unread)
                return response
        except PublicationRefused as refusal:
            return get_localized_response(refused, request, refusal=refusal)

    return answer


def refused(request: HttpRequest, *, refusal: PublicationRefused) -> HttpResponseBase:
    """Says what stands in the way and what to do: a person where they came from, a program with status 403."""
    if _is_program(request):
        codes = [obstacle.code for obstacle in refusal.obstacles]
        return JsonResponse({"detail": refusal.undone, "obstacles": codes}, status=403)
    # What the view has said so far, such as "Published", has not happened.
    said: Any = get_messages(request)
    said._queued_messages.clear()  # noqa: SLF001 - there is no other way to take a message back
    messages.error(request, refusal.undone)
    return HttpResponseRedirect(_origin(request))


def say_taken_down(request: HttpRequest, *, pages: Iterable[Page]) -> None:
    """Names the languages in which a text was out that a machine had written and that is for people only now."""
    for page in pages:
        messages.warning(
            request,
            _(
                "“%(title)s” (%(language)s) was taken down: a machine translated some of it, nobody has read that, and "
                "it is about help in a crisis. Go to “Translations”, press “Read through” and read every sentence, "
                "then publish it."
            )
            % {"title": page.get_admin_display_title(), "language": name_of(page.locale)},
        )


def _is_program(request: HttpRequest) -> bool:
    by_script = request.headers.get("x-requested-with") == "XMLHttpRequest" or not request.accepts("text/html")
    return by_script or bool(request.resolver_match and ADMIN_API in request.resolver_match.namespaces)


def _origin(request: HttpRequest) -> str:
    """The page of the admin from which the form was sent; its start page where the browser does not say."""
    home, referrer = reverse("wagtailadmin_home"), request.headers.get("referer", "")
    parts = urlsplit(referrer)
    own = url_has_allowed_host_and_scheme(referrer, {request.get_host()}, require_https=request.is_secure())
    if not own or not parts.path.startswith(home):
        return home
    return f"{parts.path}?{parts.query}" if parts.query else parts.path
