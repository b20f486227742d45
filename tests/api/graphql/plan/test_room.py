"""Plans take a bounded room, whatever strangers send."""

from datetime import UTC, datetime

import pytest
from graphql import parse

from api.graphql.engine import documents
from api.graphql.engine.context import Reading
from api.graphql.engine.documents import DocumentCache, Prepared
from api.graphql.plan import executing
from api.graphql.plan.executing import execute, reference
from api.graphql.schema import schema
from tests.factories import store

SCHEMA = schema.graphql_schema
pytestmark = pytest.mark.django_db


def run(prepared, variables=None, operation_name=None, way=execute):
    reading = Reading(datetime(2026, 11, 21, tzinfo=UTC), prepared)
    return way(SCHEMA, prepared, context=reading, variables=variables or {}, operation_name=operation_name)


def wide(*, fields, aliases):
    """A document of some two lines that asks for thousands of fields."""
    inner = " ".join(f"f{number}: slug" for number in range(fields))
    outer = " ".join(f"a{number}: tenants {{ ...T }}" for number in range(aliases))
    condition = "b: __typename @include(if: $yes)"
    return f"query($yes: Boolean! = true) {{ {outer} {condition} }} fragment T on Tenant {{ {inner} }}"


def test_what_needs_too_much_room_is_left_to_graphql_core_for_good():
    store.tenant()
    prepared = Prepared(parse(wide(fields=100, aliases=30)))

    found = [run(prepared), run(prepared, {"yes": False}), run(prepared)]

    assert prepared.weight() == 0
    assert [len(result.data) for result in found] == [31, 30, 31]
    assert found[0] == run(prepared, way=reference)


def test_a_plan_that_outgrows_its_room_at_work_is_answered_by_graphql_core(monkeypatch):
    nb = store.tenant()["nb"]
    store.item(nb, path="/a/")
    text = """{ edition(tenant: "solvik", locale: "nb") { content(path: "/a/") { title summary slug path } } }"""
    monkeypatch.setattr(executing, "MOST_FIELDS", 5)
    prepared = Prepared(parse(text))

    found = run(prepared)

    assert found.errors is None
    assert found.data["edition"]["content"]["slug"] == "a"
    assert prepared.weight() == 0


def test_a_plan_that_is_written_takes_the_room_of_the_one_before():
    store.tenant()
    prepared = Prepared(parse(wide(fields=29, aliases=3)))

    weights = []
    for _ in range(4):
        run(prepared)
        weights.append(prepared.weight())

    assert weights == [91] * 4


def test_documents_are_given_up_when_their_plans_take_too_much(monkeypatch):
    store.tenant()
    monkeypatch.setattr(documents, "KEPT_FIELDS", 250)
    kept = DocumentCache(SCHEMA)
    for number in range(4):
        run(kept.prepare(f"{wide(fields=29, aliases=3)} # {number}"))

    # Each has 91 fields; the newest is not compiled when it comes.
    assert len(kept) == 3


def test_documents_are_given_up_when_their_texts_are_too_long(monkeypatch):
    monkeypatch.setattr(documents, "KEPT_CHARACTERS", 100)
    kept = DocumentCache(SCHEMA)
    for number in range(5):
        kept.prepare(f"{{ tenants {{ slug }} }} # {'x' * 10}{number}")

    assert len(kept) == 2


def test_conditions_are_those_of_the_operation_and_of_the_fragments_it_spreads():
    text = """
      query A($x: Boolean!) { edition(tenant: "solvik", locale: "nb") @include(if: $x) { locale } }
      query B($x: [ContentKind!]) { edition(tenant: "solvik", locale: "nb") { feed(kinds: $x) { totalCount } } }
      query C($x: Boolean!) { ...One }
      fragment One on Query { ...Two }
      fragment Two on Query { edition(tenant: "solvik", locale: "nb") @skip(if: $x) { locale } }
    """
    nb = store.tenant()["nb"]
    store.item(nb)
    prepared = Prepared(parse(text))

    assert run(prepared, {"x": ["STORY"]}, "B").data == {"edition": {"feed": {"totalCount": 1}}}
    assert run(prepared, {"x": True}, "A").data == {"edition": {"locale": "nb"}}
    assert run(prepared, {"x": False}, "A").data == {}
    assert run(prepared, {"x": True}, "C").data == {}
    assert run(prepared, {"x": False}, "C").data == {"edition": {"locale": "nb"}}
