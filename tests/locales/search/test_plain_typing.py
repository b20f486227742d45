"""Letters mean what they say; who types without them is understood, and gets the literal hits first."""

import pytest

from locales.search import plan
from tests.locales.search.fixture import found


@pytest.mark.parametrize(
    ("locale", "query", "text"),
    [
        ("nb", "bær", "Bar ved havet"),
        ("nb", "år", "Ar på kneet"),
        ("nb", "får", "Far er hjemme"),
        ("nb", "høre", "En hore"),
        ("sv", "får", "Far är hemma"),
        ("sv", "här", "Har du tid"),
        ("sv", "öl", "Ol i Paris"),
        ("da", "øre", "Ore"),
        ("sr-Latn", "kuća", "Kuca i štene"),
        ("sr-Latn", "šuma", "Suma novca"),
        ("sr-Cyrl", "сума", "Шума"),
        ("sr-Latn", "čas", "Cas"),
    ],
)
def test_a_query_with_the_languages_letters_means_them(locale, query, text):
    assert found(query, text, locale=locale) == []


@pytest.mark.parametrize(
    ("locale", "query", "text"),
    [
        ("nb", "ungdomsrad", "Ungdomsråd"),
        ("nb", "ungdomsraad", "Ungdomsråd"),
        ("nb", "kjaereste", "Kjæreste"),
        ("nb", "sovn", "Søvn"),
        ("nb", "soevn", "Søvn"),
        ("nb", "sovn", "Bedre av søvnen"),
        ("nb", "sovn", "Søvnproblemer"),
        ("sv", "host", "Höstens kurser"),
        ("nb", "boker", "Bok"),
        ("sv", "foraldrar", "Förälder"),
        ("sv", "sjalvmordstankar", "Självmordstankar"),
        ("da", "aeroe", "Ærø"),
        ("da", "boern", "Barn"),
        ("sr-Latn", "vrsnjacko", "Вршњачко"),
        ("sr-Latn", "vrsnjackog", "Вршњачко"),
        ("sr-Latn", "zivot", "Život"),
        ("sr-Latn", "kuci", "Kuća"),
        ("sr-Latn", "rodjendan", "Рођендан"),
        ("sr-Latn", "djaci", "Ђак"),
        ("se", "duodji ruossa", "Duodji ruošša"),
    ],
)
def test_a_query_in_plain_letters_finds_the_words_it_may_stand_for(locale, query, text):
    assert found(query, text, locale=locale) == [text]


def test_what_is_written_as_typed_comes_first():
    assert found("far", "Får på beite", "Far på tur") == ["Far på tur", "Får på beite"]
    assert found("kuca", "Kuća na brdu", "Kuca spava", locale="sr") == ["Kuca spava", "Kuća na brdu"]


def test_cyrillic_is_never_plain_typing():
    assert [word.plain for word in plan("сума suma šuma", "sr").words] == [True, False]
