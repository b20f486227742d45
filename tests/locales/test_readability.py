"""LIX to the digit, with the sentence and the words that make it high."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from locales.languages import BY_TAG
from locales.negotiation import UnknownLocale
from locales.readability import Report, band, lix, report

EASY = "Vi møtes på klubben. Alle kan komme!"
HARD = "Kommunestyret vedtok handlingsplanen. Ungdomsrådet protesterte."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", 0),
        (" \n.!?:", 0),
        ("🙂 – … «»", 0),
        ("\ud800", 0),
        ("Hei", 1),
        ("Hei du", 2),
        (EASY, 18),  # 7 words in 2 sentences, klubben is long: 3.5 + 14.29
        (HARD, 83),  # 5 words in 2 sentences, 4 of them long: 2.5 + 80, half up
        ("Ett. Två. Tre. Fyra.", 1),
        ("Ett. Två tre.", 2),  # 1.5, half up
        ("Vil du? Ja! Kom da: nå.", 2),  # 6 words, 4 sentences
        ("Overskrift uten prikk\nNy linje her", 20),  # a line's end ends a sentence: 3 + 16.67
        ("Hei... Hei?! Hei", 1),
        ("Åpent kl. 15.04 hver dag", 3),  # the point within a time ends nothing, the one of kl. does
        ("Se ung.no/hjelp nå", 36),  # an address is one word
        ("e-posten", 101),  # seven letters
        ("1234567890", 1),  # figures are words, and never long
    ],
)
def test_the_number_counts_words_sentences_and_long_words(text, expected):
    assert lix(text, "nb") == expected


@pytest.mark.parametrize(
    ("cyrillic", "latin", "expected"),
    [
        ("Пољубац", "Poljubac", 101),  # seven letters in Cyrillic
        ("Љубавни", "Ljubavni", 101),
        ("Недеља", "Nedelja", 1),  # six in Cyrillic, seven in Latin
        ("Пријатељи долазе. Њихов џемпер је нов.", "Prijatelji dolaze. Njihov džemper je nov.", 20),
        ("ЏЕМПЕР", "DŽEMPER", 1),
        ("Инјекција", "Injekcija", 101),
        ("Танјуга", "Tanjuga", 101),  # seven letters in both: н and ј are two
        ("Конјугат надживи", "Konjugat nadživi", 102),
    ],
)
def test_serbian_counts_the_letters_of_cyrillic_in_both_scripts(cyrillic, latin, expected):
    assert lix(cyrillic, "sr") == expected
    assert lix(latin, "sr-Latn") == expected
    assert lix(latin, "sr") == expected


def test_both_unicode_forms_of_a_letter_count_as_one():
    assert lix("a\u030apningen", "nb") == lix("åpningen", "nb") == 101
    assert lix("а\u0301а\u0301а\u0301а\u0301а\u0301а\u0301", "sr") == 1


def test_a_report_names_the_longest_sentence_and_the_long_words_once():
    found = report(f"{EASY} {HARD} Ungdomsrådet møtes igjen i dag, så kom.", "nb")

    assert found == Report(
        lix=35,
        band="easy",
        words=19,
        sentences=5,
        longest_sentence="Ungdomsrådet møtes igjen i dag, så kom.",
        longest_sentence_words=7,
        long_words=("handlingsplanen", "Kommunestyret", "Ungdomsrådet", "protesterte", "klubben"),
        validated=True,
    )


def test_a_report_of_nothing_is_empty():
    assert report("", "sv") == Report(
        lix=0,
        band="very easy",
        words=0,
        sentences=0,
        longest_sentence="",
        longest_sentence_words=0,
        long_words=(),
        validated=True,
    )


def test_at_most_twenty_long_words_are_named():
    text = " ".join(f"ungdomsråd{'a' * count}" for count in range(30))

    assert len(report(text, "nb").long_words) == 20


@pytest.mark.parametrize(
    ("tag", "expected"),
    [(tag, tag in {"nb", "nn", "sv", "da"}) for tag in ("nb", "nn", "sv", "da", "sr", "sr-Latn", "en", "se", "sma")],
)
def test_the_bands_are_validated_for_scandinavian_only(tag, expected):
    assert report("Hei.", tag).validated is expected


def test_the_bands_have_their_limits():
    values = {29: "very easy", 30: "easy", 39: "easy", 40: "medium", 50: "hard", 60: "hard", 61: "very hard"}

    assert {value: band(value) for value in values} == values


@pytest.mark.parametrize("ask", [lix, report])
def test_an_unknown_language_is_refused(ask):
    with pytest.raises(UnknownLocale):
        ask("Hei", "klingon")


def test_a_megabyte_is_read():
    assert lix("ungdom " * 150_000, "nb") == 150_000


@given(st.text(), st.sampled_from(sorted(BY_TAG)))
def test_any_text_has_a_number_and_the_report_agrees(text, locale):
    found = report(text, locale)

    assert lix(text, locale) == found.lix >= 0
    assert (found.lix == 0) == (found.words == 0)
