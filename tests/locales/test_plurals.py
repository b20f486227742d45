"""Plural categories are CLDR's, fractions included."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from locales.catalogues import app_strings
from locales.languages import BY_TAG
from locales.negotiation import UnknownLocale
from locales.plurals import category


def _categories(locale, *numbers):
    return {str(number): category(number if isinstance(number, int) else Decimal(number), locale) for number in numbers}


def test_serbian_goes_by_the_last_digits():
    groups = {
        "one": [1, 21, 31, 101, 1001, 121, -1, "0.1", "2.1", "1.21", "0.01"],
        "few": [2, 3, 4, 22, 23, 24, 102, 1004, -2, "0.2", "1.3", "5.24", "0.02"],
        "other": [0, 5, 10, 11, 12, 13, 14, 15, 19, 20, 25, 100, 111, 112, 214, "1.0", "2.0", "0.11", "1.5", "3.12"],
    }

    for expected, numbers in groups.items():
        assert set(_categories("sr", *numbers).values()) == {expected}, expected


def test_both_scripts_of_serbian_count_alike():
    assert [category(number, "sr-Latn") for number in range(120)] == [
        category(number, "sr-Cyrl") for number in range(120)
    ]


@pytest.mark.parametrize("locale", ["sv", "en"])
def test_swedish_and_english_have_one_for_the_whole_number_alone(locale):
    assert _categories(locale, 0, 1, -1, 2, 11, 21, "1.0", "1.5", "0.1") == {
        "0": "other",
        "1": "one",
        "-1": "one",
        "2": "other",
        "11": "other",
        "21": "other",
        "1.0": "other",
        "1.5": "other",
        "0.1": "other",
    }


@pytest.mark.parametrize("locale", ["nb", "nn", "no"])
def test_norwegian_has_one_for_the_value_one_however_it_is_written(locale):
    assert _categories(locale, 0, 1, -1, 2, 101, "1.0", "1.00", "1.5", "0.1") == {
        "0": "other",
        "1": "one",
        "-1": "one",
        "2": "other",
        "101": "other",
        "1.0": "one",
        "1.00": "one",
        "1.5": "other",
        "0.1": "other",
    }


def test_danish_has_one_for_fractions_below_two_as_well():
    assert _categories("da", 0, 1, 2, 21, "0.0", "0.5", "1.0", "1.5", "1.99", "-0.5", "2.0", "2.1") == {
        "0": "other",
        "1": "one",
        "2": "other",
        "21": "other",
        "0.0": "other",
        "0.5": "one",
        "1.0": "one",
        "1.5": "one",
        "1.99": "one",
        "-0.5": "one",
        "2.0": "other",
        "2.1": "other",
    }


@pytest.mark.parametrize("locale", ["se", "sma"])
def test_sami_has_a_form_for_two(locale):
    assert _categories(locale, 0, 1, 2, 3, 12, "1.0", "2.0", "2.5") == {
        "0": "other",
        "1": "one",
        "2": "two",
        "3": "other",
        "12": "other",
        "1.0": "one",
        "2.0": "two",
        "2.5": "other",
    }


def test_a_float_does_not_know_its_digits_and_is_refused():
    with pytest.raises(TypeError, match="a float does not know its digits"):
        category(1.5, "nb")


@pytest.mark.parametrize("number", ["NaN", "Infinity"])
def test_what_cannot_be_counted_is_refused(number):
    with pytest.raises(ValueError, match="is no number that can be counted"):
        category(Decimal(number), "sr")


def test_an_unknown_language_is_refused():
    with pytest.raises(UnknownLocale):
        category(1, "klingon")


@given(st.integers() | st.decimals(allow_nan=False, allow_infinity=False, places=2), st.sampled_from(sorted(BY_TAG)))
def test_the_category_is_one_of_the_languages_own_and_the_sign_does_not_count(number, locale):
    found = category(number, locale)

    assert found in BY_TAG[locale].plural_categories
    assert category(-number, locale) == found


@pytest.mark.parametrize("locale", ["nb", "sv", "da", "sr", "en"])
def test_every_category_has_a_string_in_the_apps_catalogue(locale):
    strings = app_strings(locale)

    assert all(f"app.episodes.{category(number, locale)}" in strings for number in range(30))
