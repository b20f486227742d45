"""Whole texts of ours in both scripts: the Latin ones were written by hand, not by the converter."""

from pathlib import Path

import pytest

from locales.scripts import cyrillic_guess, html_to_latin, to_latin, vtt_to_latin

CORPUS = Path(__file__).resolve().parents[1] / "fixtures" / "serbian"
CONVERTERS = {"story.txt": to_latin, "page.html": html_to_latin, "talk.vtt": vtt_to_latin}


def _read(folder, name):
    return (CORPUS / folder / name).read_bytes().decode()


def test_the_corpus_is_large_enough():
    words = {name: len(_read("stored", name).split()) for name in CONVERTERS}

    assert words == {"story.txt": 401, "page.html": 140, "talk.vtt": 139}


@pytest.mark.parametrize("name", CONVERTERS)
def test_a_stored_text_becomes_the_latin_one(name):
    assert CONVERTERS[name](_read("stored", name)) == _read("latin", name)


@pytest.mark.parametrize("name", CONVERTERS)
def test_a_latin_text_stays(name):
    assert CONVERTERS[name](_read("latin", name)) == _read("latin", name)


def test_a_typed_text_becomes_the_cyrillic_one():
    guess = cyrillic_guess(_read("typed", "article.txt"))

    assert guess.text == _read("typed", "article.cyrillic.txt")
    assert [guess.text[start:end] for start, end in guess.uncertain] == ["Instagramu", "I"]


def test_a_text_survives_the_way_to_latin_and_back():
    cyrillic = _read("typed", "article.cyrillic.txt")

    assert cyrillic_guess(to_latin(cyrillic)).text == cyrillic
