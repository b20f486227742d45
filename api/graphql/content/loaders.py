"""An edition as one request reads it: what is loaded, and what loaded documents mention but is not loaded.

Who asks for a quoted item loads everything that has been mentioned until then in one statement. So the number
of statements is the depth of a document's nesting, never the number of its items.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Q

from api.access.editions import editions_of
from api.graphql.content.items import DETAIL, Item, columns_for
from api.graphql.content.rows import ID, KEY, Given, Rows
from api.graphql.engine import ids
from api.graphql.engine.context import Reading
from cms.publishing.enums import Kind
from cms.publishing.models import Document
from cms.publishing.versions import KnownEdition

HEAVY = frozenset({"body", "slides", "files"})
HEAVY_TOGETHER = (frozenset({"transcript", "text"}), frozenset({"steps", "document"}))
RICH = frozenset({"html", "markdown", "document"})
# Fields whose values are keys of other items.
QUOTING = ("show", "place", "organiser")
MENTIONING = frozenset({*QUOTING, "related", "helplines", *RICH})
# As rich text writes it; people may type the same letters in their words.
LINK = re.compile(r'<a href="item:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})">')

Row = tuple[Any, ...]


def needs_detail(names: frozenset[str]) -> bool:
    """Whether these selected fields are answered from the part of a document that lists leave out."""
    return not HEAVY.isdisjoint(names) or any(each <= names for each in HEAVY_TOGETHER)


class OpenEdition:
    """One edition in one request. Not shared between requests. Whatever reads rows may raise TimeSpent."""

    # Where graphql-core finds the type of a value that is no dictionary.
    __typename = "Edition"

    def __init__(self, known: KnownEdition, reading: Reading) -> None:
        self.pk = known.pk
        self.known = known
        self.tenant = known.tenant
        self.locale = known.locale
        self.about = known.about
        self.base: str = known.about["baseUrl"]
        self.now = reading.now
        self.depends = reading.depends
        self.depends.add(known)
        self.check_time = reading.check_time
        # Of the whole document, for an item may be asked for in several places.
        self.names = reading.prepared.names
        self.item_columns = columns_for(self.names)
        self._quotes = not MENTIONING.isdisjoint(self.names)
        self._quoting = [field for field in QUOTING if field in self.names]
        self.items: dict[str, Item] = {}
        self.lent: dict[tuple[str, str], Item] = {}
        self.emergency: list[Item] | None = None
        self.kept: dict[Any, Any] = {}
        self._wanted: set[str] = set()
        self._lines: dict[str, set[str]] = {}
        self._asked: set[str] = set()
        self._asked_lines: set[tuple[str, str]] = set()
        self._topics: dict[str, dict[str, Any]] | None = None

    def id(self) -> str:
        """The edition's own id."""
        return ids.encode(ids.EDITION, self.tenant, self.locale)

    def languages(self) -> set[str]:
        """Of the items that were read here; where none were, of the edition's own words."""
        return {item.locale for item in (*self.items.values(), *self.lent.values())} or {self.locale}

    def topics(self) -> dict[str, dict[str, Any]]:
        """The tenant's topics by slug, in its order."""
        if self._topics is None:
            self._topics = {
                each["slug"]: {
                    "__typename": "Topic",
                    "id": ids.encode(ids.TOPIC, self.tenant, self.locale, each["slug"]),
                    **each,
                }
                for each in self.about["topics"]
            }
        return self._topics

    def release(self) -> None:
        """Lets go of the items, for they know it."""
        for each in (self.items, self.lent, self.kept):
            each.clear()
        self.emergency = self._topics = None

    def rows(self) -> Rows:
        """Rows of this edition that may be seen at the request's moment."""
        return Rows().visible(at=self.now).of_edition(self.pk)

    def columns(self, names: frozenset[str]) -> tuple[str, ...]:
        """Columns that answer a selection of these fields."""
        return (*self.item_columns, DETAIL) if needs_detail(names) else self.item_columns

    def take(self, rows: Iterable[Row], names: frozenset[str]) -> list[Item]:
        """Items of rows read with `columns(names)`, known from now on to whoever quotes them."""
        self.check_time()
        detailed = needs_detail(names)
        return [self._take(row, detailed=detailed) for row in rows]

    def quoted(self, key: str | None, names: frozenset[str] = frozenset()) -> Item | None:
        """The item with this key, if it may be seen in this edition.

        `names` are the fields that are asked of it.
        """
        if key is None:
            return None
        if key not in self._asked:
            self._wanted.add(key)
            self._load_mentioned(names)
        return self.items.get(key)

    def quoted_all(self, keys: Iterable[str], names: frozenset[str] = frozenset()) -> list[Item]:
        """Those of these items that may be seen in this edition, in order."""
        found = (self.quoted(key, names) for key in keys)
        return [item for item in found if item is not None]

    def helplines(self, keys: Sequence[str], *, text: Item) -> list[Item]:
        """Helplines quoted in a text.

        Live in this edition, else in the text's own language, else the emergency ones.
        """
        here = [self.items[key] for key in keys if key in self.items]
        unasked = [key for key in keys if key not in self.items and (text.locale, key) not in self._asked_lines]
        if unasked or (not here and self.emergency is None):
            self._lines.setdefault(text.locale, set()).update(keys)
            self._load_mentioned(frozenset())
            here = [self.items[key] for key in keys if key in self.items]
        lent = [self.lent[text.locale, key] for key in keys if (text.locale, key) in self.lent]
        return here or lent or self.emergency or []

    def detail(self, item: Item) -> Item:
        """The item with the part of its document that lists leave out; read for all loaded items at once."""
        if not item.detailed:
            lacking = [each for each in (*self.items.values(), *self.lent.values()) if not each.detailed]
            details = dict(
                Document.objects.filter(pk__in={each.document_id for each in lacking}).values_list("pk", "detail")
            )
            for each in lacking:
                each.add_detail(details.get(each.document_id, {}))
                self._mention(each)
            if not item.detailed:
                item.add_detail({})
        return item

    def _load_mentioned(self, names: frozenset[str]) -> None:
        """Reads all that is mentioned and not loaded, in one statement."""
        pending = {(locale, key) for locale, keys in self._lines.items() for key in keys}
        wanted = (self._wanted | {key for _, key in pending}) - self._asked
        with_emergency = bool(self._lines)
        lines = self._lines_elsewhere() if with_emergency else None
        rows = _mentioned(Rows().visible(at=self.now), self.pk, wanted, lines=lines)
        self._asked |= wanted
        self._asked_lines |= pending
        self._wanted, self._lines = set(), {}
        found = self.take(rows.read(self.columns(names), order=("position", "pk")), names)
        if with_emergency:
            self.emergency = [item for item in found if item.get("emergency") and self.items.get(item.key) is item]

    def _lines_elsewhere(self) -> dict[int, set[str]]:
        """Keys of helplines that texts in other languages quote, by the edition in the text's own."""
        editions = editions_of(tenant=self.tenant)
        elsewhere = [
            (editions[locale], keys)
            for locale, keys in sorted(self._lines.items())
            if locale != self.locale and locale in editions
        ]
        for edition, _keys in elsewhere:
            self.depends.add(edition)
        return {edition.pk: keys for edition, keys in elsewhere}

    def _take(self, row: Row, *, detailed: bool) -> Item:
        key = str(row[1])
        if row[0] != self.pk:
            item = Item(row, self)
            item["isFallback"] = True
            self.lent[item.locale, key] = item
        else:
            known = self.items.get(key)
            item = known or self.items.setdefault(key, Item(row, self))
            self._asked.add(key)
        if detailed and not item.detailed:
            item.add_detail(row[len(self.item_columns)])
        self._mention(item)
        return item

    def _mention(self, item: Item) -> None:
        """Notes the keys that this request may still ask the item for."""
        if not self._quotes:
            return
        for field in self._quoting:
            if item.get(field):
                self._wanted.add(item[field])
        if "related" in self.names:
            self._wanted.update(item.get("related") or ())
        lines = set(item.get("helplines") or ()) if "helplines" in self.names else set()
        if item.detailed:
            for block in item.get("body") or ():
                if block["__typename"] == "SupportBoxBlock" and "helplines" in self.names:
                    lines.update(block["helplines"])
        if not RICH.isdisjoint(self.names) and (item.detailed or "steps" in self.names):
            self._wanted.update(_links(item))
        lines -= self.items.keys()
        if lines:
            self._lines.setdefault(item.locale, set()).update(lines)


def _mentioned(rows: Rows, edition: int, wanted: set[str], *, lines: dict[int, set[str]] | None) -> Rows:
    """Rows of an edition with these keys. With `lines` its emergency helplines, too, and those lines of other editions
    that are in their own language.
    """
    places = range(len(lines or ()))

    def narrow(found: Any, given: Given) -> Any:
        here = Q(edition_id=given("edition", ID))
        condition = here & Q(translation_key__in=[given("wanted", KEY, many=True)])
        if lines is not None:
            condition |= here & Q(kind=Kind.HELPLINE, emergency=True)
        for place in places:
            there = Q(edition_id=given(f"edition{place}", ID), kind=Kind.HELPLINE, is_fallback=False)
            condition |= there & Q(translation_key__in=[given(f"lines{place}", KEY, many=True)])
        return found.filter(condition)

    values: dict[str, Any] = {"edition": edition, "wanted": wanted}
    for place, (other, keys) in zip(places, (lines or {}).items(), strict=True):
        values |= {f"edition{place}": other, f"lines{place}": keys}
    return rows.where(("mentioned", lines is not None, len(places)), narrow, **values)


def _links(item: Item) -> set[str]:
    """Keys of the items that rich text of this one links to."""
    texts = [step["html"] for step in item.get("steps") or ()]
    texts += [block["html"] for block in item.get("body") or () if "html" in block]
    # Most link nowhere, and looking for five letters is quick.
    return {key for text in texts if "item:" in text for key in LINK.findall(text)}


def edition_of(reading: Reading, known: KnownEdition) -> OpenEdition:
    """The edition of this request, opened at its first mention."""
    place = (known.tenant, known.locale)
    edition = reading.editions.get(place)
    if edition is None:
        edition = reading.editions[place] = OpenEdition(known, reading)
    return edition


def helplines_of(item: Item) -> list[Item]:
    """The helplines that an item names; none where it names none."""
    edition: OpenEdition = item.edition
    keys = item.get("helplines")
    return edition.helplines(keys, text=item) if keys else []
