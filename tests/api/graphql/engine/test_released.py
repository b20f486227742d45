"""What was read for an answer goes with it: circles would keep its memory until the collector has found them."""

import gc

import orjson
import pytest

from api.graphql.content.items import Item
from api.graphql.content.loaders import OpenEdition
from api.graphql.engine.context import Reading
from tests.factories import store

pytestmark = pytest.mark.django_db
KINDS = {Item, OpenEdition, Reading}
BODY = "body { id ... on SupportBoxBlock { helplines { title } } }"
SELECTION = f"edges {{ node {{ title related {{ title }} leadImage {{ alt }} {BODY} }} }}"


@pytest.fixture(autouse=True)
def _no_collector():
    gc.collect()
    gc.disable()
    yield
    gc.enable()


@pytest.mark.parametrize(
    ("query", "status"),
    [
        (f'{{ edition(tenant: "solvik", locale: "nb") {{ stories {{ {SELECTION} }} }} }}', None),
        (
            f'{{ edition(tenant: "solvik", locale: "nb") {{ stories {{ {SELECTION} }} post }} }}',
            "GRAPHQL_VALIDATION_FAILED",
        ),
    ],
)
def test_nothing_that_was_read_is_left(client, query, status):
    nb = store.tenant()["nb"]
    line = store.item(nb, "HELPLINE", title="Linja")
    other = store.item(nb, title="Annen", path="/b/")
    box = store.support_box(line.translation_key)
    store.item(nb, path="/a/", card={"related": [str(other.translation_key)]}, detail={"body": [box]})

    answer = client.post("/graphql", orjson.dumps({"query": query}), content_type="application/json").json()

    assert [type(each) for each in gc.get_objects() if type(each) in KINDS] == []
    if status is None:
        assert len(answer["data"]["edition"]["stories"]["edges"]) == 2


def test_nothing_is_left_of_an_answer_that_took_too_long(client, settings):
    nb = store.tenant()["nb"]
    store.item(nb, path="/a/")
    settings.ANSWER_SECONDS = -1
    query = '{ edition(tenant: "solvik", locale: "nb") { stories { edges { node { title } } } } }'

    answer = client.post("/graphql", orjson.dumps({"query": query}), content_type="application/json").json()

    assert answer["errors"][0]["extensions"]["code"] == "TOO_SLOW"
    assert [type(each) for each in gc.get_objects() if type(each) in KINDS] == []
