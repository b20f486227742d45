"""Finding and ranking by sets: a store that keeps, for each key, which documents have it.

A set of documents is a number, one bit for each document. So a word that every text has costs no more than a rare one,
and what is common to many documents is worked out once. The hits and their order are those of `ranking`, to which a
property test holds them; but equals are left in one set, for whoever knows their order.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import compress
from typing import NamedTuple, Protocol

from locales.search.plan import Alternative, Plan, Word
from locales.search.ranking import ALSO_IN_BODY, IN_TITLE, rarity, score
from locales.search.store import chain

# Sets of hits that are told apart word by word; beyond, hits are told apart one by one, which takes time by their
# number, but not by that of the ways to tell them apart.
MOST_SETS = 256
_FLAGS = bytes(each == ord("1") for each in range(256))


class Having(NamedTuple):
    """The documents that have a key in their title, and in their body."""

    title: int
    body: int


Lists = Mapping[str, Having]
# What a word is worth, and documents that have it so: best first. Those of a better way are among those of a worse.
Levels = Sequence[tuple[float, int]]
_NOWHERE = Having(0, 0)


class ListStore(Protocol):
    """Keys with the documents that have them; languages are named by their codes.

    `among` are the documents that the reader may see, once `having` has been asked.
    """

    among: int

    def having(self, keys: Mapping[str, frozenset[str]]) -> Mapping[str, Lists]:
        """The lists of these keys for each language; a key that no document has may be missing."""

    def vocabulary(self, plans: Sequence[Plan]) -> Mapping[str, Iterable[str]]:
        """For each language the keys of documents that may be seen, as far as a mistyped word of its plan may be meant
        for them.

        Asked for only when nothing was found.
        """


@dataclass(frozen=True, slots=True)
class FoundSets:
    """What was found in one language and by which plan: all hits, and those of each score, as a set or by their places.

    Hits that are nearly all told apart would take as many sets as there are hits, each as large as one of all.
    """

    plan: Plan
    hits: int = 0
    by_score: Mapping[float, int] | Mapping[float, list[int]] = field(default_factory=dict)

    def sets(self) -> Iterator[int]:
        """The hits, best first, equals in one set."""
        for each in sorted(self.by_score, reverse=True):
            documents = self.by_score[each]
            yield documents if isinstance(documents, int) else _set_of(documents)


def find_sets(store: ListStore, query: str, locales: Iterable[str]) -> list[FoundSets]:
    """What `store.find_in` finds in each of these languages. Raises `UnknownLocale`."""

    def hits(wanted: Plan, asked: Mapping[str, Lists]) -> FoundSets | None:
        found = ranked_sets(wanted, asked.get(wanted.code, {}), among=store.among)
        return found if found.hits else None

    return chain(query, locales, having=store.having, vocabulary=store.vocabulary, hits=hits, none=FoundSets)


def ranked_sets(plan: Plan, lists: Lists, *, among: int) -> FoundSets:
    """The hits among these documents."""
    candidates = among & _with_any(plan.keys(), lists)
    levels = [_levels(word, lists, candidates) for word in plan.words]
    found = [_union(each) for each in levels]
    content = [word.content for word in plan.words]
    hits = _with_most(compress(found, content))
    rare = [rarity(each.bit_count()) for each in found]
    sets = _told_apart(hits, levels)
    if sets is None:
        return FoundSets(plan, hits, _one_by_one(hits, levels, lambda worths: score(worths, content, rare)))
    by_score: dict[float, int] = {}
    for worths, documents in sets:
        scored = score(worths, content, rare)
        by_score[scored] = documents | by_score.get(scored, 0)
    return FoundSets(plan, hits, by_score)


def members(documents: int) -> Iterator[int]:
    """The places of the documents of a set, the least first."""
    flags = flags_of(documents)
    return compress(range(len(flags)), flags)


def flags_of(documents: int, length: int = 1) -> bytes:
    """For each place whether the set has the document: 1 or 0. At least so many places."""
    return f"{documents:0{length}b}"[::-1].encode().translate(_FLAGS)


def _with_any(keys: Iterable[str], lists: Lists) -> int:
    documents = 0
    for key in keys:
        having = lists.get(key)
        if having:
            documents |= having.title | having.body
    return documents


def _union(levels: Levels) -> int:
    documents = 0
    for _worth, having in levels:
        documents |= having
    return documents


def _levels(word: Word, lists: Lists, candidates: int) -> Levels:
    """Each way to find a word, as `ranking.worth` counts it."""
    ways = (way for each in word.alternatives for way in _ways(each, lists, candidates))
    return sorted((way for way in ways if way[1]), key=lambda way: -way[0])


def _ways(alternative: Alternative, lists: Lists, candidates: int) -> Iterator[tuple[float, int]]:
    anywhere = in_title = candidates
    in_body = 0
    for need in alternative.needs:
        titles = bodies = 0
        for key in need:
            having = lists.get(key, _NOWHERE)
            titles |= having.title
            bodies |= having.body
        anywhere &= titles | bodies
        in_title &= titles
        in_body |= bodies
    yield alternative.worth * (IN_TITLE + ALSO_IN_BODY), in_title & in_body
    yield alternative.worth * IN_TITLE, in_title
    yield alternative.worth, anywhere


def _with_most(words: Iterable[int]) -> int:
    """The documents that are in most of these sets. They are counted for all documents at once, digit by digit."""
    digits: list[int] = []
    for documents in words:
        carried = documents
        for place, digit in enumerate(digits):
            digits[place], carried = digit ^ carried, digit & carried
        if carried:
            digits.append(carried)
    most = 0
    for digit in digits:
        most |= digit
    for digit in reversed(digits):
        most = most & digit or most
    return most


def _told_apart(hits: int, levels: Sequence[Levels]) -> list[tuple[tuple[float, ...], int]] | None:
    """The hits by what each word is worth in them; None where that makes too many sets."""
    sets: list[tuple[tuple[float, ...], int]] = [((), hits)] if hits else []
    for each in levels:
        sets = [((*worths, worth), part) for worths, whole in sets for worth, part in _split(whole, each)]
        if len(sets) > MOST_SETS:
            return None
    return sets


def _split(documents: int, levels: Levels) -> Iterator[tuple[float, int]]:
    for worth, having in levels:
        part = documents & having
        if part:
            yield worth, part
            documents ^= part
    if documents:
        yield 0.0, documents


def _one_by_one(
    hits: int, levels: Sequence[Levels], scored: Callable[[Sequence[float]], float]
) -> dict[float, list[int]]:
    places = list(members(hits))
    columns = []
    for each in levels:
        column = dict.fromkeys(places, 0.0)
        for worth, having in reversed(each):
            column.update(dict.fromkeys(members(having & hits), worth))
        columns.append(column.values())
    by_score: dict[float, list[int]] = defaultdict(list)
    by_worths: dict[tuple[float, ...], list[int]] = defaultdict(list)
    for place, worths in zip(places, zip(*columns, strict=True), strict=True):
        by_worths[worths].append(place)
    for worths, equals in by_worths.items():
        by_score[scored(worths)] += equals
    return by_score


def _set_of(places: Iterable[int]) -> int:
    documents = 0
    for place in places:
        documents |= 1 << place
    return documents
