"""What the translator's screen sends: single strings, values that differ by language, and PO files."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.datastructures import MultiValueDictKeyError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.admin.views.pages.utils import get_valid_next_url_from_request
from wagtail.models import Page, ReferenceIndex
from wagtail_localize.models import Translation
from wagtail_localize.views import edit_translation
from wagtail_localize.views.convert import convert_to_alias as library_convert

from cms.tenants import reach
from cms.tenants.forms import is_own
from cms.translation import po
from cms.translation.drafts import LockedRefused
from locales.slugs import slugify

View = Callable[..., HttpResponseBase]


def access_translation(request: HttpRequest, translation_id: int) -> Translation:
    """The translation, for who may change its page now. 404 for one whose page is gone."""
    translation = get_object_or_404(Translation.objects.select_related("source", "target_locale"), pk=translation_id)
    try:
        page = translation.get_target_instance()
    except ObjectDoesNotExist as gone:
        raise Http404 from gone
    if not edit_translation.user_can_edit_instance(request.user, page):
        raise PermissionDenied
    if request.method != "GET" and isinstance(page, Page) and page.permissions_for_user(request.user).page_locked():
        raise LockedRefused
    return translation


def edit_string(request: HttpRequest, translation_id: int, string_segment_id: int) -> HttpResponseBase:
    """Keeps one string. The library's view fails on what no browser sends."""
    access_translation(request, translation_id)
    return _sound(request, edit_translation.edit_string_translation, translation_id, string_segment_id)


def edit_override(request: HttpRequest, translation_id: int, overridable_segment_id: int) -> HttpResponseBase:
    """Keeps another picture, sound or address for this language: one that the person's tenants have."""
    translation = access_translation(request, translation_id)
    with transaction.atomic():
        try:
            before = _references(translation)
            answer = _sound(request, edit_translation.edit_override, translation_id, overridable_segment_id)
            if answer.status_code >= HTTPStatus.BAD_REQUEST:
                return answer
            new = _references(translation) - before
        except (ObjectDoesNotExist, ValueError, TypeError):
            transaction.set_rollback(True)
            return HttpResponseBadRequest(_("This value cannot stand here."))
        if not reach.reaches_everything(request.user) and not all(is_own(*each, request.user) for each in new):
            transaction.set_rollback(True)
            raise Http404
    return answer


def download_po(request: HttpRequest, translation_id: int) -> HttpResponse:
    """The page's strings as a PO file that says which page and which languages it is for."""
    translation = access_translation(request, translation_id)
    code = translation.target_locale.language_code
    name = slugify(translation.source.object_repr, translation.source.locale.language_code) or "translation"
    answer = HttpResponse(str(po.export(translation)), content_type="text/x-gettext-translation; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}-{code}.po"'
    return answer


@require_POST
def upload_po(request: HttpRequest, translation_id: int) -> HttpResponseBase:
    """Takes a PO file wholly, or says why nothing of it is taken."""
    translation = access_translation(request, translation_id)
    upload = request.FILES.get("file")
    try:
        done = po.take_in(translation=translation, content=upload.read() if upload else b"", by=request.user)
    except po.FileRefused as refusal:
        messages.error(request, refusal.sentence)
    else:
        taken = ngettext(
            "%(count)d text was taken from the file.", "%(count)d texts were taken from the file.", done.taken
        )
        messages.success(request, taken % {"count": done.taken})
        if done.unknown:
            unknown = ngettext(
                "%(count)d text is not in the page, or not any more. It was left out.",
                "%(count)d texts are not in the page, or not any more. They were left out.",
                done.unknown,
            )
            messages.warning(request, unknown % {"count": done.unknown})
    return redirect(get_valid_next_url_from_request(request) or reverse("wagtailadmin_home"))


def convert_to_alias(request: HttpRequest, page_id: int) -> HttpResponseBase:
    """Gives a translation up for the original's text. An alias is out when its original is: that is publishing."""
    page = get_object_or_404(Page, pk=page_id)
    rights = page.permissions_for_user(request.user)
    if not rights.can_publish():
        raise PermissionDenied
    if request.method == "POST" and rights.page_locked():
        raise LockedRefused
    answer: HttpResponseBase = library_convert(request, page_id)
    return answer


def _sound(request: HttpRequest, view: View, *args: Any) -> HttpResponseBase:
    # The library's own script sends PUT; what comes by POST has been read as a form, and is refused by the library.
    sent = QueryDict(request.body) if request.method == "PUT" else request.POST
    if any("\0" in value for _name, values in sent.lists() for value in values):
        return HttpResponseBadRequest(_("The text holds a character that no text has."))
    try:
        return view(request, *args)
    except MultiValueDictKeyError:
        return HttpResponseBadRequest(_("There is no text in what was sent."))
    except ValidationError as error:
        return HttpResponseBadRequest(" ".join(error.messages))


def _references(translation: Translation) -> set[tuple[Any, str]]:
    """What the page would refer to, by model and primary key, as its strings and values make it now."""
    page = translation.source.get_ephemeral_translated_instance(translation.target_locale, fallback=True)
    found = list(ReferenceIndex._extract_references_from_object(page))  # noqa: SLF001 - what Wagtail's index is made by
    models = {kind: ContentType.objects.get_for_id(kind).model_class() for kind, *_rest in found}
    return {(models[kind], str(key)) for kind, key, *_rest in found}
