"""Words and phrases that mean the same, by the groups in ``data/``."""

from collections.abc import Iterator, Sequence
from functools import cache

from locales.search.data import words
from locales.search.tokens import tokens
from locales.search.words import Forms, forms

Phrase = tuple[Forms, ...]


def synonyms(word: Forms, query: Sequence[Forms], code: str) -> Iterator[Phrase]:
    """The other members of each group of which ``word``, alone or with more of the query, is a member."""
    for group in _groups(code):
        meant = [member for member in group if _within(member, query) and any(_same(each, word) for each in member)]
        if meant:
            yield from (member for member in group if member not in meant)


def _within(member: Phrase, query: Sequence[Forms]) -> bool:
    return all(any(_same(each, word) for word in query) for each in member)


def _same(one: Forms, other: Forms) -> bool:
    return one.word in other.base or other.word in one.base


@cache
def _groups(code: str) -> tuple[tuple[Phrase, ...], ...]:
    """The groups with their words analysed, which takes some milliseconds, once."""
    return tuple(tuple(phrase(member, code) for member in group) for group in words(code).synonyms)


def phrase(text: str, code: str) -> Phrase:
    """The words of a phrase that say something, analysed."""
    found = [forms(token.pieces, code) for token in tokens(text, code)]
    return tuple(each for each in found if each.word not in words(code).stop) or tuple(found)
