"""What a request costs is told before it is executed, and what is too dear is not."""

from pathlib import Path

import orjson
import pytest
from graphql import GraphQLInterfaceType, GraphQLObjectType, get_named_type, is_list_type, parse
from graphql.type import get_nullable_type

from api.access.models import AppKey
from api.graphql.bundles.building import DOCUMENT
from api.graphql.changes.files import MOST_WISHES
from api.graphql.demands import weights
from api.graphql.demands.cost import cost_of
from api.graphql.schema import schema
from tests.factories import store

OPERATIONS = Path(__file__).resolve().parents[3] / "contract" / "operations"
# With the variables' defaults, and with a hundred items where a variable says how many.
COSTS = {
    "Changes": (7206, 7206),
    "Feed": (1784, 6424),
    "GuidesByTopic": (5141, 5141),
    "PodcastShow": (4409, 6859),
    "Search": (5021, 5021),
    "SocialPost": (1284, 1284),
    "Start": (1256, 1256),
    "StoryByPath": (2216, 2216),
    "WhatIsOn": (3621, 3621),
    "WhoCanITalkTo": (5401, 5401),
}


def cost(text, operation=None, **variables):
    return cost_of(parse(text), variables, operation)


def of_edition(selection):
    """Less what the edition itself costs."""
    return cost(f'{{ edition(tenant: "solvik", locale: "nb") {{ {selection} }} }}') - 1


def test_every_operation_of_the_contract_is_below_the_limit():
    documents = {path.stem: path.read_text(encoding="utf-8") for path in OPERATIONS.glob("*.graphql")}

    assert {name: (cost(text), cost(text, first=100)) for name, text in documents.items()} == COSTS
    assert max(max(both) for both in COSTS.values()) < weights.LIMIT / 2


@pytest.mark.parametrize(
    ("selection", "expected"),
    [
        ("locale", 1),
        ("stories { totalCount }", 600 + 20 * 20 + 20),
        ("stories { edges { node { id title } } }", 600 + 20 * (20 + 1 + 1 + 2)),
        ("stories(first: 5) { edges { node { id title } } }", 600 + 5 * (20 + 1 + 1 + 2)),
        ("stories(first: null) { edges { node { id } } }", 600 + 20 * (20 + 3)),
        ("stories(age: 13) { totalCount }", 600 + 1500 + 20 * 20 + 20),
        ("stories(age: null) { totalCount }", 600 + 20 * 20 + 20),
        ("helplines(age: 13) { id }", 3000 + 30 * (20 + 1)),
        ("a: locale b: locale", 2),
        ('content(path: "/a/") { title ... on Story { slug path } ... on Guide { slug } }', 1800 + 20 + 1 + 2),
        ('content(path: "/a/") { ... on Story { slug } ... on Content { title path } }', 1800 + 20 + 1 + 2),
        (
            "podcastShows(first: 2) { edges { node { episodes(first: 3) { edges { cursor } } } } }",
            600 + 2 * (20 + 2 + 100 + 3 * (20 + 2)),
        ),
    ],
)
def test_a_selection_costs_as_often_as_lists_have_items(selection, expected):
    assert of_edition(selection) == expected


def test_an_age_in_a_variable_costs_what_it_costs_in_the_text():
    text = 'query($a: Int) { edition(tenant: "solvik", locale: "nb") { stories(age: $a) { totalCount } } }'
    assert [cost(text, a=13), cost(text, a=None), cost(text)] == [2521, 1021, 1021]


@pytest.mark.parametrize("field", ["feed", "stories", "guides", "helplines", "activities", "search"])
def test_each_topic_that_a_list_is_narrowed_to_costs_something(field):
    of = 'query: "a", ' if field == "search" else ""
    below = "{ id }" if field == "helplines" else "{ totalCount }"
    alone = of_edition(f"{field}({of}topics: []) {below}")
    assert of_edition(f'{field}({of}topics: ["a", "b"]) {below}') - alone == 300
    assert of_edition(f'{field}({of}topics: "a") {below}') - alone == 150
    text = f'query($t: [ID!]) {{ edition(tenant: "solvik", locale: "nb") {{ {field}({of}topics: $t) {below} }} }}'
    assert [cost(text, t=given) - alone - 1 for given in (["a"] * 50, "a", None, [])] == [7500, 150, 0, 0]


@pytest.mark.parametrize(
    ("renditions", "sizes"),
    [
        ("", 1),
        ("(renditions: null)", 1),
        ("(renditions: [])", 1),
        ("(renditions: {width: 8})", 1),
        ("(renditions: [{width: 8}, {width: 9}, {width: 9, height: 9}])", 3),
    ],
)
def test_files_cost_as_often_as_sizes_are_wished_for(renditions, sizes):
    found = of_edition(f"changes(first: 100) {{ changes {{ files{renditions} {{ url bytes }} }} }}")
    assert found == 600 + 100 * (20 + 1 + 20 + sizes * 5 * (2 + 2))


def test_sizes_in_a_variable_cost_the_same():
    text = """query($sizes: [RenditionWish!]) { edition(tenant: "a", locale: "nb") {
      changes(first: 1) { changes { files(renditions: $sizes) { url } } } } }"""
    each = 5 * (2 + 1)
    assert [cost(text, sizes=given) for given in ([{"width": 8}] * 8, [], None)] == [642 + n * each for n in (8, 1, 1)]


def test_the_bundles_own_document_may_be_asked_for_with_every_size():
    text = DOCUMENT.read_text(encoding="utf-8")
    assert cost(text, "Complete", renditions=[{"width": 800}] * MOST_WISHES) < weights.LIMIT
    assert cost(text, "CompleteEdition") < weights.LIMIT


@pytest.mark.parametrize("text", ["{ tenants { ...Nobody } }", "{ a { b } ...on Story { c } }"])
def test_a_document_need_not_be_valid(text):
    assert cost(text) > 0


def test_a_page_size_comes_from_its_variable_or_the_variables_default():
    listed = "stories(first: $first) { edges { cursor } }"
    text = f'query Q($first: Int = 5) {{ edition(tenant: "a", locale: "nb") {{ {listed} }} }}'
    each = 20 + 2
    assert cost(text) == 601 + 5 * each
    assert cost(text, first=7) == 601 + 7 * each
    assert cost(text, first=1_000) == 601 + 100 * each
    assert cost(text, first=None) == 601 + 20 * each
    assert cost(text, first=-1) == 601 + each


def test_a_page_size_costs_what_graphql_takes_it_for_and_the_most_where_it_is_none():
    listed = "stories(first: $first) { edges { cursor } }"
    text = f'query Q($first: Int) {{ edition(tenant: "a", locale: "nb") {{ {listed} }} }}'
    each = 20 + 2
    said = {name: cost(text, first=value) for name, value in {"100.0": 100.0, "7.0": 7.0, "-1.0": -1.0}.items()}
    assert said == {"100.0": 601 + 100 * each, "7.0": 601 + 7 * each, "-1.0": 601 + each}
    odd = ("many", "5", True, False, 2.5, [3], {}, float("inf"), 10**400)
    assert [cost(text, first=value) for value in odd] == [601 + 100 * each] * len(odd)


def test_only_the_operation_that_is_executed_counts():
    text = "query A { tenants { slug } } query B { __typename }"
    assert (cost(text, "A"), cost(text, "B")) == (11, 1)


def test_a_fragment_costs_wherever_it_is_spread():
    text = "{ a: tenants { ...T } b: tenants { ...T } } fragment T on Tenant { slug name }"
    assert cost(text) == 2 * (1 + 10 * 2)


@pytest.mark.django_db
@pytest.mark.parametrize("listed", ["stories", "feed", "guides", "podcastShows", "places", "activities", "changes"])
def test_ten_aliases_of_a_full_list_are_refused_before_anything_is_executed(client, listed, django_assert_num_queries):
    store.tenant()
    below = "changes { id }" if listed == "changes" else "edges { node { id } }"
    fields = " ".join(f"a{number}: {listed}(first: 100) {{ {below} }}" for number in range(10))
    body = orjson.dumps({"query": f'{{ edition(tenant: "solvik", locale: "nb") {{ {fields} }} }}'})
    headers = {"accept": "application/graphql-response+json"}
    with django_assert_num_queries(0):
        response = client.post("/graphql", data=body, content_type="application/json", headers=headers)

    answer = response.json()
    assert response.status_code == 400
    assert list(answer) == ["errors"]
    extensions = answer["errors"][0]["extensions"]
    assert (extensions["code"], extensions["limit"]) == ("TOO_COMPLEX", weights.LIMIT)
    assert extensions["cost"] > weights.LIMIT


@pytest.mark.django_db
def test_an_answer_says_what_it_cost(client):
    body = orjson.dumps({"query": "{ tenants { slug } }"})
    answer = client.post("/graphql", data=body, content_type="application/json").json()
    assert answer["extensions"] == {"cost": 11}


def test_a_number_of_thousands_of_digits_is_no_fault_of_ours():
    assert cost("{ edition(tenant: " + "1" * 5_000 + ', locale: "nb") { locale } }') == 2


class TestTheMap:
    """It goes by names, so names have to mean what the schema means."""

    def fields(self):
        for each in schema.graphql_schema.type_map.values():
            if isinstance(each, GraphQLObjectType | GraphQLInterfaceType) and not each.name.startswith("__"):
                yield from ((each, name, field) for name, field in each.fields.items())

    def test_every_name_of_it_is_a_field(self):
        names = {name for _parent, name, _field in self.fields()}
        assert {key.rpartition(".")[2] for key in weights.WEIGHTS} <= names

    def test_every_field_with_a_page_size_is_paged_with_the_schemas_default(self):
        paged = {name: field.args["first"].default_value for _, name, field in self.fields() if "first" in field.args}
        assert {name: weights.WEIGHTS[name].items for name in paged} == paged
        assert {name for name, each in weights.WEIGHTS.items() if each.paged} == paged.keys()

    def test_every_list_of_objects_has_a_size(self):
        lists = {
            name
            for _parent, name, field in self.fields()
            if is_list_type(get_nullable_type(field.type)) and hasattr(get_named_type(field.type), "fields")
        }
        named = {key.rpartition(".")[2] for key, each in weights.WEIGHTS.items() if each.items > 1}
        assert lists - named == {"edges"}

    def test_its_interfaces_are_the_schemas(self):
        interfaces = {
            each.name for each in schema.graphql_schema.type_map.values() if isinstance(each, GraphQLInterfaceType)
        }
        assert interfaces == weights.INTERFACES


def test_the_form_of_a_key_says_what_a_list_costs():
    cost = cost_of(parse((OPERATIONS / "Feed.graphql").read_text(encoding="utf-8")), {"first": 20})

    assert f"about {round(cost, -2):,} units" in AppKey._meta.get_field("budget").help_text
