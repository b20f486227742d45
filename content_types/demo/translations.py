"""The records by which wagtail-localize knows that one page is the translation of another, string by string."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource
from wagtail_localize.segments.extract import extract_segments
from wagtail_localize.segments.types import StringSegmentValue

from cms.translation.building import note_sync
from cms.translation.models import SyncedText
from cms.translation.segments import write_source
from content_types.demo.problems import DemoContentError
from content_types.models.base import EditorialPage

UNIQUE = ["locale", "translation_of", "context"]


def begin(*, source: EditorialPage, at: datetime) -> TranslationSource:
    """The page becomes the source of its group."""
    record = write_source(source, at=at)
    note_sync(source=record, at=at)
    return record


def renew(*, source: EditorialPage, at: datetime) -> TranslationSource:
    """The source's new text becomes what translations are measured against."""
    record, _ = TranslationSource.update_or_create_from_instance(source)
    TranslationSource.objects.filter(pk=record.pk).update(last_updated_at=at)
    SyncedText.objects.filter(source=record).update(changed_at=at)
    record.refresh_from_db()
    return record


def translate(*, record: TranslationSource, page: EditorialPage, at: datetime) -> None:
    """Records the page as the complete translation of the source. Raises DemoContentError when texts do not pair."""
    pairs = [
        StringTranslation(
            translation_of_id=string,
            context_id=context,
            locale=page.locale,
            data=data,
            translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
        )
        for string, context, data in _pairs(record, page)
    ]
    StringTranslation.objects.bulk_create(
        pairs, update_conflicts=True, unique_fields=UNIQUE, update_fields=["data", "translation_type"]
    )
    told: dict[str, Any] = {"translations_last_updated_at": at, "destination_last_updated_at": at}
    if not Translation.objects.filter(source=record, target_locale=page.locale).update(**told):
        Translation.objects.bulk_create([Translation(source=record, target_locale=page.locale, **told)])


def _pairs(record: TranslationSource, page: EditorialPage) -> Iterator[tuple[int, int, str]]:
    """String and context of the source with the text of the translation; each pair once."""
    source: dict[str, list[tuple[int, int]]] = defaultdict(list)
    rows = StringSegment.objects.filter(source=record).order_by("order")
    for path, string, context in rows.values_list("context__path", "string_id", "context_id"):
        source[path].append((string, context))
    target = _texts(page)
    unequal = [path for path in source.keys() | target.keys() if len(source[path]) != len(target.get(path, ()))]
    if unequal:
        place = f"{page} ({page.locale.language_code})"
        raise DemoContentError(f"{place}: {path} does not pair with its source" for path in sorted(unequal))
    seen = set()
    for path, places in source.items():
        for pair, data in zip(places, target[path], strict=True):
            if pair not in seen:
                seen.add(pair)
                yield (*pair, data)


def _texts(page: EditorialPage) -> Mapping[str, list[str]]:
    found = defaultdict(list)
    for segment in extract_segments(page):
        if isinstance(segment, StringSegmentValue):
            found[segment.path].append(segment.string.data)
    return found
