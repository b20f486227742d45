"""One stored text, three shapes that say the same thing."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from content_types.richtext import plain, plain_document, render
from content_types.richtext.sanitising import sanitised

KEY = "0b54cf3e-7a53-4bd5-a3b6-5f4a3e1c9d10"
COMMONMARK = MarkdownIt("commonmark")


def rendered(source):
    return render(source, item_for_page={12: KEY}.get)


def text(characters, *marks, **more):
    return {"type": "text", "text": characters, "marks": list(marks), **more}


def paragraph(*children):
    return {"type": "paragraph", "children": list(children)}


def blocks(source):
    document = rendered(source).document
    assert document["type"] == "document"
    return document["children"]


def markdown_as_text(markdown):
    html = COMMONMARK.render(markdown)
    return plain(re.sub(r'href="item:[^"]*"', "", html))


def test_a_paragraph_with_marks():
    given_text = rendered('<p data-block-key="a1">Hei <b>du</b> og <i>du</i>, <b><i>alle</i> to</b>.</p>')
    assert given_text.html == ("<p>Hei <strong>du</strong> og <em>du</em>, <strong><em>alle</em> to</strong>.</p>")
    assert given_text.markdown == "Hei **du** og _du_, **_alle_ to**."
    assert given_text.document == {
        "type": "document",
        "children": [
            paragraph(
                text("Hei "),
                text("du", "strong"),
                text(" og "),
                text("du", "emphasis"),
                text(", "),
                text("alle", "strong", "emphasis"),
                text(" to", "strong"),
                text("."),
            )
        ],
    }
    assert given_text.links == ()


def test_headings_are_of_level_two_to_four():
    source = "<h1>En</h1><h2>To</h2><h3>Tre</h3><h4>Fire</h4><h6>Seks</h6>"
    assert rendered(source).html == "<h2>En</h2><h2>To</h2><h3>Tre</h3><h4>Fire</h4><h4>Seks</h4>"
    assert rendered(source).markdown == "## En\n\n## To\n\n### Tre\n\n#### Fire\n\n#### Seks"
    assert [(block["type"], block["level"]) for block in blocks(source)] == [
        ("heading", 2),
        ("heading", 2),
        ("heading", 3),
        ("heading", 4),
        ("heading", 4),
    ]


def test_lists_nest():
    source = "<ul><li>Te</li><li>Brød<ol><li>med ost</li><li>uten</li></ol></li></ul>"
    assert rendered(source).html == source
    assert rendered(source).markdown == "- Te\n- Brød\n  1. med ost\n  2. uten"
    assert blocks(source) == [
        {
            "type": "list",
            "ordered": False,
            "children": [
                {"type": "listItem", "children": [paragraph(text("Te"))]},
                {
                    "type": "listItem",
                    "children": [
                        paragraph(text("Brød")),
                        {
                            "type": "list",
                            "ordered": True,
                            "children": [
                                {"type": "listItem", "children": [paragraph(text("med ost"))]},
                                {"type": "listItem", "children": [paragraph(text("uten"))]},
                            ],
                        },
                    ],
                },
            ],
        }
    ]


def test_two_lists_in_a_row_stay_two_in_markdown():
    assert rendered("<ul><li>a</li></ul><ul><li>b</li></ul>").markdown == "- a\n\n* b"
    assert rendered("<ol><li>a</li></ol><ol><li>b</li></ol>").markdown == "1. a\n\n1) b"


def test_an_item_of_two_paragraphs():
    source = "<ul><li><p>a</p><p>b</p></li><li>c</li></ul>"
    assert rendered(source).html == source
    assert rendered(source).markdown == "- a\n\n  b\n\n- c"


def test_a_break_a_quotation_and_a_separator():
    source = "<p>a<br/>b</p><blockquote>q<br>r</blockquote><hr/><p>c</p>"
    assert rendered(source).html == "<p>a<br>b</p><blockquote><p>q<br>r</p></blockquote><hr><p>c</p>"
    assert rendered(source).markdown == "a\\\nb\n\n> q\\\n> r\n\n---\n\nc"
    assert blocks(source) == [
        paragraph(text("a"), {"type": "break"}, text("b")),
        paragraph(text("q"), {"type": "break"}, text("r")),
        paragraph(text("c")),
    ]
    assert plain(source) == "a\nb\nq\nr\nc"


def test_a_link_to_a_page_becomes_a_link_to_its_key():
    given_text = rendered('<p>Se <a linktype="page" id="12">mer <b>her</b></a>.</p>')
    assert given_text.html == f'<p>Se <a href="item:{KEY}">mer <strong>her</strong></a>.</p>'
    assert given_text.markdown == f"Se [mer **her**](item:{KEY})."
    assert given_text.document["children"] == [
        paragraph(
            text("Se "),
            {"type": "link", "item": KEY, "children": [text("mer "), text("her", "strong")]},
            text("."),
        )
    ]
    assert given_text.links == (KEY,)


def test_each_linked_key_is_told_once_and_each_page_asked_for_once():
    asked = []
    source = '<p><a linktype="page" id="3">a</a> <a linktype="page" id="3">b</a> <a href="item:k-2">c</a></p>'
    given_text = render(source, item_for_page=lambda page: asked.append(page) or f"k-{page}")
    assert given_text.links == ("k-3", "k-2")
    assert asked == [3]


@pytest.mark.parametrize(
    "attributes",
    [
        'linktype="page" id="13"',
        'linktype="page" id="x"',
        'linktype="page"',
        'linktype="document" id="12"',
        'href="#avsnitt"',
        'href="/historier/"',
        'href="item:"',
        'href="item:a b"',
        'href="https://"',
        'href="https://[::1"',
        'href="mailto:"',
        "",
    ],
)
def test_a_link_that_leads_nowhere_leaves_its_words(attributes):
    given_text = rendered(f"<p>Se <a {attributes}>her</a>.</p>")
    assert given_text.html == "<p>Se her.</p>"
    assert given_text.markdown == "Se her."
    assert given_text.document["children"] == [paragraph(text("Se her."))]
    assert given_text.links == ()


@pytest.mark.parametrize(
    ("href", "html", "markdown"),
    [
        (
            "https://ung.example/a_(b)?x=1&amp;copy;=2",
            'href="https://ung.example/a_(b)?x=1&amp;copy;=2" rel="noopener noreferrer"',
            "https://ung.example/a_\\(b\\)?x=1\\&copy;=2",
        ),
        (
            " HTTPS://ung.example/en side ",
            'href="https://ung.example/en%20side" rel="noopener noreferrer"',
            "https://ung.example/en%20side",
        ),
        ("mailto:hei@ung.example", 'href="mailto:hei@ung.example"', "mailto:hei@ung.example"),
        ("tel:116 111", 'href="tel:116111"', "tel:116111"),
    ],
)
def test_links_out_are_kept_with_a_rel_for_the_web(href, html, markdown):
    given_text = rendered(f'<p><a linktype="external" href="{href}">ut</a></p>')
    assert given_text.html == f"<p><a {html}>ut</a></p>"
    assert given_text.markdown == f"[ut]({markdown})"


def test_language_and_untranslated_spans_are_kept():
    source = '<p>Zove se <span lang="en" translate="no">Night <b>Line</b></span></p>'
    given_text = rendered(source)
    assert given_text.html == ('<p>Zove se <span lang="en" translate="no">Night <strong>Line</strong></span></p>')
    assert given_text.markdown == "Zove se Night **Line**"
    assert given_text.document["children"] == [
        paragraph(
            text("Zove se "),
            text("Night ", lang="en", translate=False),
            text("Line", "strong", lang="en", translate=False),
        )
    ]


def test_white_space_collapses_and_empty_blocks_go():
    assert rendered("<p>  a \n <b> b </b> c </p><p> </p><p>&nbsp;</p><p><br/></p><ul><li></li></ul>").html == (
        "<p>a <strong>b </strong>c</p>"
    )


def test_text_without_a_paragraph_gets_one():
    assert rendered("a<div>b</div>c").html == "<p>a</p><p>b</p><p>c</p>"


def test_embeds_and_pictures_are_ignored():
    assert rendered('<p>a<embed embedtype="image" id="1"/>b<img src="x"></p>').html == "<p>ab</p>"


@pytest.mark.parametrize(
    ("source", "markdown"),
    [
        ("<p>1. mars</p>", "1\\. mars"),
        ("<p># a</p>", "\\# a"),
        ("<p>- a<br>+ b<br>=</p>", "\\- a\\\n\\+ b\\\n\\="),
        ("<p>2*3*4 _x_ `y` [z](u) ~ |</p>", "2\\*3\\*4 \\_x\\_ \\`y\\` \\[z\\](u) \\~ \\|"),
        ("<p>&lt;b&gt; &amp;amp; R&amp;D</p>", "\\<b\\> \\&amp; R&D"),
        ("<h2>C #</h2>", "## C \\#"),
        ('<p>Hei!<a href="https://x.example">du</a></p>', "Hei\\![du](https://x.example)"),
        ("<p><b>Hei!</b>du</p>", "**Hei!**&#100;u"),
        ("<p>u<i>be</i>hag</p>", "&#117;_be_&#104;ag"),
        ("<p><b>a</b><i>b</i></p>", "**a**_b_"),
        ("<p>a<b> b </b>c</p>", "a **b** c"),
    ],
)
def test_markdown_escapes_what_would_be_read_as_markup(source, markdown):
    assert rendered(source).markdown == markdown


words = st.text(alphabet=st.sampled_from("abæшđ 12.)(*_`[]<>&;#!~|\\-+=:/\"'\u00a0\n😀—«"), max_size=8)
escaped = words.map(lambda word: word.replace("&", "&amp;").replace("<", "&lt;"))
inline = st.recursive(
    escaped,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map("".join),
        st.tuples(st.sampled_from(["b", "i", "strong", "em"]), inner).map(lambda p: f"<{p[0]}>{p[1]}</{p[0]}>"),
        inner.map(lambda x: f'<a href="https://x.example/(a)_b">{x}</a>'),
        inner.map(lambda x: f'<a linktype="page" id="12">{x}</a>'),
        inner.map(lambda x: f'<span lang="en" translate="no">{x}</span>'),
        inner.map(lambda x: f"{x}<br/>"),
    ),
    max_leaves=6,
)
block = st.recursive(
    st.tuples(st.sampled_from(["p", "h2", "h3", "h4"]), inline).map(lambda p: f"<{p[0]}>{p[1]}</{p[0]}>"),
    lambda inner: st.one_of(
        st.tuples(
            st.sampled_from(["ul", "ol"]),
            st.lists(st.one_of(inline, inner, st.tuples(inline, inner).map("".join)), min_size=1, max_size=3),
        ).map(lambda p: f"<{p[0]}>{''.join(f'<li>{item}</li>' for item in p[1])}</{p[0]}>"),
        inner.map(lambda x: f"<blockquote>{x}</blockquote>"),
        inner.map(lambda x: f"{x}<hr/>"),
        st.lists(inner, max_size=3).map("".join),
    ),
    max_leaves=5,
)
TAGS = "script p b ul li svg style h2 blockquote span table td a".split()  # noqa: SIM905
HOSTILE = [
    "<i ", "<a href=javascript:alert(1)>", "<a href='java\tscript:x'>", "<svg onload=x>",
    "<img src=x onerror=y>",
    "<!--", "-->", "&", "&lt;", "&#106;avascript:", "x", "&nbsp;", "<br>", "<hr>", "<span lang=en>",
    "\ud800", "\x00",
    "\u2028", '"', "'", ">", " ", "\n",
]  # fmt: skip
pieces = HOSTILE + [f"<{tag}>" for tag in TAGS] + [f"</{tag}>" for tag in TAGS]
fragments = st.lists(st.sampled_from(pieces), max_size=25).map("".join)
sources = st.one_of(block, fragments, st.text(max_size=40))


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(sources)
def test_what_is_written_reads_back_as_itself(source):
    first = rendered(source)
    again = rendered(first.html)
    assert again.html == first.html
    assert again.markdown == first.markdown
    assert again.document == first.document
    assert sanitised(first.html) == first.html


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(sources)
def test_all_shapes_have_the_same_plain_text(source):
    given_text = rendered(source)
    assert plain_document(given_text.document) == plain(given_text.html) == plain(source)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(sources)
def test_no_script_comes_through(source):
    given_text = rendered(source)
    assert "<script" not in given_text.html.lower()
    assert all(
        href.startswith(("https://", "http://", "mailto:", "tel:", "item:"))
        for href in re.findall(r'href="([^"]*)"', given_text.html)
    )


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(block)
def test_markdown_reads_back_as_the_same_text(source):
    given_text = rendered(source)
    shown = markdown_as_text(given_text.markdown)
    one_line_headings = re.sub(r"(<h\d>.*?</h\d>)", lambda m: m[1].replace("<br>", " "), given_text.html)
    assert shown.split() == plain(one_line_headings).split()
