"""Slugs are ASCII, and no letter of our languages is lost on the way."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from locales.languages import BY_TAG
from locales.negotiation import UnknownLocale
from locales.slugs import MAX_LENGTH, slugify


@pytest.mark.parametrize(
    ("text", "locale", "expected"),
    [
        ("Blå øy", "nb", "bla-oy"),
        ("Ærø", "nb", "aero"),
        ("Søvn før eksamen", "nb", "sovn-for-eksamen"),
        ("Ærø på én dag", "nn", "aero-pa-en-dag"),
        ("Får jag åka själv? Ödehus!", "sv", "far-jag-aka-sjalv-odehus"),
        ("Ærø på Åen", "da", "aeroe-paa-aaen"),
        ("Smørrebrød", "da", "smoerrebroed"),
        ("Blåbærgrød hos Müller", "da", "blaabaergroed-hos-muller"),
        ("Млади и љубав", "sr", "mladi-i-ljubav"),
        ("Ђорђе, ћерка и џез", "sr-Cyrl", "djordje-cerka-i-dzez"),
        ("Đorđe, ćerka i džez", "sr-Latn", "djordje-cerka-i-dzez"),
        ("ЊЕГОШ Чачак Жабаљ шума", "sr", "njegos-cacak-zabalj-suma"),
        ("ǈubav ǆez", "sr", "ljubav-dzez"),
        ("ѝ й ё щука Україна", "sr", "i-i-e-scuka-ukraina"),
        ("Đuoŋŋá ŧ č š ž á", "se", "duongnga-t-c-s-z-a"),
        ("Åarjelsaemien ïe", "sma", "aarjelsaemien-ie"),
        ("What's on? Rock’n’roll", "en", "whats-on-rocknroll"),
        ("og/eller – nå … & «her»", "nb", "og-eller-na-her"),
        ("Uke 41: kl. 18.30", "nb", "uke-41-kl-18-30"),
        ("  --Hei__du--  ", "nb", "hei-du"),
        ("Straße, Łódź, þing, œuvre", "nb", "strasse-lodz-thing-oeuvre"),
        ("sam\u00adtale\u200b\u2060", "nb", "samtale"),
        ("A\u030angst o\u0308", "sv", "angst-o"),
        ("A\u030angst", "da", "aangst"),
        ("ＦＵＬＬ ﬁlm ™ ²", "nb", "full-film-tm-2"),
        ("Млади в Solvik", "nb", "mladi-v-solvik"),
        ("İstanbul ısı", "nb", "istanbul-isi"),
    ],
)
def test_a_title_becomes_a_slug_in_the_spelling_of_its_language(text, locale, expected):
    assert slugify(text, locale) == expected


@pytest.mark.parametrize("text", ["", "   ", "🙂🙂", "青年", "?!", "\ud800", "\u0301"])
def test_nothing_is_left_of_what_has_no_latin_letter_or_digit(text):
    assert slugify(text, "nb") == ""


def test_a_long_title_is_cut_between_words():
    assert slugify("ungdom " * 200_000, "nb") == "-".join(["ungdom"] * 28)
    assert slugify("u" * 1_000_000, "nb") == "u" * MAX_LENGTH


def test_an_unknown_language_is_refused():
    with pytest.raises(UnknownLocale):
        slugify("Hei", "klingon")


@given(st.text(), st.sampled_from(sorted(BY_TAG)))
def test_any_text_gives_a_valid_slug_that_stays_as_it_is(text, locale):
    slug = slugify(text, locale)

    assert slug == "" or re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug)
    assert slugify(slug, locale) == slug
