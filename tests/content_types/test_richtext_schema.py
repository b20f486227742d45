"""The JSON Schema of rich text says what the code writes, and nothing else."""

import ast
import json

import pytest
from hypothesis import HealthCheck, given, settings
from jsonschema_rs import Draft202012Validator

from api.graphql.content.enums import ContentKind
from content_types.richtext import Target, render, resolve_document
from tests.content_types.test_richtext import KEY, sources
from tests.content_types.test_richtext_hostile import VECTORS
from tests.house.tree import modules, syntax, text

SCHEMA = json.loads(text("docs/reference/rich-text.schema.json"))
VALIDATOR = Draft202012Validator(SCHEMA)
TARGETS = {KEY: Target(url="https://solvik.example/nb/historier/sovn/", path="/historier/sovn/", kind="STORY")}
# In the tree that HTML and Markdown are written from, and never in a document.
ONLY_WITHIN = {"quote", "separator"}
WHOLE = (
    '<h2>a</h2><p><b>b</b><br>c <i>d</i> <span lang="en" translate="no">e</span></p>'
    "<ol><li>f<ul><li>g</li></ul></li></ol>"
    '<p><a linktype="page" id="12">h</a> <a href="https://x.example">i</a></p><blockquote>j</blockquote><hr>'
)


def documents(source):
    """What readers get: of an edition that shows the linked item, and of one that does not."""
    written = render(source, item_for_page={12: KEY}.get).document
    return [resolve_document(written, TARGETS), resolve_document(written, {})]


def faults(document):
    return [f"{error.instance_path}: {error.message}" for error in VALIDATOR.iter_errors(document)]


def types_in(node):
    yield node["type"]
    for child in node.get("children", ()):
        yield from types_in(child)


def described():
    """The node types of the schema."""
    return {each["properties"]["type"]["const"] for each in [SCHEMA, *SCHEMA["$defs"].values()] if "properties" in each}


def written():
    """The node types that the code makes: the text beside "type" in each literal."""
    return {
        value.value
        for path in modules("content_types/richtext")
        for literal in ast.walk(syntax(path))
        if isinstance(literal, ast.Dict)
        for key, value in zip(literal.keys, literal.values, strict=True)
        if isinstance(key, ast.Constant) and key.value == "type" and isinstance(value, ast.Constant)
    }


def test_each_node_type_of_the_code_is_described_and_no_other():
    assert described() == written() - ONLY_WITHIN


def test_a_text_with_everything_has_all_that_is_described():
    shown, hidden = documents(WHOLE)
    assert (faults(shown), faults(hidden)) == ([], [])
    assert set(types_in(shown)) == described()


def test_the_kinds_of_linked_items_are_those_of_the_api():
    kinds = SCHEMA["$defs"]["ItemLink"]["properties"]["kind"]["enum"]
    assert kinds == list(ContentKind._meta.enum.__members__)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(sources)
def test_whatever_is_stored_gives_a_document_of_the_schema(source):
    assert [faults(document) for document in documents(source)] == [[], []]


@pytest.mark.parametrize("vector", VECTORS)
def test_whoever_means_harm_gets_a_document_of_the_schema(vector):
    assert [faults(document) for document in documents(f"<p>før</p>{vector}")] == [[], []]


@pytest.mark.parametrize(
    "node",
    [
        {"type": "quote", "children": []},
        {"type": "paragraph", "children": []},
        {"type": "paragraph", "children": [{"type": "text", "text": "a"}]},
        {"type": "paragraph", "children": [{"type": "text", "text": "a", "marks": ["underline"]}]},
        {"type": "heading", "level": 1, "children": [{"type": "text", "text": "a", "marks": []}]},
        {"type": "list", "ordered": True, "children": [{"type": "paragraph", "children": [{"type": "break"}]}]},
        {"type": "paragraph", "children": [{"type": "link", "url": "javascript:a", "children": [{"type": "break"}]}]},
        {"type": "paragraph", "children": [{"type": "link", "item": KEY, "children": [{"type": "break"}]}]},
    ],
    ids=lambda node: json.dumps(node)[:60],
)
def test_what_is_never_written_is_not_of_the_schema(node):
    assert faults({"type": "document", "children": [node]}) != []
