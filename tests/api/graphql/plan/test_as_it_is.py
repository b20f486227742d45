"""What a plan shows without asking its scalar, the scalar shows as it is."""

import sys
from datetime import UTC, datetime

import pytest
from graphql import GRAPHQL_MAX_INT, GRAPHQL_MIN_INT, GraphQLError

from api.graphql.plan.writing import AS_IS, MOST, TURNED
from api.graphql.schema import schema

SAMPLES = [
    *("", "a", "2026-11-20T10:00:00+00:00", "nb", True, False, None, b"a", [], {}),
    *(0, GRAPHQL_MIN_INT, GRAPHQL_MAX_INT, GRAPHQL_MIN_INT - 1, GRAPHQL_MAX_INT + 1),
    *(0.0, 1.5, -sys.float_info.max, sys.float_info.max, float("inf"), float("-inf"), float("nan")),
]


@pytest.mark.parametrize("name", AS_IS)
def test_a_scalar_shows_it_as_it_is(name):
    scalar = schema.graphql_schema.type_map[name]
    plain = [value for value in SAMPLES if eval(AS_IS[name], {"v": value})]
    assert plain
    for value in plain:
        shown = scalar.serialize(value)
        assert (shown, shown.__class__) == (value, value.__class__)


@pytest.mark.parametrize("value", [GRAPHQL_MAX_INT + 1, float("inf"), float("nan")])
@pytest.mark.parametrize("name", ["Int", "Float"])
def test_what_a_scalar_refuses_is_left_to_it(name, value):
    if name == "Int" or value != GRAPHQL_MAX_INT + 1:
        with pytest.raises(GraphQLError):
            schema.graphql_schema.type_map[name].serialize(value)
    assert not eval(AS_IS[name], {"v": value})


@pytest.mark.parametrize("name", TURNED)
def test_what_is_turned_into_something_else_is_what_the_scalar_makes_of_it(name):
    scalar = schema.graphql_schema.type_map[name]
    told, turned = TURNED[name]
    moments = [datetime(2026, 11, 20, 10, tzinfo=UTC), datetime(2026, 11, 20, 10, 0, 0, 1, tzinfo=UTC)]
    values = [each for each in [*SAMPLES, *moments, MOST, -MOST] if eval(told, {"v": each, "datetime": datetime})]
    assert values
    for value in values:
        shown = eval(turned, {"v": value})
        assert (shown, shown.__class__) == (scalar.serialize(value), scalar.serialize(value).__class__)
