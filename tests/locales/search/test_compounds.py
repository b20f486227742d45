"""A compound is found by its parts, whatever links them; what only looks like one is left whole."""

import pytest

from locales.search.compounds import parts
from tests.locales.search.fixture import found


@pytest.mark.parametrize(
    ("code", "word", "expected"),
    [
        ("nb", "selvmordstanker", "selvmords|tanker"),
        ("nb", "eksamensstress", "eksamens|stress"),
        ("nb", "trafikkskilt", "trafikk|skilt"),
        ("nb", "brødskive", "brød|skive"),
        ("nb", "barneskole", "barne|skole"),
        ("nb", "busstopp", "buss|stopp"),
        ("nb", "ungdomsskoleelev", "ungdoms|skole|elev"),
        ("nb", "kjærlighetssorg", "kjærlighets|sorg"),
        ("nb", "ensomhet", "ensom|het"),
        ("nb", "instagramkonto", "instagram|konto"),
        ("sv", "skolpsykologen", "skol|psykologen"),
        ("sv", "arbetsplats", "arbets|plats"),
        ("sv", "hälsocentral", "hälso|central"),
        ("sv", "flickfotboll", "flick|fot|boll"),
        ("sv", "hyresavtal", "hyres|avtal"),
        ("da", "børnebøger", "børne|bøger"),
        ("da", "arbejdsplads", "arbejde|plads"),
        ("da", "skattekort", "skatte|kort"),
    ],
)
def test_a_compound_is_split_where_its_language_joins_it(code, word, expected):
    assert "|".join(part.letters for part in parts(word, code)) == expected


@pytest.mark.parametrize(
    ("code", "word"),
    [
        *(
            ("nb", word)
            for word in [
                "selvmord",
                "ungdom",
                "barnehage",
                "forsvar",
                "kontroll",
                "huskede",
                "bestemor",
                "ansvar",
                "snakket",
            ]
        ),
        *(
            ("sv", word)
            for word in ["självmord", "människa", "förslag", "kultur", "begagnad", "viktigare", "svårare", "mottagning"]
        ),
        *(("da", word) for word in ["selvmord", "billede", "huskede", "spørgsmål", "vigtigere", "kultur", "overgreb"]),
        ("sr", "samoubistvo"),
        ("en", "schoolbook"),
        ("nb", "skole" * 9),
    ],
)
def test_a_word_that_is_no_compound_of_its_letters_stays_whole(code, word):
    assert parts(word, code) == ()


@pytest.mark.parametrize(
    ("locale", "query", "text"),
    [
        ("nb", "selvmord", "Selvmordstankene"),
        ("nb", "tanke", "Selvmordstankene"),
        ("nb", "skoleelev", "Ungdomsskoleelever"),
        ("nb", "ungdomsskole", "Ungdomsskoleelever"),
        ("sv", "läxa", "Läxhjälpen"),
        ("sv", "gata", "Gatukonsten"),
        ("da", "barn", "Børnebøger"),
        ("nb", "sommer jobb", "Sommerjobben"),
    ],
)
def test_a_part_finds_the_compound(locale, query, text):
    assert found(query, text, locale=locale) == [text]


def test_a_compound_finds_its_parts_standing_apart():
    assert found("eksamensangst", "Angst før eksamen") == ["Angst før eksamen"]


def test_a_compound_is_not_found_by_its_last_part_where_it_stands_itself():
    assert found("busskort", "Nytt kort", "Busskortene") == ["Busskortene"]
    assert found("selvmord", "Mord på toget") == []
