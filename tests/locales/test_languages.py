"""The table of languages is complete, and its chains are those of the specification."""

import pytest

from locales.languages import (
    BY_TAG,
    LANGUAGES,
    OFFERED_BY_DEFAULT,
    django_language_info,
    language_choices,
)


def test_four_languages_are_offered_and_four_wait_for_configuration():
    assert OFFERED_BY_DEFAULT == ("nb", "sv", "da", "sr")
    assert set(LANGUAGES) - set(OFFERED_BY_DEFAULT) == {"nn", "en", "se", "sma"}


def test_the_tags_are_those_of_the_contract():
    assert set(BY_TAG) == {"nb", "nn", "sv", "da", "sr-Cyrl", "sr-Latn", "en", "se", "sma"}


@pytest.mark.parametrize(
    ("code", "text", "speech"),
    [
        ("nb", ("nn", "da", "sv", "en"), ("nn", "sv", "en")),
        ("nn", ("nb", "da", "sv", "en"), ("nb", "sv", "en")),
        ("da", ("nb", "nn", "en", "sv"), ("nb", "en")),
        ("sv", ("nb", "nn", "en", "da"), ("nb", "en")),
        ("sr", ("en",), ("en",)),
        ("en", (), ()),
        ("se", ("nb",), ("nb",)),
        ("sma", ("nb",), ("nb",)),
    ],
)
def test_the_chains_follow_what_young_people_understand(code, text, speech):
    assert (LANGUAGES[code].text_chain, LANGUAGES[code].speech_chain) == (text, speech)


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_language_is_named_in_every_interface_language_and_in_its_own(code):
    language = LANGUAGES[code]

    assert set(language.names) == {"nb", "sv", "da", "sr", "en"}
    assert all(language.names.values())
    assert set(language.own_names) == set(language.tags)


def test_choices_for_the_settings_carry_own_names():
    assert language_choices() == [
        ("nb", "norsk (bokmål)"),
        ("sv", "svenska"),
        ("da", "dansk"),
        ("sr", "српски"),
    ]


def test_django_gets_the_rows_it_lacks():
    assert django_language_info(["se"]) == {
        "se": {"bidi": False, "code": "se", "name": "Northern Sámi", "name_local": "davvisámegiella"}
    }
