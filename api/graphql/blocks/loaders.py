"""Blocks of an item's body, and rich text whose links lead to what this edition shows."""

from collections.abc import Iterator, Mapping
from typing import Any

from api.graphql.content.items import Item, Part, parts
from api.graphql.engine import ids
from content_types import richtext

# Most texts have no link to an item, and need nobody to look where one leads.
LINK = "item:"


def body(item: Item) -> list[Part]:
    """The blocks of a story, a guide or an activity."""
    return parts(item.edition.detail(item).get("body"), item)


def html(value: dict[str, Any], item: Item) -> str:
    """Rich text as sanitised HTML."""
    text: str = value["html"]
    return richtext.resolve_html(text, Targets(item)) if LINK in text else text


def markdown(value: dict[str, Any], item: Item) -> str:
    """Rich text as Markdown."""
    text: str = value["markdown"]
    return richtext.resolve_markdown(text, Targets(item)) if LINK in text else text


def document(value: dict[str, Any], item: Item) -> Any:
    """Rich text as a tree of nodes."""
    return richtext.resolve_document(value["document"], Targets(item))


class Targets(Mapping[str, richtext.Target]):
    """Where links of an item lead in this edition, looked up as they are met.

    Nowhere where an item may not be seen.
    """

    def __init__(self, item: Item) -> None:
        self._item = item

    def __getitem__(self, key: str) -> richtext.Target:
        # What is no key of ours stands nowhere, and would be none for the database either.
        linked: Item | None = self._item.edition.quoted(key) if ids.is_key(key) else None
        if linked is None:
            raise KeyError(key)
        return richtext.Target(linked["shareUrl"], linked["path"], linked["kind"])

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0
