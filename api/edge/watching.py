"""Where editions are, watched for all who listen in this process: one task looks, and one thread reads for it.
Another thread admits those who come, so that news waits for none of them.

The task looks at the bulletin, which costs no call of the system, and has the database read only when somebody has
committed, when a second has passed, or when an item becomes visible or expires by the clock. Where nobody listens,
nobody looks.
"""

import asyncio
import logging
import signal
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import Any, ClassVar, TypeVar
from weakref import WeakKeyDictionary

from django.conf import settings
from django.db import close_old_connections, connection
from django.utils import timezone

from api.access.refusals import Refusal
from api.graphql.changes import tokens
from api.graphql.changes.tokens import Position
from cms.publishing import versions
from cms.publishing.bulletin import bulletin
from cms.publishing.models import EditionRow
from cms.publishing.versions import KnownEdition

logger = logging.getLogger("api.edge")

LOOKS_EVERY_SECONDS = 0.2
READS_EVERY_SECONDS = 1.0
TRY_AGAIN_AFTER_SECONDS = 60

Place = tuple[str, str]
T = TypeVar("T")


class TooManyListeners(Refusal):
    """This process, or this address, has as many listeners as it may."""

    code = "RATE_LIMITED"
    status: ClassVar[int] = 429


@dataclass(frozen=True, slots=True)
class State:
    """Where an edition is: the token that says so, and when the clock last changed it and will change it next."""

    position: Position
    token: str
    turned_at: datetime | None
    turns_at: datetime | None

    def is_news_to(self, known: Position | None) -> bool:
        """Whether somebody who knows this much, or nothing, has something to ask for."""
        if known is None or known.listed is not None or known.row:
            return True
        here = (self.position.epoch, self.position.number)
        return here != (known.epoch, known.number) or bool(self.turned_at and known.moment < self.turned_at)

    def follows(self, known: "State") -> bool:
        """Whether it was read later than another, and found something else."""
        here, there = ((each.position.epoch, each.position.number, each.turned_at) for each in (self, known))
        return here != there and self.position.moment >= known.position.moment


@dataclass(slots=True, eq=False)
class Listener:
    """One connection. `wake` is set when it has to look: there is news, or it has gone, or the process ends."""

    place: Place
    subject: str
    wake: asyncio.Event = field(default_factory=asyncio.Event)
    has_gone: bool = False


class Watcher:
    """All that listen in one event loop. `states` has None for an edition that is no more."""

    def __init__(self) -> None:
        self.states: dict[Place, State | None] = {}
        self.is_stopping = False
        self._listeners: dict[Place, set[Listener]] = defaultdict(set)
        self._subjects: Counter[str] = Counter()
        # Each thread has a connection to the database.
        self._looking = ThreadPoolExecutor(1, thread_name_prefix="events")
        self._admitting = ThreadPoolExecutor(1, thread_name_prefix="listeners")
        self._task: asyncio.Task[None] | None = None
        self._generation = b""
        self._read_at = 0.0

    async def admit(self, work: Callable[[], T]) -> T:
        """Does what may read the database before somebody listens, beside the loop and beside what looks for news."""
        return await asyncio.get_running_loop().run_in_executor(self._admitting, _with_a_connection, work)

    def join(self, place: Place, *, subject: str, state: State) -> Listener:
        """A listener to an edition, which was just read. `subject` stands for the address; empty where there is none.

        Raises `TooManyListeners`.
        """
        self.check_room(subject)
        listener = Listener(place, subject)
        self._listeners[place].add(listener)
        if subject:
            self._subjects[subject] += 1
        self._put(place, state)
        if self._task is None or self._task.done():
            _hear_of_the_end(self)
            self._task = asyncio.create_task(self._watch())
        return listener

    def leave(self, listener: Listener) -> None:
        """The connection is over."""
        here = self._listeners[listener.place]
        here.discard(listener)
        if not here:
            del self._listeners[listener.place]
            self.states.pop(listener.place, None)
        if listener.subject:
            self._subjects[listener.subject] -= 1
            if not self._subjects[listener.subject]:
                del self._subjects[listener.subject]

    def stop(self) -> None:
        """Ends all connections, in order: their clients come again, to another process."""
        self.is_stopping = True
        for here in self._listeners.values():
            for listener in here:
                listener.wake.set()

    def count(self) -> int:
        """How many listen."""
        return sum(len(here) for here in self._listeners.values())

    def check_room(self, subject: str) -> None:
        """Raises `TooManyListeners`."""
        most, most_here = settings.EVENTS_LISTENERS, settings.EVENTS_LISTENERS_PER_ADDRESS
        again = f"Close one, or try again after {TRY_AGAIN_AFTER_SECONDS} seconds, and ask for `changes` meanwhile."
        if subject and self._subjects[subject] >= most_here:
            raise TooManyListeners(f"This address has {most_here} connections open. {again}")
        if self.count() >= most:
            raise TooManyListeners(f"This server has as many listeners as it may. {again}")

    async def _watch(self) -> None:
        try:
            while self._listeners and not self.is_stopping:
                await asyncio.sleep(LOOKS_EVERY_SECONDS)
                await self._look_if_due()
            if self.is_stopping:
                self.stop()
        finally:
            # Whoever joins from now on starts another task.
            self._task = None
            for thread in (self._looking, self._admitting):
                thread.submit(_hang_up)

    async def _look_if_due(self) -> None:
        generation = bulletin.generation()
        if not self._is_due(generation):
            return
        try:
            work = partial(look, dict(self.states), at=timezone.now())
            found = await asyncio.get_running_loop().run_in_executor(self._looking, _with_a_connection, work)
        except Exception:
            # A database that is away for a while: who listens stays, and is told when it is back.
            logger.exception("Cannot look for changes, and go on")
            await asyncio.sleep(READS_EVERY_SECONDS)
            return
        self._generation, self._read_at = generation, time.monotonic()
        for place, state in found.items():
            self._put(place, state)

    def _is_due(self, generation: bytes) -> bool:
        if generation != self._generation or time.monotonic() - self._read_at >= READS_EVERY_SECONDS:
            return True
        now = timezone.now()
        return any(state and state.turns_at and state.turns_at <= now for state in self.states.values())

    def _put(self, place: Place, state: State | None) -> None:
        """What was read, unless it is no news: whoever joins reads, too, and others may have read since."""
        known = self.states.get(place)
        if place not in self._listeners or (known and state and not state.follows(known)):
            return
        self.states[place] = state
        for listener in self._listeners[place]:
            listener.wake.set()


def look(known: Mapping[Place, State | None], *, at: datetime) -> dict[Place, State | None]:
    """Those editions that are elsewhere than is known, or are no more. Reads the database."""
    editions = versions.current()
    found: dict[Place, State | None] = {}
    others: list[KnownEdition] = []
    for place, state in known.items():
        edition = editions.get(place)
        if edition is None:
            found[place] = None
        elif state is None or _has_moved(edition, state, at):
            others.append(edition)
    return {**found, **states_of(others, at=at)}


def states_of(editions: list[KnownEdition], *, at: datetime) -> dict[Place, State | None]:
    """Where these editions are, in one statement; none where there is no edition."""
    if not editions:
        return {}
    turns = EditionRow.objects.filter(edition__in=[each.pk for each in editions]).turns(at=at)
    states: dict[Place, State | None] = {}
    for each in editions:
        position = tokens.newest(each, at=at)
        states[each.tenant, each.locale] = State(
            position, tokens.write(each, position), *turns.get(each.pk, (None, None))
        )
    return states


def here() -> Watcher:
    """The watcher of the loop that runs."""
    loop = asyncio.get_running_loop()
    if loop not in _watchers:
        _watchers[loop] = Watcher()
    return _watchers[loop]


_watchers: "WeakKeyDictionary[asyncio.AbstractEventLoop, Watcher]" = WeakKeyDictionary()


def _has_moved(edition: KnownEdition, state: State, at: datetime) -> bool:
    if (edition.epoch, edition.change_number) != (state.position.epoch, state.position.number):
        return True
    return state.turns_at is not None and state.turns_at <= at


def _with_a_connection(work: Callable[[], T]) -> T:
    try:
        return work()
    finally:
        close_old_connections()


def _hang_up() -> None:
    """Closes the connection of the thread that this runs in."""
    connection.close()


def _hear_of_the_end(watcher: Watcher) -> None:
    """Servers wait for open connections before they tell the application that they end: it has to know before that.

    Their own handler is called as before. Without one, or in another thread, `stop` is left to whoever runs the loop.
    """
    if threading.current_thread() is not threading.main_thread():
        return
    for number in (signal.SIGTERM, signal.SIGINT):
        before = signal.getsignal(number)
        if callable(before) and not hasattr(before, "hears_of_the_end"):
            signal.signal(number, _ending(watcher, before))


def _ending(watcher: Watcher, before: Callable[..., Any]) -> Callable[..., None]:
    def end(number: int, frame: Any) -> None:
        # Only a mark: what is running may be in the midst of anything. The task sees it.
        watcher.is_stopping = True
        before(number, frame)

    end.hears_of_the_end = True  # type: ignore[attr-defined]
    return end
