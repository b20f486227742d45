"""How hard a text is to read, as LIX: long sentences and long words, counted.

A hint for who writes, never a gate: a number does not know what the words mean. It is validated for the
Scandinavian languages only.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from locales.languages import BY_TAG
from locales.negotiation import canonical

Band = Literal["very easy", "easy", "medium", "hard", "very hard"]

LONG_WORD = 6  # letters; a word with more is long
TARGET_FOR_YOUTH = 35  # a guide for young people should stay below
_VALIDATED = frozenset({"nb", "nn", "sv", "da"})
_MAX_LONG_WORDS = 20

# A point, colon or mark ends a sentence unless a word goes on behind it: 15.04 and ungkanal.no are one word.
_SENTENCE_END = re.compile(r"[.!?:…]+(?=[\s\"'”“’»«)\]]|$)|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_WORD = re.compile(r"[^\W_](?:[-'’.:/@_\u00ad\u2010\u2011]*(?:[^\W_]|[\u0300-\u036f]))*")
# Two Latin letters that Serbian counts as one, but for the words in which they are two.
_SERBIAN_PAIR = re.compile("lj|nj|dž", re.IGNORECASE)
_SERBIAN_TWO = re.compile(
    r"^(?:injekc|injekt|konjunk|konjug|anjon|tanjug|vanjezi|nadž(?!ak)|odživ|odžal|podž|predž)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """LIX with what makes it so: shown beside a text, so that the writer knows where to begin.

    ``long_words`` are the longest first, each once, at most twenty. ``validated`` is false for a language that
    the bands were never tried on.
    """

    lix: int
    band: Band
    words: int
    sentences: int
    longest_sentence: str
    longest_sentence_words: int
    long_words: tuple[str, ...]
    validated: bool


def lix(text: str, locale: str) -> int:
    """Words per sentence and per cent of words with more than six letters, added up and rounded half up.

    0 for a text without words. Sentences end at ``. ! ? :`` and at the end of a line, which is where a block
    ends. Serbian is counted as Cyrillic has it, where љ, њ and џ are one letter, so that both scripts agree.
    Raises ``UnknownLocale``.
    """
    code = BY_TAG[canonical(locale)].code
    sentences = _sentences(text)
    return _lix([word for sentence in sentences for word in sentence.words], len(sentences), code)


def report(text: str, locale: str) -> Report:
    """The number and what it comes from. Otherwise as ``lix``."""
    code = BY_TAG[canonical(locale)].code
    sentences = _sentences(text)
    words = [word for sentence in sentences for word in sentence.words]
    longest = max(sentences, key=lambda sentence: len(sentence.words), default=_Sentence("", ()))
    value = _lix(words, len(sentences), code)
    return Report(
        lix=value,
        band=band(value),
        words=len(words),
        sentences=len(sentences),
        longest_sentence=longest.text,
        longest_sentence_words=len(longest.words),
        long_words=_longest_words(words, code),
        validated=code in _VALIDATED,
    )


def band(value: int) -> Band:
    """Where a LIX value lies: below 30 is very easy, above 60 very hard."""
    if value > 60:
        return "very hard"
    limits: tuple[tuple[int, Band], ...] = ((50, "hard"), (40, "medium"), (30, "easy"))
    return next((name for least, name in limits if value >= least), "very easy")


@dataclass(frozen=True, slots=True)
class _Sentence:
    text: str
    words: tuple[str, ...]


def _sentences(text: str) -> list[_Sentence]:
    """Pieces with at least one word; the mark that ends one stays with it."""
    found = []
    start = 0
    for end in (*(match.end() for match in _SENTENCE_END.finditer(text)), len(text)):
        piece = text[start:end].strip()
        words = tuple(_WORD.findall(unicodedata.normalize("NFC", piece)))
        if words:
            found.append(_Sentence(piece, words))
        start = end
    return found


def _lix(words: list[str], sentences: int, code: str) -> int:
    if not words:
        return 0
    count, long = len(words), sum(1 for word in words if _is_long(word, code))
    numerator, denominator = count * count + 100 * long * sentences, count * sentences
    return (2 * numerator + denominator) // (2 * denominator)


def _is_long(word: str, code: str) -> bool:
    return len(word) > LONG_WORD and _letters(word, code) > LONG_WORD


def _letters(word: str, code: str) -> int:
    count = sum(1 for character in word if character.isalpha())
    if code == "sr" and not _SERBIAN_TWO.match(word):
        count -= len(_SERBIAN_PAIR.findall(word))
    return count


def _longest_words(words: Iterable[str], code: str) -> tuple[str, ...]:
    once = {word.lower(): word for word in reversed(list(words)) if _is_long(word, code)}
    ranked = sorted(once, key=lambda word: (-_letters(word, code), word))
    return tuple(once[word] for word in ranked[:_MAX_LONG_WORDS])
