"""A refusal gives back what was typed: a page that is gone, rights that are gone, a form nobody can read."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.core.exceptions import BadRequest, SuspiciousOperation
from django.http import HttpRequest, HttpResponseBadRequest, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from wagtail.admin.localization import get_localized_response
from wagtail.admin.utils import get_user_display_name
from wagtail.models import Page, PageLogEntry

from cms.tenants import reach
from cms.tenants.forms import LONGEST_KEY
from cms.tenants.models import Tenant
from content_types.admin.asking import require_sane, without_quotes
from content_types.admin.typed_text import Typed, typed_text

View = Callable[..., HttpResponseBase]
FORMS = {"wagtailadmin_pages:add", "wagtailadmin_pages:edit"}
ACCESS = "wagtailadmin.access_admin"
NOT_UNDERSTOOD = b"<!doctype html>\n<title>Bad Request (400)</title>\n<h1>Bad Request (400)</h1>\n"
# No page, and a page that became an alias.
NOTHING_TO_EDIT = {HTTPStatus.NOT_FOUND, HTTPStatus.METHOD_NOT_ALLOWED}
# Of those that Wagtail's autosave knows, so that it says our sentence: it stops, or tries again after the next change.
STOP, GO_ON = "invalid_revision", "validation_error"


def gives_typed_back(view: View) -> View:
    """The outermost of the admin's: by then the guard has answered for another tenant's page as for none at all."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.user.is_authenticated:
            require_sane(request)
            request.GET = without_quotes(request.GET)  # type: ignore[assignment]
        response = view(request, *args, **kwargs)
        if response.status_code in NOTHING_TO_EDIT and _is_form(request) and request.user.has_perm(ACCESS):
            return get_localized_response(_gone, request, kwargs.get("page_id"), status=response.status_code)
        return response

    return answer


def not_understood(request: HttpRequest, exception: Exception) -> HttpResponseBase:
    """The answer with status 400; who has not signed in is asked to do that first."""
    user = getattr(request, "user", None)
    if user is None or not request.path.startswith(reverse("wagtailadmin_home")):
        # Not Django's own answer: it reads the form again, whatever is wrong with it.
        return HttpResponseBadRequest(NOT_UNDERSTOOD)
    if user.is_anonymous:
        return redirect(f"{reverse('wagtailadmin_login')}?{urlencode({'next': request.get_full_path()})}")
    return (
        get_localized_response(_unreadable, request)
        if user.has_perm(ACCESS)
        else HttpResponseBadRequest(NOT_UNDERSTOOD)
    )


def not_allowed(request: HttpRequest) -> HttpResponseBase:
    """For a form that was opened by somebody who may no longer send it."""
    if request.resolver_match and request.resolver_match.view_name == "wagtailadmin_pages:add":
        sentence = _("You may no longer add a page here.")
    else:
        sentence = _("You may no longer edit this page.")
    return _refused(request, sentence, status=HTTPStatus.FORBIDDEN)


def _gone(request: HttpRequest, page_id: int | None, *, status: int) -> HttpResponseBase:
    somebody = _deleted_by(page_id, asked_by=request.user)
    if somebody == request.user:
        sentence = _("You have deleted this page yourself, perhaps in another window.")
    elif somebody:
        sentence = _("%(name)s has deleted this page.") % {"name": get_user_display_name(somebody)}
    else:
        sentence = _(
            "This page, or something that was chosen for it, is no longer there, or it is not yours to edit any more."
        )
    return _refused(request, sentence, status=status)


def _unreadable(request: HttpRequest) -> HttpResponseBase:
    sentence = _("What was sent could not be read. Go back, load the page anew, and try again.")
    return _refused(request, sentence, status=HTTPStatus.BAD_REQUEST, code=GO_ON)


def _refused(request: HttpRequest, sentence: str, *, status: int, code: str = STOP) -> HttpResponseBase:
    """To autosave only the sentence: the form is still there."""
    answer: HttpResponseBase
    if request.accepts("text/html"):
        context = {"sentence": sentence, "typed": _typed(request)}
        answer = TemplateResponse(request, "content_types/admin/refused.html", context, status=status)
    else:
        refusal = {"success": False, "error_code": code, "error_message": sentence}
        answer = JsonResponse(refusal, status=status)
    add_never_cache_headers(answer)
    return answer


def _deleted_by(page_id: int | None, *, asked_by: reach.Person) -> Any:
    """Who deleted the page, where it is certain that it was in a tenant of who asks: the other works for no other.

    The log no longer knows in which tenant the page was.
    """
    if page_id is None or len(str(page_id)) > LONGEST_KEY or Page.objects.filter(pk=page_id).exists():
        return None
    entry = PageLogEntry.objects.filter(page=page_id, action="wagtail.delete", user__isnull=False).first()
    if entry is None:
        return None
    theirs = Tenant.objects.for_user(entry.user)
    beyond = theirs.exclude(pk__in=Tenant.objects.for_user(asked_by).values("pk"))
    return entry.user if theirs.exists() and not beyond.exists() else None


def _typed(request: HttpRequest) -> list[Typed]:
    """Nothing where the form as a whole cannot be read."""
    try:
        return typed_text(request.POST) if _is_form(request) else []
    except (BadRequest, SuspiciousOperation):
        return []


def _is_form(request: HttpRequest) -> bool:
    match = request.resolver_match
    return request.method == "POST" and bool(match and match.view_name in FORMS)
