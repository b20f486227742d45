"""Serbian is one language in two scripts and two pronunciations."""

import pytest

from locales.search import Index, analyse
from tests.locales.search.fixture import found

TAGS = ("sr", "sr-Cyrl", "sr-Latn", "sh", "sr-RS", "sr-ME")


@pytest.mark.parametrize("of_query", TAGS)
@pytest.mark.parametrize("of_document", TAGS)
def test_both_scripts_find_each_other_under_every_tag(of_query, of_document):
    documents = Index([(1, of_document, "Љубав и џез", ""), (2, of_document, "Ljubav i džez", "")])

    assert documents.find("љубав", of_query) == documents.find("LJUBAV", of_query) == [1, 2]
    assert documents.find("džez", of_query) == documents.find("Џез", of_query) == [1, 2]


@pytest.mark.parametrize(
    ("ekavian", "ijekavian"),
    [
        pair.split()
        for pair in [
            "dete dijete",
            "deca djeca",
            "mleko mlijeko",
            "lep lijep",
            "reč riječ",
            "reka rijeka",
            "vreme vrijeme",
            "mesto mjesto",
            "čovek čovjek",
            "savet savjet",
            "pesma pjesma",
            "devojka djevojka",
            "nedelja nedjelja",
            "izbeglica izbjeglica",
        ]
    ],
)
def test_both_pronunciations_find_each_other(ekavian, ijekavian):
    assert found(ekavian, ijekavian, locale="sr") == [ijekavian]
    assert found(ijekavian, ekavian, locale="sr") == [ekavian]


def test_a_case_ending_is_no_ijekavian_vowel():
    assert found("police", "Policije", locale="sr") == []


def test_ligatures_and_stress_marks_are_no_letters_of_their_own():
    assert analyse("ǆez ǈubav", "sr") == analyse("џез љубав", "sr")
    assert analyse("ѝ гра̂д", "sr") == analyse("и град", "sr")
