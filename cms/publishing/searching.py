"""Search in the published store: the chain of `locales.search` over the lists of the keys that documents keep.

A list names the documents that have a key, as a set; which of them an edition shows, and in which order, its directory
says. So what is a hit is known before a single row is read, and a word that every text has costs no more than another.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import F, Value
from django.db.models.functions import Cast

from cms.publishing import spellings
from cms.publishing.directories import Directory, directories
from cms.publishing.enums import Kind
from cms.publishing.models import Edition, EditionRow, KeyList
from cms.publishing.models.search import BLOCK
from cms.publishing.statements import Parameter, Row, statements
from locales.languages import BY_TAG
from locales.search import FoundSets, Having, Lists, Plan, find_sets, is_crisis
from locales.search.typos import mistyped, near

# Kinds that help somebody who is in danger.
HELP = frozenset({Kind.HELPLINE, Kind.GUIDE})
# Keys most like a mistyped word of which it is seen whether the edition shows a document that has them.
LOOKED_INTO = 40

NUMBER, TEXT, MOMENT = models.BigIntegerField(), models.TextField(), models.DateTimeField()
_LIST, _EDITION, _HIDDEN, _LINE = range(4)


@dataclass(frozen=True, slots=True)
class Rows:
    """Which rows of an edition: of any of these kinds and about any of these topics where some are named; with `own`
    those alone that stand in for no other language.
    """

    tenant: int
    edition: int
    own: bool = False
    kinds: frozenset[str] = frozenset()
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """A document that was found. `plan` is how, for whoever shows where."""

    document: int
    plan: Plan


@dataclass(frozen=True, slots=True)
class _Part:
    """Hits that follow on each other; `order` where it is not that of the lists."""

    documents: int
    plan: Plan
    order: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True)
class Hits:
    """All that was found, best first."""

    directory: Directory
    found: Sequence[FoundSets]
    lines: tuple[int, ...] = ()
    crisis: bool = False
    total: int = field(init=False)

    def __post_init__(self) -> None:
        documents = self.directory.set_of(self.lines)
        for each in self.found:
            documents |= each.hits
        object.__setattr__(self, "total", documents.bit_count())

    def between(self, begin: int, end: int) -> list[Hit]:
        """The hits from one place to before another."""
        hits: list[Hit] = []
        passed = 0
        for part in self._parts():
            if passed >= end:
                break
            size = part.documents.bit_count()
            if passed + size > begin:
                wanted = self._ordered(part, max(begin - passed, 0), end - passed)
                hits += (Hit(document, part.plan) for document in wanted)
            passed += size
        return hits

    def place_of(self, document: int) -> int | None:
        """Where a document stands; None where it was not found."""
        wanted, passed = self.directory.set_of([document]), 0
        for part in self._parts():
            if part.documents & wanted:
                return passed + list(self._ordered(part)).index(document)
            passed += part.documents.bit_count()
        return None

    def _ordered(self, part: _Part, begin: int = 0, end: int | None = None) -> Iterable[int]:
        if part.order is not None:
            return part.order[begin:end]
        return self.directory.ordered(part.documents, begin=begin, end=end)

    def _parts(self) -> Iterator[_Part]:
        if not self.crisis:
            yield from (_Part(each, found.plan) for found in self.found for each in found.sets())
            return
        led, help_ = self.directory.set_of(self.lines), self.directory.of_kinds(HELP)
        if self.lines:
            yield _Part(led, self.found[0].plan, self.lines)
        for among in (help_ & ~led, self.directory.all & ~help_ & ~led):
            yield from (
                _Part(part, found.plan) for found in self.found for each in found.sets() if (part := each & among)
            )


def search(
    rows: Rows,
    *,
    query: str,
    locales: Sequence[str],
    at: datetime,
    check_time: Callable[[], None] = lambda: None,
) -> Hits:
    """The hits among these rows that may be seen: of the first language, best first, then of the next.

    The query is read in the language of each text. Where it speaks of danger, the tenant's emergency helplines come
    first whether they hold its words or not, then guides and helplines that do, then the rest. `check_time` is asked
    before each word that is looked into as mistyped, and may raise.
    """
    # Both scripts of a language are one.
    asked = list({BY_TAG[locale].code: locale for locale in locales}.values())
    crisis = any(is_crisis(query, locale) for locale in asked)
    store = _Store(rows, at=at, lines_too=crisis, check_time=check_time)
    found = find_sets(store, query, asked)
    return Hits(store.directory, found, store.lines, crisis)


class _Store:
    """The lists of a tenant as the chain wants them; the first question reads all that it takes, in one statement.

    `among` are the documents of the wanted rows that may be seen, `lines` the emergency helplines of these in the
    editor's order.
    """

    def __init__(self, rows: Rows, *, at: datetime, lines_too: bool, check_time: Callable[[], None]) -> None:
        self._rows = rows
        self._at = at
        self._lines_too = lines_too
        self._check_time = check_time
        self._lists: dict[str, dict[str, Having]] = defaultdict(dict)
        self._begun = False
        self.directory = Directory(("", 0))
        self.among = 0
        self.lines: tuple[int, ...] = ()

    def having(self, keys: Mapping[str, frozenset[str]]) -> Mapping[str, Lists]:
        """As `ListStore` wants it. Keys that are asked for later are those asked for first, or of the vocabulary."""
        if not self._begun:
            self._begun = True
            self._read(keys)
        return self._lists

    def vocabulary(self, plans: Sequence[Plan]) -> dict[str, list[str]]:
        """As `ListStore` wants it; a statement for the words that there are, one for the lists of the likely."""
        wanted: dict[str, set[str]] = {}
        words = [(each.code, word) for each in plans for word in mistyped(each)]
        for (code, word), keys in zip(words, spellings.like(words, tenant=self._rows.tenant), strict=True):
            self._check_time()
            likely = near(word, keys, code, most=LOOKED_INTO)
            wanted.setdefault(code, set()).update(key for _likeness, key in likely)
        # One language's keys are looked for in all: SQLite would go through the whole tenant for `OR`.
        lists = KeyList.objects.filter(
            tenant=self._rows.tenant, language__in=wanted.keys(), key__in=set().union(*wanted.values())
        )
        columns = ("language", "key", "block", "title", "body")
        for language, key, block, title, body in lists.values_list(*columns).iterator():
            if key in wanted[language]:
                self._take(language, key, block, bytes(title), bytes(body))
        return {
            code: [key for key, having in found.items() if (having.title | having.body) & self.among]
            for code, found in self._lists.items()
        }

    def _read(self, keys: Mapping[str, frozenset[str]]) -> None:
        values = {
            "tenant": self._rows.tenant,
            "edition": self._rows.edition,
            "languages": sorted(keys),
            "keys": sorted(frozenset().union(*keys.values())),
            "at": self._at,
        }
        by_part: dict[int, list[Row]] = defaultdict(list)
        shape = ("search", self._lines_too)
        for row in statements.get(shape, lambda: _everything(lines_too=self._lines_too)).run(values):
            by_part[row[0]].append(row[1:])
        epoch, _, change_number, *_rest = by_part[_EDITION][0] if by_part[_EDITION] else ("", "", 0)
        self.directory = directories.get(self._rows.edition, version=(epoch, change_number))
        self.among = self._wanted() & ~self.directory.set_of(row[2] for row in by_part[_HIDDEN])
        for row in by_part[_LIST]:
            self._take(*row)
        lines = sorted((position, int(pk), document) for position, pk, document, *_ in by_part[_LINE])
        self.lines = tuple(line for *_, line in lines if self.directory.set_of([line]) & self.among)

    def _wanted(self) -> int:
        wanted = self.directory.own if self._rows.own else self.directory.all
        if self._rows.kinds:
            wanted &= self.directory.of_kinds(self._rows.kinds)
        if self._rows.topics:
            wanted &= self.directory.about(self._rows.topics)
        return wanted

    def _take(self, language: str, key: str, block: int, title: bytes, body: bytes) -> None:
        """Adds a list to what is known of its key."""
        place = block * BLOCK - self.directory.floor
        if place < 0:
            return
        known = self._lists[language].get(key, _NOWHERE)
        titles, bodies = int.from_bytes(title, "little"), int.from_bytes(body, "little")
        self._lists[language][key] = Having(known.title | titles << place, known.body | bodies << place)


def _everything(*, lines_too: bool) -> Any:
    """The lists of some keys, how new the edition is, which of its rows are out of their time, and emergency lines."""
    edition = Parameter("edition", NUMBER)
    at = Parameter("at", MOMENT)
    rows = EditionRow.objects.filter(edition_id=edition).order_by()
    lists = KeyList.objects.order_by().filter(
        tenant_id=Parameter("tenant", NUMBER),
        language__in=[Parameter("languages", TEXT, many=True)],
        key__in=[Parameter("keys", TEXT, many=True)],
    )
    parts = [
        _part(_EDITION, Edition.objects.order_by().filter(pk=edition), Cast("epoch", TEXT), F("change_number")),
        _part(_HIDDEN, rows.filter(visible_until__lte=at), _text(""), F("document_id")),
        _part(_HIDDEN, rows.filter(visible_from__gt=at), _text(""), F("document_id")),
    ]
    if lines_too:
        lines = rows.filter(kind=Kind.HELPLINE, emergency=True)
        parts.append(_part(_LINE, lines, F("position"), F("document_id"), Cast("pk", TEXT)))
    found = lists.annotate(part=_number(_LIST)).values_list("part", "language", "key", "block", "title", "body")
    return found.union(*parts, all=True)


def _part(number: int, rows: Any, text: Any, value: Any, more: Any = None) -> Any:
    columns = {
        "part": _number(number),
        "text": text,
        "more": more or _text(""),
        "value": value,
        "one": _NO_BYTES,
        "other": _NO_BYTES,
    }
    return rows.annotate(**columns).values_list(*columns)


def _number(value: int) -> Any:
    return Cast(Value(value), models.IntegerField())


def _text(value: str) -> Any:
    return Cast(Value(value), TEXT)


_NOWHERE = Having(0, 0)
_NO_BYTES = Cast(Value(b""), models.BinaryField())
