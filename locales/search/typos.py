"""Typing mistakes, for a query that finds nothing as it is written."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from heapq import nlargest
from itertools import chain

from locales.search.analysis import Kind
from locales.search.bases import bases
from locales.search.plan import Alternative, Plan, Word

SIMILAR = 0.5  # PostgreSQL's pg_trgm counts the same way, so that its index can serve as well
_SIMILAR_TO_KNOWN = 0.6  # a word that the dictionary has is hardly a mistake
_SHORTEST = 5  # letters; shorter words have too many neighbours
_CANDIDATES = 5
MOST_WORDS = 3  # of a query, each of which takes a look at all words of its letter
_WORTH = 0.2


def mistyped(plan: Plan) -> list[Word]:
    """The words of a plan that may be mistyped, not more than ``MOST_WORDS``: first those that no dictionary has."""
    long = [word for word in plan.words if word.content and len(_typed(word)) >= _SHORTEST]
    return sorted(long, key=lambda word: bool(bases(_typed(word), plan.code)))[:MOST_WORDS]


def kinds_of(word: Word) -> tuple[Kind, ...]:
    """The kinds of the keys that a mistyped word may be meant for."""
    return (Kind.WORD, Kind.PART, Kind.FOLDED) if word.plain else (Kind.WORD, Kind.PART)


def reach(word: Word) -> tuple[str, int, int]:
    """The first letter of what a mistyped word may be meant for, and how short and how long that may be, in letters."""
    typed = _typed(word)
    return typed[0], len(typed) - _slack(typed), len(typed) + _slack(typed)


def near(word: Word, vocabulary: Iterable[str], code: str, *, most: int) -> list[tuple[float, str]]:
    """Keys of ``vocabulary`` that a mistyped word may be meant for, with their ``likeness``; the likeliest first."""
    typed, kinds = _typed(word), kinds_of(word)
    known = bool(bases(typed, code))
    having, needed = _trigrams(typed), _needed(typed)
    # Nearly all words fall here, before anything dearer is asked.
    possible = (
        key for key in vocabulary if key[0] in kinds and sum(map(f"  {key[1:]} ".__contains__, having)) >= needed
    )
    liked = ((likeness(typed, key[1:], known=known), key) for key in possible)
    return nlargest(most, (each for each in liked if each[0] > 0))


def possible(word: Word, spelled: str, *, letters: int) -> set[str]:
    """Of words of so many letters, each with the first one of a mistyped word and a blank between it and the next,
    those that ``near`` would look into: a trigram is looked for in all of them at once.
    """
    typed, row, width = _typed(word), f" {spelled} ", letters + 1
    # The first letter makes a trigram of its own, which all have.
    needed = _needed(typed) - 1
    if needed <= 0:
        return set(spelled.split())
    having = ({place // width for place in _places(row, each)} for each in _trigrams(typed))
    shared = Counter(chain.from_iterable(having))
    return {row[number * width + 1 : (number + 1) * width] for number, count in shared.items() if count >= needed}


def corrected(plan: Plan, vocabulary: Iterable[str]) -> Plan:
    """The plan with, for each word that may be mistyped, the words of ``vocabulary`` (keys) that may be meant."""
    kept = frozenset(vocabulary)
    wanted = {word.pieces for word in mistyped(plan)}
    return replace(
        plan, words=tuple(_corrected(word, kept, plan.code) if word.pieces in wanted else word for word in plan.words)
    )


def _corrected(word: Word, vocabulary: frozenset[str], code: str) -> Word:
    best = near(word, vocabulary, code, most=_CANDIDATES)
    found = tuple(Alternative((frozenset({key}),), _WORTH * likely) for likely, key in best)
    return replace(word, alternatives=(*word.alternatives, *found))


def _typed(word: Word) -> str:
    return "".join(word.pieces)


def _needed(typed: str) -> int:
    """How many trigrams a word has at least that this one may be a mistake for: half of them are those of the other,
    too, or all but four, of two letters that changed places.
    """
    having = len(_trigrams(typed))
    return min((having + 1) // 2, having - 4)


def _places(text: str, part: str) -> Iterator[int]:
    place = text.find(part)
    while place >= 0:
        yield place
        place = text.find(part, place + 1)


def _slack(typed: str) -> int:
    return max(2, len(typed) // 2)


def likeness(typed: str, meant: str, *, known: bool) -> float:
    """From ``SIMILAR`` to 1 if ``typed`` may be a mistake for ``meant``, else 0. The first letter has to agree."""
    if typed[0] != meant[0] or abs(len(typed) - len(meant)) > _slack(typed):
        return 0.0
    similar = similarity(typed, meant)
    if similar >= (_SIMILAR_TO_KNOWN if known else SIMILAR):
        return similar
    return SIMILAR if not known and one_slip(typed, meant) else 0.0


def similarity(one: str, other: str) -> float:
    """The share of trigrams that two words have in common, as pg_trgm counts it."""
    mine, its = _trigrams(one), _trigrams(other)
    return len(mine & its) / len(mine | its)


@lru_cache(maxsize=16_384)
def _trigrams(word: str) -> frozenset[str]:
    padded = [f"  {each} " for each in word.split()]
    return frozenset(each[place : place + 3] for each in padded for place in range(len(each) - 2))


def one_slip(typed: str, meant: str) -> bool:
    """Whether one letter is missing, too many, wrong, or has changed places with its neighbour."""
    if abs(len(typed) - len(meant)) > 1:
        return False
    start = 0
    while start < min(len(typed), len(meant)) and typed[start] == meant[start]:
        start += 1
    one, other = typed[start:], meant[start:]
    swapped = one[:2] == other[:2][::-1] and one[2:] == other[2:]
    return swapped or one[1:] == other[1:] or one[1:] == other or one == other[1:]
