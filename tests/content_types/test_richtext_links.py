"""Links to our own items, as readers of different editions get them."""

import copy

from content_types.richtext import Target, render, resolve_document, resolve_html, resolve_markdown

TARGETS = {
    "k-1": Target(url="https://solvik.example/nb/historier/sovn/", path="/historier/sovn/", kind="STORY"),
    "k-2": Target(url='https://solvik.example/nb/a"(b)&c/', path='/a"(b)&c/', kind="GUIDE"),
}


def rendered(source):
    return render(source, item_for_page=lambda page: f"k-{page}")


THREE = rendered(
    '<p>Les <a linktype="page" id="1">om <b>søvn</b></a> og <a linktype="page" id="2">mer</a>'
    ' eller <a linktype="page" id="3">noe</a>, <a href="https://ute.example">ute</a>.</p>'
)


def test_html_links_get_the_address_of_the_edition_and_lose_what_is_not_there():
    assert resolve_html(THREE.html, TARGETS) == (
        '<p>Les <a href="https://solvik.example/nb/historier/sovn/" data-key="k-1"'
        ' data-path="/historier/sovn/">'
        "om <strong>søvn</strong></a> og "
        '<a href="https://solvik.example/nb/a&quot;(b)&amp;c/" data-key="k-2"'
        ' data-path="/a&quot;(b)&amp;c/">mer</a>'
        ' eller noe, <a href="https://ute.example" rel="noopener noreferrer">ute</a>.</p>'
    )


def test_markdown_links_get_the_address_of_the_edition_and_lose_what_is_not_there():
    assert resolve_markdown(THREE.markdown, TARGETS) == (
        "Les [om **søvn**](https://solvik.example/nb/historier/sovn/) og "
        '[mer](https://solvik.example/nb/a"%28b%29&c/) eller noe, [ute](https://ute.example).'
    )


def test_document_links_get_url_path_and_kind_and_lose_what_is_not_there():
    before = copy.deepcopy(THREE.document)
    (paragraph,) = resolve_document(THREE.document, TARGETS)["children"]
    assert paragraph["children"][1] == {
        "type": "link",
        "item": "k-1",
        "url": "https://solvik.example/nb/historier/sovn/",
        "path": "/historier/sovn/",
        "kind": "STORY",
        "children": [
            {"type": "text", "text": "om ", "marks": []},
            {"type": "text", "text": "søvn", "marks": ["strong"]},
        ],
    }
    assert paragraph["children"][5] == {"type": "text", "text": "noe", "marks": []}
    assert paragraph["children"][7]["url"] == "https://ute.example"
    assert THREE.document == before


def test_links_in_nested_lists_are_resolved():
    nested = rendered('<ul><li>a<ul><li><a linktype="page" id="1">b</a></li></ul></li></ul>')
    item = resolve_document(nested.document, TARGETS)["children"][0]["children"][0]
    assert item["children"][1]["children"][0]["children"][0]["children"][0]["path"] == "/historier/sovn/"


def test_a_document_without_item_links_is_shared_not_copied():
    plain_text = rendered("<p>a</p><ul><li>b</li></ul>")
    assert resolve_document(plain_text.document, TARGETS)["children"] is plain_text.document["children"]


def test_text_that_looks_like_a_link_is_left_alone():
    source = '<p>[x](item:k-1) \\[y](item:k-1) &lt;a href="item:k-1"&gt;z&lt;/a&gt;</p>'
    imitation = rendered(source)
    assert resolve_html(imitation.html, TARGETS) == imitation.html
    assert resolve_markdown(imitation.markdown, TARGETS) == imitation.markdown


def test_a_link_with_brackets_in_its_words_is_found():
    odd = rendered('<p>\\<a linktype="page" id="1">a ] b [ \\</a></p>')
    assert resolve_markdown(odd.markdown, TARGETS) == (
        "\\\\[a \\] b \\[ \\\\](https://solvik.example/nb/historier/sovn/)"
    )
    assert resolve_markdown(odd.markdown, {}) == "\\\\a \\] b \\[ \\\\"


def test_an_unwrapped_link_at_the_begin_of_a_line_does_not_become_a_list():
    first = rendered('<p><a linktype="page" id="1">1. mars</a></p>')
    assert resolve_markdown(first.markdown, {}) == "1\\. mars"
