"""What we say for Wagtail and the others: every required language says it, and nothing dead stays."""

import shutil
from pathlib import Path

import polib
import pytest

from cms.translation.library_checks import LibraryCatalogues
from locales.catalogues import ROOT

LIBRARIES = ROOT / "libraries"


@pytest.fixture
def copied(tmp_path: Path) -> LibraryCatalogues:
    """The repository's catalogues, to be spoilt."""
    shutil.copytree(LIBRARIES, tmp_path / "locales" / "libraries")
    shutil.copy(ROOT / "django.pot", tmp_path / "locales")
    return LibraryCatalogues(root=tmp_path / "locales" / "libraries")


def _add(catalogues: LibraryCatalogues, code: str, text: str, said: str) -> None:
    path = catalogues.root / code / "LC_MESSAGES" / "django.po"
    catalogue = polib.pofile(str(path))
    catalogue.append(polib.POEntry(msgid=text, msgstr=said))
    catalogue.save(str(path))


def _remove(catalogues: LibraryCatalogues, code: str, text: str) -> None:
    path = catalogues.root / code / "LC_MESSAGES" / "django.po"
    catalogue = polib.pofile(str(path))
    catalogue.remove(catalogue.find(text))
    catalogue.save(str(path))


def _problems(catalogues: LibraryCatalogues) -> list[tuple[str, str, str]]:
    catalogues.check()
    return [(each.place.split("/")[2], each.code, each.sentence) for each in catalogues.problems]


def test_the_repositorys_are_sound_and_in_order():
    catalogues = LibraryCatalogues()

    catalogues.check()

    assert catalogues.problems == []
    assert {each.code for each in catalogues.coverages if each.is_complete} == {"nb", "sv", "da", "sr"}


def test_a_text_that_the_installed_libraries_do_not_have_any_more_is_stale(copied):
    _add(copied, "nb", "Reticulating splines", "Ordner splines")

    assert _problems(copied) == [("nb", "STALE", '"Reticulating splines" is in no source any more. Remove it.')]


def test_what_one_language_says_another_has_to_say_too_unless_the_library_does(copied):
    _remove(copied, "da", "Toggle preview")
    _remove(copied, "sr", "Toggle preview")

    assert _problems(copied) == [
        ("da", "MISSING", '"Toggle preview" is missing.'),
        ("sr", "MISSING", '"Toggle preview" is missing.'),
    ]


@pytest.mark.parametrize(
    ("text", "said", "who"),
    [("Unlock", "Lås opp", "the library"), ("Subject", "Emne", "our own catalogue")],
)
def test_what_is_said_elsewhere_already_is_a_double(copied, monkeypatch, text, said, who):
    _add(copied, "nb", text, said)

    assert ("nb", "DOUBLE", f'"{text}": {who} says it already. Remove it.') in _problems(copied)


def test_a_catalogue_that_is_not_there_is_named(copied):
    (copied.root / "da" / "LC_MESSAGES" / "djangojs.po").unlink()

    assert ("da", "UNREADABLE", "There is no such catalogue.") in _problems(copied)


def test_writing_notes_where_a_text_is_from(copied):
    _remove(copied, "nb", "Toggle preview")
    _add(copied, "nb", "Toggle preview", "Vis eller skjul forhåndsvisning")

    written = [copied.named(path) for path in copied.write()]

    assert written == ["locales/libraries/nb/LC_MESSAGES/django.po"]
    mended, kept = (root / "nb" / "LC_MESSAGES" / "django.po" for root in (copied.root, LIBRARIES))
    assert mended.read_text() == kept.read_text()
    assert polib.pofile(str(kept)).find("Toggle preview").occurrences == [("wagtail.admin", "")]
