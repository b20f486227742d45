"""Who may be in danger is recognised by inflected, compound, plainly typed and mistyped words, and by phrases."""

import pytest

from locales.search import is_crisis
from locales.search.data import words
from locales.search.profiles import PROFILES

SPEAKING = [
    ("nb", "selvmord"), ("nb", "Selvmordstankene mine"), ("nb", "selvmordsforsøk"), ("nb", "SELVSKADING"),
    ("nb", "jeg skader meg selv"), ("nb", "voldtatt på fest"), ("nb", "gruppevoldtekt"), ("nb", "overgrepene"),
    ("nb", "vil ikke leve lenger"), ("nb", "ta livet av meg"), ("nb", "sjølmord"), ("nb", "selvmrod"),
    ("nb", "samoubistvo"), ("nb", "suicidal"), ("no", "incest"), ("nn", "sjølvmord"), ("nn", "valdtekt"),
    ("sv", "självmord"), ("sv", "sjalvmordstankar"), ("sv", "självskadebeteende"), ("sv", "hon blev våldtagen"),
    ("sv", "valdtakt"), ("sv", "övergreppet"), ("sv", "jag orkar inte leva"), ("sv", "vill dö"),
    ("da", "selvmord"), ("da", "selvmordstruet"), ("da", "selvskadende"), ("da", "voldtægt"), ("da", "voldtaegt"),
    ("da", "seksuelle overgreb"), ("da", "jeg vil ikke leve mere"), ("da", "cutting"),
    ("sr", "самоубиство"), ("sr-Latn", "samoubistva"), ("sr-Cyrl", "о самоубиству"), ("sr", "samoubilačke misli"),
    ("sr", "samopovredjivanje"), ("sr", "силовање"),
    ("sr", "silovana"), ("sr", "zlostavlja me"), ("sr", "хоћу да умрем"),
    ("sr", "ne želim da živim"), ("sr", "ubiti se"),
    ("en", "suicidal thoughts"), ("en", "I want to die"), ("se", "iešsoardin"),
]  # fmt: skip
SILENT = [
    ("nb", "mord"), ("nb", "selvtillit"), ("nb", "overgang"), ("nb", "overgripende"), ("nb", "livet på skolen"),
    ("nb", "ta bussen"), ("nb", "vold i film"), ("nb", "hvordan leve sunt"), ("nb", ""), ("nb", "😀"),
    ("sv", "självständig"), ("sv", "övergång"), ("sv", "övergripande"), ("sv", "döda språk"), ("sv", "självförtroende"),
    ("da", "selvtillid"), ("da", "overgang"), ("da", "livet på efterskole"), ("da", "slå græsset"),
    ("sr", "samopouzdanje"), ("sr", "самоуправа"), ("sr", "sila"),
    ("sr", "život u gradu"), ("en", "grape"), ("se", "giella"),
]  # fmt: skip


@pytest.mark.parametrize(("locale", "query"), SPEAKING)
def test_a_query_that_speaks_of_danger_is_recognised(locale, query):
    assert is_crisis(query, locale) is True


@pytest.mark.parametrize(("locale", "query"), SILENT)
def test_other_queries_are_not(locale, query):
    assert is_crisis(query, locale) is False


@pytest.mark.parametrize("code", sorted(set(PROFILES) - {"se", "sma"}))
def test_every_word_of_the_lists_is_recognised(code):
    assert [wanted for wanted in words(code).crisis if not is_crisis(wanted, code)] == []


@pytest.mark.parametrize("code", sorted(PROFILES))
def test_the_words_of_the_neighbours_are_recognised_in_every_language(code):
    assert is_crisis("selvmord", code)
    assert is_crisis("самоубиство" if code == "sr" else "samoubistvo", code)
