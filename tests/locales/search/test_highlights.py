"""What is marked in the original text is what the query found there."""

import pytest

from locales.search import highlight


def marked(text: str, query: str, locale: str = "nb") -> list[str]:
    return [text[start:end] for start, end in highlight(text, query, locale)]


@pytest.mark.parametrize(
    ("locale", "query", "text", "expected"),
    [
        ("nb", "bok", "Bøkene og bokhyllen, men ikke boksen.", ["Bøkene", "bokhyllen"]),
        ("nb", "stress", "EKSAMENSSTRESS! Ikke stress.", ["EKSAMENSSTRESS", "stress"]),
        ("nb", "sovn", "God søvn", ["søvn"]),
        ("nb", "ung\u00addom", "Ungdom\u00admer i byen", ["Ungdom\u00admer"]),
        ("sr-Latn", "deca", "Свако дете има право", ["дете"]),
        ("sr-Cyrl", "школа", "Nova škola", ["škola"]),
        ("sr-Latn", "buling", "Вршњачко насиље у школи", ["Вршњачко", "насиље"]),
        ("sr-Latn", "buling", "Насиље на филму", []),
        ("nb", "hus og hage", "Huset og hagen", ["Huset", "hagen"]),
        ("nb", "og", "Huset og hagen", ["og"]),
        ("nb", "mobing", "Stopp mobbing", ["mobbing"]),
        ("nb", "p-piller", "Om p-piller.", ["p-piller"]),
        ("nb", "bær", "En bar", []),
        ("nb", "", "En bar", []),
        ("nb", "bar", "", []),
    ],
)
def test_the_words_that_were_found_are_marked_where_they_stand(locale, query, text, expected):
    assert marked(text, query, locale) == expected


def test_offsets_count_in_the_text_as_given():
    text = "😀 A\u030arene gikk, a\u030ar for a\u030ar"

    assert highlight(text, "år", "nb") == [(2, 8), (15, 18), (23, 26)]
