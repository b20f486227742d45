"""UI strings in Latin script: placeholders and markup stay, sr_Latn is made from sr."""

import re

import polib
import pytest

from locales.catalogues import ROOT
from locales.scripts import message_to_latin
from locales.scripts.po_files import catalogue_to_latin


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("Отвара се у {time}", "Otvara se u {time}"),
        ("{име}, {0}, {љ!r:>10}: љубав", "{име}, {0}, {љ!r:>10}: ljubav"),
        ("%(count)s порука, %(љ)s, %d %s %5.2f", "%(count)s poruka, %(љ)s, %d %s %5.2f"),
        ("50 % деце, 100%% сигурно", "50 % dece, 100%% sigurno"),
        ("<a href=\"%(љ)s\" title='%(x)s љ'>Љ</a>УБАВ", "<a href=\"%(љ)s\" title='%(x)s lj'>LJ</a>UBAV"),
        ("Љ%(x)s Њ{x} Љ&shy;А", "Lj%(x)s Nj{x} LJ&shy;A"),
        ("Пиши на %(mail)s или info@млади.срб &amp; чекај", "Piši na %(mail)s ili info@млади.срб &amp; čekaj"),
        ("  Љубав\n", "  Ljubav\n"),
        ("", ""),
    ],
)
def test_placeholders_and_markup_stay(message, expected):
    assert message_to_latin(message) == expected


@pytest.mark.parametrize("domain", ["django", "app"])
def test_our_own_catalogues_become_latin_with_every_placeholder(domain):
    catalogue = polib.pofile(str(ROOT / "sr" / "LC_MESSAGES" / f"{domain}.po"), encoding="utf-8")
    stored = str(catalogue)

    latin = catalogue_to_latin(catalogue)

    assert str(catalogue) == stored
    assert latin.metadata == {**catalogue.metadata, "Language": "sr_Latn"}
    assert [(entry.msgctxt, entry.msgid, entry.flags) for entry in latin] == [
        (entry.msgctxt, entry.msgid, entry.flags) for entry in catalogue
    ]
    assert [entry.msgstr for entry in latin if re.search("[Ѐ-ӿ]", str(entry.msgstr_plural or entry.msgstr))] == []
    placeholder = re.compile(r"%\(\w+\)s|\{\w+\}|<[^>]+>")
    assert [placeholder.findall(entry.msgstr) for entry in latin] == [
        placeholder.findall(entry.msgstr) for entry in catalogue
    ]


def test_plural_forms_are_converted_each():
    catalogue = polib.POFile()
    catalogue.append(
        polib.POEntry(
            msgid="one episode",
            msgid_plural="%(n)s episodes",
            msgstr_plural={0: "%(n)s епизода", 1: "%(n)s епизоде", 2: "%(n)s епизода"},
            flags=["python-format"],
        )
    )

    (entry,) = catalogue_to_latin(catalogue)

    assert entry.msgstr_plural == {0: "%(n)s epizoda", 1: "%(n)s epizode", 2: "%(n)s epizoda"}
    assert catalogue[0].msgstr_plural[0] == "%(n)s епизода"
