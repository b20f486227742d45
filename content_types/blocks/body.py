"""The body of a text: all families together."""

from collections.abc import Iterator
from typing import Any

from wagtail import blocks

from content_types.addresses import public_page
from content_types.assembly import Assembly
from content_types.blocks.images import GalleryBlock, ImageBlock
from content_types.blocks.media import AudioBlock, EmbedBlock, VideoBlock
from content_types.blocks.support import SupportBoxBlock
from content_types.blocks.text import FactBoxBlock, HeadingBlock, QuoteBlock, TextBlock

WORDS_PER_MINUTE = 180


class BodyBlock(blocks.StreamBlock):
    """What a story, a guide or an activity is told with."""

    heading = HeadingBlock()
    text = TextBlock()
    image = ImageBlock()
    gallery = GalleryBlock()
    quote = QuoteBlock()
    fact_box = FactBoxBlock()
    support_box = SupportBoxBlock()
    audio = AudioBlock()
    video = VideoBlock()
    embed = EmbedBlock()


def public_body(body: blocks.StreamValue, assembly: Assembly) -> list[dict[str, Any]]:
    """The blocks as the store keeps them, each with its id; what would lead nowhere is left out."""
    return [
        {"id": child.id, **child.block.public(child.value, assembly)} for child in body if not _leads_nowhere(child)
    ]


def _leads_nowhere(child: Any) -> bool:
    return child.block_type == "embed" and public_page(child.value["url"]) is None


def support_boxes(body: blocks.StreamValue) -> Iterator[Any]:
    """The support boxes of a body."""
    return (child.value for child in body if child.block_type == "support_box")


def reading_minutes(words: int) -> int:
    """Minutes, at least one, at a young reader's pace."""
    return max(1, round(words / WORDS_PER_MINUTE))
