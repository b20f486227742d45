"""Which blocks hold words that people read, and which of these wagtail-localize passes over in silence."""

from collections.abc import Iterator
from copy import copy
from importlib import import_module
from pkgutil import walk_packages
from typing import Any
from uuid import uuid4

from django.apps import apps
from wagtail import blocks
from wagtail.blocks.field_block import BaseChoiceBlock
from wagtail.fields import StreamField
from wagtail_localize.segments.extract import StreamFieldSegmentExtractor
from wagtail_localize.segments.types import StringSegmentValue

import content_types

# Numbers, dates, choices, addresses and things chosen from a list: nothing to translate. Everything else is words.
WORDLESS = (
    blocks.BooleanBlock,
    BaseChoiceBlock,
    blocks.ChooserBlock,
    blocks.DateBlock,
    blocks.DateTimeBlock,
    blocks.DecimalBlock,
    blocks.EmailBlock,
    blocks.FloatBlock,
    blocks.IntegerBlock,
    blocks.RegexBlock,
    blocks.StaticBlock,
    blocks.TimeBlock,
    blocks.URLBlock,
)
WORD = "ordet"


def silent(block: blocks.Block, name: str = "") -> Iterator[str]:
    """The places in a block whose words no translator would see."""
    if isinstance(block, WORDLESS):
        return
    if isinstance(block, blocks.BaseStructBlock | blocks.BaseStreamBlock):
        for child, each in block.child_blocks.items():
            yield from silent(each, f"{name}.{child}")
    elif isinstance(block, blocks.ListBlock):
        yield from silent(block.child_block, f"{name}[]")
    elif not _yields(block):
        yield f"{name} ({type(block).__name__})"


def _yields(block: blocks.Block) -> bool:
    """Put into a stream by itself, does it give a string with the word?"""
    # A stream names what is put into it, and the block is another stream's.
    stream = blocks.StreamBlock([("it", copy(block))])
    value = stream.to_python([{"type": "it", "value": f"<p>{WORD}</p>", "id": str(uuid4())}])
    field = StreamField(stream)
    try:
        segments = StreamFieldSegmentExtractor(field).handle_stream_block(value)
    except (AttributeError, TypeError, ValueError):
        return False
    return any(isinstance(each, StringSegmentValue) and WORD in each.string.data for each in segments)


def stream_fields() -> Iterator[tuple[str, Any]]:
    """Every StreamField of ours with its name."""
    for model in apps.get_models():
        for field in model._meta.local_fields:
            if isinstance(field, StreamField):
                yield f"{model.__name__}.{field.name}", field


def block_classes() -> set[type[blocks.Block]]:
    """Every class of block that is defined in our code, used or not."""
    for module in walk_packages(content_types.__path__, "content_types."):
        if ".migrations" not in module.name and ".management" not in module.name:
            import_module(module.name)
    return {each for each in _subclasses(blocks.Block) if each.__module__.startswith("content_types.")}


def _subclasses(of: type[Any]) -> Iterator[type[Any]]:
    for each in of.__subclasses__():
        yield each
        yield from _subclasses(each)
