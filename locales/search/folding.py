"""How a word is typed on a keyboard that lacks its letters, and what such typing may have meant."""

import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from itertools import product

from locales.search.profiles import PROFILES

_BORROWED = str.maketrans("éèêà", "eeea")
_MOST_RESTORED = 512  # spellings that are tried for one word


@lru_cache(maxsize=32_768)
def folded(word: str, code: str) -> frozenset[str]:
    """The plain spellings of a word; empty for one that is plain already.

    Who writes "aa" for å writes "oe" for ø as well, so the ways are not mixed within a word.
    """
    if word.isascii():
        return frozenset()
    folds = PROFILES[code].folds
    ways = max((len(folds[letter]) for letter in word if letter in folds), default=1)
    return frozenset(_without_marks("".join(_way(letter, way, folds) for letter in word)) for way in range(ways))


def unaccented(word: str) -> str:
    """The word without the accents of borrowed words, which many leave out: "kafé" is "kafe"."""
    return word if word.isascii() else word.translate(_BORROWED)


@lru_cache(maxsize=2048)
def restorations(word: str, code: str) -> tuple[str, ...]:
    """The spellings a plainly typed word may stand for, itself excepted; the caller asks the dictionary which."""
    choices = _choices(word, code)
    total = 1
    for options in choices:
        total *= len(options)
    if total > _MOST_RESTORED:
        return ()
    spelled = ("".join(letters) for letters in product(*choices))
    return tuple(dict.fromkeys(each for each in spelled if each != word))


def _choices(word: str, code: str) -> list[tuple[str, ...]]:
    """For each place, what may stand there: digraphs are read as one letter or as two."""
    meant: dict[str, list[str]] = {}
    profile = PROFILES[code]
    for letter in profile.letters:
        for way in profile.folds[letter]:
            meant.setdefault(way, []).append(letter)
    choices, place = [], 0
    while place < len(word):
        pair = word[place : place + 2]
        typed = pair if len(pair) > 1 and pair in meant else word[place]
        choices.append((typed, *meant.get(typed, ())))
        place += len(typed)
    return choices


def _way(letter: str, way: int, folds: Mapping[str, tuple[str, ...]]) -> str:
    ways = folds.get(letter)
    return ways[min(way, len(ways) - 1)] if ways else letter


def _without_marks(text: str) -> str:
    return "".join(each for each in unicodedata.normalize("NFD", text) if not unicodedata.combining(each))
