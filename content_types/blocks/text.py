"""Text: headings, paragraphs, quotes and fact boxes."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from content_types import richtext
from content_types.assembly import Assembly
from content_types.blocks.public import PublicStructBlock, lines

PARAGRAPH_FEATURES = ["bold", "italic", "ol", "ul", "link"]
LEVELS = [("2", _("Heading")), ("3", _("Subheading"))]


class HeadingBlock(PublicStructBlock):
    """A heading; level 2 or 3, because the title is level 1."""

    text = blocks.CharBlock(label=_("Heading"), max_length=120)
    level = blocks.ChoiceBlock(label=_("Size"), choices=LEVELS, default="2")

    typename = "HeadingBlock"

    class Meta:
        icon = "title"
        label = _("Heading")

    def public_fields(self, value: Any, assembly: Assembly) -> dict[str, Any]:
        return {"text": assembly.text(value["text"]), "level": int(value["level"] or 2)}

    def fallback(self, fields: dict[str, Any]) -> str:
        return str(fields["text"])


class TextBlock(blocks.RichTextBlock):
    """Paragraphs and lists."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("features", PARAGRAPH_FEATURES)
        super().__init__(**kwargs)

    class Meta:
        icon = "pilcrow"
        label = _("Text")

    def public(self, value: Any, assembly: Assembly) -> dict[str, Any]:
        """The text in its three forms."""
        rich = assembly.rich(value)
        return {
            "__typename": "TextBlock",
            "fallbackText": richtext.plain_document(rich.document),
            "html": rich.html,
            "markdown": rich.markdown,
            "document": rich.document,
        }


class QuoteBlock(PublicStructBlock):
    """Somebody's words."""

    text = blocks.TextBlock(label=_("Quote"), rows=3)
    attribution = blocks.CharBlock(label=_("Who said it"), required=False, max_length=120)

    typename = "QuoteBlock"

    class Meta:
        icon = "openquote"
        label = _("Quote")

    def public_fields(self, value: Any, assembly: Assembly) -> dict[str, Any]:
        return {
            "text": assembly.text(value["text"]),
            "attribution": assembly.text(value["attribution"]) or None,
        }

    def fallback(self, fields: dict[str, Any]) -> str:
        return lines(fields["text"], f"– {fields['attribution']}" if fields["attribution"] else None)


class FactBoxBlock(PublicStructBlock):
    """A box with facts beside the story."""

    title = blocks.CharBlock(label=_("Title"), required=False, max_length=120)
    text = blocks.RichTextBlock(label=_("Facts"), features=PARAGRAPH_FEATURES)

    typename = "FactBoxBlock"

    class Meta:
        icon = "info-circle"
        label = _("Fact box")

    def public_fields(self, value: Any, assembly: Assembly) -> dict[str, Any]:
        title = assembly.text(value["title"]) or None
        rich = assembly.rich(value["text"])
        return {"title": title, "html": rich.html, "document": rich.document}

    def fallback(self, fields: dict[str, Any]) -> str:
        return lines(fields["title"], richtext.plain_document(fields["document"]))
