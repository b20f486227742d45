"""Queries behind which somebody may be in danger: whoever shows the answer leads to help first."""

from collections.abc import Sequence
from functools import cache, lru_cache

from locales.search.analysis import language_code
from locales.search.bases import bases
from locales.search.data import words
from locales.search.folding import folded
from locales.search.plan import MAX_QUERY
from locales.search.tokens import tokens
from locales.search.typos import one_slip
from locales.search.words import Forms, forms

# Understood everywhere: the words of neighbours, and of those who read English.
_EVERYWHERE = ("selvmord", "självmord", "sjølvmord", "samoubi", "suicid", "selvskad", "självskad")
_SLIP = 7  # letters from which on one slip is forgiven
_GAP = 2  # words that may stand between two of a phrase


@lru_cache(maxsize=256)
def is_crisis(query: str, locale: str) -> bool:
    """Whether the query speaks of suicide, self-harm, abuse or rape: inflected, compound or mistyped.

    In doubt yes: help shown without need harms nobody. Raises ``UnknownLocale``.
    """
    code = language_code(locale)
    asked = [forms(token.pieces, code) for token in tokens(query[:MAX_QUERY], code)]
    if any(_speaks_of_it(word, code) for word in frozenset(asked)):
        return True
    return any(_said(wanted, asked) for wanted in _phrases(code))


def _speaks_of_it(word: Forms, code: str) -> bool:
    spelled = {word.word, *word.base}
    if any(root in form for root in _roots(code) for form in spelled):
        return True
    if word.word.isascii() and any(root in form for root in _plain_roots(code) for form in spelled):
        return True
    mistyped = len(word.word) >= _SLIP and not bases(word.word, code)
    return mistyped and any(one_slip(word.word, meant) for meant in _single_words(code))


def _said(wanted: Sequence[Forms], asked: Sequence[Forms]) -> bool:
    """Whether the words of a phrase stand in this order and near each other."""
    return any(_follows(wanted, asked[start:]) for start in range(len(asked)) if _same(wanted[0], asked[start]))


def _follows(wanted: Sequence[Forms], asked: Sequence[Forms]) -> bool:
    place = 0
    for each in wanted[1:]:
        near = range(place + 1, min(place + 2 + _GAP, len(asked)))
        found = next((other for other in near if _same(each, asked[other])), None)
        if found is None:
            return False
        place = found
    return True


def _same(one: Forms, other: Forms) -> bool:
    return one.word == other.word or one.word in other.base or other.word in one.base


def _roots(code: str) -> tuple[str, ...]:
    return (*words(code).crisis_roots, *_EVERYWHERE)


@cache
def _plain_roots(code: str) -> frozenset[str]:
    return frozenset(plain for root in _roots(code) for plain in folded(root, code))


@cache
def _phrases(code: str) -> tuple[tuple[Forms, ...], ...]:
    return tuple(tuple(forms(token.pieces, code) for token in tokens(wanted, code)) for wanted in words(code).crisis)


@cache
def _single_words(code: str) -> frozenset[str]:
    """Words that a mistyped one is compared with."""
    whole = {wanted for wanted in words(code).crisis if " " not in wanted}
    return frozenset(whole.union(*(folded(each, code) for each in whole)))
