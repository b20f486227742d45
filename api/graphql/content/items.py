"""An item as the API shows it.

One edition row with its document, as a dictionary with the contract's names.
"""

from typing import Any

from api.graphql.engine import ids
from locales.languages import segment

# Columns read for every item, and their places in the row.
COLUMNS = (
    "edition_id",
    "translation_key",
    "kind",
    "is_fallback",
    "document_id",
    "document__locale",
    "document__path",
    "document__card",
)
IN_ALL = len(COLUMNS)
# Columns that only some fields are answered from: the field that a column is for.
SINGLE = {
    "published_at": "publishedAt",
    "document__status": "translationStatus",
    "document__version": "version",
    "document__updated_at": "updatedAt",
    "document__available": "availableLocales",
}
# The column that holds these fields by their names.
TRANSLATION = "document__translation"
OF_TRANSLATION = frozenset({"sourceLocale", "missingSegments", "machineSegments", "reviewedAt", "sourceChangedAt"})
# What else is looked at where these fields are asked for.
LOOKED_AT = {"changedAt": "updatedAt"}
DETAIL = "document__detail"

TYPE_NAMES = {
    "STORY": "Story",
    "PODCAST_SHOW": "PodcastShow",
    "PODCAST_EPISODE": "PodcastEpisode",
    "GUIDE": "Guide",
    "HELPLINE": "Helpline",
    "ACTIVITY": "Activity",
    "PLACE": "Place",
    "ORGANISATION": "Organisation",
    "SLIDESHOW": "Slideshow",
    "FILM": "Film",
}


def columns_for(names: frozenset[str]) -> tuple[str, ...]:
    """Columns that answer any of these fields, but for the detail."""
    wanted = names | {LOOKED_AT[name] for name in LOOKED_AT.keys() & names}
    single = (column for column, field in SINGLE.items() if field in wanted)
    return (*COLUMNS, *single, *(() if OF_TRANSLATION.isdisjoint(names) else (TRANSLATION,)))


class Item(dict[str, Any]):
    """The public document with what only the edition knows.

    `detailed` tells whether `detail` has been read.
    """

    __slots__ = ("detailed", "document_id", "edition", "key", "locale")

    def __init__(self, row: tuple[Any, ...], edition: Any) -> None:
        _, key, kind, fallback, document, locale, path, card = row[:IN_ALL]
        self.edition = edition
        self.key = key = str(key)
        self.locale: str = locale
        self.document_id: int = document
        self.detailed = False
        super().__init__(
            card,
            __typename=TYPE_NAMES[kind],
            id=ids.encode(ids.ITEM, edition.tenant, edition.locale, key),
            kind=kind,
            translationKey=key,
            path=path,
            shareUrl=f"{edition.base}/{segment(locale)}{path}",
            requestedLocale=edition.locale,
            isFallback=fallback,
            contentLocale=locale,
        )
        for place, column in enumerate(edition.item_columns[IN_ALL:], IN_ALL):
            if column == TRANSLATION:
                self.update(row[place])
            else:
                self[SINGLE[column]] = row[place]

    @property
    def item(self) -> "Item":
        """An item is its own whole, as a part's `item` is the part's."""
        return self

    def part_id(self, letter: str, name: str) -> str:
        """The id of a part of this item."""
        return ids.encode(letter, self.edition.tenant, self.edition.locale, self.key, name)

    def add_detail(self, detail: dict[str, Any]) -> None:
        """Adds what lists seldom ask for."""
        self.update(detail)
        self.detailed = True


class Part(dict[str, Any]):
    """A piece of an item's document that needs to know its item."""

    __slots__ = ("item",)

    def __init__(self, value: dict[str, Any], item: Item) -> None:
        super().__init__(value)
        self.item = item

    @property
    def edition(self) -> Any:
        """The edition that is read."""
        return self.item.edition


def parts(values: list[dict[str, Any]] | None, item: Item) -> list[Part]:
    """Every piece of a list, with its item."""
    return [Part(value, item) for value in values or ()]
