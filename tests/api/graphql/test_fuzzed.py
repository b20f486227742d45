"""schemathesis makes documents from the schema: nothing that can be sent is a fault of ours.

What it makes names tenants, paths and ids by chance; so in three of four documents the names of what is there are put
in their place, for else it would see little but refusals.
"""

from collections.abc import Iterator
from typing import Any
from zlib import crc32

import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from graphql import ArgumentNode, StringValueNode, parse, print_ast
from graphql.language import Visitor, visit
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis.graphql import nodes

from api.graphql.engine import ids
from tests.factories import store
from tests.soak import legs, walking

pytestmark = pytest.mark.django_db

LEGS, CALLS = 10, 500
KEY = "3f2504e0-4f89-41d3-9a0c-0305e82c3301"
KINDS = ("STORY", "PODCAST_SHOW", "PODCAST_EPISODE", "GUIDE", "HELPLINE", "ACTIVITY", "PLACE", "SLIDESHOW", "FILM")
THERE = {
    "tenant": "solvik",
    "locale": "nb",
    "path": "/a/",
    "translationKey": KEY,
    "id": ids.encode(ids.ITEM, "solvik", "nb", KEY),
    "query": "sov godt",
}
SCALARS = {
    "LocaleTag": st.sampled_from(["nb", "sv", "sr", "xx", ""]),
    "UUID": st.sampled_from([KEY, "x"]) | st.uuids().map(str),
    "DateTime": st.sampled_from(["2026-01-01T00:00:00Z", "never", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59Z"]),
    "Date": st.sampled_from(["2026-12-24", "2026-02-30", "0001-01-01", "9999-12-31"]),
    "LocalizedText": st.text(),
    "LocalizedHtml": st.text(),
    "JSON": st.text(),
}


class Aiming(Visitor):
    """Puts what is there in the place of what was named by chance."""

    def enter_argument(self, node: ArgumentNode, *_args: Any) -> ArgumentNode | None:
        name = node.name.value
        if name not in THERE or crc32(print_ast(node.value).encode()) % 4 == 0:
            return None
        return ArgumentNode(name=node.name, value=StringValueNode(value=THERE[name]))


@pytest.fixture
def app() -> Iterator[WSGIHandler]:
    """The whole stack, which leaves the test's connection open."""
    for each in (request_started, request_finished):
        each.disconnect(close_old_connections)
    yield WSGIHandler()
    for each in (request_started, request_finished):
        each.connect(close_old_connections)


@pytest.fixture
def cases(app: WSGIHandler) -> Any:
    """Requests for any field of the root, with something of each kind to be found."""
    editions = store.tenant()
    store.item(editions["nb"], path="/a/", key=KEY, detail={"body": [store.text_block(), store.support_box()]})  # type: ignore[arg-type]
    for kind in KINDS:
        store.item(editions["nb"], kind, topics=["sleep"])
    for name, strategy in SCALARS.items():
        schemathesis.graphql.scalar(name, strategy.map(nodes.String))
    schema = schemathesis.graphql.from_wsgi("/graphql", app)
    return st.one_of(*(found.ok().as_strategy() for found in schema.get_all_operations()))


def call(case: Any) -> str:
    """Sends a request; the code of its first error."""
    case.body = print_ast(visit(parse(case.body), Aiming()))
    response = case.call()
    answer = response.json()
    codes = [error["extensions"]["code"] for error in answer.get("errors", ())]
    assert response.status_code in (200, 400), case.body
    assert "INTERNAL" not in codes, (case.body, answer)
    return codes[0] if codes else ""


UNHURRIED = list(HealthCheck)


def test_nothing_that_schemathesis_sends_is_a_fault_of_ours(cases: Any) -> None:
    seen = set()

    @settings(max_examples=CALLS, phases=[Phase.generate], suppress_health_check=UNHURRIED)
    @given(cases)
    def sent(case: Any) -> None:
        seen.add(call(case))

    sent()

    # It has been let in, and refused.
    assert seen >= {"", "BAD_INPUT"}


@pytest.mark.soak
@pytest.mark.parametrize("leg", legs("fuzzed", count=LEGS))
def test_nor_anything_of_much_more(cases: Any, leg: str, request: pytest.FixtureRequest) -> None:
    @settings(max_examples=CALLS, derandomize=True, suppress_health_check=UNHURRIED)
    @given(cases)
    def sent(case: Any) -> None:
        call(case)

    # Hypothesis, told not to choose at random, takes its seed from the name.
    sent.__name__ = sent.__qualname__ = f"sent {leg}"
    with walking("fuzzed", leg, steps=CALLS, config=request.config):
        sent()
