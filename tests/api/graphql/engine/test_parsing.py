"""A document is parsed into the tree that graphql-core makes of it, and refused with its words."""

from contextlib import suppress
from pathlib import Path

import orjson
import pytest
from graphql import GraphQLError, Node, parse
from hypothesis import given, settings
from hypothesis import strategies as st

from api.graphql.benchmarks.attacks import ATTACKS
from api.graphql.engine import parsing

PARTS = [
    *(
        "a",
        "b: a",
        "on",
        "...",
        "... on T",
        "...F",
        "{",
        "}",
        "(",
        ")",
        "x: 1",
        "y: -1.5e3",
        'z: "å\\u00e5\\n"',
        "[",
        "]",
    ),
    *(
        "$v",
        "$v: [Int!]! = 2",
        "@skip(if: $v)",
        '"""é\n  ü"""',
        '""',
        '"',
        "\\",
        "\n",
        "\r\n",
        "# å\n",
        "query",
        "fragment",
    ),
    *('"a\ud800"', '"\U0001f600"', "null", "true", "E", ":", "=", "!", "|", "&", "\ufeff", ",", "é", "."),
]


def core(text):
    return parse(text, max_lexical_tokens=800, max_comments=300)


def ours(text):
    return parsing.parse(text, max_tokens=800, max_comments=300)


def told(make, text):
    """The tree with all places in the text, or what is wrong and where."""
    try:
        return as_told(make(text))
    except GraphQLError as error:
        return error.message, error.locations, error.positions


def as_told(value):
    if isinstance(value, Node):
        kept = {key: as_told(getattr(value, key)) for key in value.keys if key != "loc"}
        return value.kind, str(value.loc), str(value.loc.start_token), kept
    return [as_told(each) for each in value] if isinstance(value, tuple) else value


def texts():
    folder = Path(__file__).parents[3] / "contract" / "operations"
    yield from (path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.graphql")))
    for attack in ATTACKS:
        with suppress(orjson.JSONDecodeError, AttributeError, TypeError):
            said = orjson.loads(attack.make("solvik", 1).body).get("query")
            if isinstance(said, str):
                yield said


def test_contract_and_attacks_are_parsed_alike():
    asked = list(texts())

    assert [said for said in asked if told(ours, said) != told(core, said)] == []
    assert len(asked) > 80


@pytest.mark.parametrize(
    "text", ['{ a(b: "', '{ a(b: "x\n") }', '{ a(b: "\\', '{ a(b: "\ud800") }', "{ a(b: }", "{" * 2000]
)
def test_what_is_wrong_is_said_alike(text):
    with pytest.raises(GraphQLError) as refused:
        ours(text)
    assert told(core, text) == (refused.value.message, refused.value.locations, refused.value.positions)


@settings(max_examples=400)
@given(st.lists(st.sampled_from(PARTS), max_size=25).map(" ".join))
def test_random_texts_are_parsed_alike(text):
    assert told(ours, text) == told(core, text)
    assert told(ours, f"{{ a {{ {text} }} }}") == told(core, f"{{ a {{ {text} }} }}")


def test_nodes_are_as_graphql_core_has_them():
    [operation] = ours('{ a: b(c: "d") { e } }').definitions
    [same] = core('{ a: b(c: "d") { e } }').definitions

    assert operation == same
    assert hash(operation) == hash(same)
    field = operation.selection_set.selections[0]
    field.alias = None
    assert hash(field) == hash(field.__copy__())
