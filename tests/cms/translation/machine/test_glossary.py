"""The tenant's own words and all placeholders go to a machine as empty tags, and come back as the tenant wants them."""

import pytest

from cms.translation.machine.glossary import Glossary

GLOSSARY = Glossary({"Ungkanal": "", "klubben": "fritidsgården", "ung i dag": "ung idag", "ung": "ungdom"})


def back(html: str) -> str | None:
    hidden = GLOSSARY.hide(html)
    return hidden.show(hidden.html)


def test_words_and_placeholders_are_not_sent() -> None:
    hidden = GLOSSARY.hide("Hei {name}, møt oss på Ungkanal eller <b>klubben</b>, %(count)s ganger")

    assert hidden.html == (
        'Hei <x id="g0"></x>, møt oss på <x id="g1"></x> eller <b><x id="g2"></x></b>, <x id="g3"></x> ganger'
    )
    assert hidden.kept == ("{name}", "Ungkanal", "fritidsgården", "%(count)s")


@pytest.mark.parametrize(
    ("original", "rendered"),
    [
        ("Klubben åpner", "Fritidsgården åpner"),
        ("UNGKANAL og ungkanal", "UNGKANAL og ungkanal"),
        ("klubbens og klubbene", "klubbens og klubbene"),
        ("ung i dag, ung", "ung idag, ungdom"),
        ('<a id="ung">ung</a>', '<a id="ung">ungdom</a>'),
        ("ingenting", "ingenting"),
    ],
)
def test_whole_words_are_rendered_the_longest_first(original: str, rendered: str) -> None:
    assert back(original) == rendered


@pytest.mark.parametrize("answer", ['<x id="g0"/>', '<x id="g0"></x>', '<x id="g0"> </x>', '<x id="g0" />'])
def test_every_way_to_write_an_empty_tag_is_read(answer: str) -> None:
    assert GLOSSARY.hide("klubben").show(f"På {answer}!") == "På fritidsgården!"


@pytest.mark.parametrize("answer", ["På!", '<x id="g0"></x><x id="g0"></x>', '<x id="g1"></x>'])
def test_one_that_is_lost_or_doubled_or_new_is_noticed(answer: str) -> None:
    assert GLOSSARY.hide("klubben").show(answer) is None


def test_a_glossary_of_nothing_keeps_placeholders() -> None:
    assert Glossary().hide("ung {name}").html == 'ung <x id="g0"></x>'
