"""The translatable texts of a page as the database keeps them, by wagtail-localize's rules of what is translatable.

wagtail-localize's own extraction parses every string into the segments that translators see: a hundred times the work,
which whoever only asks whether a text has changed need not do.
"""

import re
from collections.abc import Iterator
from typing import Any

from django.db import models
from modelcluster.fields import ParentalKey
from wagtail import blocks
from wagtail.fields import RichTextField, StreamField
from wagtail.models import TranslatableMixin
from wagtail_localize.fields import get_translatable_fields

# Attributes of tags are the editor's book-keeping; a link leads where it leads in each language.
ATTRIBUTES = re.compile(r"<(/?[a-zA-Z0-9-]+)[^>]*>")
SPACES = re.compile(r"\s+")

Text = tuple[str, str]


def texts_of(instance: models.Model) -> Iterator[Text]:
    """Each text with the place where it stands; empty ones are left out."""
    model = type(instance)
    for translatable in get_translatable_fields(model):
        if translatable.is_translated(instance):
            field = translatable.get_field(model)
            for place, text in _of_field(field, instance):
                if text:
                    yield f"{field.name}{place}", text


def _of_field(field: Any, instance: models.Model) -> Iterator[Text]:
    if isinstance(field, StreamField):
        yield from _of_stream(field.stream_block, field.value_from_object(instance).get_prep_value())
    elif isinstance(field, RichTextField):
        yield "", _plain_tags(field.value_from_object(instance) or "")
    elif isinstance(field, models.TextField | models.CharField):
        if not field.choices:
            yield "", field.value_from_object(instance) or ""
    elif _is_translated_children(field):
        for child in getattr(instance, field.get_accessor_name()).all():
            for place, text in texts_of(child):
                yield f".{child.translation_key}.{place}", text


def _is_translated_children(field: Any) -> bool:
    return (
        isinstance(field, models.ManyToOneRel)
        and isinstance(field.remote_field, ParentalKey)
        and issubclass(field.related_model, TranslatableMixin)
    )


def _of_stream(block: blocks.BaseStreamBlock, raw: list[dict[str, Any]]) -> Iterator[Text]:
    for item in raw:
        child = block.child_blocks.get(item["type"])
        if child is not None:
            yield from _below(str(item.get("id")), _of_block(child, item["value"]))


def _of_block(block: blocks.Block, raw: Any) -> Iterator[Text]:
    if raw is None:
        return
    if isinstance(block, blocks.RichTextBlock):
        yield "", _plain_tags(raw)
    elif isinstance(block, blocks.CharBlock | blocks.TextBlock | blocks.BlockQuoteBlock):
        yield "", raw
    elif isinstance(block, blocks.BaseStructBlock):
        for name, child in block.child_blocks.items():
            # A picture chosen before its block had alt text is kept as a bare number.
            if isinstance(raw, dict):
                yield from _below(name, _of_block(child, raw.get(name)))
    elif isinstance(block, blocks.ListBlock):
        for position, item in enumerate(raw):
            is_item = isinstance(item, dict) and item.get("type") == "item"
            value, place = (item["value"], item.get("id")) if is_item else (item, position)
            yield from _below(str(place), _of_block(block.child_block, value))
    elif isinstance(block, blocks.BaseStreamBlock):
        yield from _of_stream(block, raw)


def _below(name: str, found: Iterator[Text]) -> Iterator[Text]:
    for place, text in found:
        yield f".{name}{place}", text


def _plain_tags(html: str) -> str:
    return SPACES.sub(" ", ATTRIBUTES.sub(r"<\1>", html)).strip()
