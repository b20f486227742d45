"""The shorter way shows what graphql-core shows, whatever is in a document, and fails where it fails."""

from typing import Any

import graphene
import pytest
from graphql import ExecutionContext, execute, parse
from hypothesis import given
from hypothesis import strategies as st

from api.graphql.engine.execution import execution_of
from api.graphql.engine.fields import Record, listed


class Leaf(Record):
    """With one field that is never null and one that may be."""

    name = graphene.String(required=True, description="A name.")
    count = graphene.Int(description="A number.")


class Branch(Record):
    """With another object in every way there is."""

    leaf = graphene.Field(Leaf, description="One or none.")
    sure = graphene.Field(Leaf, required=True, description="One.")
    leaves = listed(Leaf, "Some.")
    maybe = graphene.List(graphene.NonNull(Leaf), description="Some or none.")
    holes = graphene.List(Leaf, description="Some, with gaps.")


class Query(Record):
    """With branches."""

    branch = graphene.Field(Branch, description="One or none.")
    branches = listed(Branch, "Some.")


class Reading:
    """What a request has spent, without a bound."""

    spent = 0

    def spend(self, cost: int) -> None:
        """Adds it up."""
        self.spent += cost


SCHEMA = graphene.Schema(query=Query).graphql_schema
EXECUTION = execution_of(SCHEMA)
LEAF = "{ name count }"
BRANCH = f"{{ leaf {LEAF} sure {LEAF} leaves {LEAF} maybe {LEAF} holes {LEAF} }}"
DOCUMENT = parse(f"{{ branch {BRANCH} branches {BRANCH} again: branches {{ leaves {{ n: name }} }} }}")

LEAVES = st.fixed_dictionaries(
    {}, optional={"name": st.sampled_from(["a", None, [1]]), "count": st.sampled_from([1, None, "x"])}
)
LISTS = st.lists(st.one_of(LEAVES, st.none()), max_size=3) | st.none() | st.just("no list")
BRANCHES = st.fixed_dictionaries(
    {},
    optional={"leaf": LEAVES | st.none(), "sure": LEAVES | st.none(), "leaves": LISTS, "maybe": LISTS, "holes": LISTS},
)
DOCUMENTS = st.fixed_dictionaries({"branches": st.lists(BRANCHES, max_size=3)}, optional={"branch": BRANCHES})

WHOLE = {"leaf": None, "sure": {"name": "a"}, "leaves": [{"name": "b", "count": 2}], "maybe": None, "holes": [None]}


def answer(document: dict[str, Any], way: type[ExecutionContext]) -> tuple[Any, list[tuple[Any, str]]]:
    """The data, and each error's place with what it says."""
    result: Any = execute(SCHEMA, DOCUMENT, document, Reading(), execution_context_class=way)
    return result.data, [(error.path, error.message) for error in result.errors or ()]


def test_objects_and_lists_without_null_go_the_shorter_way() -> None:
    assert {name: field.listed for name, field in EXECUTION.nested["Branch"].items()} == {
        "leaf": False,
        "sure": False,
        "leaves": True,
        "maybe": True,
    }


def test_each_object_is_paid_for_once() -> None:
    reading = Reading()
    execute(SCHEMA, DOCUMENT, {"branch": WHOLE, "branches": [WHOLE]}, reading, execution_context_class=EXECUTION)

    # The query's three fields; twice a branch of five with two leaves of two; once more one field and a leaf of one.
    assert reading.spent == 3 + 2 * (5 + 2 * 2) + (1 + 1)


@given(DOCUMENTS)
def test_both_ways_show_the_same(document: dict[str, Any]) -> None:
    assert answer(document, EXECUTION) == answer(document, ExecutionContext)


def test_what_is_whole_is_shown() -> None:
    data, errors = answer({"branch": WHOLE, "branches": [WHOLE]}, EXECUTION)

    assert errors == []
    assert data["again"] == [{"leaves": [{"n": "b"}]}]
    assert data["branch"]["sure"] == {"name": "a", "count": None}


@pytest.mark.parametrize(
    ("faulty", "place"),
    [
        ({"sure": {}}, ["branch", "sure", "name"]),
        ({"sure": None}, ["branch", "sure"]),
        ({"leaves": [{"name": "b"}, {}]}, ["branch", "leaves", 1, "name"]),
    ],
)
def test_a_fault_empties_what_may_be_null_around_it(faulty: dict[str, Any], place: list[Any]) -> None:
    data, errors = answer({"branch": WHOLE | faulty, "branches": []}, EXECUTION)

    assert data == {"branch": None, "branches": [], "again": []}
    assert [path for path, _ in errors] == [place]
