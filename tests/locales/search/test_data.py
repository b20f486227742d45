"""The lists of words are spelt as words are compared, and each says something."""

import pytest

from locales.search.data import words
from locales.search.dictionary import lemma
from locales.search.profiles import PROFILES
from locales.search.tokens import normalised

CODES = sorted(PROFILES)


def listed(code: str) -> set[str]:
    found = words(code)
    single = {*found.lemmas, *found.short, *found.never, *found.whole, *found.tails, *found.keeps_s, *found.stop}
    single |= {*found.split, *found.firsts, *found.crisis_roots}
    return single.union(*found.lemmas.values(), *found.split.values(), *found.firsts.values())


@pytest.mark.parametrize("code", CODES)
def test_every_word_is_written_as_it_is_compared(code):
    assert {word for word in listed(code) if normalised(word, code) != word} == set()


@pytest.mark.parametrize("code", CODES)
def test_short_parts_are_short_and_the_others_are_not(code):
    assert {word for word in words(code).short if len(word) > 4} == set()
    assert words(code).short.isdisjoint(words(code).never)


@pytest.mark.parametrize("code", CODES)
def test_every_group_of_synonyms_has_several_members(code):
    assert [group for group in words(code).synonyms if len(set(group)) < 2] == []


@pytest.mark.parametrize("code", ["nb", "nn", "sv", "da", "sr", "en"])
def test_every_language_has_its_small_words_its_synonyms_and_its_words_of_crisis(code):
    assert all([words(code).stop, words(code).synonyms, words(code).crisis, words(code).crisis_roots])


def test_a_language_without_a_file_has_empty_lists():
    assert listed("sma") == set()
    assert lemma("gïele", "sma") is None
