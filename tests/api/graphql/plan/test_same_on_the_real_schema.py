"""On the platform's own schema and the demo, a plan answers random documents as graphql-core does."""

from datetime import UTC, datetime
from typing import Any

import orjson
import pytest
from graphql import NoUnusedVariablesRule, parse, specified_rules, validate
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st

from api.graphql.engine.context import BudgetSpent, Reading
from api.graphql.engine.documents import Prepared
from api.graphql.plan.executing import WRITTEN_AT_RUN, execute, reference
from api.graphql.schema import schema
from tests.factories.documents import documents
from tests.soak import legs, walking

pytestmark = pytest.mark.django_db

SCHEMA = schema.graphql_schema
RULES = [rule for rule in specified_rules if rule is not NoUnusedVariablesRule]
MOMENT = datetime(2026, 11, 21, 12, tzinfo=UTC)
LEGS, STEPS = 10, 300
TENANTS = ['"solvik"', '"solvik"', '"bjorkhamn"', '"nobody"', "$tenant"]
LOCALES = ['"nb"', '"nb"', '"sv"', '"sr-Latn"', '"en"', "$locale"]
FIRST = ["1", "3", "$first", "0", "101", "null"]
LISTS = ("stories", "feed", "podcastShows", "episodes", "guides", "activities", "places", "search", "related")
WRITTEN = {
    ("edition", "tenant"): TENANTS,
    ("edition", "locale"): LOCALES,
    ("content", "path"): ['"/"', '"/stories/"', '"nowhere"'],
    ("contentByKey", "translationKey"): ['"00000000-0000-0000-0000-000000000000"'],
    ("content", "fallback"): ["NONE", "CHAIN"],
    ("node", "id"): ['"no id"', "$id"],
    ("search", "query"): ['"skole"', '"sovn"', '""'],
    ("search", "kinds"): ["[STORY, GUIDE]", "[]"],
    ("feed", "kinds"): ["[STORY]", "PODCAST_EPISODE", "[HELPLINE, ACTIVITY]"],
    ("rendition", "width"): ["400", "0", "$first"],
    ("rendition", "height"): ["400", "null"],
    ("rendition", "format"): ["AUTO", "JPEG"],
    ("post", "channel"): ["INSTAGRAM_FEED"],
    ("openingHours", "days"): ["7", "0"],
    ("activities", "from"): ['"2026-01-01T00:00:00Z"'],
    ("activities", "near"): ["{latitude: 59.9, longitude: 10.7}", "{latitude: 500, longitude: 0}"],
    ("places", "openNow"): ["true", "false"],
    ("helplines", "openNow"): ["true"],
    ("guides", "urgency"): ["SOON"],
    **{
        (field, "first"): FIRST
        for field in (
            "stories",
            "feed",
            "podcastShows",
            "episodes",
            "guides",
            "activities",
            "places",
            "search",
            "related",
        )
    },
    **{(field, "topics"): ['["sleep"]', '"friends"', "[]"] for field in ("stories", "feed", "guides", "helplines")},
    **{(field, "after"): ['"no cursor"', "null"] for field in ("stories", "feed", "episodes")},
    **{(field, "age"): ["15", "-1", "null"] for field in ("stories", "feed", "guides", "helplines", "activities")},
}
VARIABLES = ', $tenant: ID! = "solvik", $locale: LocaleTag! = "nb", $first: Int! = 2, $id: ID!'
DOCUMENTS = documents(SCHEMA, WRITTEN, depth=6, variables=VARIABLES)
GIVEN = st.fixed_dictionaries({"id": st.sampled_from(["bjpzb2x2aWs", "x"])}, optional={"no": st.booleans()})


def answer(way: Any, prepared: Prepared, variables: dict[str, Any]) -> Any:
    """The answer as it is sent, each error with its place and words, and what was spent."""
    reading = Reading(MOMENT, prepared)
    try:
        result = way(SCHEMA, prepared, context=reading, variables=variables, operation_name=None)
    except BudgetSpent:
        return "too much"
    errors = [(each.path, each.message, each.locations) for each in result.errors or ()]
    return orjson.dumps(result.data), errors, reading.left


def compare(text: str, variables: dict[str, Any]) -> None:
    document = parse(text)
    assume(not validate(SCHEMA, document, RULES))

    # Its functions are written when a plan is asked for again.
    prepared = Prepared(document)
    found = [answer(execute, prepared, variables) for _ in range(WRITTEN_AT_RUN)]

    assert found == [answer(reference, Prepared(document), variables)] * WRITTEN_AT_RUN


UNHURRIED = [HealthCheck.filter_too_much, HealthCheck.too_slow, HealthCheck.function_scoped_fixture]


@settings(max_examples=100, phases=[Phase.generate], suppress_health_check=UNHURRIED)
@given(DOCUMENTS, GIVEN)
def test_random_documents(demo: Any, text: str, variables: dict[str, Any]) -> None:
    compare(text, variables)


@pytest.mark.soak
@pytest.mark.parametrize("leg", legs("plans", count=LEGS))
def test_many_random_documents(demo: Any, leg: str, request: pytest.FixtureRequest) -> None:
    @settings(max_examples=STEPS, derandomize=True, suppress_health_check=UNHURRIED)
    @given(DOCUMENTS, GIVEN)
    def compared(text: str, variables: dict[str, Any]) -> None:
        compare(text, variables)

    # Hypothesis, told not to choose at random, takes its seed from the name.
    compared.__name__ = compared.__qualname__ = f"compared {leg}"
    with walking("plans", leg, steps=STEPS, config=request.config):
        compared()
