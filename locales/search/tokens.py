"""Where the words of a text stand, and how each is written once spelling variants of no meaning are gone.

Offsets always point into the text as given, so that a highlight needs no second search. Combining marks and
invisible characters (soft hyphen, joiners) belong to their word; they are resolved word by word.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from locales.scripts import SERBIAN_TO_LATIN

MAX_TEXT = 100_000  # characters of a text that are read; some forty pages
MAX_WORD = 48  # letters of a word that count; the longest compounds of our languages fit

_INVISIBLE = "\u00ad\u200b-\u200d\u2060\ufeff"
_MARKS = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f"
# Letters and digits, and what may stand between them but not first; in runs, which are read faster than one by one.
_LETTERS = rf"[^\W_]+(?:[{_MARKS}{_INVISIBLE}]+[^\W_]*)*"
# A hyphen or an apostrophe binds; repeated ones do not. "p-piller" and "AIDS's" are one word each.
_WORD = re.compile(rf"(?:{_LETTERS})(?:[-\u2010\u2011'’]{_LETTERS})*")
_BINDING = re.compile("[-\u2010\u2011'’]")
_HIDDEN = re.compile(rf"[{_INVISIBLE}\ufe00-\ufe0f]")
_LIGATURES = str.maketrans({"ǆ": "dž", "ǉ": "lj", "ǌ": "nj", "ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ſ": "s"})


@dataclass(frozen=True, slots=True)
class Token:
    """A word with its place: ``text[start:end]`` is how it stands there, ``pieces`` how it is compared.

    There is more than one piece where a hyphen binds them. ``plain`` says that it is typed in ASCII letters
    only, so that it may stand for a word with others.
    """

    pieces: tuple[str, ...]
    start: int
    end: int
    plain: bool


def tokens(text: str, code: str) -> Iterator[Token]:
    """The words of ``text`` in their order, as the language ``code`` compares them; none for an emoji."""
    for match in _WORD.finditer(text, 0, MAX_TEXT):
        pieces = _pieces(match.group()[: 2 * MAX_WORD], code)
        if pieces:
            yield Token(pieces, match.start(), match.end(), _HIDDEN.sub("", match.group()).isascii())


@lru_cache(maxsize=8192)
def _pieces(written: str, code: str) -> tuple[str, ...]:
    pieces = (normalised(piece, code) for piece in _BINDING.split(written))
    return tuple(piece for piece in pieces if piece)


def normalised(word: str, code: str) -> str:
    """One word in lower case, composed, without invisible characters, and Serbian in Latin letters."""
    composed = unicodedata.normalize("NFC", _HIDDEN.sub("", word).lower()).translate(_LIGATURES)
    if code == "sr":
        composed = "".join(_serbian(letter) for letter in composed)
    return composed[:MAX_WORD]


def _serbian(letter: str) -> str:
    """The Latin letter; marks of stress and length (ѝ, а̂) are no part of the spelling."""
    latin = SERBIAN_TO_LATIN.get(letter, letter)
    if latin.isascii() or latin[0] in "čćšžđ":
        return latin
    bare = "".join(each for each in unicodedata.normalize("NFD", letter) if not unicodedata.combining(each))
    return SERBIAN_TO_LATIN.get(bare, bare)
