"""Templates of Wagtail's that we hold a copy of, only because a word in them is English for everybody."""

from pathlib import Path

import pytest
from wagtail import admin

import cms.translation

THEIRS, OURS = (Path(package.__file__).parent / "templates" / "wagtailadmin" for package in (admin, cms.translation))
TEMPLATES = {"home.html": "Search", "shared/header.html": "Search", "shared/headers/_actions.html": "Actions"}


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_copy_differs_from_the_installed_one_in_that_word_only(name):
    word = TEMPLATES[name]
    theirs = (THEIRS / name).read_text()
    translated = theirs.replace(f'="{word}"', f'="{{% trans "{word}" %}}"')

    assert translated != theirs
    assert (OURS / name).read_text().removeprefix("{% load i18n %}\n") == translated.removeprefix("{% load i18n %}\n")


def test_no_other_template_is_copied():
    assert {path.relative_to(OURS).as_posix() for path in OURS.rglob("*.html")} == TEMPLATES.keys()
