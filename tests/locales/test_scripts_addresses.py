"""Rule 3: what a machine must find again stays letter by letter, in both directions."""

import pytest

from locales.scripts import to_cyrillic, to_latin

URLS = [
    "https://пример.срб/љубав",
    "http://javorgrad.example/приче?тема=љубав&ред=1#врх",
    "HTTPS://ПРИМЕР.СРБ",
    "https://sr.wikipedia.org/wiki/Љубав_(филм)",
    "ftp://датотеке.срб/а",
    "viber://chat?number=љ",
    "mailto:љиља@млади.срб?subject=Здраво",
    "www.пример.срб",
    "www.javorgrad.example/љубав",
    "Www.Пример.Срб",
]
DOMAINS = [
    "пример.срб",
    "ПРИМЕР.СРБ",
    "омладина.пример.срб",
    "пример.рф",
    "млади.орг",
    "љубав.com",
    "javorgrad-mladi.rs/љубав",
    "javorgrad-mladi.rs:8080/љ?њ=џ",
    "xn--e1afmkfd.xn--90a3ac/пут",
    "t.me/млади",
]
MAIL = ["љиља@млади.срб", "љиља.његован+џез@javorgrad.example", "info@пример.срб", "редакција@сервер"]
NAMES = [
    "@млади",
    "@млади_јаворград",
    "@љиља.његован",
    "@љиља@млади.срб",
    "#ЉубавНаДаљину",
    "#млади_2025",
    "#љ#њ",
    "＃љубав",
]


@pytest.mark.parametrize("address", URLS + DOMAINS + MAIL + NAMES)
def test_an_address_stays_and_the_words_around_it_do_not(address):
    assert to_latin(address) == address
    assert to_latin(f"Види {address} и пиши!") == f"Vidi {address} i piši!"
    assert to_latin(f"„{address}“, ({address}) љ") == f"„{address}“, ({address}) lj"


@pytest.mark.parametrize(
    "address",
    [
        "https://primer.rs/ljubav",
        "www.primer.rs/ljubav",
        "primer.rs",
        "primer.org.rs/put",
        "malmo.se",
        "ljilja@primer.rs",
        "@ljilja.njegovan",
        "#LjubavNaDaljinu",
    ],
)
def test_an_address_stays_latin_too(address):
    assert to_cyrillic(f"Vidi {address} i piši: ({address})") == f"Види {address} и пиши: ({address})"


@pytest.mark.parametrize(
    ("cyrillic", "latin"),
    [
        ("на пример.срб-у и blic.rs-а", "na пример.срб-u i blic.rs-a"),
        ("Читај пример.срб.Онда пиши.", "Čitaj пример.срб.Onda piši."),
        ("погледај...пример.срб", "pogledaj...пример.срб"),
        ("<https://пример.срб>и", "<https://пример.срб>i"),
        ("[текст](https://пример.срб/пут)текст", "[tekst](https://пример.срб/пут)tekst"),
        ("@млади-ма и #љубав-ом", "@млади-ma i #љубав-om"),
        ("Пиши @пера.Онда дођи", "Piši @пера.Onda dođi"),
    ],
)
def test_an_address_ends_where_the_sentence_goes_on(cyrillic, latin):
    assert to_latin(cyrillic) == latin


@pytest.mark.parametrize(
    ("cyrillic", "latin"),
    [
        ("д.о.о. и т.ј. и т.д.", "d.o.o. i t.j. i t.d."),
        ("Крај реченице.Следећа", "Kraj rečenice.Sledeća"),
        ("у 18:30, однос 3:2, и/или", "u 18:30, odnos 3:2, i/ili"),
        ("# Наслов", "# Naslov"),
        ("5 @ дан, C# језик", "5 @ dan, C# jezik"),
        ("извештај.пдф", "izveštaj.pdf"),
        ("Напомена: љубав", "Napomena: ljubav"),
        ("Сајт.Срб", "Sajt.Srb"),
    ],
)
def test_what_only_looks_like_an_address_is_text(cyrillic, latin):
    assert to_latin(cyrillic) == latin


@pytest.mark.parametrize(
    ("latin", "cyrillic"),
    [
        ("Dobro.je to", "Добро.је то"),
        ("red.br. 5, mr.sc. Njegovan", "ред.бр. 5, мр.сц. Његован"),
        ("Super.na kraju", "Супер.на крају"),
    ],
)
def test_a_word_after_a_missing_space_is_no_domain(latin, cyrillic):
    assert to_cyrillic(latin) == cyrillic


def test_an_address_keeps_its_bytes_also_where_they_are_not_composed():
    address = "https://пример.срб/кафе\u0301"

    assert to_latin(f"и {address}") == f"i {address}"
