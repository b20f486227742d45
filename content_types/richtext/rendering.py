"""The three shapes of a rich text and its plain text."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from content_types.richtext.parsing import ItemForPage, tree
from content_types.richtext.sanitising import sanitised, whole_characters
from content_types.richtext.spans import Node
from content_types.richtext.writing_html import html
from content_types.richtext.writing_markdown import markdown


@dataclass(frozen=True, slots=True)
class RichText:
    """
    One text in three shapes; ``links`` are the translation keys it links to, each once, in reading order.

    ``document`` is {"type": "document", "children": [blocks]}. Blocks: paragraph, heading (``level`` 2 to 4),
    list (``ordered``, children listItem), listItem (children paragraph or list). Spans: text (``text``,
    ``marks`` of "strong" and "emphasis", ``lang`` when it differs, ``translate`` False when no one may
    translate or convert it), link (``url`` or ``item``, and ``children``), break. Quotations are paragraphs
    in it, separators are left out.
    """

    html: str
    markdown: str
    document: dict[str, Any]
    links: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        """Give the value as the store keeps it."""
        return {"html": self.html, "markdown": self.markdown, "document": self.document}


def render(source: str, *, item_for_page: ItemForPage) -> RichText:
    """
    Read stored rich text, or HTML from anywhere, and write it in its three shapes.

    ``item_for_page`` gives the translation key of a linked page, or None to unwrap the link. Links prepared
    as ``href="item:KEY"`` are kept. Never raises on bad input and takes time linear in its length.
    """
    blocks = tree(whole_characters(source), item_for_page=item_for_page)
    return RichText(
        html=sanitised(html(blocks)),
        markdown=markdown(blocks),
        document={"type": "document", "children": _public(blocks)},
        links=tuple(dict.fromkeys(_linked(blocks))),
    )


def plain(source: str) -> str:
    """Give the text alone, one line for each block and after each break."""
    return "\n".join(_lines(tree(whole_characters(source), item_for_page=lambda _page: None)))


def plain_document(document: Node) -> str:
    """Give the same text from the tree as ``plain`` gives from its source."""
    return "\n".join(_lines(document["children"]))


def _public(blocks: Iterable[Node]) -> list[Node]:
    kept: list[Node] = []
    for block in blocks:
        if block["type"] == "quote":
            kept += block["children"]
        elif block["type"] != "separator":
            kept.append(block)
    return kept


def _lines(blocks: Iterable[Node]) -> Iterator[str]:
    for block in blocks:
        if block["type"] in {"paragraph", "heading"}:
            yield "".join(_characters(block["children"]))
        else:
            yield from _lines(block.get("children", ()))


def _characters(spans: Iterable[Node]) -> Iterator[str]:
    for span in spans:
        if span["type"] == "break":
            yield "\n"
        elif span["type"] == "link":
            yield from _characters(span["children"])
        else:
            yield span["text"]


def _linked(nodes: Iterable[Node]) -> Iterator[str]:
    for node in nodes:
        if "item" in node:
            yield node["item"]
        else:
            yield from _linked(node.get("children", ()))
