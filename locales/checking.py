"""What can be wrong with a catalogue, found before an editor or a reader meets it.

A catalogue is gettext's text form, ``<code>/LC_MESSAGES/<domain>.po``; a template lists what there is to translate.
"""

import gettext
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import polib

from locales.languages import LANGUAGES
from locales.plurals import category

# "50 % av" is no placeholder, so flags and widths are read behind a name only.
_PLACEHOLDER = re.compile(r"%%|%[sdif]|%\(\w+\)[#0 +-]*\d*(?:\.\d+)?[a-zA-Z]|\{\w*\}")
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>")
_ATTRIBUTE = re.compile(r"([a-zA-Z-]+)\s*=")
_FIRST_NUMBERS = range(201)
_SHOWN = 60


class Message(NamedTuple):
    """What there is to translate. ``context`` parts two that read the same; ``plural`` is the form for several."""

    context: str | None
    text: str
    plural: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """``place`` is the file with its line, ``code`` the kind of problem, ``sentence`` what is wrong."""

    place: str
    code: str
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """How much of a template a catalogue has; what is fuzzy, empty or out of date does not count."""

    code: str
    domain: str
    translated: int
    total: int

    @property
    def is_complete(self) -> bool:
        """Nothing is left to translate."""
        return self.translated == self.total


Catalogue = Mapping[Message, polib.POEntry]
Fault = tuple[str, str]


def read(path: Path) -> polib.POFile:
    """The catalogue. Raises ``ValueError`` with a sentence for none, and for one that has an entry twice."""
    if not path.exists():
        message = "There is no such catalogue."
        raise ValueError(message)
    try:
        return polib.pofile(str(path), encoding="utf-8", check_for_duplicates=True)
    except (OSError, ValueError, UnicodeDecodeError) as error:
        message = f"The catalogue cannot be read: {str(error).removeprefix(str(path)).strip(' :')}."
        raise ValueError(message) from error


def messages_of(catalogue: polib.POFile) -> dict[Message, polib.POEntry]:
    """The entries that are not commented out, by what they translate."""
    return {
        Message(entry.msgctxt, entry.msgid, entry.msgid_plural or None): entry
        for entry in catalogue
        if not entry.obsolete
    }


def coverage(entries: Catalogue, *, template: Iterable[Message], code: str, domain: str) -> Coverage:
    """How much of the template the entries translate."""
    wanted = list(template)
    done = sum(1 for message in wanted if message in entries and entries[message].translated())
    return Coverage(code=code, domain=domain, translated=done, total=len(wanted))


def check(
    catalogue: polib.POFile,
    *,
    template: Iterable[Message],
    code: str,
    place: str,
    required: bool,
    foreign: Callable[[Message], bool] = lambda _message: False,
) -> Iterator[Problem]:
    """Everything that is wrong with one catalogue.

    ``required``: what is not translated is a problem too. ``foreign`` tells texts of libraries, which a catalogue may
    translate although no template of ours has them.
    """
    entries = messages_of(catalogue)
    for fault in _header_faults(catalogue.metadata, code):
        yield Problem(place=f"{place}:1", code=fault[0], sentence=fault[1])
    for message in template:
        entry = entries.get(message)
        if required and not (entry and entry.translated()):
            state = "is missing" if entry is None else "is marked as fuzzy" if entry.fuzzy else "is not translated"
            yield _problem(place, entry, "MISSING", f"{_quoted(message)} {state}.")
    known = set(template)
    for message, entry in entries.items():
        if message not in known and not foreign(message):
            yield _problem(place, entry, "STALE", f"{_quoted(message)} is in no source any more. Remove it.")
        for fault in _faults(message, entry, code) if entry.translated() else ():
            yield _problem(place, entry, fault[0], f"{_quoted(message)}: {fault[1]}")


def check_latin(
    latin: polib.POFile, *, source: polib.POFile, convert: Callable[[str], str], place: str
) -> Iterator[Problem]:
    """Where the catalogue in Latin letters is not what ``convert`` makes of the Serbian one."""
    found, wanted = messages_of(latin), messages_of(latin_of(source, convert=convert))
    for message in wanted.keys() | found.keys():
        if message not in found or message not in wanted or _forms(found[message]) != _forms(wanted[message]):
            yield _problem(
                place, found.get(message), "LATIN", f"{_quoted(message)} is not the Serbian text in Latin letters."
            )


def latin_of(source: polib.POFile, *, convert: Callable[[str], str]) -> polib.POFile:
    """The Serbian catalogue in Latin letters, made and never edited; what is not translated is left out."""
    made = polib.POFile(wrapwidth=0)
    made.header = "Made from sr by check_locales --write; do not edit."
    made.metadata = {**source.metadata, "Language": "sr_Latn"}
    for entry in source.translated_entries():
        forms = {index: convert(text) for index, text in entry.msgstr_plural.items()}
        made.append(
            polib.POEntry(
                msgctxt=entry.msgctxt,
                msgid=entry.msgid,
                msgid_plural=entry.msgid_plural,
                msgstr=convert(entry.msgstr),
                msgstr_plural=forms,
                flags=[flag for flag in entry.flags if flag != "fuzzy"],
            )
        )
    return made


def _header_faults(metadata: Mapping[str, str], code: str) -> Iterator[Fault]:
    """A header that lies makes every plural of the file wrong."""
    if metadata.get("Language") != code:
        yield "LANGUAGE", f"The header says Language {metadata.get('Language')!r}, the folder says {code}."
    rule = metadata.get("Plural-Forms", "")
    match = re.fullmatch(r"\s*nplurals\s*=\s*(\d+)\s*;\s*plural\s*=\s*(.+?);?\s*", rule)
    categories = LANGUAGES[code].plural_categories
    if match is None or int(match[1]) != len(categories):
        yield "PLURALS", f"The header's Plural-Forms must have {len(categories)} forms: {', '.join(categories)}."
        return
    try:
        index = gettext.c2py(match[2])
        wrong = [number for number in _FIRST_NUMBERS if categories[index(number)] != category(number, code)]
    except (ValueError, IndexError):
        yield "PLURALS", "The header's Plural-Forms cannot be read, or names a form that is not there."
        return
    if wrong:
        yield "PLURALS", f"The header's Plural-Forms put {wrong[0]} under {categories[index(wrong[0])]}."


def _faults(message: Message, entry: polib.POEntry, code: str) -> Iterator[Fault]:
    forms = _forms(entry)
    categories = LANGUAGES[code].plural_categories
    if message.plural and len(forms) != len(categories):
        yield "PLURALS", f"it has {len(forms)} plural forms, and {code} has {len(categories)}: {', '.join(categories)}."
        return
    for position, form in enumerate(forms):
        # A language whose first form is for 1 alone may say "one" instead of the number, as English may.
        alone = message.plural and position == 0 and code != "sr"
        allowed = [message.plural or message.text, *([message.text] if alone else [])]
        yield from _form_faults(form, allowed)


def _form_faults(form: str, allowed: list[str]) -> Iterator[Fault]:
    """``allowed`` are the English texts that the form may follow; the first is named when it follows none."""
    if all(_placeholders(form) != _placeholders(text) for text in allowed):
        found, wanted = _listed(_placeholders(form)), _listed(_placeholders(allowed[0]))
        yield "PLACEHOLDERS", f"placeholders are {found}, not {wanted}."
    if all(_markup(form) != _markup(text) for text in allowed):
        yield "MARKUP", f"markup is {_listed(_markup(form))}, not {_listed(_markup(allowed[0]))}."
    if all(_edges(form) != _edges(text) for text in allowed):
        yield "EDGES", "it begins or ends with other spaces or line breaks than the English text."
    if any(unicodedata.category(character) in {"Cc", "Cs"} and character not in "\n\t" for character in form):
        yield "CHARACTERS", "it has control characters in it."


def _placeholders(text: str) -> Counter[str]:
    return Counter(found for found in _PLACEHOLDER.findall(text) if found != "%%")


def _markup(text: str) -> Counter[str]:
    """Each tag with the names of its attributes; what they say may be translated."""
    return Counter(
        f"<{end}{name.lower()}{''.join(' ' + attribute for attribute in sorted(_ATTRIBUTE.findall(rest)))}>"
        for end, name, rest in _TAG.findall(text)
    )


def _edges(text: str) -> tuple[str, str]:
    stripped = text.strip()
    start = text.index(stripped) if stripped else len(text)
    return text[:start], text[start + len(stripped) :]


def _forms(entry: polib.POEntry) -> list[str]:
    if entry.msgid_plural:
        return [entry.msgstr_plural[index] for index in sorted(entry.msgstr_plural)]
    return [entry.msgstr]


def _problem(place: str, entry: polib.POEntry | None, code: str, sentence: str) -> Problem:
    return Problem(place=f"{place}:{entry.linenum}" if entry else place, code=code, sentence=sentence)


def _quoted(message: Message) -> str:
    name = message.context or message.text
    return f'"{name[:_SHOWN]}{"…" if len(name) > _SHOWN else ""}"'


def _listed(found: Counter[str]) -> str:
    return " ".join(sorted(found.elements())) or "none"
