"""The language of short texts, and the hint that a text is in another one than it should be."""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from locales.detection import SHORTEST_TO_WARN, detect, wrong_language
from locales.negotiation import UnknownLocale

FIXTURES = Path(__file__).parents[1] / "fixtures" / "languages"
# Two thirds were there when the evidence was chosen; of the last third, 72 of 73 were right at first sight.
MISTAKEN: dict[str, str | None] = {}


def _texts(name):
    lines = (FIXTURES / name).read_text(encoding="utf-8").splitlines()
    return [tuple(line.split("\t")) for line in lines]


def test_the_fixture_has_more_than_twenty_short_texts_of_each_language():
    count = Counter(tag for tag, _text in _texts("short_texts.tsv"))

    assert count == {"nb": 30, "nn": 28, "sv": 30, "da": 30, "sr-Cyrl": 22, "sr-Latn": 26, "en": 22, "se": 22}
    assert max(len(text) for _tag, text in _texts("short_texts.tsv")) < 80


def test_short_texts_are_told_apart():
    found = {text: (tag, detect(text)) for tag, text in _texts("short_texts.tsv")}

    assert {text: answer for text, (tag, answer) in found.items() if answer != tag} == MISTAKEN


def test_a_language_that_is_not_ours_has_no_answer():
    assert {text: detect(text) for _tag, text in _texts("other_texts.tsv") if detect(text)} == {}


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "123", "112 113", "🙂", "?!", "\ud800", "OK", "Hei", "Anna", "Instagram", "Да", "God morgen",
        "https://ung.no/hva-er-dette", "@kanalen #ungdom", "hei@kanal.example",
    ],
)  # fmt: skip
def test_too_little_has_no_answer(text):
    assert detect(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ikkje", "nn"),
        ("Tack!", "sv"),
        ("Hvala", "sr-Latn"),
        ("Šta?", "sr-Latn"),
        ("Љубав", "sr-Cyrl"),
        ("Hello", "en"),
    ],
)
def test_one_word_is_enough_where_only_one_language_has_it(text, expected):
    assert detect(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Ne znam tko je to, gdje si ti sada?",  # Croatian
        "Sta ces da radis veceras, hoces li doci kod mene?",  # without the marks
        "ŠTA DA RADIM AKO ME NEKO VREĐA?",
        "S\u030cta radis\u030c kad se plas\u030cis\u030c?",  # decomposed
    ],
)
def test_the_neighbours_of_serbian_and_its_loose_spellings_are_serbian_in_latin_letters(text):
    assert detect(text) == "sr-Latn"


def test_a_few_words_in_the_other_script_do_not_decide():
    assert detect("Позови нас преко WhatsApp, Instagram или Snapchat налога.") == "sr-Cyrl"
    assert detect("Na ćirilici se to piše овако, ali ja pišem latinicom.") == "sr-Latn"
    assert detect("Читамо роман „Идиот“ Достоевского, стр. 12.") == "sr-Cyrl"


def test_addresses_do_not_count():
    assert detect("Les mer på https://www.the-english-site.example/what-is-this-and-why her") == "nb"


def test_only_the_beginning_of_a_very_long_text_is_read():
    assert detect("Jeg vet ikke hva jeg skal gjøre. " * 30_000) == "nb"


DANISH = "Hvad gør du, når din ven ikke har det godt i skolen?"


@pytest.mark.parametrize("expected", ["nb", "nn", "sv", "sr", "en", "se"])
def test_a_text_in_another_language_gets_a_hint(expected):
    assert wrong_language(DANISH, expected) == "da"


@pytest.mark.parametrize("expected", ["da", "da-DK", "sma"])
def test_no_hint_where_it_is_right_or_nobody_can_tell(expected):
    assert wrong_language(DANISH, expected) is None


def test_no_hint_below_forty_characters():
    assert SHORTEST_TO_WARN == 40
    assert detect(DANISH[:39]) == "da"
    assert wrong_language(DANISH[:39] + " ", "sv") is None
    assert wrong_language(DANISH[:40], "sv") == "da"


def test_the_other_script_is_not_another_language():
    assert wrong_language("Ne znam s kim mogu da razgovaram o tome šta mi se dešava.", "sr") is None
    assert wrong_language("Не знам с ким могу да разговарам о томе шта ми се дешава.", "sr-Latn") is None


def test_no_hint_without_a_clear_lead():
    assert wrong_language("Det kan være en tante, en trener, en nabo eller en lærer.", "da") is None
    assert wrong_language("Det kan være en tante, en trener, en nabo eller en lærer.", "nb") is None


def test_an_unknown_language_is_refused():
    with pytest.raises(UnknownLocale):
        wrong_language(DANISH, "klingon")


@given(st.text())
def test_any_text_is_answered(text):
    assert detect(text) in {"nb", "nn", "sv", "da", "sr-Cyrl", "sr-Latn", "en", "se", None}
