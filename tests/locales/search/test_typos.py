"""Mistyped words find what was meant, but only if nothing else was found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from locales.search.analysis import keys
from locales.search.plan import plan
from locales.search.typos import corrected, kinds_of, likeness, mistyped, near, one_slip, possible, reach, similarity
from tests.locales.search.fixture import found, rows


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


def test_three_words_of_a_query_are_corrected_those_that_no_dictionary_has_before_others():
    asked = plan("kjærlighet og skole netmobing ensomhd søvnpoblemer fritidsgard", "nb")
    vocabulary = ["1kjærligheten", "1nettmobbing", "1ensomhet", "1søvnproblemer", "1fritidsgård"]

    changed = [
        (after.pieces, [sorted(need) for each in after.alternatives[len(before.alternatives) :] for need in each.needs])
        for before, after in zip(asked.words, corrected(asked, vocabulary).words, strict=True)
        if before != after
    ]

    assert changed == [
        (("netmobing",), [["1nettmobbing"]]),
        (("ensomhd",), [["1ensomhet"]]),
        (("søvnpoblemer",), [["1søvnproblemer"]]),
    ]


def test_what_is_looked_at_first_leaves_out_nothing_that_is_likely():
    vocabulary = sorted({key for each in rows("documents") for key in keys(each["body"], "nb")})
    asked = plan("netmobing eksamne selvmodstanker", "nb")

    assert len(mistyped(asked)) == 3
    for word in mistyped(asked):
        (typed,) = word.pieces
        letter, shortest, longest = reach(word)
        likely = [(likeness(typed, key[1:], known=False), key) for key in vocabulary if key[0] in kinds_of(word)]
        expected = sorted((each for each in likely if each[0]), reverse=True)
        assert near(word, vocabulary, "nb", most=1000) == expected
        assert {key[1] for _, key in expected} <= {letter}
        assert all(shortest <= len(key) - 1 <= longest for _, key in expected)


@given(st.text("abså", min_size=5, max_size=8), st.integers(2, 12), st.data())
def test_words_side_by_side_are_narrowed_to_those_that_are_looked_into(typed, letters, data):
    [word] = plan(typed, "nb").words
    spelled = st.text("abså", min_size=letters - 1, max_size=letters - 1).map(f"{typed[0]}{{}}".format)
    spellings = data.draw(st.lists(spelled, max_size=30))
    vocabulary = {f"1{each}" for each in spellings}

    narrowed = possible(word, " ".join(spellings), letters=letters)

    assert narrowed <= set(spellings)
    assert near(word, {f"1{each}" for each in narrowed}, "nb", most=30) == near(word, vocabulary, "nb", most=30)
