"""Mistyped words find what was meant, but only if nothing else was found."""

import pytest

from locales.search.typos import one_slip, similarity
from tests.locales.search.fixture import found


@pytest.mark.parametrize(
    ("locale", "query", "text"),
    [
        ("nb", "mobing", "Mobbing"),
        ("nb", "ungdomsskle", "Ungdomsskole"),
        ("nb", "kjærste", "Kjæreste"),
        ("nb", "selvmodstanker", "Selvmordstanker"),
        ("nb", "eksamne", "Eksamen"),
        ("nb", "mobing", "Nettmobbing"),
        ("sv", "fritidsgad", "Fritidsgård"),
        ("da", "uddannlse", "Uddannelse"),
        ("sr-Latn", "stipendja", "Стипендија"),
    ],
)
def test_a_slip_is_forgiven(locale, query, text):
    assert found(query, text, locale=locale) == [text]


def test_nothing_is_guessed_while_something_is_found():
    assert found("mobing", "Mobbing", "Mobing") == ["Mobing"]


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("bok", "boks"),
        ("hus", "husk"),
        ("tro", "trør"),
        ("xyzzy", "mobbing"),
        ("bestemme", "bestemor"),
        ("søle", "sole"),
    ],
)
def test_short_words_known_words_and_nonsense_are_not_mistakes(query, text):
    assert found(query, text) == []


def test_the_share_of_trigrams_is_pg_trgms():
    assert similarity("word", "two words") == pytest.approx(4 / 11)
    assert similarity("mobing", "mobbing") == pytest.approx(2 / 3)
    assert similarity("bok", "bok") == 1


def test_one_slip_is_one_letter_or_two_that_changed_places():
    near = ["selvmor", "sselvmord", "selvmors", "slevmord", "selvmord"]

    assert [one_slip(typed, "selvmord") for typed in near] == [True] * 5
    assert [one_slip(typed, "selvmord") for typed in ("selvm", "mordselv", "slevmrod", "")] == [False] * 4
