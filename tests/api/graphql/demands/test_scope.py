"""What a request reaches is told from document and variables, and in doubt it is more rather than less."""

import pytest
from graphql import GraphQLInterfaceType, GraphQLObjectType, get_named_type, parse

from api.access.reach import ALL_KINDS
from api.graphql.demands import scope
from api.graphql.engine import ids
from api.graphql.schema import CONTENT_TYPES, schema
from cms.publishing.enums import Kind

KEY = "7f0c3d5e-8f7a-4a6b-9b53-0d3b9a0f2c11"
SOLVIK = frozenset({("solvik", "nb")})


def reach(text, operation=None, **variables):
    return scope.scope_of(parse(text), variables, operation)


def kinds(selection, **variables):
    """The kinds that a selection of an edition reaches."""
    found = reach(
        f'query($kinds: [ContentKind!]) {{ edition(tenant: "solvik", locale: "nb") {{ {selection} }} }}', **variables
    )
    assert (found.editions, found.is_certain) == (SOLVIK, True)
    return set(found.kinds)


def test_editions_are_those_that_literals_variables_and_defaults_name():
    text = """query($t: ID! = "bjorkhamn", $l: LocaleTag!) {
      a: edition(tenant: "solvik", locale: "nb") { locale }
      b: edition(tenant: $t, locale: $l) { locale }
    }"""

    found = reach(text, l="sv")

    assert found.editions == {("solvik", "nb"), ("bjorkhamn", "sv")}
    assert (found.tenants, found.locales) == ({"solvik", "bjorkhamn"}, {"nb", "sv"})
    assert reach(text, l="sv", t="lindehavn").tenants == {"solvik", "lindehavn"}


@pytest.mark.parametrize("variables", [{}, {"t": None}, {"t": ["solvik"]}, {"t": True}, {"t": 1.0}, {"t": ""}])
def test_an_edition_that_cannot_be_told_is_not_certain(variables):
    assert not reach('query($t: ID!) { edition(tenant: $t, locale: "nb") { locale } }', **variables).is_certain


def test_a_number_is_an_id_too():
    assert reach('query($t: ID!) { edition(tenant: $t, locale: "nb") { locale } }', t=7).tenants == {"7"}
    assert reach('{ edition(tenant: 7, locale: "nb") { locale } }').tenants == {"7"}


def test_only_the_operation_that_is_executed_counts():
    text = 'query A { edition(tenant: "solvik", locale: "nb") { locale } } query B { tenants { slug } }'
    assert (reach(text, "A").editions, reach(text, "B").editions) == (SOLVIK, frozenset())


@pytest.mark.parametrize("letter", sorted(scope.OF_AN_EDITION))
def test_an_id_carries_its_edition(letter):
    parts = {ids.EDITION: (), ids.TENANT_SHOWN: (), ids.TOPIC: ("sleep",), ids.ITEM: (KEY,)}.get(letter, (KEY, "b1"))
    given = ids.encode(letter, "solvik", "nb", *parts)

    found = reach("query($id: ID!) { node(id: $id) { id } }", id=given)

    assert (found.editions, found.kinds, found.is_certain) == (SOLVIK, ALL_KINDS, True)


def test_a_tenants_id_names_no_edition_and_a_wrong_one_none_that_can_be_told():
    text = "query($id: ID!) { node(id: $id) { id } }"
    assert reach(text, id=ids.encode(ids.TENANT, "solvik")) == scope.Reach(kinds=ALL_KINDS)
    assert not reach(text, id="anything").is_certain
    assert not reach(text).is_certain


def test_every_kind_of_id_is_accounted_for():
    assert scope.OF_AN_EDITION | {ids.TENANT} == ids._PARTS.keys()


@pytest.mark.parametrize(
    ("selection", "expected"),
    [
        ("locale topics { name } uiStrings { key } tenant { slug }", set()),
        ("stories { edges { node { title } } }", {"STORY"}),
        ("guides { edges { node { helplines { title } } } }", {"GUIDE", "HELPLINE"}),
        ("podcastShows { edges { node { episodes { totalCount } } } }", {"PODCAST_SHOW", "PODCAST_EPISODE"}),
        (
            "activities { edges { node { place { title } organiser { title } } } }",
            {"ACTIVITY", "PLACE", "ORGANISATION"},
        ),
        ("stories @skip(if: true) { totalCount }", {"STORY"}),
        ("feed(kinds: [STORY, FILM]) { totalCount }", {"STORY", "FILM"}),
        ("feed(kinds: FILM) { totalCount }", {"FILM"}),
        ("feed(kinds: []) { totalCount }", ALL_KINDS),
        ("feed(kinds: null) { totalCount }", ALL_KINDS),
        ("feed { totalCount }", ALL_KINDS),
        (
            'search(query: "a", kinds: [GUIDE]) { edges { node { ... on Guide { helplines { id } } } } }',
            {"GUIDE", "HELPLINE"},
        ),
        ("changes { token }", ALL_KINDS),
        ('content(path: "/a/") { title }', ALL_KINDS),
        ('content(path: "/a/") { ... on Story { title } }', {"STORY"}),
        (
            'content(path: "/a/") { ... { ... on Story { title } ... on Content { ... on Film { id } } } }',
            {"STORY", "FILM"},
        ),
        ('content(path: "/a/") { ... on Story { title } ... on Content { id } }', ALL_KINDS),
        ('content(path: "/a/") { ... on Story { related { title } } }', ALL_KINDS),
        ('content(path: "/a/") { ... on Story { related { ... on Guide { title } } } }', {"STORY", "GUIDE"}),
        (
            'content(path: "/a/") { ... on Story { body { ... on SupportBoxBlock { helplines { title } } } } }',
            {"STORY", "HELPLINE"},
        ),
    ],
)
def test_kinds_are_those_that_the_fields_can_answer(selection, expected):
    assert kinds(selection) == set(expected)


def test_kinds_come_from_variables_too():
    listed = "feed(kinds: $kinds) { totalCount }"
    assert kinds(listed, kinds=["STORY"]) == {"STORY"}
    assert kinds(listed, kinds="STORY") == {"STORY"}
    assert kinds(listed, kinds=["STORY", 7]) == kinds(listed, kinds=[]) == kinds(listed) == ALL_KINDS
    assert kinds("feed(kinds: [STORY, $kinds]) { totalCount }") == ALL_KINDS


def test_fragments_count_where_they_are_spread():
    text = """{ ...Q } fragment Q on Query { edition(tenant: "solvik", locale: "nb") { ...E } }
      fragment E on Edition { content(path: "/a/") { ...S } } fragment S on Story { title }"""
    assert reach(text) == scope.Reach(SOLVIK, frozenset({"STORY"}))


def test_a_preview_is_its_tokens_affair():
    assert reach('{ preview(token: "x") { title } }') == scope.Reach()


class TestTheTables:
    """They go by names, so names have to mean what the schema means."""

    def fields(self):
        for each in schema.graphql_schema.type_map.values():
            if isinstance(each, GraphQLObjectType | GraphQLInterfaceType) and not each.name.startswith("__"):
                yield from ((each.name, name, get_named_type(field.type).name) for name, field in each.fields.items())

    def test_every_type_of_content_has_its_kind(self):
        assert scope.KIND_OF_TYPE.keys() == {each.__name__ for each in CONTENT_TYPES}
        assert set(scope.KIND_OF_TYPE.values()) == set(Kind.values)

    def test_every_field_that_answers_content_is_in_a_table(self):
        """A connection's own field stands for its edges."""
        answering = {}
        for parent, name, type_name in self.fields():
            if parent.endswith("Edge"):
                continue
            kind = scope.KIND_OF_TYPE.get(type_name.removesuffix("Connection"))
            if kind:
                answering.setdefault(name, set()).add(kind)
            elif type_name in {"Content", "Node", "ContentConnection", "SearchConnection", "ChangeSet"}:
                answering.setdefault(name, set()).add("any")
        of_one_kind = {name: next(iter(found)) for name, found in answering.items() if found != {"any"}}

        assert all(len(found) == 1 for found in answering.values())
        assert of_one_kind == scope.KIND_OF_FIELD
        assert answering.keys() - of_one_kind.keys() == (
            scope.ANY_KIND | scope.WITH_KINDS | scope.ALWAYS_ALL | {"preview"}
        )

    def test_no_other_field_names_an_edition(self):
        editions = {(parent, name) for parent, name, type_name in self.fields() if type_name == "Edition"}
        nodes = {(parent, name) for parent, name, type_name in self.fields() if type_name == "Node"}
        assert (editions, nodes) == ({("Query", "edition")}, {("Query", "node")})
