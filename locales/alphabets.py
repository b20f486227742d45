"""The alphabets as data: which letters a language counts as its own, and in which order.

Checked against CLDR through ICU's collations of the same languages, which PostgreSQL ships and SQLite does
not.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType

_LATIN = tuple("abcdefghijklmnopqrstuvwxyz")
_SERBIAN_LATIN = (*"abcčćd", "dž", *"đefghijkl", "lj", *"mn", "nj", *"opqrsštuvwxyzž")
_NORTHERN_SAMI = tuple("aábcčdđefghijklmnŋopqrsštŧuvwxyzžøæåäö")
# Serbian order, with the letters of the neighbouring alphabets where CLDR's root puts them.
_CYRILLIC = tuple("абвгґдђеєжзѕиійјклљмнњопрстћуфхцчџшщъыьэюя")
_SERBIAN_CYRILLIC = tuple(letter for letter in _CYRILLIC if letter != "й")  # to Serbian eyes an и with an accent

# What a letter counts as where it is not a letter of its own; accents need no row, they decompose.
_FOREIGN = {
    "æ": "ae", "ø": "o", "œ": "oe", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "ł": "l", "ŋ": "n", "ŧ": "t",
    "ħ": "h", "ı": "i",
}  # fmt: skip

# Marks and signs in the order of CLDR's root, which all our languages keep; what is not here comes after.
PUNCTUATION = "_-‐‑‒–—―,;:!¡?¿.…·'‘’‚‛‹›\"“”„«»()[]{}§¶@*/\\&#%‰†‡•′″`´^¯¨¸°©®←→+±÷×<=>¬|¦~−¤¢$£¥€"
ACCENTS = "\u0301\u0300\u0306\u0302\u030c\u030a\u0308\u030b\u0303\u0307\u0338\u0327\u0328\u0304"


@dataclass(frozen=True, kw_only=True)
class Alphabet:
    """``spellings`` write a letter in another way (``aa`` for å), ``variants`` count as one (ä as æ).

    A spelling differs from its letter as an accent does, or, where ``spelled_as_case``, only as a capital does.
    """

    latin: tuple[str, ...] = _LATIN
    cyrillic: tuple[str, ...] = _CYRILLIC
    spellings: Mapping[str, str] = field(default_factory=dict)
    variants: Mapping[str, str] = field(default_factory=dict)
    spelled_as_case: bool = False
    upper_first: bool = False
    cyrillic_first: bool = False

    @cached_property
    def digraphs(self) -> frozenset[str]:
        """Two characters that make one letter."""
        return frozenset(letter for letter in (*self.latin, *self.spellings) if len(letter) > 1)


_NORWEGIAN = Alphabet(
    latin=(*_LATIN, "æ", "ø", "å"),
    spellings={"aa": "å"},
    variants=_FOREIGN | dict(zip("äęöőœüű", "ææøøøyy", strict=True)),
)
_DANISH = Alphabet(
    latin=_NORWEGIAN.latin,
    spellings=_NORWEGIAN.spellings,
    variants={**_NORWEGIAN.variants, "œ": "oe"},
    spelled_as_case=True,
    upper_first=True,
)
_SWEDISH = Alphabet(
    latin=(*_LATIN, "å", "ä", "ö"),
    variants=_FOREIGN | dict(zip("æęøőœôüű", "ääööööyy", strict=True)),
)

ALPHABETS: Mapping[str, Alphabet] = MappingProxyType(
    {
        "nb": _NORWEGIAN,
        "nn": _NORWEGIAN,
        "da": _DANISH,
        "sv": _SWEDISH,
        "sr-Latn": Alphabet(latin=_SERBIAN_LATIN, variants=_FOREIGN),
        "sr-Cyrl": Alphabet(latin=_SERBIAN_LATIN, cyrillic=_SERBIAN_CYRILLIC, variants=_FOREIGN, cyrillic_first=True),
        "en": Alphabet(variants=_FOREIGN),
        "se": Alphabet(latin=_NORTHERN_SAMI, variants={**_FOREIGN, "ü": "y"}),
        "sma": Alphabet(latin=(*_LATIN, "æ", "ø", "å"), variants={**_FOREIGN, "ä": "æ", "ö": "ø", "ü": "y"}),
    }
)
