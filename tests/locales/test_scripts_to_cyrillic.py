"""From Latin typing to Cyrillic: the assist's best guess, and what it says it is not sure of."""

import pytest

from locales.scripts import cyrillic_guess, to_cyrillic, to_latin


def _uncertain(latin):
    guess = cyrillic_guess(latin)
    return [guess.text[start:end] for start, end in guess.uncertain]


def test_every_letter_has_its_own():
    assert to_cyrillic("abvgdđežzijklljmnnjoprstćufhcčdžš") == "абвгдђежзијклљмнњопрстћуфхцчџш"
    assert to_cyrillic("ABVGDĐEŽZIJKLLJMNNJOPRSTĆUFHCČDŽŠ") == "АБВГДЂЕЖЗИЈКЛЉМНЊОПРСТЋУФХЦЧЏШ"


@pytest.mark.parametrize(
    ("latin", "cyrillic"),
    [
        ("Ljubav LJUBAV ljubav LJubav LjUBAV", "Љубав ЉУБАВ љубав Љубав ЉУБАВ"),
        ("Njegoš NJEGOŠ", "Његош ЊЕГОШ"),
        ("Džep DŽEP džep", "Џеп ЏЕП џеп"),
        ("Lj. Petrović, LJ. Njegovan", "Љ. Петровић, Љ. Његован"),
        ("ǈubav Ǉ ǉ ǋ Ǌ ǌ ǅ Ǆ ǆ", "Љубав Љ љ Њ Њ њ Џ Џ џ"),
        ("s\u030cuma, z\u030caba, c\u030ca\u0301s", "шума, жаба, čás"),
        ("konj, panj, polje, budžet, udžbenik, srdžba", "коњ, пањ, поље, буџет, уџбеник, срџба"),
    ],
)
def test_digraphs_and_ligatures_are_one_letter(latin, cyrillic):
    assert to_cyrillic(latin) == cyrillic


@pytest.mark.parametrize(
    "word",
    [
        "инјекција",
        "реинјекција",
        "инјектирати",
        "инјектор",
        "аутоинјектор",
        "инјицирати",
        "инјункција",
        "конјункција",
        "конјунктура",
        "неконјунктуран",
        "конјунктивитис",
        "конјугација",
        "конјектура",
        "анјон",
        "анјонски",
        "Танјуг",
        "Танјугов",
        "ТАНЈУГ",
        "ванјезички",
        "изванјезички",
        "панјелински",
        "пинјин",
    ],
)
def test_n_and_j_stay_two_letters_in_these_stems(word):
    assert to_cyrillic(to_latin(word)) == word
    assert _uncertain(to_latin(word)) == []


@pytest.mark.parametrize(
    "word", ["кањон", "компањон", "кромањонац", "коњушар", "вањски", "Тања", "сањар", "њива", "Лењин", "сињурина"]
)
def test_n_and_j_become_one_letter_in_similar_words(word):
    assert to_cyrillic(to_latin(word)) == word


@pytest.mark.parametrize(
    "word",
    [
        "надживети",
        "надживљавање",
        "ненадживљен",
        "наджњети",
        "надждрелни",
        "одживети",
        "неодживљен",
        "оджалити",
        "оджвакати",
        "оджуборити",
        "поджанр",
        "потподжанр",
        "поджупан",
        "поджећи",
        "предживот",
        "преджелудац",
        "ПРЕДЖИВОТ",
        "фелджандарм",
    ],
)
def test_d_and_z_stay_two_letters_after_these_prefixes(word):
    assert to_cyrillic(to_latin(word)) == word


@pytest.mark.parametrize(
    "word",
    [
        "наџак",
        "наџаком",
        "наџак-баба",
        "оџак",
        "оџачар",
        "Оџаци",
        "менаџер",
        "једначина",
        "једнаџба",
        "наруџба",
        "Абиџан",
        "хоџа",
    ],
)
def test_d_and_z_become_one_letter_in_similar_words(word):
    assert to_cyrillic(to_latin(word)) == word


@pytest.mark.parametrize(
    ("latin", "cyrillic"),
    [("djak", "дјак"), ("Djordje", "Дјордје"), ("DJAK", "ДЈАК"), ("djeca", "дјеца"), ("nadjačati", "надјачати")],
)
def test_dj_never_becomes_one_letter(latin, cyrillic):
    assert to_cyrillic(latin) == cyrillic


def test_dj_is_doubtful_only_where_the_author_does_not_type_the_letter():
    assert _uncertain("Djak je došao.") == ["Дјак"]
    assert _uncertain("Djeca su došla, i đak.") == []


@pytest.mark.parametrize(
    "word",
    [
        "Windows",
        "taxi",
        "Wikipedia",
        "Xbox",
        "quiz",
        "New",
        "York",
        "Øyvind",
        "Tromsø",
        "Malmö",
        "Çelik",
        "Beyoncé",
        "café",
        "weekend",
    ],
)
def test_words_with_letters_that_serbian_lacks_stay(word):
    assert to_cyrillic(f"Volim {word} i džez") == f"Волим {word} и џез"


@pytest.mark.parametrize(
    "word",
    [
        "Facebook",
        "facebook",
        "INSTAGRAM",
        "TikTok",
        "Google",
        "YouTube",
        "Netflix",
        "Spotify",
        "Discord",
        "Viber",
        "iPhone",
        "LinkedIn",
        "eTwinning",
        "McDonald’s",
        "Wi-Fi",
        "e-mail",
        "Coca-Cola",
        "Google Meet",
        "C++",
        "C#",
        "USB",
        "PDF",
        "DJ",
    ],
)
def test_brands_and_foreign_abbreviations_stay(word):
    assert to_cyrillic(f"Imam {word} kod kuće") == f"Имам {word} код куће"


def test_a_case_ending_after_a_hyphen_is_serbian():
    assert to_cyrillic("na Facebook-u, Google-om, USB-a") == "на Facebook-у, Google-ом, USB-а"


def test_an_inflected_brand_stays_and_is_doubtful():
    assert to_cyrillic("na Instagramu") == "на Instagramu"
    assert _uncertain("na Instagramu") == ["Instagramu"]


def test_a_word_that_is_also_a_brand_is_one_only_within_a_sentence():
    assert (
        to_cyrillic("Signal je slab. Piši na Signal. Telegram je stigao.")
        == "Сигнал је слаб. Пиши на Signal. Телеграм је стигао."
    )


@pytest.mark.parametrize("word", ["shopping", "Chelsea", "Emma", "back", "English", "GitHub", "openAir"])
def test_a_word_spelled_the_foreign_way_stays_and_is_doubtful(word):
    assert to_cyrillic(f"to je {word}") == f"то је {word}"
    assert word == "GitHub" or _uncertain(f"to je {word}") == [word]


@pytest.mark.parametrize(
    "word", ["најјачи", "ваннаставни", "поддомен", "псссст", "хмм", "зоологија", "неефикасан", "схватити", "еУправа"]
)
def test_serbian_words_that_look_foreign_do_not_stay(word):
    assert to_cyrillic(to_latin(word)) == word


@pytest.mark.parametrize(
    ("latin", "cyrillic"),
    [
        ("XIX vek, XXI veka", "XIX век, XXI века"),
        ("u III i IV razredu", "у III и IV разреду"),
        ("VIII-2, II-a", "VIII-2, II-а"),
        ("MCMXCIX. godine", "MCMXCIX. године"),
        ("Petar I Karađorđević, Petar II", "Петар I Карађорђевић, Петар II"),
        ("I razred, VI razred, V razred", "I разред, VI разред, V разред"),
        ("I–IV razred, I, II i III", "I–IV разред, I, II и III"),
        ("VIIIb i IVa", "VIIIb и IVa"),
    ],
)
def test_roman_numerals_stay(latin, cyrillic):
    assert to_cyrillic(latin) == cyrillic


@pytest.mark.parametrize(
    ("latin", "cyrillic"),
    [
        ("I onda smo otišli. I to je sve.", "И онда смо отишли. И то је све."),
        ("MARKO I PETAR", "МАРКО И ПЕТАР"),
        ("ŠTA VI MISLITE", "ШТА ВИ МИСЛИТЕ"),
        ("MI, DIV, LI, Vi, ili", "МИ, ДИВ, ЛИ, Ви, или"),
        ("V. Stefanović, I. Andrić", "В. Стефановић, И. Андрић"),
    ],
)
def test_words_and_initials_that_look_like_numerals_do_not_stay(latin, cyrillic):
    assert to_cyrillic(latin) == cyrillic


def test_text_without_diacritics_stays_as_typed_and_is_doubtful():
    latin = (
        "Zdravo svima, sta cemo raditi ove nedelje ako bude padala kisa? Necu da sedim kod kuce, idem u grad kod "
        "druga, pa cemo videti."
    )

    assert to_cyrillic("Necu, sta ces, zivot") == "Нецу, ста цес, зивот"
    assert _uncertain("Necu, sta ces, zivot") == []
    assert _uncertain(latin) == ["Здраво", "свима", "ста", "цемо", "киса", "Нецу", "седим", "куце", "цемо"]
    assert _uncertain(latin + " Č!") == []


@pytest.mark.parametrize(
    ("latin", "cyrillic", "uncertain"),
    [
        ("vitamin C je tu", "витамин Ц је ту", ["Ц"]),
        ("Idemo u SAD i EU", "Идемо у САД и ЕУ", ["САД", "ЕУ"]),
        ("IDEMO SAD KUĆI", "ИДЕМО САД КУЋИ", []),
        ("ulica 2a, 5km", "улица 2а, 5км", ["2а", "5км"]),
        ("format A4, gas CO2, mp3", "формат A4, гас CO2, mp3", ["A4", "CO2", "mp3"]),
        ("odžinati", "оџинати", ["оџинати"]),
    ],
)
def test_doubtful_words_are_said(latin, cyrillic, uncertain):
    assert to_cyrillic(latin) == cyrillic
    assert _uncertain(latin) == uncertain


@pytest.mark.parametrize("kept", [":D", ";P", "xD", ":-)", "20 °C", "izvestaj.pdf", "moja-slika_1.jpg", "<3"])
def test_faces_degrees_and_file_names_stay(kept):
    assert to_cyrillic(f"evo {kept} tu") == f"ево {kept} ту"


def test_accents_of_the_dictionary_stay_on_their_letters():
    assert to_cyrillic("sȃm, godinâ, žȅna, kūća") == "са̑м, година̂, же̏на, кӯћа"


def test_a_soft_hyphen_parts_the_letters_of_a_digraph():
    assert to_cyrillic("škol\u00adska, n\u00adj, n\u200cj") == "школ\u00adска, н\u00adј, н\u200cј"


def test_digraphs_half_typed_in_cyrillic_are_mended():
    assert to_cyrillic("nјiva, lјubav, dжep") == "њива, љубав, џеп"


def test_cyrillic_stays():
    text = "Здраво, свете! Россия, ѝ, ѓавол"

    assert cyrillic_guess(text) == (text, ())


@pytest.mark.parametrize("text", ["", " ", "\ud800", "\x00", "\u0301", "'", "…"])
def test_nothing_is_too_broken(text):
    assert cyrillic_guess(text) == (text, ())
