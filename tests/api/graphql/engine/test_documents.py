"""Documents are parsed and validated once, within limits, and the memory they take is bounded."""

import pytest
from graphql import build_schema

from api.graphql.engine import documents, limits
from api.graphql.engine.errors import TooComplex

SCHEMA = build_schema("type Query { a: Query b(text: String): Query c: Int }")


@pytest.fixture
def kept():
    return documents.DocumentCache(SCHEMA)


def test_the_same_text_is_prepared_once(kept):
    assert kept.prepare("{ c }") is kept.prepare("{ c }")
    assert kept.prepare("{ c }") is not kept.prepare("{c}")


def test_the_least_recently_used_is_given_up(kept, monkeypatch):
    monkeypatch.setattr(documents, "KEPT_DOCUMENTS", 2)
    first = kept.prepare("{ c }")
    kept.prepare("{ a { c } }")
    assert kept.prepare("{ c }") is first
    kept.prepare("{ b { c } }")
    assert len(kept) == 2
    assert kept.prepare("{ c }") is first


def test_a_long_or_invalid_text_is_not_kept(kept):
    kept.prepare("{ c }" + " " * documents.LONGEST_KEPT)
    for invalid in ("{", "{ nothing }"):
        with pytest.raises(documents.InvalidDocument):
            kept.prepare(invalid)
    assert len(kept) == 0


@pytest.mark.parametrize(
    ("text", "code"),
    [("{", "GRAPHQL_PARSE_FAILED"), ("{ nothing }", "GRAPHQL_VALIDATION_FAILED")],
)
def test_an_invalid_text_says_where(kept, text, code):
    with pytest.raises(documents.InvalidDocument) as invalid:
        kept.prepare(text)
    error = invalid.value.errors[0]
    assert error["extensions"] == {"code": code}
    assert error["locations"][0]["line"] == 1


@pytest.mark.parametrize(
    "text",
    [
        "{" + "a {" * (limits.MAX_DEPTH + 1) + " c " + "}" * (limits.MAX_DEPTH + 2),
        "{ ...F } fragment F on Query {" + "a {" * (limits.MAX_DEPTH + 1) + " c " + "}" * (limits.MAX_DEPTH + 2),
        "{ a { a { a { ...F } } } } fragment F on Query {"
        + "a {" * (limits.MAX_DEPTH - 2)
        + " c "
        + "}" * (limits.MAX_DEPTH - 1),
        "{" + " c" * (limits.MAX_SAME_NAME + 1) + "}",
        "{" + " ... { c }" * (limits.MAX_SAME_NAME + 1) + "}",
        "{" + " ...F" * (limits.MAX_SAME_NAME + 1) + "} fragment F on Query { c }",
        "{" + " c a { c }" * limits.MAX_TOKENS + "}",
        "#\n" * (limits.MAX_COMMENTS + 1) + "{ c }",
    ],
)
def test_what_is_too_large_is_refused(kept, text):
    with pytest.raises(TooComplex):
        kept.prepare(text)


def test_as_deep_as_allowed(kept):
    kept.prepare("{" + "a {" * limits.MAX_DEPTH + " c " + "}" * (limits.MAX_DEPTH + 1))


def test_fragments_in_a_circle_are_validations_to_report(kept):
    with pytest.raises(documents.InvalidDocument):
        kept.prepare("{ ...A } fragment A on Query { a { ...B } } fragment B on Query { a { ...A } }")


def test_names_below_a_field_are_those_of_all_its_branches(kept):
    prepared = kept.prepare("{ a { c ... on Query { b { c } } ...F } } fragment F on Query { a { c } ... { b { c } } }")
    field = prepared.document.definitions[0].selection_set.selections[0]
    assert prepared.names_below([field]) == {"a", "b", "c"}
    assert prepared.names_below([field, field]) == {"a", "b", "c"}
