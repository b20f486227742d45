"""PO files of one page in one language: one that goes out says what it is, one that comes in is taken wholly or not."""

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polib
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail_localize.models import StringSegment, Translation

from cms.translation.placeholders import problem
from cms.translation.refusals import TranslationRefused

ID = "X-WagtailLocalize-TranslationID"
SOURCE_LANGUAGE = "X-Source-Language"
TOOL = "PO"
MOST_BYTES = 5 * 1024 * 1024
SHOWN = 3


class FileRefused(TranslationRefused):
    """The file cannot be taken; nothing of it is kept."""


@dataclass(frozen=True, slots=True)
class Imported:
    """How many strings were taken, and how many are not, or no longer, in the page."""

    taken: int
    unknown: int


def export(translation: Translation) -> polib.POFile:
    """All strings of the page with what is translated so far. The library's own says nothing of languages."""
    file: polib.POFile = translation.export_po()
    file.metadata["Language"] = translation.target_locale.language_code
    file.metadata[SOURCE_LANGUAGE] = translation.source.locale.language_code
    return file


@transaction.atomic
def take_in(*, translation: Translation, content: bytes, by: Any) -> Imported:
    """Keeps the translations of a file. Raises FileRefused, with nothing kept."""
    file = _read(content)
    _require_this_page(file, translation)
    entries = [entry for entry in file if entry.msgstr and not entry.obsolete and not entry.fuzzy]
    strings = _strings(translation)
    known = [entry for entry in entries if (entry.msgid, entry.msgctxt) in strings]
    _require_placeholders(known)
    chosen = polib.POFile()
    chosen.metadata = {ID: str(translation.uuid)}
    chosen.extend(known)
    translation.import_po(chosen, user=by, tool_name=TOOL)
    return Imported(taken=len(known), unknown=len(entries) - len(known))


def _read(content: bytes) -> polib.POFile:
    if len(content) > MOST_BYTES:
        raise FileRefused(_("The file is larger than any page. Choose the PO file of this page."))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FileRefused(_("The file is not written in UTF-8. Save it as UTF-8 and upload it again.")) from error
    if "\0" in text or not text.strip():
        raise FileRefused(_("This is not a PO file."))
    # Given the text itself, polib would open a file of that name if there were one.
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "upload.po")
        path.write_text(text, encoding="utf-8", newline="\n")
        try:
            return polib.pofile(str(path), encoding="utf-8")
        except (OSError, ValueError, IndexError, AttributeError) as error:
            raise FileRefused(_("This is not a PO file that can be read: %(why)s") % {"why": _reason(error)}) from error


def _reason(error: Exception) -> str:
    """Without the name of the file, which is ours, not the person's."""
    return str(error).rpartition("upload.po")[2].strip(" :") or type(error).__name__


def _require_this_page(file: polib.POFile, translation: Translation) -> None:
    said = file.metadata.get(ID, "")
    if not said:
        raise FileRefused(_("The file does not say which page it belongs to. Download it here, and change only texts."))
    if said != str(translation.uuid):
        raise FileRefused(_("The file belongs to another page or language. Choose the one that was downloaded here."))
    language = file.metadata.get("Language", "")
    code = translation.target_locale.language_code
    if language and language.replace("_", "-").lower() != code.lower():
        raise FileRefused(
            _("The file says that it is in “%(found)s”; this is “%(expected)s”.")
            % {"found": language, "expected": code}
        )


def _strings(translation: Translation) -> set[tuple[str, str]]:
    rows = StringSegment.objects.filter(source=translation.source)
    return set(rows.values_list("string__data", "context__path"))


def _require_placeholders(entries: list[polib.POEntry]) -> None:
    wrong = [(entry, found) for entry in entries if (found := problem(entry.msgid, entry.msgstr))]
    if not wrong:
        return
    named = "; ".join(
        _("line %(line)s, “%(text)s”: %(what)s") % {"line": entry.linenum, "text": entry.msgid[:40], "what": found}
        for entry, found in wrong[:SHOWN]
    )
    raise FileRefused(
        _("Links and placeholders have to be as in the original. Nothing was taken. %(named)s") % {"named": named}
    )
