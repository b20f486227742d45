"""Ten stories a second go out while an app reads page by page: none comes twice, and none is missing."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import orjson
import pytest
from django.db import connection
from django.test import Client

from api.graphql.bundles.applying import Store
from cms.tenants.models import Tenant
from tests.factories.pages import make_story

BEFORE, MEANWHILE = 12, 20
EVERY_SECONDS, PATIENCE_SECONDS = 0.1, 60.0
FEED = """query($after: String) { edition(tenant: "nordby", locale: "nb") { feed(first: 3, after: $after) {
  pageInfo { hasNextPage endCursor } edges { node { title } } } } }"""
CHANGES = """query($since: String) { edition(tenant: "nordby", locale: "nb") { changes(since: $since, first: 3) {
  token hasMore changes { id type content { title } files { url } } } } }"""


def test_the_database_is_there(tenant: Tenant) -> None:
    """Tests that commit find it only where another one has asked for it."""
    assert tenant.slug == "nordby"


@contextmanager
def inserting(tenant: Tenant) -> Iterator[list[str]]:
    """Publishes ten stories a second, each in a transaction of its own; what is out so far."""
    out: list[str] = []

    def insert() -> None:
        try:
            for number in range(MEANWHILE):
                began = time.monotonic()
                make_story(tenant, title=f"New {number}")
                out.append(f"New {number}")
                time.sleep(max(0.0, EVERY_SECONDS - (time.monotonic() - began)))
        finally:
            connection.close()

    thread = threading.Thread(target=insert)
    thread.start()
    try:
        yield out
    finally:
        thread.join()


@pytest.fixture
def ask() -> Callable[..., dict[str, Any]]:
    client = Client()

    def send(query: str, **variables: Any) -> dict[str, Any]:
        body = orjson.dumps({"query": query, "variables": variables})
        answer = client.post("/graphql", body, content_type="application/json").json()
        assert "errors" not in answer, answer["errors"]
        return dict(answer["data"]["edition"])

    return send


def test_a_first_sync_misses_nothing(committed: tuple[Tenant, Tenant], ask: Callable[..., dict[str, Any]]) -> None:
    before = [f"Old {number}" for number in range(BEFORE)]
    for title in before:
        make_story(committed[0], title=title)
    store, token, during = Store(), None, 0

    with inserting(committed[0]) as out:
        while len(out) < MEANWHILE:
            found = ask(CHANGES, since=token)["changes"]
            ids = [change["id"] for change in found["changes"]]
            assert len(ids) == len(set(ids))
            store.apply(found["changes"])
            token, during = found["token"], during + 1
            time.sleep(EVERY_SECONDS)
    while True:
        found = ask(CHANGES, since=token)["changes"]
        store.apply(found["changes"])
        token = found["token"]
        if not found["hasMore"]:
            break

    titles = sorted(change["content"]["title"] for change in store.changes.values())
    assert titles == sorted([*before, *(f"New {number}" for number in range(MEANWHILE))])
    assert during > BEFORE // 3


def test_pages_of_a_feed_hold_each_item_once(
    committed: tuple[Tenant, Tenant], ask: Callable[..., dict[str, Any]]
) -> None:
    before = [f"Old {number}" for number in range(BEFORE)]
    for title in before:
        make_story(committed[0], title=title)
    seen: list[str] = []
    after, met, pages = None, 0, 0

    with inserting(committed[0]) as out:
        while True:
            page = ask(FEED, after=after)["feed"]
            seen += [edge["node"]["title"] for edge in page["edges"]]
            after = page["pageInfo"]["endCursor"]
            if not page["pageInfo"]["hasNextPage"]:
                met = len(out)
                break
            pages += 1
            # As many go out between two pages as a machine at leisure publishes meanwhile, on a busy one as well.
            until = time.monotonic() + PATIENCE_SECONDS
            while len(out) < min(3 * pages, MEANWHILE) and time.monotonic() < until:
                time.sleep(EVERY_SECONDS / 5)

    assert len(seen) == len(set(seen))
    assert [title for title in seen if title in before] == before[::-1]
    assert met >= 3 * (BEFORE // 3 - 1)
