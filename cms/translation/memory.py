"""What was translated before: the same string from the same language, as a person of this tenant put it last."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from wagtail.models import Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource

from cms.tenants.models import Tenant, below
from cms.translation.models import RejectedString

FROM_MEMORY, KEPT = "memory", "kept"


@dataclass(frozen=True, slots=True)
class OpenString:
    """A string that waits for its translation. `suggestion` is one from the page `title`, or empty.

    `lost` is what a machine lost of it when it tried.
    """

    segment_id: int
    original: str
    suggestion: str = ""
    title: str = ""
    lost: str = ""


def open_strings(translation: Translation) -> list[OpenString]:
    """The strings that are not translated, in the page's order, each with what it was translated to elsewhere."""
    segments = list(untranslated(translation).select_related("string").order_by("order"))
    known = _known(translation, {segment.string_id for segment in segments})
    lost = dict(RejectedString.objects.filter(translation=translation).values_list("segment_id", "lost"))
    return [
        OpenString(
            segment.pk, segment.string.data, *known.get(segment.string_id, ("", "")), lost=lost.get(segment.pk, "")
        )
        for segment in segments
    ]


@transaction.atomic
def fill(*, translation: Translation, suggested: Collection[int], kept: Collection[int], by: Any) -> int:
    """Takes suggestions, or the original itself (a name, an address), for open strings. How many were filled."""
    filled = 0
    waiting = {segment.pk: segment for segment in untranslated(translation)}
    for each in open_strings(translation):
        if each.segment_id in suggested and each.suggestion:
            data, tool = each.suggestion, FROM_MEMORY
        elif each.segment_id in kept:
            data, tool = each.original, KEPT
        else:
            continue
        segment = waiting[each.segment_id]
        StringTranslation.objects.update_or_create(
            translation_of_id=segment.string_id,
            context_id=segment.context_id,
            locale=translation.target_locale,
            defaults={
                "data": data,
                "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL,
                "tool_name": tool,
                "last_translated_by": by,
                "has_error": False,
                "field_error": "",
            },
        )
        filled += 1
    return filled


def untranslated(translation: Translation) -> "QuerySet[StringSegment]":
    """The segments of a source that have no translation yet."""
    segments = StringSegment.objects.filter(source=translation.source)
    return segments.annotate_translation(translation.target_locale).filter(translation__isnull=True)


def _known(translation: Translation, strings: Collection[int]) -> dict[int, tuple[str, str]]:
    """Newest human translation of each string within the tenant, and the title of the page it stands in."""
    page = translation.source.get_source_instance()
    tenant = Tenant.objects.of_page(page) if isinstance(page, Page) else None
    if tenant is None or not strings:
        return {}
    own = Page.objects.filter(below(tenant.home_paths())).values("translation_key")
    found = StringTranslation.objects.filter(
        translation_of__in=strings,
        locale=translation.target_locale,
        translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
        has_error=False,
        context__object__in=own,
    ).exclude(tool_name=KEPT)
    # The newest comes last and stays.
    rows = list(found.order_by("updated_at", "pk").values_list("translation_of_id", "data", "context__object_id"))
    sources = TranslationSource.objects.filter(object__in={key for _, _, key in rows})
    titles = dict(sources.values_list("object_id", "object_repr"))
    return {string: (data, titles.get(key, "")) for string, data, key in rows}
