"""Many listeners cost no more than one, and one that does not read costs nothing for long."""

import asyncio
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager

import pytest
import uvicorn
from django.db import connections

from api.edge import events, watching
from cms.publishing import versions
from cms.tenants.models import Tenant
from tests.api.edge.application import application
from tests.api.edge.listening import Listening
from tests.api.edge.servers import HOST, free_port, wait_for
from tests.factories import store
from tests.factories.pages import make_story

# What comes at all comes in this time, however busy the machine is.
FIRST = 60.0
PLACE = ("solvik", "nb")
META = {"QUERY_STRING": "tenant=solvik&locale=nb", "REMOTE_ADDR": "81.0.0.7"}


@contextmanager
def served() -> Iterator[tuple[int, uvicorn.Server]]:
    """A server in a thread of this process, so that what it does can be seen."""
    port = free_port()
    server = uvicorn.Server(uvicorn.Config(application, host=HOST, port=port, log_level="error", loop="asyncio"))
    thread = threading.Thread(target=lambda: asyncio.run(server.serve()))
    thread.start()
    try:
        wait_for(port)
        yield port, server
    finally:
        server.should_exit = True
        thread.join()


@pytest.fixture
def looks(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """When the database was asked for all."""
    seen: list[float] = []
    look = watching.look

    def noted(*args: object, **more: object) -> object:
        seen.append(time.monotonic())
        return look(*args, **more)

    monkeypatch.setattr(watching, "look", noted)
    return seen


def test_the_database_is_asked_once_a_second_for_all_who_listen(
    committed: tuple[Tenant, Tenant], looks: list[float]
) -> None:
    with served() as (port, _), ExitStack() as opened:
        listening = [opened.enter_context(closing(Listening(port))) for _ in range(20)]
        firsts = {each.next(within=FIRST)["id"] for each in listening}
        began = time.monotonic()
        looks.clear()

        time.sleep(3)
        quiet, most = len(looks), (time.monotonic() - began) / watching.READS_EVERY_SECONDS + 1
        make_story(committed[0])
        seconds = {each.next(within=FIRST)["id"] for each in listening}

    assert (len(firsts) >= 1, 1 <= quiet <= most) == (True, True)
    # One event for all, written once.
    assert len(seconds) == 1


def test_nobody_looks_where_nobody_listens(committed: tuple[Tenant, Tenant], looks: list[float]) -> None:
    with served() as (port, _):
        with closing(Listening(port)) as listening:
            assert listening.next(within=FIRST) is not None
        # The server hears of it in its own time.
        until = time.monotonic() + FIRST
        while time.monotonic() < until:
            looks.clear()
            time.sleep(2 * watching.READS_EVERY_SECONDS)
            if not looks:
                break

        assert looks == []


@pytest.mark.django_db
def test_an_edition_that_has_changed_since_is_read_again() -> None:
    nb = store.tenant()["nb"]
    versions.forget()
    first = events.admit(META, watched={})
    store.log(nb, store.item(nb))
    versions.forget()

    second = events.admit(META, watched={PLACE: first.state})

    assert second.state.position.number == first.state.position.number + 1


def test_who_does_not_read_is_cut_off_and_others_hear_on(
    committed: tuple[Tenant, Tenant], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(events, "SLOW_SECONDS", 2.0)
    monkeypatch.setattr(events, "HEARTBEAT_SECONDS", 0.01)
    # Fills what lies between us and a client that does not read in no time.
    monkeypatch.setattr(events, "HEARTBEAT", b":" + b" " * 60_000 + b"\n\n")
    with served() as (port, server), closing(Listening(port)) as slow, closing(Listening(port)) as quick:
        until = time.monotonic() + FIRST
        while len(server.server_state.connections) > 1 and time.monotonic() < until:
            quick.next(within=0.05)
        assert len(server.server_state.connections) == 1
        monkeypatch.setattr(events, "HEARTBEAT_SECONDS", 15.0)
        assert (slow.ends(within=FIRST), slow.was_cut) == (False, True)

        make_story(committed[0])

        # Behind what filled the line.
        assert quick.next(within=FIRST)["event"] == "changes"


@pytest.fixture(autouse=True)
def _no_connection_is_left() -> Iterator[None]:
    yield
    connections.close_all()
