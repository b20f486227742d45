"""Texts as the terms by which they are found; the same function serves texts and queries."""

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from locales.languages import BY_TAG
from locales.negotiation import canonical
from locales.search.tokens import tokens
from locales.search.words import forms


@dataclass(frozen=True, slots=True)
class Analysis:
    """``exact`` holds words, stems, lemmas and compound parts, ``folded`` their plain spellings."""

    exact: frozenset[str]
    folded: frozenset[str]


class Kind(StrEnum):
    """How a text has a term, best first. The value is the first character of the term's key."""

    WORD = "1"
    BASE = "2"
    PART = "3"
    FOLDED = "4"

    def key(self, form: str) -> str:
        """One word of letters and digits, so that any full-text index keeps it whole."""
        return f"{self.value}{form}"


class Term(NamedTuple):
    """A term of a document: ``field`` is "title" or "body", ``key`` a ``Kind`` and a form."""

    field: str
    key: str


def language_code(locale: str) -> str:
    """The language of a tag; both scripts of Serbian are one. Raises ``UnknownLocale``."""
    return BY_TAG[canonical(locale)].code


def analyse(text: str, locale: str) -> Analysis:
    """What ``text`` can be found by. Raises ``UnknownLocale``; a text of no words has no terms."""
    code = language_code(locale)
    found = {forms(token.pieces, code) for token in tokens(text, code)}
    exact = frozenset().union(*({each.word} | each.base | each.parts for each in found))
    return Analysis(exact, frozenset().union(*(each.folded for each in found)))


def terms(title: str, body: str, locale: str) -> list[Term]:
    """What a store keeps of a document, sorted and without repetition. Raises ``UnknownLocale``."""
    code = language_code(locale)
    return [Term(field, key) for field, text in (("title", title), ("body", body)) for key in sorted(keys(text, code))]


def keys(text: str, code: str) -> frozenset[str]:
    """The keys of all terms of a text in the language ``code``."""
    pieces = {token.pieces for token in tokens(text, code)}
    return frozenset(key for each in pieces for key in token_keys(each, code))


# A text has a word many times, and a catalogue the same words in every text: some 10 MB in all.
@lru_cache(maxsize=8192)
def token_keys(pieces: tuple[str, ...], code: str) -> frozenset[str]:
    """The keys of one word."""
    word = forms(pieces, code)
    return frozenset(
        {
            Kind.WORD.key(word.word),
            *map(Kind.BASE.key, word.base),
            *map(Kind.PART.key, word.parts),
            *map(Kind.FOLDED.key, word.folded),
        }
    )
