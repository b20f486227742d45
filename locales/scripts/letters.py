"""The letters of the two scripts, as tables and as the classes that patterns are made of."""

import unicodedata
from collections.abc import Mapping
from types import MappingProxyType

_TABLE = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "ђ": "đ", "е": "e", "ж": "ž", "з": "z", "и": "i",
    "ј": "j", "к": "k", "л": "l", "љ": "lj", "м": "m", "н": "n", "њ": "nj", "о": "o", "п": "p", "р": "r",
    "с": "s", "т": "t", "ћ": "ć", "у": "u", "ф": "f", "х": "h", "ц": "c", "ч": "č", "џ": "dž", "ш": "š",
}  # fmt: skip
SERBIAN_TO_LATIN: Mapping[str, str] = MappingProxyType(_TABLE)

# The only accented Serbian vowels with a code point of their own; the others carry combining marks.
_ACCENTED = {"ѐ": "è", "ѝ": "ì", "ӣ": "ī", "ӯ": "ū"}
_SMALL = {**_TABLE, **_ACCENTED}
_CAPITAL = {letter.upper(): latin.capitalize() for letter, latin in _SMALL.items()}

TO_LATIN: Mapping[int, str] = MappingProxyType(str.maketrans({**_SMALL, **_CAPITAL}))
IN_CAPITALS: Mapping[str, str] = MappingProxyType({"Љ": "LJ", "Њ": "NJ", "Џ": "DŽ"})

_DIGRAPHS = {"љ": "ǉ", "њ": "ǌ", "џ": "ǆ"}
_LIGATURES = {"Ǉ": "Љ", "ǈ": "Љ", "ǉ": "љ", "Ǌ": "Њ", "ǋ": "Њ", "ǌ": "њ", "Ǆ": "Џ", "ǅ": "Џ", "ǆ": "џ"}
_FROM_LATIN = {latin: letter for letter, latin in _TABLE.items() if letter not in _DIGRAPHS}
TO_CYRILLIC: Mapping[str, str] = MappingProxyType(
    {**_FROM_LATIN, **{latin.upper(): letter.upper() for latin, letter in _FROM_LATIN.items()}, **_LIGATURES}
)

# Blocks that hold Cyrillic letters, the combining ones (2DE0) among them; 0482 to 0489 are signs and marks. None
# beyond FFFF: one such character makes a pattern ten times slower, and there are only phonetic signs.
_BLOCKS = (
    (0x0400, 0x0481), (0x048A, 0x052F), (0x1C80, 0x1C8F), (0x1D2B, 0x1D2B), (0x1D78, 0x1D78), (0x2DE0, 0x2DFF),
    (0xA640, 0xA66E), (0xA680, 0xA69F),
)  # fmt: skip
_CYRILLIC = {chr(code) for first, last in _BLOCKS for code in range(first, last + 1)}

# For square brackets in a pattern.
SERBIAN = "".join(map(chr, TO_LATIN))
FOREIGN = "".join(sorted(_CYRILLIC - set(SERBIAN)))
MARKS = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f"

_INVISIBLE = frozenset({"Mn", "Mc", "Me", "Cf"})


def rides_along(character: str) -> bool:
    """Whether a character is part of the word it stands in without being a letter: marks, soft hyphens, joiners."""
    return unicodedata.category(character) in _INVISIBLE
