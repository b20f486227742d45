"""
From Latin typing to Cyrillic: a best guess for an editor who then reads it, never applied to what is stored.

The way back is not certain: nj is њ or н+ј, a name may be foreign, an author may have typed without diacritics. What is
doubtful is said; letters that were not typed are not invented.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from locales.scripts.addresses import Span, Untouched, addresses
from locales.scripts.foreign import (
    PHRASES,
    has_foreign_letter,
    is_inflected,
    is_known,
    is_spelled_foreign,
)
from locales.scripts.letters import TO_CYRILLIC
from locales.scripts.roman import is_class, is_numeral
from locales.scripts.single_letters import is_single_numeral
from locales.scripts.stems import apart, may_be_apart
from locales.scripts.words import Word, words_of

_DIGRAPH = re.compile("([LlNn])[JjЈј]|([Dd])[ŽžЖж]")
_DIGRAPHS = {"l": "љ", "n": "њ", "d": "џ"}
_LATIN = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ]")
_DIACRITICS = re.compile("[čćđšžǆČĆĐŠŽǄǅ]")
_BARE = re.compile("[csz]")
_ENOUGH_TO_TELL = 80  # letters; in so many a Serbian text has three with diacritics
_LONGEST_ABBREVIATION = 4

# Faces, degrees and file names.
_KEPT = re.compile(
    r"(?<!\S)[:;=][-o'^]?[DPpSsOoCcLl](?!\w)|(?<!\w)[xX]D(?!\w)|°[CFK](?!\w)"
    r"|(?<![\w-])[\w-]++\.(?:csv|docx?|gif|html?|jpe?g|mp[34]|pdf|png|pptx?|txt|xlsx?|zip)(?!\w)"
)


class Guess(NamedTuple):
    """``text`` in Cyrillic, and the (start, end) in it of each word that a person should look at."""

    text: str
    uncertain: tuple[Span, ...]


class _Habits(NamedTuple):
    """How the author types: with đ or with dj, with diacritics or without."""

    has_dj_letter: bool
    bare: bool


def to_cyrillic(text: str) -> str:
    """The best guess at ``text`` in Cyrillic; see ``cyrillic_guess``."""
    return cyrillic_guess(text).text


def cyrillic_guess(text: str) -> Guess:
    """
    ``text`` with its Serbian words in Cyrillic, and which of them are doubtful.

    nj, lj, dž and their ligatures become one letter, except in words known to have two (инјекција, надживети). dj
    stays two, and nothing typed without its diacritics gets them. Words with q, w, x, y or other letters that Serbian
    lacks, known brands, Roman numerals, addresses, ``@names`` and ``#tags`` stay Latin. Never raises; linear in time.
    """
    composed, kept = _composed(text)
    found = list(words_of(composed, Untouched(kept)))
    habits = _habits(found)
    written: list[str] = []
    uncertain: list[Span] = []
    position = length = 0
    for word in found:
        cyrillic, certain = _reading(word, habits)
        written += [composed[position : word.start], cyrillic]
        length += word.start - position
        if not certain:
            uncertain.append((length, length + len(cyrillic)))
        length += len(cyrillic)
        position = word.end
    return Guess("".join([*written, composed[position:]]), tuple(uncertain))


def _composed(text: str) -> tuple[str, list[Span]]:
    """The text in NFC, but for addresses; and where in it nothing is to be converted."""
    parts: list[str] = []
    kept: list[Span] = []
    length = 0
    for first, last, is_address in Untouched(addresses(text)).cut(0, len(text)):
        part = text[first:last] if is_address else unicodedata.normalize("NFC", text[first:last])
        spans = [(0, len(part))] if is_address else _merged(part)
        kept += [(length + start, length + end) for start, end in spans]
        parts.append(part)
        length += len(part)
    return "".join(parts), kept


def _merged(text: str) -> Iterator[Span]:
    """Phrases, faces and file names, without overlaps."""
    reached = 0
    for start, end in sorted(found.span() for pattern in (PHRASES, _KEPT) for found in pattern.finditer(text)):
        if end > reached:
            yield max(start, reached), end
            reached = end


def _habits(words: list[Word]) -> _Habits:
    typed = "".join(word.text for word in words if _LATIN.search(word.text))
    bare = len(typed) >= _ENOUGH_TO_TELL and not _DIACRITICS.search(typed)
    return _Habits(has_dj_letter="đ" in typed.lower(), bare=bare)


def _reading(word: Word, habits: _Habits) -> tuple[str, bool]:
    """A word in Cyrillic, or as it is, and whether that is certain."""
    if not _LATIN.search(word.text):
        return word.text, True
    if is_numeral(word.text) or is_known(word.text, within_sentence=word.is_within_sentence):
        return word.text, True
    if _stays(word):
        return word.text, False
    return _spelled(word.text), not _is_doubtful(word, habits)


def _stays(word: Word) -> bool:
    text = word.text
    return (
        is_single_numeral(word)
        or is_class(text)
        or is_inflected(text)
        or has_foreign_letter(_without_accents(text))
        or is_spelled_foreign(text)
        or (text[0].isalpha() and any(map(str.isdigit, text)))  # A4, CO2, mp3; but 5km
    )


def _is_doubtful(word: Word, habits: _Habits) -> bool:
    small = word.text.lower()
    return (
        any(map(str.isdigit, small))
        or ("dj" in small and not habits.has_dj_letter)
        or (habits.bare and bool(_BARE.search(small)))
        or may_be_apart(small)
        or word.is_lone_capital
        or (
            1 < len(small) <= _LONGEST_ABBREVIATION
            and word.text.isupper()
            and not word.is_among_capitals
            and not word.is_initial
        )
    )


def _without_accents(word: str) -> str:
    """Letters that Serbian has, whole; others taken apart into letter and marks."""
    return "".join(letter if letter in TO_CYRILLIC else unicodedata.normalize("NFD", letter) for letter in word)


def _spelled(word: str) -> str:
    plain = _without_accents(word)
    two = apart(plain.lower())
    written: list[str] = []
    position = 0
    for found in _DIGRAPH.finditer(plain):
        if found.start() not in two:
            first = found[1] or found[2]
            letter = _DIGRAPHS[first.lower()]
            written += [_letters(plain[position : found.start()]), letter.upper() if first.isupper() else letter]
            position = found.end()
    written.append(_letters(plain[position:]))
    return unicodedata.normalize("NFC", "".join(written))


def _letters(text: str) -> str:
    return "".join(TO_CYRILLIC.get(letter, letter) for letter in text)
