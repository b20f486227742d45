"""The languages as data.

A row in ``LANGUAGES`` makes a language known; an installation offers the codes it lists in its settings, by
default ``OFFERED_BY_DEFAULT``. Everything that differs between languages and fits in a table stands here,
so that switching on ``nn``, ``en``, ``se`` or ``sma`` needs no code.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, kw_only=True)
class Language:
    """One language of the table.

    ``code`` is both the Wagtail and the Django code and the name of the catalogue folder. ``tags`` are the
    canonical BCP 47 tags readers meet: two for Serbian, whose first tag is the script that is stored.
    ``names`` holds the language's name as written in a running sentence of each interface language.
    ``text_chain`` and ``speech_chain`` hold codes, best first, for readers and for listeners without
    subtitles. ``plural_categories`` are CLDR's, in the order of the gettext plural forms.
    """

    code: str
    tags: tuple[str, ...]
    own_names: Mapping[str, str]
    names: Mapping[str, str]
    text_chain: tuple[str, ...]
    speech_chain: tuple[str, ...]
    plural_categories: tuple[str, ...] = ("one", "other")
    scripts: tuple[str, ...] = ("Latn",)


_ROWS = (
    Language(
        code="nb",
        tags=("nb",),
        own_names={"nb": "norsk (bokmål)"},
        names={
            "nb": "norsk (bokmål)",
            "sv": "norska (bokmål)",
            "da": "norsk (bokmål)",
            "sr": "норвешки (букмол)",
            "en": "Norwegian (Bokmål)",
        },
        text_chain=("nn", "da", "sv", "en"),
        speech_chain=("nn", "sv", "en"),
    ),
    Language(
        code="sv",
        tags=("sv",),
        own_names={"sv": "svenska"},
        names={"nb": "svensk", "sv": "svenska", "da": "svensk", "sr": "шведски", "en": "Swedish"},
        text_chain=("nb", "nn", "en", "da"),
        speech_chain=("nb", "en"),
    ),
    Language(
        code="da",
        tags=("da",),
        own_names={"da": "dansk"},
        names={"nb": "dansk", "sv": "danska", "da": "dansk", "sr": "дански", "en": "Danish"},
        text_chain=("nb", "nn", "en", "sv"),
        speech_chain=("nb", "en"),
    ),
    Language(
        code="sr",
        tags=("sr-Cyrl", "sr-Latn"),
        own_names={"sr-Cyrl": "српски (ћирилица)", "sr-Latn": "srpski (latinica)"},
        names={"nb": "serbisk", "sv": "serbiska", "da": "serbisk", "sr": "српски", "en": "Serbian"},
        text_chain=("en",),
        speech_chain=("en",),
        plural_categories=("one", "few", "other"),
        scripts=("Cyrl", "Latn"),
    ),
    Language(
        code="nn",
        tags=("nn",),
        own_names={"nn": "norsk (nynorsk)"},
        names={
            "nb": "norsk (nynorsk)",
            "sv": "norska (nynorska)",
            "da": "norsk (nynorsk)",
            "sr": "норвешки (нинорск)",
            "en": "Norwegian (Nynorsk)",
        },
        text_chain=("nb", "da", "sv", "en"),
        speech_chain=("nb", "sv", "en"),
    ),
    Language(
        code="en",
        tags=("en",),
        own_names={"en": "English"},
        names={"nb": "engelsk", "sv": "engelska", "da": "engelsk", "sr": "енглески", "en": "English"},
        text_chain=(),
        speech_chain=(),
    ),
    Language(
        code="se",
        tags=("se",),
        own_names={"se": "davvisámegiella"},
        names={
            "nb": "nordsamisk",
            "sv": "nordsamiska",
            "da": "nordsamisk",
            "sr": "северносамски",
            "en": "Northern Sámi",
        },
        text_chain=("nb",),
        speech_chain=("nb",),
        plural_categories=("one", "two", "other"),
    ),
    Language(
        code="sma",
        tags=("sma",),
        own_names={"sma": "åarjelsaemien gïele"},
        names={
            "nb": "sørsamisk",
            "sv": "sydsamiska",
            "da": "sydsamisk",
            "sr": "јужносамски",
            "en": "Southern Sámi",
        },
        text_chain=("nb",),
        speech_chain=("nb",),
        plural_categories=("one", "two", "other"),
    ),
)

LANGUAGES: Mapping[str, Language] = MappingProxyType({row.code: row for row in _ROWS})
BY_TAG: Mapping[str, Language] = MappingProxyType({tag: row for row in _ROWS for tag in row.tags})
OFFERED_BY_DEFAULT = ("nb", "sv", "da", "sr")


def stored(tag: str) -> str:
    """The tag in which texts for this canonical tag are kept: both scripts of Serbian are kept in Cyrillic."""
    return BY_TAG[tag].tags[0]


def name_in(tag: str, interface: str | None) -> str:
    """The language's name, as in a sentence of an interface language; in English where that is none of ours."""
    names = BY_TAG[tag].names
    return names.get((interface or "en").partition("-")[0], names["en"])


def segment(tag: str) -> str:
    """What stands for a canonical tag in the address of a page: the language's code, sr-latn for Serbian in Latin."""
    return BY_TAG[tag].code if tag == stored(tag) else tag.lower()


def language_choices(codes: Iterable[str] = OFFERED_BY_DEFAULT) -> list[tuple[str, str]]:
    """Code and own name, as Django's ``LANGUAGES`` and Wagtail's ``WAGTAIL_CONTENT_LANGUAGES`` want them."""
    return [(code, _own_name(LANGUAGES[code])) for code in codes]


def django_language_info(codes: Iterable[str] = OFFERED_BY_DEFAULT) -> dict[str, dict[str, str | bool]]:
    """Rows for ``django.conf.locale.LANG_INFO``, which lacks the Sámi languages.

    Add them before settings are used: Django looks a language's name up there and fails on an unknown code.
    """
    return {
        code: {
            "bidi": False,
            "code": code,
            "name": LANGUAGES[code].names["en"],
            "name_local": _own_name(LANGUAGES[code]),
        }
        for code in codes
    }


def _own_name(language: Language) -> str:
    if len(language.tags) > 1:
        return language.names[language.code]
    return language.own_names[language.code]
