"""A page's text as wagtail-localize takes it apart, in bulk: its own way asks the database ten times a string."""

import json
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any
from uuid import uuid5

from django.contrib.contenttypes.models import ContentType
from django.core.serializers.json import DjangoJSONEncoder
from wagtail.models import Page
from wagtail_localize.models import (
    OverridableSegment,
    RelatedObjectSegment,
    String,
    StringSegment,
    Template,
    TemplateSegment,
    TranslatableObject,
    TranslationContext,
    TranslationSource,
    get_schema_version,
)
from wagtail_localize.segments.extract import extract_segments
from wagtail_localize.segments.types import (
    OverridableSegmentValue,
    RelatedObjectSegmentValue,
    StringSegmentValue,
    TemplateSegmentValue,
)

Contexts = dict[str, TranslationContext]
Write = Callable[[TranslationSource, list[Any], Contexts], None]


def write_source(page: Page, *, at: datetime) -> TranslationSource:
    """The page's text becomes a source that other languages are measured against. Its group must not have one yet."""
    kept, _ = TranslatableObject.objects.get_or_create_from_instance(page)
    source = TranslationSource(
        object=kept,
        locale=page.locale,
        specific_content_type=ContentType.objects.get_for_model(type(page)),
        object_repr=str(page)[:200],
        content_json=page.to_json(),
        schema_version=get_schema_version(page._meta.app_label),
        last_updated_at=at,
    )
    TranslationSource.objects.bulk_create([source])
    segments = extract_segments(page)
    contexts = _contexts(kept, page, {segment.path for segment in segments})
    for value_type, write in WRITERS.items():
        write(source, [segment for segment in segments if isinstance(segment, value_type)], contexts)
    return source


def _contexts(kept: TranslatableObject, page: Page, paths: set[str]) -> Contexts:
    known = {context.path: context for context in TranslationContext.objects.filter(object=kept)}
    new = [
        TranslationContext(object=kept, path=path, path_id=TranslationContext._get_path_id(path))  # noqa: SLF001
        for path in sorted(paths - known.keys())
    ]
    for context in new:
        _name_field(context, page)
    TranslationContext.objects.bulk_create(new)
    return known | {context.path: context for context in new}


def _name_field(context: TranslationContext, page: Page) -> None:
    """Kept from the beginning: once the page has lost the block, the translator's screen could not find it out."""
    context.save = lambda **kwargs: None  # the library's verb saves each by itself
    context.get_field_path(page)
    del context.save


def _write_strings(source: TranslationSource, segments: list[StringSegmentValue], contexts: Contexts) -> None:
    hashes = [String._get_data_hash(segment.string.data) for segment in segments]  # noqa: SLF001
    known = _by(String.objects.filter(locale=source.locale, data_hash__in=hashes), "data_hash")
    for data_hash, segment in zip(hashes, segments, strict=True):
        if data_hash not in known:
            known[data_hash] = String(locale=source.locale, data_hash=data_hash, data=segment.string.data)
    String.objects.bulk_create(string for string in known.values() if string.pk is None)
    StringSegment.objects.bulk_create(
        StringSegment(
            source=source,
            context=contexts[segment.path],
            order=segment.order,
            string=known[data_hash],
            attrs=json.dumps(segment.attrs, cls=DjangoJSONEncoder),
        )
        for data_hash, segment in zip(hashes, segments, strict=True)
    )


def _write_templates(source: TranslationSource, segments: list[TemplateSegmentValue], contexts: Contexts) -> None:
    ids = [uuid5(uuid5(Template.BASE_UUID_NAMESPACE, segment.format), segment.template) for segment in segments]
    known = _by(Template.objects.filter(uuid__in=ids), "uuid")
    for uuid, segment in zip(ids, segments, strict=True):
        if uuid not in known:
            known[uuid] = Template(
                uuid=uuid,
                template=segment.template,
                template_format=segment.format,
                string_count=segment.string_count,
            )
    Template.objects.bulk_create(template for template in known.values() if template.pk is None)
    TemplateSegment.objects.bulk_create(
        TemplateSegment(source=source, context=contexts[segment.path], order=segment.order, template=known[uuid])
        for uuid, segment in zip(ids, segments, strict=True)
    )


def _write_overridables(source: TranslationSource, segments: list[OverridableSegmentValue], contexts: Contexts) -> None:
    OverridableSegment.objects.bulk_create(
        OverridableSegment(
            source=source,
            context=contexts[segment.path],
            order=segment.order,
            data_json=json.dumps(segment.data, cls=DjangoJSONEncoder),
        )
        for segment in segments
    )


def _write_related(
    source: TranslationSource, segments: Sequence[RelatedObjectSegmentValue], contexts: Contexts
) -> None:
    for segment in segments:
        RelatedObjectSegment.from_value(source, segment)


def _by(rows: Any, field: str) -> dict[Any, Any]:
    return {getattr(row, field): row for row in rows}


WRITERS: dict[type, Write] = {
    StringSegmentValue: _write_strings,
    TemplateSegmentValue: _write_templates,
    OverridableSegmentValue: _write_overridables,
    RelatedObjectSegmentValue: _write_related,
}
