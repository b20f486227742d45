"""What a plan shows without asking its scalar, the scalar shows as it is."""

import pytest

from api.graphql.plan.compiling import AS_IS, BOUNDS
from api.graphql.schema import schema

SAMPLES = {
    str: ["", "a", "2026-11-20T10:00:00+00:00", "nb"],
    bool: [True, False],
    int: [0, *BOUNDS[int]],
    float: [0.0, 1.5, *BOUNDS[float]],
}


@pytest.mark.parametrize("name", AS_IS)
def test_a_scalar_shows_it_as_it_is(name):
    scalar = schema.graphql_schema.type_map[name]
    for kind in AS_IS[name]:
        for value in SAMPLES[kind]:
            assert scalar.serialize(value) is value or scalar.serialize(value) == value
