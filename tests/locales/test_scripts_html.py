"""Rule 5: HTML in Latin script, where the text changes and not a byte besides."""

import pytest

from locales.scripts import html_to_latin


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<b>Љ</b>УБАВ", "<b>LJ</b>UBAV"),
        ("<b>Љ</b>убав", "<b>Lj</b>ubav"),
        ("ПО<i>Љ</i>", "PO<i>LJ</i>"),
        ("<b>ПО</b><i><u>Љ</u></i>", "<b>PO</b><i><u>LJ</u></i>"),
        ("<a href='#'>Њ</a><span>ЕГОШ</span>", "<a href='#'>NJ</a><span>EGOŠ</span>"),
        ("Љ<!-- х -->УБАВ", "LJ<!-- х -->UBAV"),
        ("Љ<wbr>УБАВ", "LJ<wbr>UBAV"),
        ("Љ&shy;УБАВ", "LJ&shy;UBAV"),
        ("<span translate=no>Љ</span>УБАВ Љ<code>А</code>", "<span translate=no>Љ</span>UBAV LJ<code>А</code>"),
        ("<x-реч>Љ</x-реч>УБАВ", "<x-реч>LJ</x-реч>UBAV"),
        ("Рос<b>сия</b>, <i>Рос</i>кој", "Рос<b>сия</b>, <i>Ros</i>koj"),
    ],
)
def test_rule_1_a_word_split_by_inline_markup_is_one_word(html, expected):
    assert html_to_latin(html) == expected


@pytest.mark.parametrize(
    "between",
    [
        "<br>",
        "<BR />",
        "</p><p>",
        "<p>",
        "<div></div>",
        "</li><li>",
        "<td>",
        "</h2>",
        "<hr>",
        "<img src='а'>",
        "<input>",
        "<button></button>",
        "<svg></svg>",
        "&nbsp;",
        "&#32;",
        "&ndash;",
        " ",
        "\n",
    ],
)
def test_blocks_breaks_and_pictures_end_a_word(between):
    assert html_to_latin(f"Љ{between}УБАВ") == f"Lj{between}UBAV"


@pytest.mark.parametrize("name", ["alt", "title", "aria-label", "placeholder", "ALT", "Title"])
@pytest.mark.parametrize("value", ['"{}"', "'{}'", "{}", ' = "{}" '])
def test_rule_5_four_attributes_are_text_whatever_their_quotes(name, value):
    equals = "" if "=" in value else "="
    html = f"<img {name}{equals}{value}>"

    assert html_to_latin(html.format("Љубав")) == html.format("Ljubav")


def test_an_attribute_is_a_text_of_its_own():
    html = "<b>Љ</b><span title=\"Љ\">УБАВ</span> <i title='А &amp; Њ &quot;Џ&quot; > &#1113;'>и</i>"

    assert html_to_latin(html) == (
        "<b>LJ</b><span title=\"Lj\">UBAV</span> <i title='A &amp; Nj &quot;Dž&quot; > &#1113;'>i</i>"
    )


@pytest.mark.parametrize(
    "html",
    [
        '<a href="/љубав" id="љ" class="љ" name=љ data-наслов="љ" data-title="љ" style="--љ: 1" onclick="љ()">1</a>',
        "<img src='љ.jpg' srcset='љ 2x' longdesc=љ>",
        '<a linktype="page" id="3" format="љ">1</a><embed embedtype="media" url="https://пример.срб/љ"/>',
        "<input name=љ value='љ'><meta content='љ'><option label='љ'></option>",
        "<!-- љубав --><!doctype љ><?xml љ?><![CDATA[љ > љ]]><!љ>",
        "<!--љ--!><!--><!--->1",
        "<script>let љ = '<b>љ</b>' // </ScRipt>",
        "<SCRIPT>љ</SCRIPT><style>.љ{}</style><iframe>љ</iframe><xmp><b>љ</xmp>",
        "&#1113;&#x459;&ljcy;&nbsp;&hellip;&amp;&#1113",
        "</p љ='љ'>",
    ],
)
def test_rule_5_all_else_stays_byte_for_byte(html):
    assert html_to_latin(html) == html


def test_the_text_of_a_wagtail_picture_is_text():
    html = '<embed embedtype="image" id="7" format="љ" alt="Публика у парку"/>'

    assert html_to_latin(html) == '<embed embedtype="image" id="7" format="љ" alt="Publika u parku"/>'


@pytest.mark.parametrize("name", ["code", "pre", "kbd", "samp", "var", "PRE"])
def test_code_stays_with_all_that_is_in_it(name):
    html = f'<{name} title="љ">љ<b title="љ">љ</b><i lang="sr" translate="yes">љ</i></{name}>'

    assert html_to_latin(f"љ{html}љ") == f"lj{html}lj"


@pytest.mark.parametrize(
    "mark", ['translate="no"', "translate=NO", 'lang="en"', "lang='mk-MK'", 'xml:lang="ru"', 'lang=""']
)
def test_rule_5_what_is_marked_stays_with_all_that_is_in_it(mark):
    html = f'<span {mark} title="љ">љ<b title="љ">љ</b></span>'

    assert html_to_latin(f"љ{html}љ") == f"lj{html}lj"


@pytest.mark.parametrize("tag", ["sr", "SR", "sr-Cyrl", "sr-RS", "sr-Cyrl-RS", "sr-Latn", "sr_RS", "srp"])
def test_every_kind_of_serbian_is_serbian(tag):
    assert html_to_latin(f'<p lang="{tag}">љ</p>') == f'<p lang="{tag}">lj</p>'


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<p lang="ru">мир <b lang="sr">мир</b> мир</p>', '<p lang="ru">мир <b lang="sr">mir</b> мир</p>'),
        ("<p translate=no>мир <b translate=yes>мир</b></p>", "<p translate=no>мир <b translate=yes>mir</b></p>"),
        ("<p translate=no>мир <b translate>мир</b></p>", "<p translate=no>мир <b translate>mir</b></p>"),
        ("<p translate=no>мир <b lang=sr>мир</b></p>", "<p translate=no>мир <b lang=sr>мир</b></p>"),
        ("<p lang=ru>мир <b translate=yes>мир</b></p>", "<p lang=ru>мир <b translate=yes>мир</b></p>"),
        ("<p translate=maybe>мир</p>", "<p translate=maybe>mir</p>"),
        ("<p lang=sr xml:lang=ru>мир</p>", "<p lang=sr xml:lang=ru>mir</p>"),
        ("<p lang=ru lang=sr>мир</p>", "<p lang=ru lang=sr>мир</p>"),
        ("<img lang=ru alt=мир> мир", "<img lang=ru alt=мир> mir"),
    ],
)
def test_an_inner_mark_resumes_what_an_outer_one_stopped(html, expected):
    assert html_to_latin(html) == expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p lang=en>мир<p>мир", "<p lang=en>мир<p>mir"),
        ("<ul><li lang=en>мир<li>мир</ul>мир", "<ul><li lang=en>мир<li>mir</ul>mir"),
        ("<dl><dt lang=en>мир<dd>мир</dl>", "<dl><dt lang=en>мир<dd>mir</dl>"),
        ("<table><tr><td lang=en>мир<td>мир<tr><td>мир", "<table><tr><td lang=en>мир<td>mir<tr><td>mir"),
        ("<select><option lang=en>мир<option>мир</select>", "<select><option lang=en>мир<option>mir</select>"),
        ("<p><span lang=en>мир</p><p>мир", "<p><span lang=en>мир</p><p>mir"),
        ("<p><b lang=en>мир</p><p>мир</b> мир", "<p><b lang=en>мир</p><p>мир</b> mir"),
        ("<div><code>мир</div>мир</code>мир", "<div><code>мир</div>мир</code>mir"),
        ("<p lang=en>мир<table><td>мир</table>мир", "<p lang=en>мир<table><td>mir</table>mir"),
        ("<p lang=en><button><p>мир</button>мир</p>мир", "<p lang=en><button><p>мир</button>мир</p>mir"),
        ("<div lang=en><table><td></div>мир</table></div>мир", "<div lang=en><table><td></div>мир</table></div>mir"),
        ("<h2 lang=en>мир</h3>мир", "<h2 lang=en>мир</h3>mir"),
        ("<br lang=en>мир<img lang=en>мир", "<br lang=en>mir<img lang=en>mir"),
        ("<svg lang=en/>мир<svg><g lang=en/>мир</svg>", "<svg lang=en/>mir<svg><g lang=en/>mir</svg>"),
        ("<span lang=en/>мир</span>мир", "<span lang=en/>мир</span>mir"),
        ("</p></b>мир</code>", "</p></b>mir</code>"),
        ("<textarea><b lang=en>мир</textarea>мир", "<textarea><b lang=en>mir</textarea>mir"),
        ("<title>мир <b>мир</title>", "<title>mir <b>mir</title>"),
        ("<title>мир <b>мир", "<title>mir <b>mir"),
    ],
)
def test_marks_end_where_a_browser_ends_them(html, expected):
    assert html_to_latin(html) == expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("мир < рат > мир", "mir < rat > mir"),
        ("<3 мир </3 мир <", "<3 mir </3 mir <"),
        ("мир <b мир", "mir <b мир"),
        ("мир <a title='мир> мир", "mir <a title='мир> mir"),
        ("мир <!-- мир", "mir <!-- мир"),
        ("<script>мир", "<script>мир"),
        ('<p title="мир > мир">мир', '<p title="mir > mir">mir'),
        ("<p title='мир\"' alt=\"мир'\">мир", "<p title='mir\"' alt=\"mir'\">mir"),
        ("<p\ntitle\n=\nмир\n>мир", "<p\ntitle\n=\nmir\n>mir"),
        ("<a/title=мир/>мир", "<a/title=mir/>mir"),
        ("<p title= >мир<p title>мир", "<p title= >mir<p title>mir"),
        ("<p =title=мир \"' title=мир>мир", "<p =title=мир \"' title=mir>mir"),
    ],
)
def test_broken_html_is_read_as_a_browser_reads_it(html, expected):
    assert html_to_latin(html) == expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("а<б", "a&lt;b"),
        ("<title></титле></title>", "<title>&lt;/title></title>"),
        ("&рег и &нот;", "&amp;reg i &amp;not;"),
        ("Р&Д, Петар&Марко", "R&D, Petar&Marko"),
        ("<b title='&рег; а<б'>", "<b title='&amp;reg; a<b'>"),
        ("а<щ", "a<щ"),
    ],
)
def test_a_bare_sign_does_not_become_markup_before_latin_letters(html, expected):
    assert html_to_latin(html) == expected
    assert html_to_latin(expected) == expected


def test_addresses_are_seen_across_inline_markup_and_references():
    html = '<b>www</b>.пример.срб, <i>@</i>млади, https://x.rs/?а=б&amp;в=<b>г</b>, <a href="#">#љ</a> љ&#64;млади.срб'

    assert html_to_latin(html) == html
