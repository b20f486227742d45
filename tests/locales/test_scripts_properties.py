"""What holds for every text: converting again changes nothing, markup stays byte for byte, nothing raises."""

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from locales.scripts import (
    cyrillic_guess,
    document_to_latin,
    html_to_latin,
    message_to_latin,
    to_cyrillic,
    to_latin,
    vtt_to_latin,
)

LETTERS = "ЉљаЊУбЏџИиНнЈјэыґѓLlNnJjdžŽDIV0 \n-.@#:/&;_()'"
STRINGS = [
    *LETTERS,
    "www.",
    "http://",
    "mailto:",
    ".срб",
    ".rs",
    "\u0301",
    "\u0306",
    "\u0300",
    "\u00ad",
    "\u200b",
    "\ud800",
    "\u037e",
    "\u212a",
    "&#1113;",
    "&nbsp;",
    "ǆ",
    "II",
    "e-mail",
    "ß",
    "İ",
]
TAGS = [
    "<b>",
    "</b>",
    "<p title='љ'>",
    "</p>",
    "<br>",
    "<!--љ-->",
    "<code>",
    "</code>",
    "<span lang=en>",
    "</span>",
    "<div translate=no>",
    "</div>",
    "<table><td>",
    "<title>",
    "</title>",
    "<script>",
    "</script>",
    "<li>",
    "<svg/>",
]
FRAGMENTS = [
    "<",
    "</",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "<a b=",
    '"',
    "'",
    ">",
    "=",
    "\r\n",
    "<v ",
    "<lang ru>",
    "WEBVTT\n\n",
]
TIMES = "\n\n00:01.000 --> 00:02.000\n"

texts = st.one_of(st.text(max_size=40), st.lists(st.sampled_from(STRINGS), max_size=25).map("".join))
sources = st.lists(st.sampled_from([*STRINGS, *TAGS, *FRAGMENTS, TIMES]), max_size=30).map("".join)
serbian = st.text(alphabet="абвгдђежзијклљмнњопрстћуфхцчџшЉЊЏАЂ \u030f\u0311", max_size=40)


@given(texts)
def test_latin_stays_latin(text):
    assert to_latin(to_latin(text)) == to_latin(text)


@pytest.mark.parametrize("convert", [html_to_latin, vtt_to_latin, message_to_latin])
def test_documents_in_latin_stay(convert):
    @given(sources)
    def holds(source):
        assert convert(convert(source)) == convert(source)

    holds()


@given(texts)
def test_cyrillic_stays_cyrillic(text):
    assert to_cyrillic(to_cyrillic(text)) == to_cyrillic(text)


@given(texts)
def test_doubtful_places_are_words_of_the_answer(text):
    guess = cyrillic_guess(text)

    ends = [place for span in guess.uncertain for place in span]
    assert ends == sorted(set(ends))
    assert all(guess.text[start:end].strip() for start, end in guess.uncertain)
    assert guess.text == to_cyrillic(text)


@given(serbian)
def test_serbian_becomes_latin_composed_and_no_letter_is_left(text):
    latin = to_latin(text)

    assert not re.search("[Ѐ-ӿ]", latin)
    assert unicodedata.is_normalized("NFC", latin)
    assert len(latin) <= 2 * len(text)


@given(st.text(alphabet=st.characters(max_codepoint=0x24F), max_size=40))
def test_text_without_cyrillic_stays(text):
    assert to_latin(text) == text
    assert html_to_latin(text) == text


@given(
    st.lists(st.one_of(st.sampled_from(TAGS), st.text(alphabet="Љубав њег ЏЕЗ.", min_size=1, max_size=9)), max_size=20)
)
def test_markup_is_the_same_bytes_in_the_same_order(parts):
    html = "".join(parts)

    assert re.findall("<[^<>]*>", html_to_latin(html)) == [
        tag.replace("'љ'", "'lj'") if "lj" in found else tag
        for tag, found in zip(re.findall("<[^<>]*>", html), re.findall("<[^<>]*>", html_to_latin(html)), strict=True)
    ]


@given(sources)
def test_within_code_and_marked_elements_nothing_changes(source):
    inner = re.sub(r"</?(?:code|div|p|li|td|table|title|script|span|b)\b[^>]*>?|<", "", source)
    for opening, closing in (
        ("<pre>", "</pre>"),
        ("<div translate='no'>", "</div>"),
        ("<section lang=ru>", "</section>"),
    ):
        html = f"{opening}{inner}{closing}"

        assert html_to_latin(html) == html


@given(texts)
def test_plain_text_is_converted_the_same_in_all_shapes(text):
    plain = re.sub(r"[<>&{}%\r\n]", " ", text)
    node = {"type": "text", "text": plain, "marks": []}

    assert html_to_latin(plain) == to_latin(plain)
    assert message_to_latin(plain) == to_latin(plain)
    assert document_to_latin([node]) == [{**node, "text": to_latin(plain)}]
    assert vtt_to_latin(f"WEBVTT{TIMES}{plain}") == f"WEBVTT{TIMES}{to_latin(plain)}"


@settings(max_examples=50)
@given(
    st.recursive(
        st.none() | st.booleans() | texts,
        lambda inner: (
            st.lists(inner)
            | st.dictionaries(
                st.sampled_from(["type", "text", "children", "lang", "translate", "x"]), inner | st.just("text")
            )
        ),
    )
)
def test_any_tree_comes_back_in_its_shape(tree):
    latin = document_to_latin(tree)

    assert document_to_latin(latin) == latin
    assert type(latin) is type(tree)
