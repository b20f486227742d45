"""Documents are parsed and validated once, within limits, and the memory they take is bounded."""

import pytest
from graphql import build_schema, get_introspection_query

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


NOT_TOLD = "This server does not tell its schema. Take it from `api/graphql/schema.graphql` in its sources."


class TestWithoutIntrospection:
    """As in production."""

    @pytest.fixture
    def closed(self, settings):
        settings.GRAPHQL_INTROSPECTION = False
        return documents.DocumentCache(SCHEMA)

    def errors(self, kept, text):
        with pytest.raises(documents.InvalidDocument) as invalid:
            kept.prepare(text)
        return [(each["message"], each["extensions"]) for each in invalid.value.errors]

    @pytest.mark.parametrize(
        "text",
        [
            "{ __schema { types { name } } }",
            '{ c alias: __type(name: "Query") { name } }',
            "{ ...F } fragment F on Query { __schema { ...G } } fragment G on __Schema { types { name kind } }",
            get_introspection_query(),
        ],
        ids=["schema", "type", "fragments", "tools"],
    )
    def test_the_schema_is_not_told_and_where_it_is_is_said_once(self, closed, text):
        assert self.errors(closed, text) == [(NOT_TOLD, {"code": "GRAPHQL_VALIDATION_FAILED"})]
        assert len(closed) == 0

    def test_a_type_still_says_its_name(self, closed):
        assert closed.prepare("{ __typename a { __typename } }").names == {"__typename", "a"}

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ("{ cc }", "Cannot query field 'cc' on type 'Query'."),
            ('{ b(texts: "") { c } }', "Unknown argument 'texts' on field 'Query.b'."),
            ("{ ... on Quer { c } }", "Unknown type 'Quer'."),
        ],
    )
    def test_nothing_is_suggested(self, closed, kept, text, message):
        assert self.errors(closed, text) == [(message, {"code": "GRAPHQL_VALIDATION_FAILED"})]

    def test_elsewhere_both_is_done(self, kept):
        kept.prepare("{ __schema { types { name } } }")
        [(message, _code)] = self.errors(kept, "{ ... on Quer { c } }")
        assert message == "Unknown type 'Quer'. Did you mean 'Query'?"


def test_names_below_a_field_are_those_of_all_its_branches(kept):
    prepared = kept.prepare("{ a { c ... on Query { b { c } } ...F } } fragment F on Query { a { c } ... { b { c } } }")
    field = prepared.document.definitions[0].selection_set.selections[0]
    assert prepared.names_below([field]) == {"a", "b", "c"}
    assert prepared.names_below([field, field]) == {"a", "b", "c"}


@pytest.mark.parametrize(
    "text",
    [
        '{ b(text: "' + "a b { } # " * 500 + '") { c } }',
        '{ b(text: """' + 'a "b" \\""" { } # ' * 500 + '""") { c } }',
        "{" + " c a { c }" * 25 + " }  " + ",,, " * 3_000,
        "# a b c d e f { } \n" * limits.MAX_COMMENTS + "{ c }",
    ],
    ids=["text", "block of text", "white space", "comments"],
)
def test_what_stands_in_texts_and_comments_makes_no_document_too_long(kept, text):
    assert kept.prepare(text).names >= {"c"}


def test_a_document_that_is_too_long_is_not_even_parsed(kept, monkeypatch):
    monkeypatch.setattr(documents, "parse", lambda *_args, **_options: pytest.fail("It was parsed."))
    for text in ("{" + " a" * limits.MAX_TOKENS, "#\n" * (limits.MAX_COMMENTS + 1)):
        with pytest.raises(TooComplex):
            kept.prepare(text)


def test_what_is_too_dear_is_not_validated(kept, monkeypatch):
    monkeypatch.setattr(documents, "validate", lambda *_args, **_options: pytest.fail("It was validated."))

    def judge(_document):
        raise TooComplex("Too dear.")

    with pytest.raises(TooComplex):
        kept.prepare("{ c }", judge)
    assert len(kept) == 0
