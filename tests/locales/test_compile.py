"""Catalogues compile without GNU gettext, and Python's own gettext reads them."""

import gettext
import shutil

import pytest

from locales.compile import ROOT, compile_catalogues


@pytest.fixture
def catalogues(tmp_path):
    for code in ("nb", "sv", "da", "sr"):
        folder = tmp_path / code / "LC_MESSAGES"
        folder.mkdir(parents=True)
        shutil.copy(ROOT / code / "LC_MESSAGES" / "django.po", folder)
    return tmp_path


def _translate(root, code, *entries):
    with (root / code / "LC_MESSAGES" / "django.po").open("a", encoding="utf-8") as catalogue:
        catalogue.write("\n" + "\n\n".join(entries) + "\n")


def test_every_language_gets_a_binary_that_gettext_reads(catalogues):
    _translate(
        catalogues,
        "sr",
        'msgid "Kennel of %(n)s dog"\nmsgid_plural "Kennel of %(n)s dogs"\n'
        'msgstr[0] "један"\nmsgstr[1] "неколико"\nmsgstr[2] "много"',
        '#, fuzzy\nmsgid "Cat"\nmsgstr "Пас"',
    )

    written = compile_catalogues(catalogues)

    assert [path.relative_to(catalogues).as_posix() for path in written] == [
        f"{code}/LC_MESSAGES/django.mo" for code in ("da", "nb", "sr", "sv")
    ]
    serbian = gettext.translation("django", catalogues, ["sr"])
    texts = [serbian.ngettext("Kennel of %(n)s dog", "Kennel of %(n)s dogs", count) for count in (21, 3, 11)]
    assert texts == ["један", "неколико", "много"]
    assert serbian.gettext("Cat") == "Cat"


def test_a_second_run_writes_only_what_changed(catalogues):
    compile_catalogues(catalogues)
    assert compile_catalogues(catalogues) == []

    _translate(catalogues, "nb", 'msgid "Cat"\nmsgstr "Katt"')

    assert compile_catalogues(catalogues) == [catalogues / "nb" / "LC_MESSAGES" / "django.mo"]
    assert gettext.translation("django", catalogues, ["nb"]).gettext("Cat") == "Katt"


def test_a_broken_catalogue_names_its_line_and_leaves_the_old_binary(catalogues):
    compile_catalogues(catalogues)
    binary = catalogues / "nb" / "LC_MESSAGES" / "django.mo"
    before = binary.read_bytes()
    _translate(catalogues, "nb", "this is no catalogue")

    with pytest.raises(OSError, match=r"nb/LC_MESSAGES/django\.po"):
        compile_catalogues(catalogues)

    assert binary.read_bytes() == before
