"""Who listens to an edition is told within a second that it has changed, and told nothing else."""

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from datetime import timedelta

import orjson
import pytest
from django.test import Client
from django.utils import timezone

from api.access.housekeeping import BELIEVED_FOR_SECONDS
from api.access.models import AppKey
from api.edge.watching import look, states_of
from api.graphql.changes import tokens
from cms.publishing import versions
from cms.tenants.models import Tenant
from tests.api.edge.listening import Listening
from tests.api.edge.servers import Server, serving
from tests.factories import store
from tests.factories.access import make_key
from tests.factories.pages import make_story
from tests.factories.store import LONG_AGO

EVENTS = "tests.api.edge.application:application"
SECOND = 1.0
# What comes at all comes in this time, however busy the machine is.
FIRST = 60.0
# The machine may be busy just now: of so many publications one is told of in time.
TRIES = 5
PROXIED = {"X-Forwarded-For": "192.0.2.7"}


@pytest.fixture(scope="module")
def served(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[Server]:
    with django_db_blocker.unblock(), serving(1, EVENTS) as (running,):
        yield running


@pytest.fixture
def tenants(committed: tuple[Tenant, Tenant]) -> tuple[Tenant, Tenant]:
    return committed


@pytest.fixture
def listen(served: Server) -> Iterator[Callable[..., Listening]]:
    opened: list[Listening] = []

    def connect(**more: object) -> Listening:
        opened.append(Listening(served.port, **more))
        return opened[-1]

    yield connect
    for each in opened:
        each.close()


def test_where_an_edition_is_hangs_on_the_clock_too(db: None, time_machine) -> None:
    noon = LONG_AGO + timedelta(days=1)
    time_machine.move_to(noon, tick=False)
    nb = store.tenant()["nb"]
    store.item(nb, visible_until=noon - timedelta(hours=1))
    store.item(nb, visible_until=noon + timedelta(hours=2))
    store.item(nb, visible_until=noon + timedelta(hours=1))
    versions.forget()
    known = versions.current()["solvik", "nb"]

    state = states_of([known], at=noon)["solvik", "nb"]

    assert (state.turned_at, state.turns_at) == (noon - timedelta(hours=1), noon + timedelta(hours=1))
    here = tokens.newest(known, at=noon)
    assert not state.is_news_to(here)
    assert state.is_news_to(None)
    assert state.is_news_to(here.moved(listed=0))
    assert state.is_news_to(here.moved(number=here.number - 1))
    assert state.is_news_to(here.moved(at=(noon - timedelta(hours=2)).isoformat()))
    assert look({("solvik", "nb"): state}, at=noon) == {}
    assert look({("solvik", "nb"): state, ("solvik", "da"): state}, at=noon + timedelta(hours=1)).keys() == {
        ("solvik", "nb"),
        ("solvik", "da"),
    }


def changes(since: str | None) -> dict[str, object]:
    versions.forget()
    query = """query($since: String) { edition(tenant: "nordby", locale: "nb") {
      changes(since: $since) { token changes { type content { title } } } } }"""
    body = orjson.dumps({"query": query, "variables": {"since": since}})
    return Client().post("/graphql", body, content_type="application/json").json()["data"]["edition"]["changes"]


def current() -> str:
    return str(changes(None)["token"])


def test_a_publication_is_told_within_a_second_and_the_app_asks_what_it_was(tenants, listen) -> None:
    token = current()
    listening = listen(query={"tenant": "nordby", "locale": "nb", "since": token})
    assert listening.next(within=SECOND) is None

    make_story(tenants[0], title="New")
    event = listening.next(within=FIRST)

    assert event["event"] == "changes"
    assert orjson.loads(event["data"]) == {"tenant": "nordby", "locale": "nb", "token": event["id"]}
    assert changes(token)["changes"] == [{"type": "PUBLISHED", "content": {"title": "New"}}]
    assert changes(event["id"])["changes"] == []
    assert listening.next(within=SECOND) is None


def test_what_is_told_is_told_within_a_second(tenants, listen) -> None:
    listening = listen(query={"tenant": "nordby", "locale": "nb", "since": current()})

    def seconds() -> float:
        make_story(tenants[0])
        began = time.monotonic()
        assert listening.next(within=FIRST) is not None
        return time.monotonic() - began

    assert any(seconds() < SECOND for _ in range(TRIES))


def test_what_is_taken_down_is_told_of_too(tenants, listen) -> None:
    story = make_story(tenants[0])
    listening = listen(query={"tenant": "nordby", "locale": "nb", "since": current()})

    story.unpublish()

    assert listening.next(within=FIRST)["event"] == "changes"


def test_an_item_that_expires_by_the_clock_is_told_of_at_its_second(tenants, listen) -> None:
    end = timezone.now() + timedelta(seconds=4)
    make_story(tenants[0], expire_at=end)
    token = current()
    listening = listen(query={"tenant": "nordby", "locale": "nb", "since": token})

    event = listening.next(within=FIRST)

    assert timezone.now() >= end
    assert changes(token)["changes"] == [{"type": "REMOVED", "content": None}]
    assert changes(event["id"])["changes"] == []


def test_who_comes_again_is_told_at_once_what_was_missed_and_only_that(tenants, listen) -> None:
    listening = listen()
    first = listening.next(within=FIRST)
    listening.close()
    assert listen(headers={"Last-Event-ID": first["id"]}).next(within=SECOND) is None

    make_story(tenants[0])

    # The header says where it was, whatever its address began with.
    again = listen(
        query={"tenant": "nordby", "locale": "nb", "since": first["id"]}, headers={"Last-Event-ID": first["id"]}
    )
    second = again.next(within=FIRST)
    assert second["id"] != first["id"]
    assert changes(first["id"])["token"] != first["id"]


def test_what_another_edition_shows_is_none_of_ones_affair(tenants, listen) -> None:
    listening = listen(query={"tenant": "nordby", "locale": "nb", "since": current()})

    make_story(tenants[1], locale="sv")

    assert listening.next(within=2 * SECOND) is None


def test_listeners_of_two_processes_are_told(tenants, listen) -> None:
    with serving(1, EVENTS) as (other,), closing(Listening(other.port)) as there:
        here = listen()
        assert here.next(within=FIRST)["event"] == there.next(within=FIRST)["event"] == "changes"

        make_story(tenants[0])

        assert here.next(within=FIRST)["id"] != ""
        assert there.next(within=FIRST)["id"] != ""


def test_a_process_that_ends_ends_its_streams_in_order(tenants) -> None:
    with serving(1, EVENTS) as (running,), closing(Listening(running.port)) as listening:
        assert listening.next(within=FIRST) is not None

        # Waits for nobody: a stream lasts a quarter of an hour.
        code = running.stop()

        assert code in (0, -15)
        assert listening.ends(within=FIRST)


def test_the_stream_says_how_it_is_to_be_read(tenants, listen) -> None:
    headers = listen().headers

    assert headers["content-type"] == "text/event-stream; charset=utf-8"
    assert headers["cache-control"] == "no-store"
    assert headers["access-control-allow-origin"] == "*"
    assert "set-cookie" not in headers
    assert "access-control-allow-credentials" not in headers


FORGED = "x" * 60
REFUSED = [
    ({"tenant": "nowhere", "locale": "nb"}, 404, "UNKNOWN_TENANT"),
    ({"tenant": "nordby", "locale": "xx"}, 404, "UNKNOWN_LOCALE"),
    ({"tenant": "nordby", "locale": "nn"}, 404, "LOCALE_NOT_OFFERED"),
    ({"tenant": "nordby", "locale": "nb", "since": FORGED}, 400, "BAD_TOKEN"),
    ({"tenant": "nordby"}, 400, "BAD_INPUT"),
    ({"locale": "nb"}, 400, "BAD_INPUT"),
    ({f"p{number}": "x" for number in range(30)}, 400, "BAD_INPUT"),
    ({"tenant": "nordby", "locale": "nb", "key": "wrong"}, 403, "UNKNOWN_KEY"),
]


@pytest.mark.parametrize(("query", "status", "code"), REFUSED)
def test_a_refusal_says_what_is_wrong(tenants, listen, query, status, code) -> None:
    refused = listen(query=query)

    assert refused.error()[:2] == (status, code)
    assert refused.headers["cache-control"] == "no-store"


def test_a_token_of_another_edition_is_none_and_what_to_do_is_said(tenants, listen) -> None:
    refused = listen(query={"tenant": "nordby", "locale": "sv", "since": current()})

    assert refused.error() == (
        400,
        "BAD_TOKEN",
        "This token does not belong to this edition. Use the `token` of its last set of changes, or ask for "
        "`changes` without `since`, and replace all that you have.",
    )


@pytest.mark.parametrize(("method", "status"), [("POST", 405), ("DELETE", 405), ("OPTIONS", 204)])
def test_nothing_but_get_is_listened_to(tenants, listen, method, status) -> None:
    answer = listen(method=method)

    assert (answer.status, answer.headers["allow"]) == (status, "GET, OPTIONS")


def test_a_key_is_held_to_its_tenant_and_its_languages(tenants, listen) -> None:
    keys = [
        make_key(tenants[1]),
        make_key(tenants[0], name="sv", languages=["sv"]),
        make_key(tenants[0], name="nb", languages=["nb"]),
    ]
    try:
        # The server believes what it knows of keys for so long.
        time.sleep(BELIEVED_FOR_SECONDS)
        first, second, third = (listen(headers={"X-App-Key": each.key}) for each in keys)

        assert first.error()[:2] == (403, "KEY_OUT_OF_SCOPE")
        assert second.error()[:2] == (403, "KEY_OUT_OF_SCOPE")
        assert third.next(within=FIRST)["event"] == "changes"
    finally:
        AppKey.objects.all().delete()


@pytest.mark.parametrize(
    ("environment", "sentence"),
    [
        ({"EVENTS_LISTENERS_PER_ADDRESS": "2"}, "This address has 2 connections open."),
        ({"EVENTS_LISTENERS": "2"}, "This server has as many listeners as it may."),
    ],
)
def test_there_is_room_for_so_many_and_no_more(tenants, environment, sentence) -> None:
    with serving(1, EVENTS, **environment, PROXIES_IN_FRONT="1") as (running,), ExitStack() as opened:
        first, second, third = (
            opened.enter_context(closing(Listening(running.port, headers=PROXIED))) for _ in range(3)
        )

        assert first.next(within=FIRST) is not None
        assert third.error() == (
            429,
            "RATE_LIMITED",
            f"{sentence} Close one, or try again after 60 seconds, and ask for `changes` meanwhile.",
        )
        assert third.headers["retry-after"] == "60"
        second.close()
        # The server hears of it in its own time.
        until = time.monotonic() + FIRST
        while (fourth := Listening(running.port, headers=PROXIED)).status == 429 and time.monotonic() < until:
            fourth.close()
            time.sleep(0.1)
        opened.enter_context(closing(fourth))
        assert fourth.next(within=FIRST) is not None
