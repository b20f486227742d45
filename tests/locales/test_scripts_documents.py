"""The node tree of a rich text in Latin script; the stored tree stays as it is."""

import copy

import pytest

from content_types.richtext import render
from locales.scripts import document_to_latin, html_to_latin


def _text(text, **more):
    return {"type": "text", "text": text, "marks": [], **more}


def _paragraph(*children):
    return {"type": "document", "children": [{"type": "paragraph", "children": list(children)}]}


def test_only_texts_change_and_the_given_tree_does_not():
    tree = {
        "type": "document",
        "children": [
            {"type": "heading", "level": 2, "children": [_text("Љубав")]},
            {
                "type": "list",
                "ordered": True,
                "children": [
                    {
                        "type": "listItem",
                        "children": [
                            {
                                "type": "paragraph",
                                "children": [{"type": "link", "url": "https://x.rs/љ", "children": [_text("Његош")]}],
                            }
                        ],
                    }
                ],
            },
        ],
    }
    stored = copy.deepcopy(tree)

    latin = document_to_latin(tree)

    assert tree == stored
    assert latin["children"][0] == {"type": "heading", "level": 2, "children": [_text("Ljubav")]}
    link = latin["children"][1]["children"][0]["children"][0]["children"][0]
    assert link == {"type": "link", "url": "https://x.rs/љ", "children": [_text("Njegoš")]}
    assert document_to_latin(latin) == latin


def test_a_word_goes_on_through_marks_and_links():
    link = {"type": "link", "item": "љ", "children": [_text("У")]}

    latin = document_to_latin(_paragraph(_text("Љ", marks=["strong"]), link, _text("БАВ")))

    assert latin == _paragraph(
        _text("LJ", marks=["strong"]), {"type": "link", "item": "љ", "children": [_text("U")]}, _text("BAV")
    )


def test_breaks_and_blocks_end_a_word():
    latin = document_to_latin(_paragraph(_text("Љ"), {"type": "break"}, _text("УБАВ")))

    assert latin == _paragraph(_text("Lj"), {"type": "break"}, _text("UBAV"))
    blocks = [_paragraph(_text("Љ"))["children"][0], _paragraph(_text("УБАВ"))["children"][0]]
    assert [block["children"][0]["text"] for block in document_to_latin(blocks)] == ["Lj", "UBAV"]


@pytest.mark.parametrize("mark", [{"lang": "ru"}, {"translate": False}, {"lang": "mk-MK", "translate": True}])
def test_marked_texts_stay(mark):
    tree = _paragraph(_text("мир", **mark))

    assert document_to_latin(tree) == tree
    inner = {"type": "link", "url": "x", "children": [_text("мир"), _text("мир", lang="sr-RS", translate=True)], **mark}
    converted = document_to_latin(_paragraph(inner))["children"][0]["children"][0]["children"]
    assert [node["text"] for node in converted] == ["мир", "mir"]


@pytest.mark.parametrize("tree", [None, "љ", 1, True, [], {}, {"text": "љ"}, {"type": "text", "text": 1}, [["љ"]]])
def test_anything_that_is_no_text_node_comes_back(tree):
    assert document_to_latin(tree) == tree


def test_the_tree_says_the_same_as_the_html_it_was_made_from():
    source = (
        "<h2><b>Љ</b>УБАВ</h2><p>Њ<br>ЕГА, <a href='https://x.rs/љ'>Ф<i>И</i></a>ЛМ <span translate='no'>Џез</span> и "
        "<span lang='ru'>мир</span></p><ul><li>Љ<li>УБАВ</ul>"
    )

    def rendered(html):
        return render(html, item_for_page=lambda _page: None)

    latin = rendered(html_to_latin(source))

    assert document_to_latin(rendered(source).document) == latin.document
    assert html_to_latin(rendered(source).html) == latin.html
