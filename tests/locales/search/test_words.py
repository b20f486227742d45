"""Inflected words meet, and words that only look alike do not."""

import pytest

from locales.search import analyse
from tests.locales.search.fixture import found

INFLECTED = [
    ("nb", "ungdom ungdommer|bok bøkene|forelder foreldrene|bror brødre|hånd hender|fot føtter|eksamen eksamenene"),
    ("nb", "mobbing mobbet|trene trening|podkast podkastene|gikk gå|skrev skrive|velge velgere|unge ung|hår håret"),
    (
        "sv",
        "bok böckerna|förälder föräldrarna|man männen|ansökan ansökningar|mobba mobbning|cykel cyklarna|podd poddar",
    ),
    ("sv", "flicka flickorna|skola skolans|gå gick|skriva skrivit|sämst dålig|öga ögonen|lag lagar"),
    ("da", "barn børnene|bog bøger|forælder forældre|uddannelse uddannelser|mobning mobbet|klub klubberne|øje øjnene"),
    ("da", "gå gik|skrive skrevet|ung unge|huse hus|ældre gammel|skat skatten|ven vennerne"),
    (
        "sr-Latn",
        "knjiga knjizi|učenik učenici|otac oca|pas psi|čovek ljudi|posao poslovi|ljubav ljubavlju|učiti učenje",
    ),
    ("sr-Cyrl", "дете деца|девојка девојци|мисао мисли|велики већи|писати пише|испит испитима|самоубиство самоубиства"),
    ("nn", "bok bøkene|ungdom ungdomar|forelder foreldre"),
    ("en", "child children|story stories|bully bullied"),
    ("se", "giella gielat"),
]
ALIKE = [
    ("nb", "bok boks|boks bok|hus husk|hat hatt|tak takk|mat matte|lag laks|bil bille|ben benk|planet plan|far fare"),
    ("nb", "svar forsvar|mord selvmord|dom ungdom|skap vennskap|lys lyst|tro trør|bestemme bestemor|kjole skole"),
    (
        "sv",
        "lag laga|laga lag|tak tack|hat hatt|glas glass|vila villa|film filt|stad stadig|full ful|bil bild|skog sko",
    ),
    ("da", "hus husk|hun hund|spil spild|vin vind|ven vende|stil stille|park parket|sol solo|bord bor|kat kan"),
    (
        "sr-Latn",
        "šala šal|kosa kos|luk luka|vrat vrata|test testo|rad radost|čas čaša|misao misa|sok soko|škola školjka",
    ),
]


def pairs(table: list[tuple[str, str]]) -> list[tuple[str, str, str]]:
    return [(locale, *pair.split()) for locale, row in table for pair in row.split("|")]


@pytest.mark.parametrize(("locale", "one", "other"), pairs(INFLECTED))
def test_two_forms_of_a_word_find_each_other(locale, one, other):
    assert found(one, other, locale=locale) == [other]
    assert found(other, one, locale=locale) == [one]


@pytest.mark.parametrize(("locale", "query", "text"), pairs(ALIKE))
def test_words_that_look_alike_do_not_meet(locale, query, text):
    assert found(query, text, locale=locale) == []


@pytest.mark.parametrize(
    ("text", "locale", "exact", "folded"),
    [
        ("Ungdommene", "nb", {"ungdommene", "ungdom"}, set()),
        ("år", "nb", {"år"}, {"ar", "aar"}),
        ("bær", "nb", {"bær"}, {"baer", "bar"}),
        ("Школе", "sr-Cyrl", {"škole", "škola", "škol"}, {"skole", "skola", "skol"}),
        ("", "sv", set(), set()),
        ("😀 – !", "da", set(), set()),
        ("sma", "sma", {"sma"}, set()),
    ],
)
def test_an_analysis_holds_the_word_its_lemmas_and_its_plain_spellings(text, locale, exact, folded):
    analysis = analyse(text, locale)

    assert analysis.exact == exact
    assert analysis.folded == folded


def test_both_unicode_spellings_of_a_letter_are_one():
    assert analyse("a\u030ar", "nb") == analyse("år", "nb")
    assert analyse("c\u030cas", "sr") == analyse("čas", "sr") == analyse("час", "sr")


def test_soft_hyphens_and_joiners_do_not_split_a_word():
    assert analyse("ung\u00addom\u200bmer", "nb") == analyse("ungdommer", "nb")


def test_accents_of_borrowed_words_may_be_left_out():
    assert found("kafé", "Ny kafe i byen") == ["Ny kafe i byen"]
    assert found("kafe", "Ny kafé i byen") == ["Ny kafé i byen"]


def test_the_old_danish_spelling_is_found_by_the_new_one():
    assert found("Århus", "Ungdomshuset i Aarhus", locale="da") == ["Ungdomshuset i Aarhus"]


def test_words_bound_by_a_hyphen_are_found_whole_joined_and_in_pieces():
    title = "P-piller og e-post for 15-åringer"

    assert [found(query, title) for query in ("p-piller", "ppiller", "piller", "epost", "15", "åring")] == [[title]] * 6


def test_a_word_that_says_little_is_no_form_of_one_that_says_something():
    assert found("skolan", "Vad ska jag göra?", "Min skola", locale="sv") == ["Min skola"]
    assert found("unde", "Under broen", "Det kan jeg unde dig", locale="da") == ["Det kan jeg unde dig"]
    assert found("so", "Где су сви?", "Со и бибер", locale="sr") == ["Со и бибер"]
    assert found("ska", "Vad ska jag göra?", "Min skola", locale="sv") == ["Vad ska jag göra?"]
