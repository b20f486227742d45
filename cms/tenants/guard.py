"""The gate at every address of the admin: what names another tenant's object does not exist.

Wagtail's own views check rights one by one, and some forget to. Here the parameters of an address are looked up before
any view runs: 404 for what is not the user's, as for what is not there at all.
"""

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any

from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from wagtail.admin.models import EditingSession
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page, UploadedFile
from wagtail_localize.models import Translation, TranslationSource
from wagtailmedia.models import get_media_model

from cms.tenants import reach
from cms.tenants.forms import LONGEST_KEY

View = Callable[..., HttpResponseBase]
Finder = Callable[[reach.Person], "QuerySet[Any]"]

# Keys that Wagtail takes as text: all objects that the admin knows are numbered.
TEXT_KEYS = frozenset({"pk", "object_id"})
BULK_ACTION = "wagtail_bulk_action"
SESSION_ENDS = "wagtailadmin_editing_sessions:release"
# Of no use to a communicator, or not limited to a tenant by those who wrote it: for superusers only.
SUPERUSERS_ONLY = (
    "tenants:",
    "wagtailadmin_api:documents",
    "wagtailadmin_api:images",
    "wagtailadmin_api:pages:action",
    "wagtailadmin_api:pages:find",
    "wagtailadmin_collections",
    "wagtailadmin_error_test",
    "wagtailadmin_reports:page_types_usage",
    "wagtailadmin_tag_model_autocomplete",
    "wagtailadmin_workflows",
    "wagtail_localize:snippets_api",
    "wagtail_localize:submit_snippet_translation",
    "wagtaildocs",
    "wagtailimages:url_generator",
    "wagtaillocales",
    "wagtailredirects",
    "wagtailsites",
    "wagtailusers",
)


def _files(model: type[Model]) -> Finder:
    return lambda user: model._default_manager.filter(collection__in=reach.collections(user))


def _pages_and_root(user: reach.Person) -> "QuerySet[Page]":
    return reach.pages(user) | Page.objects.filter(depth=1)


def _uploads(user: reach.Person) -> "QuerySet[UploadedFile]":
    return UploadedFile.objects.filter(uploaded_by_user=user.pk)


def _sessions(user: reach.Person) -> "QuerySet[EditingSession]":
    return EditingSession.objects.filter(user=user.pk)


def _sources(user: reach.Person) -> "QuerySet[TranslationSource]":
    return TranslationSource.objects.filter(object_id__in=reach.pages(user).values("translation_key"))


def _translations(user: reach.Person) -> "QuerySet[Translation]":
    return Translation.objects.filter(source__in=_sources(user))


IMAGES, MEDIA, DOCUMENTS = _files(get_image_model()), _files(get_media_model()), _files(get_document_model())
PARAMETERS: dict[str, Finder] = {
    "page_id": reach.pages,
    "page_pk": reach.pages,
    "parent_page_id": reach.pages,
    "page_to_move_id": reach.pages,
    "destination_id": reach.pages,
    "image_id": IMAGES,
    "media_id": MEDIA,
    "document_id": DOCUMENTS,
    "doc_id": DOCUMENTS,
    "uploaded_file_id": _uploads,
    "translation_source_id": _sources,
    "translation_id": _translations,
}
# What `pk` means, by the beginning of the address's name; elsewhere it means what belongs to no tenant.
KEYS: dict[str, Finder] = {
    "wagtailadmin_api:pages:detail": _pages_and_root,
    "wagtailadmin_pages:revisions_compare": reach.pages,
    "wagtailimages_chooser": IMAGES,
}
# Where those with several languages begin; the root says nothing of anybody there, and has no business elsewhere.
AT_THE_ROOT = ("wagtailadmin_explore", "wagtailadmin_explore_results", "wagtailadmin_choose_page_child")
# Where a form says to which page something goes; Wagtail would name the page in its refusal.
DESTINATIONS = {
    "wagtailadmin_pages:choose_parent": "parent_page",
    "wagtailadmin_pages:copy": "new_parent_page",
    "wagtailadmin_pages:move": "new_parent_page",
    BULK_ACTION: "chooser",
}
BULK: dict[tuple[str, str], Finder] = {
    ("wagtailcore", "page"): reach.pages,
    (get_image_model()._meta.app_label, get_image_model()._meta.model_name): IMAGES,
}


def own_tenant_only(view: View) -> View:
    """The view, for what its user's tenants have."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not all(_may_be_key(parameter, value) for parameter, value in kwargs.items()):
            raise Http404
        user = request.user
        if user.is_authenticated and not reach.reaches_everything(user):
            _check(request, kwargs)
        return view(request, *args, **kwargs)

    return guarded


def _may_be_key(parameter: str, value: Any) -> bool:
    """Whether a part of an address is a key that a database could have, or none at all; asked for another, it fails."""
    text = str(value)
    if text.isdecimal():
        return _is_key(text) and text.isascii()
    return parameter not in TEXT_KEYS


def _is_key(value: Any) -> bool:
    return len(str(value)) <= LONGEST_KEY


def _check(request: HttpRequest, kwargs: dict[str, Any]) -> None:
    name = request.resolver_match.view_name if request.resolver_match else ""
    if name.startswith(SUPERUSERS_ONLY):
        raise Http404
    for parameter, value in kwargs.items():
        finder = _finder(name, parameter)
        if finder:
            _require(finder(request.user), [value])
    destination = request.POST.get(DESTINATIONS.get(name, ""))
    if destination:
        _require(reach.pages(request.user), [destination])
    if name == BULK_ACTION:
        _check_bulk_action(request, (kwargs["app_label"], kwargs["model_name"]))


def _finder(name: str, parameter: str) -> Finder | None:
    if parameter == "pk":
        return next((finder for start, finder in KEYS.items() if name.startswith(start)), None)
    if name == SESSION_ENDS:
        return _sessions
    if parameter == "parent_page_id" and name in AT_THE_ROOT:
        return _pages_and_root
    return PARAMETERS.get(parameter)


def _check_bulk_action(request: HttpRequest, model: tuple[str, str]) -> None:
    """Wagtail names those that may not be acted on, so all have to be the user's before it is asked."""
    if model not in BULK:
        raise Http404
    own = BULK[model](request.user)
    ids = request.GET.getlist("id")
    if "all" in ids and own.model is Page:
        _require(own, [request.GET.get("childOf", "")])
    _require(own, [value for value in ids if value != "all"])


def _require(own: "QuerySet[Any]", values: Iterable[Any]) -> None:
    try:
        wanted = {int(value) for value in values}
    except ValueError as error:
        raise Http404 from error
    if not all(_is_key(value) for value in wanted):
        raise Http404
    if own.filter(pk__in=wanted).count() != len(wanted):
        raise Http404
