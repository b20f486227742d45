"""Titles as ASCII slugs, each language in the spelling its readers expect in an address.

Django's own slugify drops ø, æ, đ and all Cyrillic; this one loses no letter of our languages.
"""

import re
import unicodedata

from locales.languages import BY_TAG
from locales.negotiation import canonical
from locales.scripts import SERBIAN_TO_LATIN

MAX_LENGTH = 200  # Wagtail's column holds 255; the rest is for a suffix that makes a slug unique
_MAX_TITLE = 2000  # so that a title of a megabyte costs nothing

# Letters that Unicode does not decompose into an ASCII letter and a mark.
_EVERYWHERE = {
    "æ": "ae", "ø": "o", "œ": "oe", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "ł": "l", "ŋ": "ng", "ŧ": "t",
    "ħ": "h", "ı": "i", "ĸ": "k",
}  # fmt: skip
_BY_CODE = {
    "da": {"å": "aa", "ø": "oe"},
    "sr": {"đ": "dj"},
}
# Names in other Cyrillic alphabets, by the shortest common reading; й, ё and ї just lose their marks.
_OTHER_CYRILLIC = {
    "ы": "y", "э": "e", "ю": "ju", "я": "ja", "щ": "sc", "ъ": "", "ь": "", "і": "i", "є": "je", "ґ": "g",
    "ѕ": "dz",
}  # fmt: skip
_CYRILLIC = {**SERBIAN_TO_LATIN, "ђ": "dj", **_OTHER_CYRILLIC}

_APOSTROPHES = re.compile("['’‘ʼ`´]")
_NOT_SLUG = re.compile(r"[^a-z0-9]+")


def slugify(text: str, locale: str) -> str:
    """``text`` as lower-case ASCII letters, digits and single hyphens, at most ``MAX_LENGTH`` characters.

    Empty when nothing is left (an emoji, Chinese): the caller then makes a slug of kind and id.
    Raises ``UnknownLocale``.
    """
    own = _BY_CODE.get(BY_TAG[canonical(locale)].code, {})
    composed = unicodedata.normalize("NFC", _APOSTROPHES.sub("", text[:_MAX_TITLE]).lower())
    spelled = _replace(_replace(composed, own), _EVERYWHERE)
    plain = _without_marks(_replace(_without_marks(spelled), _CYRILLIC))
    return _cut(_NOT_SLUG.sub("-", plain.lower()).strip("-"))


def _replace(text: str, table: dict[str, str]) -> str:
    return "".join(table.get(letter, letter) for letter in text)


def _without_marks(text: str) -> str:
    """Letters without accents; invisible characters (soft hyphen, joiners) go without splitting the word."""
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in decomposed if unicodedata.category(letter) not in {"Mn", "Me", "Cf"})


def _cut(slug: str) -> str:
    if len(slug) <= MAX_LENGTH:
        return slug
    whole_words, _hyphen, _rest = slug[: MAX_LENGTH + 1].rpartition("-")
    return (whole_words or slug[:MAX_LENGTH]).strip("-")
