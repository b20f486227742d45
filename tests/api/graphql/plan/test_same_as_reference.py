"""A plan answers what graphql-core answers, whatever is asked and whatever the data is: data, errors, their places."""

from typing import Any

import graphene
import pytest
from graphql import GraphQLResolveInfo, NoUnusedVariablesRule, parse, specified_rules, validate
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from api.graphql.engine.documents import Prepared
from api.graphql.engine.fields import Record, described_enum, listed
from api.graphql.plan.executing import WRITTEN_AT_RUN, execute, reference
from tests.factories.documents import documents

Colour = described_enum("Colour", "A colour.", {"RED": "Red.", "BLUE": "Blue."})


class Point(graphene.InputObjectType):
    """A point with a default."""

    x = graphene.Int(required=True)
    y = graphene.Int(default_value=7)


class Named(graphene.Interface):
    """What has a name."""

    name = graphene.String(required=True)


class Leaf(Record):
    """With one field that is never null and some that may be."""

    class Meta:
        interfaces = (Named,)

    count = graphene.Int()
    colour = graphene.Field(Colour)
    weight = graphene.Float()


class Branch(Record):
    """With other objects in every way there is, and a field for each way to take arguments."""

    class Meta:
        interfaces = (Named,)

    leaf = graphene.Field(Leaf)
    sure = graphene.Field(Leaf, required=True)
    leaves = listed(Leaf, "Some.")
    holes = graphene.List(Leaf)
    texts = graphene.List(graphene.NonNull(graphene.String))
    any = graphene.Field(Named)
    all = listed(Named, "Of any type.")
    told = graphene.String(
        number=graphene.Int(default_value=3),
        needed=graphene.Int(required=True),
        colours=graphene.List(graphene.NonNull(Colour)),
        point=graphene.Argument(Point),
    )
    broken = graphene.String(required=True)
    wrong = graphene.List(graphene.String)

    @staticmethod
    def resolve_told(_root: Any, _info: GraphQLResolveInfo, **arguments: Any) -> str:
        return str(sorted((name, str(value)) for name, value in arguments.items()))

    @staticmethod
    def resolve_broken(root: Any, _info: GraphQLResolveInfo) -> str:
        if root.get("sound"):
            return "whole"
        raise ValueError("broken")

    @staticmethod
    def resolve_wrong(_root: Any, _info: GraphQLResolveInfo) -> Any:
        return 3


class Query(Record):
    """With branches."""

    branch = graphene.Field(Branch)
    sure = graphene.Field(Branch, required=True)
    branches = listed(Branch, "Some.")

    @staticmethod
    def resolve_branch(_root: Any, info: GraphQLResolveInfo) -> Any:
        return info.context.data.get("branch")

    @staticmethod
    def resolve_sure(_root: Any, info: GraphQLResolveInfo) -> Any:
        return info.context.data.get("sure")

    @staticmethod
    def resolve_branches(_root: Any, info: GraphQLResolveInfo) -> Any:
        return info.context.data.get("branches")


class Reading:
    """What a request has spent, without a bound, and the data that it reads."""

    look_below = 0

    def __init__(self, data: dict[str, Any]) -> None:
        self.data = data
        self.left = self.before = 1_000_000

    @property
    def spent(self) -> int:
        """In fields."""
        return self.before - self.left

    def spend(self, cost: int) -> None:
        """Takes it off."""
        self.left -= cost


SCHEMA = graphene.Schema(query=Query, types=[Leaf, Branch]).graphql_schema
WRITTEN = {
    ("told", "number"): ["1", "null", "$n", "$unset"],
    ("told", "needed"): ["1", "$n", "$must"],
    ("told", "colours"): ["[RED]", "BLUE", "[]", "null", "$colours"],
    ("told", "point"): ["{x: 1}", "{x: 2, y: null}", "{x: $must}", "$point"],
}
# A document need not use all that it may be given.
RULES = [rule for rule in specified_rules if rule is not NoUnusedVariablesRule]
VARIABLES = ", $n: Int = 5, $unset: Int, $must: Int!, $colours: [Colour!], $point: Point"

LEAVES = st.fixed_dictionaries(
    {},
    optional={
        "__typename": st.sampled_from(["Leaf", "Branch", "Query", "None", None, 3]),
        "name": st.sampled_from(["a", "b", None, 7, [1]]),
        "count": st.sampled_from([1, None, "x", 2**40]),
        "colour": st.sampled_from(["RED", "GREEN", None]),
        "weight": st.sampled_from([1, 1.5, "nan", None, ValueError("heavy")]),
    },
)
LISTS = (
    st.lists(st.one_of(LEAVES, st.none()), max_size=3) | st.none() | st.sampled_from(["no list", ValueError("lost")])
)
BRANCHES = st.fixed_dictionaries(
    {},
    optional={
        "__typename": st.sampled_from(["Branch", "Branch", "Leaf", None]),
        "name": st.sampled_from(["a", None]),
        "leaf": LEAVES | st.none(),
        "sure": LEAVES | st.none(),
        "leaves": LISTS,
        "holes": LISTS,
        "texts": st.lists(st.sampled_from(["a", None, 1, {}]), max_size=3) | st.none(),
        "any": LEAVES | st.none(),
        "all": LISTS,
        "sound": st.booleans(),
    },
)
DATA = st.fixed_dictionaries(
    {"branches": st.lists(BRANCHES, max_size=3)}, optional={"branch": BRANCHES | st.none(), "sure": BRANCHES}
)
GIVEN = st.fixed_dictionaries(
    {},
    optional={
        "must": st.sampled_from([1, None, "x"]),
        "n": st.sampled_from([2, None, []]),
        "no": st.sampled_from([True, False, None]),
        "yes": st.booleans(),
        "colours": st.sampled_from([["RED"], "BLUE", ["GREEN"], None]),
        "point": st.sampled_from([{"x": 1}, {}, None]),
    },
)
DOCUMENTS = documents(SCHEMA, WRITTEN, depth=3, variables=VARIABLES)


def answer(way: Any, prepared: Prepared, data: Any, variables: dict[str, Any]) -> Any:
    """The data, each error with its place and words, and what was spent."""
    reading: Any = Reading(data)
    result = way(SCHEMA, prepared, context=reading, variables=variables, operation_name=None)
    errors = [(each.path, each.message, each.locations) for each in result.errors or ()]
    return result.data, errors, reading.spent


@settings(suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow, HealthCheck.data_too_large])
@given(DOCUMENTS, st.lists(st.tuples(DATA, GIVEN), min_size=1, max_size=3))
def test_random_documents_on_random_data(text: str, runs: list[Any]) -> None:
    document = parse(text)
    assume(not validate(SCHEMA, document, RULES))
    prepared, fresh = Prepared(document), Prepared(document)

    for data, variables in runs:
        variables = {"must": 4, **variables}

        # Its functions are written when a plan is asked for again.
        found = [answer(execute, prepared, data, variables) for _ in range(WRITTEN_AT_RUN)]
        assert found == [answer(reference, fresh, data, variables)] * WRITTEN_AT_RUN


WHOLE = {"sure": {"name": "a"}, "leaves": [{"name": "b", "count": 2}], "all": []}


@pytest.mark.parametrize("run", range(1, WRITTEN_AT_RUN + 1))
@pytest.mark.parametrize(
    ("faulty", "place"),
    [
        ({"sure": {}}, ["branch", "sure", "name"]),
        ({"sure": None}, ["branch", "sure"]),
        ({"leaves": [{"name": "b"}, {}]}, ["branch", "leaves", 1, "name"]),
        ({"leaves": "no list"}, ["branch", "leaves"]),
        ({"all": [{"name": "b"}]}, ["branch", "all", 0]),
    ],
)
def test_a_fault_empties_what_may_be_null_around_it(faulty: dict[str, Any], place: list[Any], run: int) -> None:
    prepared = Prepared(parse("{ branch { sure { name } leaves { name count } all { name } } branches { name } }"))

    for _ in range(run):
        data, errors, _ = answer(execute, prepared, {"branch": WHOLE | faulty, "branches": []}, {})

    assert data == {"branch": None, "branches": []}
    assert [path for path, _, _ in errors] == [place]


@pytest.mark.parametrize("run", range(1, WRITTEN_AT_RUN + 1))
def test_each_object_is_paid_for_once(run: int) -> None:
    leaf = "{ name count }"
    text = f"{{ branch {{ sure {leaf} leaves {leaf} }} again: branches {{ leaves {{ n: name }} }} }}"
    prepared = Prepared(parse(text))

    for _ in range(run):
        _, errors, spent = answer(execute, prepared, {"branch": WHOLE, "branches": [WHOLE]}, {})

    assert errors == []
    # The query's two fields; a branch of two with two leaves of two; once more one field and a leaf of one.
    assert spent == 2 + (2 + 2 * 2) + (1 + 1)
