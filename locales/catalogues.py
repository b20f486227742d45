"""The words of the apps: gettext files turned into what the API hands out.

``app.pot`` lists the keys (msgctxt) with their English text (msgid); ``<code>/LC_MESSAGES/app.po``
translates them. Unlike content, strings fall back one by one: a button in a neighbouring language beats no
button.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import takewhile
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

import polib

from locales.languages import BY_TAG, LANGUAGES, stored
from locales.negotiation import canonical

ROOT = Path(__file__).resolve().parent


def app_strings(tag: str, *, root: Path = ROOT) -> dict[str, str]:
    """Every app string by key, in the template's order, with named placeholders in braces left as they are.

    A string with a number in it has a key for each of CLDR's plural categories of the language asked for, such
    as ``app.episodes.one`` and ``app.episodes.other``. What lacks a translation comes from the language's text
    chain as far as English, which the template has complete. Serbian in Latin has a catalogue of its own, which is
    made from the Cyrillic one. Files are read once a process. Raises ``UnknownLocale``.
    """
    return dict(_read(canonical(tag), root).strings)


def missing_app_strings(tag: str, *, root: Path = ROOT) -> list[str]:
    """Keys of ``app_strings`` that are borrowed from another language, in the same order. Raises ``UnknownLocale``."""
    return list(_read(canonical(tag), root).borrowed)


def app_strings_version(tag: str, *, root: Path = ROOT) -> str:
    """16 hexadecimal digits that change when any string of the language does. Raises ``UnknownLocale``."""
    strings = json.dumps(app_strings(tag, root=root), ensure_ascii=True, sort_keys=True)
    return hashlib.sha256(strings.encode("ascii")).hexdigest()[:16]


class _Read(NamedTuple):
    strings: Mapping[str, str]
    borrowed: tuple[str, ...]


@lru_cache(maxsize=len(BY_TAG) * 4)
def _read(tag: str, root: Path) -> _Read:
    language = BY_TAG[tag]
    code, folder = language.code, language.code if tag == stored(tag) else tag.replace("-", "_")
    before_english = takewhile(lambda candidate: candidate != "en", (folder, *language.text_chain))
    catalogues = [
        (code if candidate == folder else candidate, _translations(root / candidate / "LC_MESSAGES" / "app.po"))
        for candidate in before_english
    ]
    strings: dict[str, str] = {}
    borrowed: list[str] = []
    for key, english in _template(root / "app.pot").items():
        source, forms = next(((name, texts[key]) for name, texts in catalogues if key in texts), ("en", english))
        found = _by_category(key, forms, LANGUAGES[source].plural_categories, LANGUAGES[code].plural_categories)
        strings |= found
        borrowed += found if source != code else ()
    return _Read(MappingProxyType(strings), tuple(borrowed))


def _template(path: Path) -> dict[str, tuple[str, ...]]:
    return {
        entry.msgctxt: (entry.msgid, entry.msgid_plural) if entry.msgid_plural else (entry.msgid,)
        for entry in polib.pofile(str(path), encoding="utf-8")
    }


def _translations(path: Path) -> dict[str, tuple[str, ...]]:
    """The forms of each finished translation: fuzzy, empty and obsolete ones count as missing."""
    if not path.exists():
        return {}
    return {entry.msgctxt: _forms(entry) for entry in polib.pofile(str(path), encoding="utf-8").translated_entries()}


def _forms(entry: polib.POEntry) -> tuple[str, ...]:
    if entry.msgid_plural:
        return tuple(entry.msgstr_plural[index] for index in sorted(entry.msgstr_plural))
    return (entry.msgstr,)


def _by_category(key: str, forms: tuple[str, ...], categories: Sequence[str], wanted: Sequence[str]) -> dict[str, str]:
    """``wanted`` are the categories that an app will ask for: a borrowed string has not all of them."""
    if len(forms) == 1:
        return {key: forms[0]}
    by_category = dict(zip(categories, forms, strict=True))
    return {f"{key}.{category}": by_category.get(category, by_category["other"]) for category in wanted}
