"""Serbian Cyrillic in Latin letters: rules 1 to 4 of the specification, one test for each trap."""

import os
import subprocess
import sys
import unicodedata

import pytest

from locales import scripts
from locales.scripts import SERBIAN_TO_LATIN, to_latin

AZBUKA = "абвгдђежзијклљмнњопрстћуфхцчџш"


def test_rule_1_every_letter_has_its_own():
    assert to_latin(AZBUKA) == "abvgdđežzijklljmnnjoprstćufhcčdžš"
    assert to_latin(" ".join(AZBUKA.upper())) == "A B V G D Đ E Ž Z I J K L Lj M N Nj O P R S T Ć U F H C Č Dž Š"
    assert "".join(SERBIAN_TO_LATIN) == AZBUKA


@pytest.mark.parametrize(
    ("cyrillic", "latin"),
    [
        ("ЉУБАВ", "LJUBAV"),
        ("Љубав", "Ljubav"),
        ("љубав", "ljubav"),
        ("ЊЕГОШ", "NJEGOŠ"),
        ("Његош", "Njegoš"),
        ("ЏЕП", "DŽEP"),
        ("Џеп", "Džep"),
        ("ЉИЉА", "LJILJA"),
        ("Љиља", "Ljilja"),
        ("ПОЉЕ", "POLJE"),
        ("поЉе", "poLje"),
        ("иЉА", "iLJA"),
        ("ЉЊЏ", "LJNJDŽ"),
    ],
)
def test_rule_1_a_digraph_is_in_capitals_before_a_capital(cyrillic, latin):
    assert to_latin(cyrillic) == latin


@pytest.mark.parametrize(
    ("cyrillic", "latin"),
    [("ПОЉ", "POLJ"), ("КОЊ", "KONJ"), ("БУЏ", "BUDŽ"), ("поЉ", "poLj"), ("АЉ", "ALJ"), ("АЉа", "ALja")],
)
def test_rule_1_without_a_next_letter_the_previous_one_decides(cyrillic, latin):
    assert to_latin(cyrillic) == latin


@pytest.mark.parametrize(
    ("cyrillic", "latin"),
    [
        ("Џ", "Dž"),
        ("Љ. Петровић", "Lj. Petrović"),
        ("Љ. Њ. Џомбић", "Lj. Nj. Džombić"),
        ("Љ.Њ.", "Lj.Nj."),
        ("БРАЋА Љ И Њ", "BRAĆA Lj I Nj"),
        ("Њ, Џ!", "Nj, Dž!"),
    ],
)
def test_rule_1_an_initial_alone_has_one_capital(cyrillic, latin):
    assert to_latin(cyrillic) == latin


@pytest.mark.parametrize(
    ("cyrillic", "latin"),
    [
        ("Љ-М", "Lj-M"),
        ("А-Љ", "A-Lj"),
        ("Љ_М", "Lj_M"),
        ("Љ’М", "Lj’M"),
        ("Љ/Њ", "Lj/Nj"),
        ("Љ2А", "Lj2A"),
        ("АЉ2", "ALJ2"),
        ("Љ М", "Lj M"),
    ],
)
def test_rule_1_hyphen_punctuation_and_digits_end_a_word(cyrillic, latin):
    assert to_latin(cyrillic) == latin


@pytest.mark.parametrize(
    ("cyrillic", "latin"),
    [
        ("Љ\u0301УБАВ", "LJ\u0301UBAV"),
        ("ПО\u0301Љ", "PÓLJ"),
        ("Љ\u00adУБАВ", "LJ\u00adUBAV"),
        ("Љ\u200dУБАВ", "LJ\u200dUBAV"),
        ("Љ\u0301а", "Lj\u0301a"),
    ],
)
def test_rule_1_marks_and_invisible_characters_do_not_end_a_word(cyrillic, latin):
    assert to_latin(cyrillic) == latin


@pytest.mark.parametrize(
    "text",
    [
        "Россия",
        "щука",
        "подъезд",
        "Йод",
        "ёлка",
        "Київ",
        "ґанок",
        "Беларусь",
        "ѓавол",
        "Ќе",
        "ѕвезда",
        "Ӂ",
        "ѣ",
        "рос\u00adсия",
    ],
)
def test_rule_2_a_word_with_a_letter_of_another_alphabet_stays(text):
    assert to_latin(text) == text


def test_rule_2_the_other_words_and_parts_do_not_stay():
    assert to_latin("Река Волга, Россия!") == "Reka Volga, Россия!"
    assert to_latin("Нью-Йорк и Њујорк") == "Нью-Йорк i Njujork"
    assert to_latin("Волгоград-Россия") == "Volgograd-Россия"


@pytest.mark.parametrize(
    ("taken_apart", "whole"),
    [("и\u0306од", "йод"), ("г\u0301авол", "ѓавол"), ("е\u0308лка", "ёлка"), ("К\u0301е", "Ќе")],
)
def test_rule_2_a_foreign_letter_taken_apart_is_still_foreign(taken_apart, whole):
    assert to_latin(taken_apart) == whole


@pytest.mark.parametrize("text", ["Ljubav i DŽEZ", "Øyvind, café, Łódź", "12.5 %, 1/2", "👩🏽‍🎤🇷🇸", "Ελλάδα", "日本"])
def test_rule_3_latin_digits_emoji_and_other_scripts_stay(text):
    assert to_latin(text) == text


def test_rule_3_in_a_mixed_word_only_cyrillic_letters_change():
    assert to_latin("USB-ом, Youтуб, ЉUBAV, ЉuBAV") == "USB-om, Youtub, LJUBAV, LjuBAV"


@pytest.mark.parametrize(
    ("cyrillic", "latin"),
    [
        ("ѝ Ѝ ѐ Ѐ", "ì Ì è È"),
        ("и\u0300 Е\u0300", "ì È"),
        ("зи\u0311ма", "zȋma"),
        ("Ње\u030fгов гла\u0311с", "Njȅgov glȃs"),
        ("љу\u0311дӣ, кӯћа̄", "ljȗdī, kūćā"),
        ("с\u0301утра, р\u0311т", "śutra, ȓt"),
        ("љ\u0311", "lj\u0311"),
    ],
)
def test_rule_4_accents_stay_on_their_letters(cyrillic, latin):
    assert to_latin(cyrillic) == latin


def test_rule_4_the_result_is_composed():
    result = to_latin("сла\u0301ва s\u030cuma")

    assert result == "sláva šuma"
    assert unicodedata.is_normalized("NFC", result)


def test_rule_7_ekavian_and_ijekavian_stay_what_they_are():
    assert to_latin("млеко, мљеко, млијеко, дјевојка, сјутра") == "mleko, mljeko, mlijeko, djevojka, sjutra"


@pytest.mark.parametrize("text", ["", " ", "\ud800", "\udfffЉ\ud83d", "\x00Љ\x00", "\ufeff", "\u0301"])
def test_nothing_is_too_broken(text):
    assert to_latin(text) == text.replace("Љ", "Lj")


def test_every_public_function_is_documented():
    functions = [getattr(scripts, name) for name in scripts.__all__ if callable(getattr(scripts, name))]

    assert [function.__name__ for function in functions if not function.__doc__] == []


def test_no_django_is_needed():
    environment = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    program = (
        "import sys; from locales import scripts;"
        "print(ascii([scripts.to_latin('\\u0409'), scripts.to_cyrillic('nj'), 'django' in sys.modules]))"
    )

    result = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True
    )

    assert result.stdout.strip() == r"['Lj', '\u045a', False]"
