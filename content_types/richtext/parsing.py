"""
From stored rich text to a tree of block nodes.

The tree is the public one plus two nodes only HTML and Markdown can show, ``quote`` and ``separator``. It is
shallow whatever the source: lists nest at most MAX_LIST_DEPTH deep, deeper ones go on in the list they are
in, and no text is lost by broken nesting.
"""

import re
from collections import Counter
from collections.abc import Callable
from typing import NamedTuple

from content_types.richtext.sanitising import web_address
from content_types.richtext.spans import Link, Node, Run, Style, spans
from content_types.richtext.tokens import End, Start, Text, tokens

MAX_LIST_DEPTH = 8

ItemForPage = Callable[[int], str | None]

_HEADINGS = {"h1": 2, "h2": 2, "h3": 3, "h4": 4, "h5": 4, "h6": 4}
_LISTS = {"ul": False, "ol": True}
_SECTIONS = {
    "address",
    "article",
    "aside",
    "body",
    "footer",
    "form",
    "header",
    "html",
    "main",
    "nav",
    "section",
}
_TABLES = {"caption", "table", "tbody", "td", "tfoot", "th", "thead", "tr"}
_GROUPS = {
    "dd",
    "details",
    "dialog",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "p",
    "pre",
    "summary",
}
_BOUNDARIES = _SECTIONS | _TABLES | _GROUPS
_BLOCKS = _BOUNDARIES | _HEADINGS.keys() | _LISTS.keys() | {"li", "blockquote"}
_MARKS = frozenset({"b", "strong", "i", "em", "span", "a"})
_KEY = re.compile(r"[0-9A-Za-z-]{1,64}")
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")


class _Element(NamedTuple):
    """An open tag and what to go back to when it closes."""

    name: str
    style: Style
    heading: int | None
    depth: int


class Builder:
    """Takes tokens one by one and keeps the open elements; use ``tree``."""

    def __init__(self, item_for_page: ItemForPage) -> None:
        self.root: Node = {"type": "document", "children": []}
        self._item_for_page = item_for_page
        self._places: list[Node] = [self.root]
        self._open: list[_Element] = []
        self._open_names: Counter[str] = Counter()
        self._style = Style()
        self._heading: int | None = None
        self._runs: list[Run] = []
        self._items: dict[int, str | None] = {}

    def start(self, tag: Start) -> None:
        name = tag.name
        if name == "br":
            self._runs.append(Run(None, self._style))
        elif name == "hr":
            self._separate()
        elif name in _BLOCKS:
            self._end_block()
            self._remember(name)
            self._open_block(name)
        elif name in _MARKS:
            self._remember(name)
            self._style = self._marked(name, tag)

    def end(self, name: str) -> None:
        if not self._open_names[name]:
            return
        while True:
            element = self._open.pop()
            self._open_names[element.name] -= 1
            if element.name in _BLOCKS:
                self._end_block()
                self._close_places(element.depth)
            self._style, self._heading = element.style, element.heading
            if element.name == name:
                return

    def text(self, text: str) -> None:
        self._runs.append(Run(text, self._style))

    def finish(self) -> None:
        self._end_block()
        self._close_places(1)

    def _remember(self, name: str) -> None:
        self._open.append(_Element(name, self._style, self._heading, len(self._places)))
        self._open_names[name] += 1

    def _open_block(self, name: str) -> None:
        if name in _HEADINGS:
            self._heading = _HEADINGS[name]
        elif name in _LISTS:
            self._open_list(ordered=_LISTS[name])
        elif name == "li":
            self._open_item()
        elif name == "blockquote" and self._places[-1] is self.root:
            self._places.append({"type": "quote", "children": []})

    def _open_list(self, *, ordered: bool) -> None:
        if self._places[-1]["type"] == "list":
            self._open_item()
        if sum(place["type"] == "list" for place in self._places) < MAX_LIST_DEPTH:
            self._places.append({"type": "list", "ordered": ordered, "children": []})

    def _open_item(self) -> None:
        if self._places[-1]["type"] == "listItem":
            self._close_places(len(self._places) - 1)
        if self._places[-1]["type"] == "list":
            self._places.append({"type": "listItem", "children": []})

    def _close_places(self, depth: int) -> None:
        while len(self._places) > depth:
            place = self._places.pop()
            if place["children"]:
                self._places[-1]["children"].append(place)

    def _separate(self) -> None:
        self._end_block()
        if self._places[-1] is self.root:
            self.root["children"].append({"type": "separator"})

    def _end_block(self) -> None:
        children = spans(self._runs)
        self._runs = []
        if not children:
            return
        if self._places[-1]["type"] == "list":
            self._open_item()
        place = self._places[-1]
        if self._heading and place is self.root:
            place["children"].append({"type": "heading", "level": self._heading, "children": children})
        else:
            place["children"].append({"type": "paragraph", "children": children})

    def _marked(self, name: str, tag: Start) -> Style:
        if name in {"b", "strong"}:
            return self._style._replace(strong=True)
        if name in {"i", "em"}:
            return self._style._replace(emphasis=True)
        attributes = tag.read()
        if name == "a":
            return self._style._replace(link=self._link(attributes))
        lang = attributes.get("lang", "")
        return self._style._replace(
            lang=lang if _LANGUAGE.fullmatch(lang) else self._style.lang,
            fixed=self._style.fixed or attributes.get("translate", "").lower() == "no",
        )

    def _link(self, attributes: dict[str, str]) -> Link | None:
        href = attributes.get("href", "").strip()
        if attributes.get("linktype") == "page":
            key = self._item(attributes.get("id", ""))
        elif href.startswith("item:"):
            key = href.removeprefix("item:")
        else:
            address = web_address(href)
            return Link("url", address) if address else None
        return Link("item", key) if key and _KEY.fullmatch(key) else None

    def _item(self, page: str) -> str | None:
        if not re.fullmatch("[0-9]{1,18}", page):
            return None
        number = int(page)
        if number not in self._items:
            self._items[number] = self._item_for_page(number)
        return self._items[number]


def tree(source: str, *, item_for_page: ItemForPage) -> list[Node]:
    """Give the block nodes of a source; the caller's function is asked once for each linked page."""
    builder = Builder(item_for_page)
    for token in tokens(source):
        match token:
            case Text(text):
                builder.text(text)
            case Start():
                builder.start(token)
            case End(name):
                builder.end(name)
    builder.finish()
    return list(builder.root["children"])
