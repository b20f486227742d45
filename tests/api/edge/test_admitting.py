"""Who may listen is asked like anybody else: by name, safely, where there is room, and for what it costs."""

import threading
from collections.abc import Iterator
from typing import Any

import pytest

from api.access.budgets import budgets
from api.edge import events, watching
from cms.publishing import versions
from tests.api.edge.conftest import Asker
from tests.factories import store

PLACE = ("solvik", "nb")
META = {"QUERY_STRING": "tenant=solvik&locale=nb", "REMOTE_ADDR": "81.0.0.7"}


@pytest.fixture
def asker() -> Iterator[Asker]:
    asked = Asker(events.events)
    yield asked
    asked.loop.close()


@pytest.fixture
def paid(monkeypatch: pytest.MonkeyPatch, settings: Any) -> list[int]:
    """What was taken off a budget, from now on."""
    settings.BUDGET_WITHOUT_KEY = 10_000
    seen: list[int] = []
    take = budgets.take

    def noted(shares: Any, cost: int, now: float) -> bool:
        seen.append(cost)
        return take(shares, cost, now)

    monkeypatch.setattr(budgets, "take", noted)
    return seen


def listened(asker: Asker, *headers: tuple[str, str]) -> Any:
    return asker.get("/events", tenant="solvik", locale="nb", headers=headers)


def test_a_name_that_django_refuses_is_refused(asker: Asker, settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["solvik.example"]

    answer = listened(asker)

    assert (answer.status, answer.code) == (400, "BAD_INPUT")


def test_http_is_sent_to_https_and_a_proxy_says_which_it_was(asker: Asker, settings: Any) -> None:
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

    answer = listened(asker)
    safe = asker.get("/events", method="OPTIONS", headers=[("x-forwarded-proto", "https")])

    assert (answer.status, answer.headers["location"]) == (301, "https://localhost/events?tenant=solvik&locale=nb")
    assert safe.status == 204


def test_where_there_is_no_room_nothing_is_read_and_the_refusal_is_paid(
    asker: Asker, settings: Any, paid: list[int]
) -> None:
    settings.EVENTS_LISTENERS = 0

    answer = listened(asker)

    # Without a database: a test that asked it would fail.
    assert (answer.status, answer.code, paid) == (429, "RATE_LIMITED", [100])


@pytest.mark.django_db
def test_an_edition_is_read_for_the_first_who_listens_and_paid(paid: list[int], django_assert_num_queries: Any) -> None:
    store.item(store.tenant()["nb"])
    versions.forget()
    versions.current()
    with django_assert_num_queries(1):
        first = events.admit(META, watched={})

    with django_assert_num_queries(0):
        second = events.admit(META, watched={PLACE: first.state})

    assert (second.state, paid) == (first.state, [2_500, 100])


def test_news_is_looked_for_while_somebody_is_being_admitted(monkeypatch: pytest.MonkeyPatch, asker: Asker) -> None:
    admitting, looked = threading.Event(), threading.Event()
    monkeypatch.setattr(watching, "look", lambda *_args, **_named: looked.set() or {})

    async def look_meanwhile() -> bool:
        watcher = watching.here()
        task = asker.loop.create_task(watcher.admit(lambda: admitting.wait(timeout=20)))
        await watcher._look_if_due()
        admitting.set()
        return await task

    assert asker.run(look_meanwhile())
    assert looked.is_set()
