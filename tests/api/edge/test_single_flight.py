"""However many ask the same at once, Django is asked once; and nobody gets what was made before a change."""

import asyncio
import threading
from datetime import UTC, datetime

import pytest

from api.access.reach import Reach
from api.edge import bodies
from api.edge.application import Edge
from api.graphql.keeping import SLOT, Keeping
from cms.publishing import versions
from cms.publishing.versions import KnownEdition, Snapshot
from tests.api.edge.conftest import Asker

LATER = datetime(2100, 1, 1, tzinfo=UTC)
QUERY = "query={a}"


def edition(number: int) -> KnownEdition:
    return KnownEdition(1, 1, "nordby", "nb", number, "epoch", {}, state=number)


class Slow:
    """Answers when it is let; each answer says which one it is."""

    def __init__(self, *, keeps: bool = True) -> None:
        self.let, self.calls, self.keeps = threading.Event(), 0, keeps
        self.edition = edition(1)

    def __call__(self, environ, start_response):
        self.calls += 1
        number, known = self.calls, self.edition
        self.let.wait(10)
        if self.keeps:
            environ[SLOT].append(Keeping((("nordby", "nb", known.state),), (), LATER, 0, Reach(), None))
        start_response("200 OK", [("Content-Type", "application/json"), ("Vary", "Accept"), ("ETag", f'"{number}"')])
        return [f"answer {number}".encode()]


@pytest.fixture
def slow(monkeypatch):
    answers = Slow()
    monkeypatch.setattr(
        versions,
        "snapshot",
        lambda: Snapshot({("nordby", "nb"): answers.edition}, frozenset(), answers.edition.state),
    )
    return answers


@pytest.fixture
def who(slow):
    asker = Asker(Edge(slow, threads=8, most_bytes=100_000))
    yield asker
    asker.application.executor.shutdown()
    asker.loop.close()


async def all_at_once(who: Asker, slow: Slow, *, times: int, meanwhile=lambda: None):
    waiting = [asyncio.ensure_future(who.send("GET", "/graphql", query=QUERY)) for _ in range(times)]
    await asyncio.sleep(0.05)
    meanwhile()
    slow.let.set()
    return await asyncio.gather(*waiting)


def test_many_who_ask_the_same_wait_for_one_answer(who, slow):
    answers = who.run(all_at_once(who, slow, times=20))

    assert {answer.body for answer in answers} == {b"answer 1"}
    assert slow.calls == 1


def test_what_nobody_may_keep_is_made_for_each(who, slow):
    slow.keeps = False
    answers = who.run(all_at_once(who, slow, times=5))

    assert {answer.body for answer in answers} == {b"answer 1", b"answer 2", b"answer 3", b"answer 4", b"answer 5"}


def test_whoever_comes_after_a_change_does_not_get_what_was_begun_before(who, slow):

    async def ask():
        first = asyncio.ensure_future(who.send("GET", "/graphql", query=QUERY))
        await asyncio.sleep(0.05)
        slow.edition = edition(2)
        second = asyncio.ensure_future(who.send("GET", "/graphql", query=QUERY))
        await asyncio.sleep(0.05)
        slow.let.set()
        return await asyncio.gather(first, second)

    first, second = who.run(ask())
    assert (first.body, second.body) == (b"answer 1", b"answer 2")
    assert slow.calls == 2


def test_a_body_that_comes_too_slowly_holds_no_thread(who, slow, monkeypatch):
    monkeypatch.setattr(bodies, "SECONDS", 0.1)
    sent = []

    async def never():
        await asyncio.sleep(60)

    async def take(message):
        sent.append(message)

    scope = {"type": "http", "method": "POST", "path": "/graphql", "query_string": b"", "headers": []}
    who.run(who.application(scope, never, take))

    assert sent[0]["status"] == 408
    assert slow.calls == 0
