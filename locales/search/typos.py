"""Typing mistakes, for a query that finds nothing as it is written."""

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from heapq import nlargest

from locales.search.analysis import Kind
from locales.search.bases import bases
from locales.search.plan import Alternative, Plan, Word

SIMILAR = 0.5  # PostgreSQL's pg_trgm counts the same way, so that its index can serve as well
_SIMILAR_TO_KNOWN = 0.6  # a word that the dictionary has is hardly a mistake
_SHORTEST = 5  # letters; shorter words have too many neighbours
_CANDIDATES = 5
_WORTH = 0.2


def corrected(plan: Plan, vocabulary: Iterable[str]) -> Plan:
    """The plan with, for each content word, the words of ``vocabulary`` (keys) that it may have been meant for."""
    kept = frozenset(vocabulary)
    return replace(plan, words=tuple(_corrected(word, kept, plan.code) for word in plan.words))


def _corrected(word: Word, vocabulary: frozenset[str], code: str) -> Word:
    typed = "".join(word.pieces)
    if not word.content or len(typed) < _SHORTEST:
        return word
    kinds = (Kind.WORD, Kind.PART, Kind.FOLDED) if word.plain else (Kind.WORD, Kind.PART)
    known = bool(bases(typed, code))
    near = ((likeness(typed, key[1:], known=known), key) for key in vocabulary if key[0] in kinds)
    best = nlargest(_CANDIDATES, (each for each in near if each[0] > 0))
    found = tuple(Alternative((frozenset({key}),), _WORTH * likely) for likely, key in best)
    return replace(word, alternatives=(*word.alternatives, *found))


def likeness(typed: str, meant: str, *, known: bool) -> float:
    """From ``SIMILAR`` to 1 if ``typed`` may be a mistake for ``meant``, else 0. The first letter has to agree."""
    if typed[0] != meant[0] or abs(len(typed) - len(meant)) > max(2, len(typed) // 2):
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
