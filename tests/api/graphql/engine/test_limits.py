"""What is costly to validate is refused by counting, before anything is validated."""

from pathlib import Path

import pytest
from graphql import build_schema, get_introspection_query, parse
from graphql.validation.rules import overlapping_fields_can_be_merged

from api.graphql.engine import documents, limits
from api.graphql.engine.errors import TooComplex

SCHEMA = build_schema("type Query { a: Query b(text: String): Query c: Int }")
OPERATIONS = Path("tests/contract/operations")


def each(count, text):
    """The text for each number, `#` in the place of the number and `@` of the next one."""
    return " ".join(text.replace("#", str(number)).replace("@", str(number + 1)) for number in range(count))


def spreads(after, count):
    return " ".join(f"...F{number}" for number in range(after + 1, count))


HOSTILE = {
    "fields repeated within repeated fields": "{" + ("a {" + "c " * 30 + "} ") * 30 + "}",
    "three levels of them": "{" + ("a {" + ("a {" + "c " * 10 + "} ") * 10 + "} ") * 10 + "}",
    "the same under an alias": "{" + ("x: a {" + "y: c " * 30 + "} ") * 30 + "}",
    "repeated in inline fragments": "{" + ("... { a {" + "c " * 20 + "} } ") * 29 + "}",
    "repeated in fragments": "{" + each(25, "...F#") + "}" + each(25, "fragment F# on Query {" + "a { c } " * 20 + "}"),
    "a chain of fragments": "{ ...F0 }"
    + each(200, "fragment F# on Query { c ...F@ }")
    + "fragment F200 on Query { c }",
    "a chain longer than the interpreter can walk": "{ ...F0 } "
    + " ".join(f"fragment F{number} on Query {{ ...F{number + 1} }}" for number in range(370))
    + "fragment F370 on Query { c }",
    "a ring longer than the interpreter can walk": "{ ...F0 } "
    + " ".join(f"fragment F{number} on Query {{ ...F{(number + 1) % 370} }}" for number in range(370)),
    "a chain with its end first": "fragment F200 on Query { c } "
    + " ".join(f"fragment F{number} on Query {{ c ...F{number + 1} }}" for number in reversed(range(200)))
    + "{ ...F0 }",
    "every fragment spreads all after it": "{ ...F0 }"
    + " ".join(f"fragment F{number} on Query {{ c {spreads(number, 45)} }}" for number in range(45)),
    "every fragment spreads all": "{ ...F0 }" + each(30, f"fragment F# on Query {{ c {spreads(-1, 30)} }}"),
    "twice as much with each fragment": "{ ...F0 }"
    + each(18, "fragment F# on Query { x: a { ...F@ } y: a { ...F@ } }")
    + "fragment F18 on Query { c }",
    "many operations on a long fragment": each(60, "query O# { ...F }") + "fragment F on Query {" + " c a" * 100 + "}",
    "inline fragments within each other": "{" + "... {" * 900 + "c" + "}" * 901,
    "a list within a list": "{ b(text: " + "[" * 400 + "]" * 400 + ") { c } }",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_costly_document_is_refused_before_it_is_validated(monkeypatch, text):
    monkeypatch.setattr(documents, "validate", lambda *_args, **_options: pytest.fail("It was validated."))
    with pytest.raises(TooComplex):
        documents.DocumentCache(SCHEMA).prepare(text)


def test_the_api_answers_with_the_code_of_the_contract(client, db):
    text = HOSTILE["fields repeated within repeated fields"].replace("a {", "tenants {").replace("c ", "slug ")
    answer = client.post("/graphql", {"query": text}, content_type="application/json")
    assert [error["extensions"]["code"] for error in answer.json()["errors"]] == ["TOO_COMPLEX"]
    assert "data" not in answer.json()


def test_where_graphql_core_gives_up_by_itself_the_code_is_the_same(monkeypatch):
    monkeypatch.setattr(overlapping_fields_can_be_merged, "MAX_COMPLEXITY_BUDGET", 1)
    with pytest.raises(TooComplex):
        documents.DocumentCache(SCHEMA).prepare("{ a { c } a { c } }")


def test_more_errors_than_are_told_stay_errors_of_validation():
    with pytest.raises(documents.InvalidDocument) as invalid:
        documents.DocumentCache(SCHEMA).prepare("{" + each(40, "unknown#") + "}")
    assert {error["extensions"]["code"] for error in invalid.value.errors} == {"GRAPHQL_VALIDATION_FAILED"}


def test_fragments_in_a_circle_are_all_that_is_validated():
    with pytest.raises(documents.InvalidDocument) as invalid:
        documents.DocumentCache(SCHEMA).prepare(
            "{ unknown ...A } fragment A on Query { c ...B } fragment B on Query { ...A }"
        )
    assert [error["message"] for error in invalid.value.errors] == ["Cannot spread fragment 'A' within itself via 'B'."]


@pytest.mark.parametrize("path", sorted(OPERATIONS.glob("*.graphql")), ids=lambda path: path.stem)
def test_what_apps_send_is_far_below_the_limits(monkeypatch, path):
    for name in ("MAX_SELECTIONS", "MAX_PAIRS"):
        monkeypatch.setattr(limits, name, getattr(limits, name) // 10)
    monkeypatch.setattr(limits, "MAX_LEVELS", limits.MAX_LEVELS // 5)
    assert limits.check_size(parse(path.read_text())) is False


def test_so_is_introspection(monkeypatch):
    monkeypatch.setattr(limits, "MAX_SELECTIONS", limits.MAX_SELECTIONS // 5)
    monkeypatch.setattr(limits, "MAX_PAIRS", 1)
    assert limits.check_size(parse(get_introspection_query(input_value_deprecation=True))) is False
