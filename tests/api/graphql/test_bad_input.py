"""Bad input: a stable code and a sentence that says what to change, for everything that can be sent."""

import pytest

from api.graphql.engine import ids
from tests.factories import store

pytestmark = pytest.mark.django_db

ROOT = [
    ('edition(tenant: "nowhere", locale: "nb") { id }', "UNKNOWN_TENANT"),
    ('edition(tenant: "", locale: "nb") { id }', "UNKNOWN_TENANT"),
    ('edition(tenant: "solvik", locale: "xx") { id }', "UNKNOWN_LOCALE"),
    ('edition(tenant: "solvik", locale: "nb-Cyrl") { id }', "UNKNOWN_LOCALE"),
    ('edition(tenant: "solvik", locale: "da") { id }', "LOCALE_NOT_OFFERED"),
    ('edition(tenant: "solvik", locale: "sr-Latn") { id }', "LOCALE_NOT_OFFERED"),
    ('edition(tenant: "solvik", locale: "") { id }', "BAD_INPUT"),
    ('edition(tenant: "solvik", locale: "n b") { id }', "BAD_INPUT"),
    ('node(id: "") { id }', "BAD_INPUT"),
    ('node(id: "1") { id }', "BAD_INPUT"),
    ('node(id: "not an id") { id }', "BAD_INPUT"),
    (f'node(id: "{ids.encode("c", "solvik", "nb", "17")}") {{ id }}', "BAD_INPUT"),
    (f'node(id: "{ids.encode("x", "solvik")}") {{ id }}', "BAD_INPUT"),
    (f'node(id: "{ids.encode("n", "solvik")}=") {{ id }}', "BAD_INPUT"),
    ('preview(token: "") { id }', "BAD_TOKEN"),
]
EDITION = [
    ("feed(first: 0) { totalCount }", "BAD_INPUT"),
    ("feed(first: -1) { totalCount }", "BAD_INPUT"),
    ("feed(first: 101) { totalCount }", "PAGE_TOO_LARGE"),
    ("stories(first: 2147483647) { totalCount }", "PAGE_TOO_LARGE"),
    ("guides(first: 101) { totalCount }", "PAGE_TOO_LARGE"),
    ("podcastShows(first: 101) { totalCount }", "PAGE_TOO_LARGE"),
    ("activities(first: 101) { totalCount }", "PAGE_TOO_LARGE"),
    ("places(first: 0) { totalCount }", "BAD_INPUT"),
    ("places(first: 0, openNow: true) { totalCount }", "BAD_INPUT"),
    ('search(query: "a", first: 101) { totalCount }', "PAGE_TOO_LARGE"),
    ("changes(first: 0) { token }", "BAD_INPUT"),
    ("changes(first: 101) { token }", "PAGE_TOO_LARGE"),
    ('changes(since: "forged") { token }', "BAD_TOKEN"),
    ('feed(after: "forged") { totalCount }', "BAD_CURSOR"),
    ("feed(age: -1) { totalCount }", "BAD_INPUT"),
    ("feed(age: 151) { totalCount }", "BAD_INPUT"),
    ('feed(topics: ["not|a slug"]) { totalCount }', "BAD_INPUT"),
    (f'feed(topics: ["{ids.encode("n", "solvik")}"]) {{ totalCount }}', "BAD_INPUT"),
    ("feed(topics: [" + '"a" ' * 51 + "]) { totalCount }", "BAD_INPUT"),
    (f'feed(topics: ["{"a" * 41}"]) {{ totalCount }}', "BAD_INPUT"),
    (f'feed(topics: ["{"t" * 50_000}"]) {{ totalCount }}', "BAD_INPUT"),
    ('activities(from: "2026-02-01T00:00:00Z", to: "2026-01-01T00:00:00Z") { totalCount }', "BAD_INPUT"),
    ('activities(from: "2026-02-01T00:00:00") { totalCount }', "BAD_INPUT"),
    ('activities(from: "tomorrow") { totalCount }', "BAD_INPUT"),
    ('activities(from: "0001-01-01T00:00:00+14:00") { totalCount }', "BAD_INPUT"),
    ("activities(from: 5) { totalCount }", "BAD_INPUT"),
    ("places(near: {latitude: 91, longitude: 0}) { totalCount }", "BAD_INPUT"),
    ("places(near: {latitude: 0, longitude: -181}) { totalCount }", "BAD_INPUT"),
    ("places(near: {latitude: 0, longitude: 0}, withinKm: 0) { totalCount }", "BAD_INPUT"),
    ("places(near: {latitude: 0, longitude: 0}, withinKm: -5) { totalCount }", "BAD_INPUT"),
    ("places(near: {latitude: 0, longitude: 0}, withinKm: 1e9) { totalCount }", "BAD_INPUT"),
    ("activities(near: {latitude: 91, longitude: 0}) { totalCount }", "BAD_INPUT"),
    ('contentByKey(translationKey: "17") { id }', "BAD_INPUT"),
    ('helplines(spokenLanguage: "1") { id }', "BAD_INPUT"),
    (f'search(query: "{"a" * 201}") {{ totalCount }}', "BAD_INPUT"),
    ('content(path: "/a\\u0000/") { id }', "BAD_INPUT"),
    ("unknownField", "GRAPHQL_VALIDATION_FAILED"),
    ("feed(kinds: [POEM]) { totalCount }", "GRAPHQL_VALIDATION_FAILED"),
    ("feed(first: 99999999999) { totalCount }", "GRAPHQL_VALIDATION_FAILED"),
    ("places(near: {latitude: 1e999, longitude: 0}) { totalCount }", "BAD_INPUT"),
    ("feed { totalCount", "GRAPHQL_PARSE_FAILED"),
]
ITEM = [
    ("... on Story { leadImage { rendition(width: 0) { url } } }", "BAD_INPUT"),
    ("... on Story { leadImage { rendition(width: -1) { url } } }", "BAD_INPUT"),
    ("... on Story { leadImage { rendition(width: 4097) { url } } }", "BAD_INPUT"),
    ("... on Story { leadImage { rendition(width: 400, height: 0) { url } } }", "BAD_INPUT"),
    ("... on Story { leadImage { rendition(width: 400, height: 4097) { url } } }", "BAD_INPUT"),
    ("... on Story { related(first: 101) { id } }", "PAGE_TOO_LARGE"),
    ("... on Story { related(first: 0) { id } }", "BAD_INPUT"),
]
KINDS = [
    ("PODCAST_SHOW", "... on PodcastShow { episodes(first: 101) { totalCount } }", "PAGE_TOO_LARGE"),
    ("PODCAST_SHOW", '... on PodcastShow { episodes(after: "x") { totalCount } }', "BAD_CURSOR"),
    ("PLACE", "... on Place { openingHours(days: 0) { state } }", "BAD_INPUT"),
    ("PLACE", "... on Place { openingHours(days: 367) { state } }", "BAD_INPUT"),
    ("PLACE", '... on Place { openingHours(from: "20261224") { state } }', "BAD_INPUT"),
    ("PLACE", '... on Place { openingHours(from: "2026-02-30") { state } }', "BAD_INPUT"),
    ("ACTIVITY", "... on Activity { occurrences(first: 101) { id } }", "PAGE_TOO_LARGE"),
    (
        "ACTIVITY",
        '... on Activity { occurrences(from: "2027-01-01T00:00:00Z", to: "2026-01-01T00:00:00Z") { id } }',
        "BAD_INPUT",
    ),
]


def is_a_sentence(text):
    return len(text.split()) >= 3 and "Traceback" not in text and "object at 0x" not in text


@pytest.fixture
def errors(client):
    """Errors of a query; the answer is never a 500."""

    def send(query, variables=None):
        response = client.post("/graphql", {"query": query, "variables": variables}, content_type="application/json")
        assert response.status_code in (200, 400)
        found = response.json()["errors"]
        assert all(is_a_sentence(error["message"]) for error in found)
        return [error["extensions"]["code"] for error in found]

    return send


@pytest.fixture(autouse=True)
def solvik():
    editions = store.tenant(locales=("nb", "sv", "sr-Cyrl"))
    store.item(editions["nb"], path="/a/")
    for kind in ("PODCAST_SHOW", "PLACE", "ACTIVITY"):
        store.item(editions["nb"], kind, path=f"/{kind.lower()}/")
    return editions


@pytest.mark.parametrize(("selection", "code"), ROOT)
def test_at_the_root(errors, selection, code):
    assert errors(f"{{ {selection} }}") == [code]


@pytest.mark.parametrize(("selection", "code"), EDITION)
def test_in_an_edition(errors, selection, code):
    assert errors(f'{{ edition(tenant: "solvik", locale: "nb") {{ {selection} }} }}') == [code]


@pytest.mark.parametrize(("kind", "selection", "code"), [("a", *each) for each in ITEM] + KINDS)
def test_in_an_item(errors, kind, selection, code):
    query = f'{{ edition(tenant: "solvik", locale: "nb") {{ content(path: "/{kind.lower()}/") {{ {selection} }} }} }}'
    assert errors(query) == [code]


@pytest.mark.parametrize(
    ("declared", "value", "code"),
    [
        ("$v: Int", "many", "BAD_INPUT"),
        ("$v: Int", 2**40, "BAD_INPUT"),
        ("$v: Int", 101, "PAGE_TOO_LARGE"),
        ("$v: Int!", None, "BAD_INPUT"),
    ],
)
def test_in_a_variable(errors, declared, value, code):
    query = f'query({declared}) {{ edition(tenant: "solvik", locale: "nb") {{ feed(first: $v) {{ totalCount }} }} }}'
    assert errors(query, {"v": value}) == [code]


@pytest.mark.parametrize(
    ("type_of", "field", "value", "code"),
    [
        ("LocaleTag", "helplines(spokenLanguage: $v) { id }", 7, "BAD_INPUT"),
        ("DateTime", "activities(from: $v) { totalCount }", "never", "BAD_INPUT"),
        ("DateTime", "activities(from: $v) { totalCount }", 1.5, "BAD_INPUT"),
        ("UUID!", "contentByKey(translationKey: $v) { id }", "x", "BAD_INPUT"),
        ("UUID!", "contentByKey(translationKey: $v) { id }", [], "BAD_INPUT"),
        ("String!", "content(path: $v) { id }", "a\0b", "BAD_INPUT"),
        ("String!", "content(path: $v) { id }", {}, "BAD_INPUT"),
        ("GeoPointInput", "places(near: $v) { totalCount }", {"latitude": 1}, "BAD_INPUT"),
        ("GeoPointInput", "places(near: $v) { totalCount }", {"latitude": "1", "longitude": 2}, "BAD_INPUT"),
        ("[ContentKind!]", "feed(kinds: $v) { totalCount }", ["POEM"], "BAD_INPUT"),
        ("[ContentKind!]", "feed(kinds: $v) { totalCount }", [None], "BAD_INPUT"),
        ("FallbackPolicy", "feed(fallback: $v) { totalCount }", "SOMETIMES", "BAD_INPUT"),
    ],
)
def test_in_a_variable_of_a_type_of_ours(errors, type_of, field, value, code):
    query = f'query($v: {type_of}) {{ edition(tenant: "solvik", locale: "nb") {{ {field} }} }}'
    assert errors(query, {"v": value}) == [code]


def test_a_default_does_not_save_a_null_where_none_may_stand(errors):
    query = 'query($p: String = "/a/") { edition(tenant: "solvik", locale: "nb") { content(path: $p) { id } } }'
    assert errors(query, {"p": None}) == ["BAD_INPUT"]


def test_null_for_an_argument_with_a_default_means_the_default(solvik, edition):
    for number in range(25):
        store.item(solvik["nb"], title=str(number))
    found = edition(
        'feed(first: null, fallback: null) { edges { node { id } } } search(query: "17", first: null) { totalCount }'
    )
    assert len(found["feed"]["edges"]) == 20
    assert found["search"]["totalCount"] == 1


@pytest.mark.parametrize(
    "query",
    [
        "{" + "tenants{theme{logo{" * 0 + "a" + "{a" * 200 + "}" * 200 + "}",
        "{ tenants { slug } " + "tenants { slug } " * 40 + "}",
        "{" + " a" * 4_000 + "}",
        "#\n" * 1_000 + "{ tenants { slug } }",
        "{ ...A } fragment A on Query { ...B } fragment B on Query { tenants "
        + "{ theme { logo { rendition(width: 1)" * 8
        + " }" * 25,
    ],
)
def test_a_document_too_large_to_answer(errors, query):
    assert errors(query)[0] in ("TOO_COMPLEX", "GRAPHQL_PARSE_FAILED")


def test_introspection_as_tools_send_it_is_small_enough(ask):
    from graphql import get_introspection_query

    assert "errors" not in ask(get_introspection_query(input_value_deprecation=True, directive_is_repeatable=True))


def test_deeply_nested_variables_are_answered(client):
    nested = "[" * 900 + "]" * 900
    response = client.post(
        "/graphql",
        '{"query": "{ tenants { slug } }", "variables": {"a": ' + nested + "}}",
        content_type="application/json",
    )
    assert response.status_code == 200


def test_an_answer_beyond_measure_is_refused(client, tenant):
    lists = " ".join(f'a{number}: search(query: "a", first: 100) {{ totalCount }}' for number in range(60))
    query = f'{{ edition(tenant: "{tenant.slug}", locale: "nb") {{ {lists} }} }}'
    response = client.post("/graphql", {"query": query}, content_type="application/json")
    assert response.json()["errors"][0]["extensions"]["code"] == "TOO_COMPLEX"
