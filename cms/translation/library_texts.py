"""What the installed libraries have to translate, and what they translate themselves."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import django
import polib
from django.apps import apps

from locales.checking import Message, messages_of


@cache
def library_texts(domain: str) -> dict[Message, tuple[str, ...]]:
    """Each text that an installed library lists, with the names of those that do; `domain` is gettext's."""
    found: dict[Message, tuple[str, ...]] = {}
    for name, catalogue in _catalogues("en", domain):
        for message in messages_of(catalogue):
            found[message] = (*found.get(message, ()), name)
    return found


@cache
def library_translations(domain: str, code: str) -> dict[Message, list[str]]:
    """What they say in a language, with all forms of a text for several; where two differ, the first app counts."""
    found: dict[Message, list[str]] = {}
    for _name, catalogue in _catalogues(code, domain):
        for message, entry in messages_of(catalogue).items():
            if entry.translated():
                found.setdefault(message, said(entry))
    return found


def said(entry: polib.POEntry) -> list[str]:
    """The forms of an entry, in their order."""
    if entry.msgid_plural:
        return [entry.msgstr_plural[index] for index in sorted(entry.msgstr_plural)]
    return [entry.msgstr]


def _catalogues(code: str, domain: str) -> Iterator[tuple[str, polib.POFile]]:
    folders = {app.name: Path(app.path) for app in apps.get_app_configs()}
    for name, folder in {**folders, "django": Path(django.__file__).parent / "conf"}.items():
        path = folder / "locale" / code / "LC_MESSAGES" / f"{domain}.po"
        if path.exists():
            yield name, polib.pofile(str(path), encoding="utf-8")
