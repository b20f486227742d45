"""Time grows with the length and no faster, whatever is sent; one megabyte is no matter.

What is timed runs in `make soak`: beside other work, or while it is measured itself, a ratio says little.
"""

import time

import pytest

from locales.scripts import cyrillic_guess, html_to_latin, message_to_latin, to_latin, vtt_to_latin

MEGABYTE = 1_000_000
SHORT, LONG = 10_000, 40_000
TABLE = dict.fromkeys(range(1024, 1280), "x")
CUE = "WEBVTT\n\n00:01.000 --> 00:02.000\n"

TEXTS = [
    "а",
    "Љ",
    "Љ\u0301",
    "ы",
    "ы ",
    "@",
    "а@",
    "а.",
    "a.rs/",
    "а-.",
    "http://(",
    "http://a)",
    "#а",
    "(а",
    "www.",
    "а:",
    "+",
]
SOURCES = [
    "<",
    "</",
    "<b>",
    "<p>а",
    "<div><b>",
    "<p><table>",
    "<li>",
    "<a b='",
    "<a b=\"'>",
    "<a b=c ",
    "<!--",
    "<!-->а",
    "<![CDATA[>",
    "<title>",
    "<script>",
    "&",
    "&#1113;",
    "&а",
    "<а",
    "<svg lang=en/>",
]
CUES = ["<", "<v ", "<v а>", "<lang ru>", "\n", "0-->0\n", "а\n\n00:01.000 --> 00:02.000\n"]
LATIN = ["a", "nj", "I ", "a'", "tt", "e1", "a.", "odž", "a-", "c\u030c", ":D ", "%0", "e-mail "]


def _seconds(convert, text):
    """CPU time, the better of two, so that a busy machine does not decide."""
    spent = []
    for _attempt in range(2):
        start = time.process_time()
        convert(text)
        spent.append(time.process_time() - start)
    return min(spent)


def _filled(unit, length):
    return unit * (length // len(unit))


CASES = [
    *((to_latin, "", unit) for unit in TEXTS),
    *((html_to_latin, "", unit) for unit in SOURCES),
    *((vtt_to_latin, CUE, unit) for unit in CUES),
    *((message_to_latin, "", unit) for unit in ["%0", "%(", "{", "{а"]),
    *((cyrillic_guess, "", unit) for unit in LATIN),
]


@pytest.mark.parametrize("convert", [to_latin, html_to_latin])
def test_a_megabyte_is_converted_whole(convert):
    assert convert("Њушка " * (MEGABYTE // 6)) == "Njuška " * (MEGABYTE // 6)


@pytest.mark.soak
@pytest.mark.parametrize(("convert", "head", "unit"), CASES)
def test_four_times_the_text_costs_about_four_times_the_time(convert, head, unit):
    yardstick = _seconds(lambda text: text.translate(TABLE), _filled("Љубав ", LONG))

    short = _seconds(convert, head + _filled(unit, SHORT))
    long = _seconds(convert, head + _filled(unit, LONG))

    assert long <= 9 * short + 5 * yardstick


@pytest.mark.soak
@pytest.mark.parametrize(
    "html",
    [
        "<div>" * SHORT + "<b>" * SHORT + "</div>" * SHORT,
        "<p><table>" + "<b>" * SHORT + "<p></p>" * SHORT,
        "<button>" * SHORT + "<li>" * SHORT,
        "<ul><li lang=en>" * SHORT,
    ],
)
def test_deep_nesting_costs_no_more_than_as_many_plain_tags(html):
    plain = _seconds(html_to_latin, _filled("<b></b>", len(html)))

    assert _seconds(html_to_latin, html) <= 6 * plain


@pytest.mark.soak
@pytest.mark.parametrize(
    ("convert", "text", "yardsticks"),
    [
        (to_latin, "Љубав и мир, ЊЕГОШ у Нишу. ", 30),
        (html_to_latin, "<p>Љубав је <b>лепа</b> и велика &amp; чиста, рекла је она јуче.</p>\n", 150),
        (vtt_to_latin, "\n00:01.000 --> 00:02.000\n<v Љиљана>Љубав је лепа и велика, рекла је она.\n", 150),
        (cyrillic_guess, "Ljubav i mir, NJEGOŠ u Nišu. ", 400),
    ],
)
def test_a_megabyte_costs_a_bounded_number_of_plain_translations(convert, text, yardsticks):
    yardstick = _seconds(lambda text: text.translate(TABLE), _filled("Љубав ", MEGABYTE))
    head = CUE if convert is vtt_to_latin else ""

    assert _seconds(convert, head + _filled(text, MEGABYTE)) <= yardsticks * yardstick
