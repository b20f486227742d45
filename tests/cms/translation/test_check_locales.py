"""`manage.py check_locales`: the repository's catalogues are sound, and the command says what is wrong with others."""

import shutil
from io import StringIO
from pathlib import Path

import polib
import pytest
from django.core.management import CommandError, call_command

from cms.translation import catalogue_checks
from cms.translation.catalogue_checks import Catalogues
from locales.catalogues import ROOT


@pytest.fixture
def catalogues(tmp_path: Path) -> Catalogues:
    """The repository's catalogues beside a source with two texts, complete in the four languages."""
    root = tmp_path / "locales"
    for source in (ROOT / "app.pot", *ROOT.glob("*/LC_MESSAGES/*.po")):
        target = root / source.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(source, target)
    (tmp_path / "cms").mkdir()
    (tmp_path / "cms" / "texts.py").write_text(
        'from django.utils.translation import gettext as _, ngettext\n_("Hello")\nngettext("{n} day", "{n} days", 2)\n'
    )
    for path in root.glob("*/LC_MESSAGES/django.po"):
        _write_two(path)
    made = Catalogues(root=root)
    made.write()
    return made


def _write_two(path: Path) -> None:
    catalogue = polib.pofile(str(path))
    forms = 3 if "nplurals=3" in catalogue.metadata["Plural-Forms"] else 2
    catalogue.clear()
    catalogue.append(polib.POEntry(msgid="Hello", msgstr="Hei"))
    catalogue.append(
        polib.POEntry(msgid="{n} day", msgid_plural="{n} days", msgstr_plural=dict.fromkeys(range(forms), "{n} dager"))
    )
    catalogue.save(str(path))


def _change(catalogues: Catalogues, name: str, old: str, new: str) -> None:
    path = catalogues.root / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def _problems(catalogues: Catalogues) -> list[tuple[str, str]]:
    checked = Catalogues(root=catalogues.root)
    checked.check()
    return [(problem.place.split(":")[0].removeprefix("locales/"), problem.code) for problem in checked.problems]


def test_the_repositorys_catalogues_are_sound():
    out = StringIO()

    try:
        call_command("check_locales", stdout=out)
    except CommandError:
        pytest.fail(out.getvalue())

    assert out.getvalue().splitlines()[-1] == "The catalogues are sound."
    for code in ("nb", "sv", "da", "sr"):
        assert f"django  {code}  " in out.getvalue()
    assert "0/" in next(line for line in out.getvalue().splitlines() if line.startswith("django  nn"))


def test_sound_catalogues_have_no_problems_and_their_share_is_told(catalogues):
    assert _problems(catalogues) == []

    catalogues.check()
    assert {(each.domain, each.code): (each.translated, each.total) for each in catalogues.coverages} == {
        ("django", code): (2, 2) for code in ("nb", "sv", "da", "sr", "nn", "se", "sma")
    } | {("app", code): (67, 67) for code in ("nb", "sv", "da", "sr")}


@pytest.mark.parametrize(
    ("name", "old", "new", "expected"),
    [
        ("sr/LC_MESSAGES/django.po", 'msgstr[0] "{n} dager"', 'msgstr[0] "dan"', "PLACEHOLDERS"),
        ("sr/LC_MESSAGES/django.po", 'msgstr[2] "{n} dager"', "", "PLURALS"),
        ("nb/LC_MESSAGES/django.po", '"Hei"', '"Hei "', "EDGES"),
        ("nb/LC_MESSAGES/django.po", '"Hei"', '"<b>Hei</b>"', "MARKUP"),
        ("da/LC_MESSAGES/django.po", 'msgid "Hello"', '#, fuzzy\nmsgid "Hello"', "MISSING"),
        ("sv/LC_MESSAGES/django.po", '"Hei"', '""', "MISSING"),
        ("sv/LC_MESSAGES/app.po", "msgid", "no catalogue", "UNREADABLE"),
        ("nn/LC_MESSAGES/django.po", "Language: nn", "Language: nb", "LANGUAGE"),
        ("django.pot", 'msgid "Hello"', 'msgid "Hello there"', "STALE_TEMPLATE"),
    ],
)
def test_each_problem_is_named_with_its_file(catalogues, name, old, new, expected):
    _change(catalogues, name, old, new)
    if name.startswith("sr/"):
        # What is wrong in Cyrillic is wrong in the Latin that is made of it, and is said once.
        Catalogues(root=catalogues.root).write()

    assert _problems(catalogues) == [(name, expected)]


def test_a_new_text_in_the_code_is_missing_in_required_languages_and_reported_in_others(catalogues):
    source = catalogues.root.parent / "cms" / "texts.py"
    source.write_text(source.read_text() + '_("New")\n')

    assert _problems(catalogues) == [
        ("django.pot", "STALE_TEMPLATE"),
        *((f"{code}/LC_MESSAGES/django.po", "MISSING") for code in ("nb", "sv", "da", "sr")),
    ]


def test_a_text_that_left_the_code_is_stale_everywhere_and_so_is_one_of_wagtail(catalogues):
    source = catalogues.root.parent / "cms" / "texts.py"
    source.write_text(source.read_text().replace('_("Hello")\n', ""))
    _change(catalogues, "sr/LC_MESSAGES/django.po", 'msgid "Hello"', 'msgid "Choose an image"')
    Catalogues(root=catalogues.root).write()

    codes = ("nb", "sv", "da", "sr", "nn", "se", "sma")
    assert _problems(catalogues) == [(f"{code}/LC_MESSAGES/django.po", "STALE") for code in codes]


def test_a_catalogue_of_a_required_language_that_is_gone_is_a_problem(catalogues):
    (catalogues.root / "da/LC_MESSAGES/app.po").unlink()
    (catalogues.root / "nn/LC_MESSAGES/django.po").unlink()

    assert _problems(catalogues) == [("da/LC_MESSAGES/app.po", "UNREADABLE")]


def test_serbian_in_latin_letters_is_made_and_must_stay_what_was_made(catalogues, monkeypatch):
    monkeypatch.setattr(catalogue_checks.scripts, "to_latin", lambda text: text.replace("Hei", "Zdravo"), raising=False)
    both = [("sr_Latn/LC_MESSAGES/django.po", "LATIN"), ("sr_Latn/LC_MESSAGES/app.po", "LATIN")]
    for name, _code in both:
        (catalogues.root / name).unlink(missing_ok=True)
    assert _problems(catalogues) == both

    written = [path.relative_to(catalogues.root).as_posix() for path in catalogues.write()]
    assert written == [name for name, _code in both]
    assert _problems(catalogues) == []
    assert polib.pofile(str(catalogues.root / both[0][0]))[0].msgstr == "Zdravo"

    _change(catalogues, both[0][0], "Zdravo", "Cao")
    assert _problems(catalogues) == both[:1]


def test_the_command_fails_with_the_number_of_problems_and_writes_what_can_be_made(catalogues, monkeypatch):
    monkeypatch.setattr(
        "cms.translation.management.commands.check_locales.Catalogues", lambda: Catalogues(catalogues.root)
    )
    _change(catalogues, "nb/LC_MESSAGES/django.po", '"Hei"', '"Hei "')
    _change(catalogues, "django.pot", 'msgid "Hello"', 'msgid "Hello there"')
    out = StringIO()

    with pytest.raises(CommandError, match=r"1 problems in the catalogues\."):
        call_command("check_locales", write=True, stdout=out)

    lines = out.getvalue().splitlines()
    assert lines[0] == "Wrote locales/django.pot"
    assert lines[1] == "django  nb          2/2  required"
    assert lines[-1].startswith("locales/nb/LC_MESSAGES/django.po:12  EDGES  ")
