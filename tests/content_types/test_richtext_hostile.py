"""Rich text from somebody who means harm, or from a program that broke."""

import re
import time

import pytest

from content_types.richtext import plain, render

VECTORS = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=https://evil.example/x.js></SCRIPT>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<script>alert(1)",
    "<img src=x onerror=alert(1)>",
    '<img src="x` `<script>alert(1)</script>"` `>',
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><a xlink:href='javascript:alert(1)'><text>x</text></a></svg>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>",
    "<iframe src=javascript:alert(1)></iframe>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<object data=data:text/html,<script>alert(1)</script>></object>",
    "<embed src=javascript:alert(1)>",
    "<a href=javascript:alert(1)>x</a>",
    "<a href='  JaVaScRiPt:alert(1)'>x</a>",
    "<a href='java\tscript:alert(1)'>x</a>",
    "<a href='java&#10;script:alert(1)'>x</a>",
    "<a href='&#106;&#97;vascript:alert(1)'>x</a>",
    "<a href='\x01javascript:alert(1)'>x</a>",
    "<a href='data:text/html;base64,PHNjcmlwdD4='>x</a>",
    "<a href='vbscript:msgbox(1)'>x</a>",
    "<a href='//evil.example'>x</a>",
    "<a href='https://x.example\" onclick=\"alert(1)'>x</a>",
    "<a href='item:x\" onclick=\"alert(1)'>x</a>",
    "<a href='item:javascript:alert(1)'>x</a>",
    "<a href=https://x.example onclick=alert(1) style='x:expression(alert(1))'>x</a>",
    "<p style='background:url(javascript:alert(1))' onmouseover=alert(1)>x</p>",
    "<span lang='en\" onclick=\"alert(1)' translate='no\"'>x</span>",
    "<style>@import 'javascript:alert(1)';</style>",
    "<link rel=stylesheet href=javascript:alert(1)><base href=javascript:alert(1)//>",
    "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
    "<form action=javascript:alert(1)><button formaction=javascript:alert(1)>x</button></form>",
    "<template><script>alert(1)</script></template>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
    "<textarea></textarea><script>alert(1)</script>",
    "<!--><script>alert(1)</script>-->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?xml version='1.0'?><script>alert(1)</script>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<p>[x](javascript:alert(1)) &lt;a href=javascript:alert(1)&gt;</p>",
    "<a linktype='page' id='1 onclick=alert(1)'>x</a>",
]
ALLOWED_TAG = re.compile(
    r"</?(?:p|h[234]|ul|ol|li|blockquote|strong|em)>|</a>|</span>|<br>|<hr>"
    r'|<a href="(?:https?://|mailto:|tel:|item:)[^"<>]*"(?: rel="noopener noreferrer")?>'
    r'|<span(?: lang="[A-Za-z0-9-]+")?(?: translate="no")?>'
)


def rendered(source):
    return render(source, item_for_page=lambda page: f"k-{page}")


@pytest.mark.parametrize("vector", VECTORS)
def test_nothing_but_the_allowed_markup_survives(vector):
    given_text = rendered(f"<p>før</p>{vector}")
    rest = ALLOWED_TAG.sub("", given_text.html)
    assert "<" not in rest
    assert given_text.html.startswith("<p>før</p>")
    addresses = [node["url"] for node in links(given_text.document) if "url" in node]
    assert [address for address in addresses if not address.startswith("https://x.example")] == []


@pytest.mark.parametrize("vector", VECTORS)
def test_markdown_has_no_live_link_or_markup_either(vector):
    markdown = rendered(vector).markdown
    assert re.search(r"(?<!\\)<", markdown) is None
    assert re.search(r"(?<!\\)\]\((?!https://|item:)", markdown) is None


def links(node):
    for child in node.get("children", ()):
        if child["type"] == "link":
            yield child
        yield from links(child)


@pytest.mark.parametrize(
    "vector",
    [
        "<script>alert('geheim')</script>",
        "<style>geheim</style>",
        "<template>geheim</template>",
        "<!-- geheim -->",
    ],
)
def test_what_nobody_was_to_see_is_not_in_the_plain_text(vector):
    assert plain(f"<p>a</p>{vector}<p>b</p>") == "a\nb"


@pytest.mark.parametrize(
    "pattern",
    [
        "<div>", "<b>", "<ul><li>", "<ul>x", "<b><p>", "<table><tr><td>", "<blockquote>x", "<", "&", "<!--",
        "<!", "<a '", '<a b="', "</b", "</svg ", "<svg>", "<br>x", "[x](", "<a href=https://x.example><p>",
        "&#1", "*", "\u2028", "\ud800",
    ],
)  # fmt: skip
def test_a_source_of_100_kilobytes_of_anything_takes_time_in_proportion(pattern):
    source = pattern * (100_000 // len(pattern))
    started = time.process_time()
    given_text = rendered(source)
    assert time.process_time() - started < 10
    assert "<script" not in given_text.html


def test_a_megabyte_of_text_comes_through_whole():
    source = "<p>" + "hei du " * 150_000 + "</p>"
    assert len(source) > 1_000_000
    assert len(rendered(source).document["children"][0]["children"][0]["text"]) == 150_000 * 7 - 1


def test_lists_nest_eight_deep_and_go_on_there():
    source = "<ul><li>x" * 5_000
    assert rendered(source).html.count("<ul>") == 8
    assert plain(source) == "\n".join("x" * 5_000)


def test_broken_nesting_loses_no_text():
    source = "<ul>a<li>b<ol>c</ul>d</b><i>e<h2>f</i>g</p>h<li>i"
    assert plain(source).replace("\n", "") == "abcdefghi"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a\ud800b", "a\ufffdb"),
        ("a\ud83d\ude00b", "a😀b"),
        ("a\x00\x08b\x9f", "ab"),
        ("a&#xD800;b&#0;", "a\ufffdb\ufffd"),
        ("a&#" + "1" * 10_000 + ";b", "a\ufffdb"),
        ("a\u2028b", "a b"),
        ("1 < 2 > 3 & 4 &amp; 5 <3", "1 < 2 > 3 & 4 & 5 <3"),
        ("a <b unclosed", "a <b unclosed"),
    ],
)
def test_characters_that_no_reader_can_carry_are_replaced(source, expected):
    assert plain(source) == expected
    rendered(source).markdown.encode()
    rendered(source).html.encode()
