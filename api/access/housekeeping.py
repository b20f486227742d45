"""What a process keeps in memory, looked after beside the requests: a daemon thread that wakes once a second.

It starts with the first request of a process, after any fork, and ends with it. What lies in `Believed` is confirmed by
it while requests come, so that an answering request asks no database for it; after a pause the first request asks
itself. Chores, such as writing down counts, are done every few seconds and once more when the process ends in order.
"""

import atexit
import logging
import os
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.conf import settings
from django.db import close_old_connections

logger = logging.getLogger("api.access")

EVERY_SECONDS = 1.0
# The thread confirms after one; the second is its time to do so.
BELIEVED_FOR_SECONDS = 2.0
BUSY_FOR_SECONDS = 5.0

T = TypeVar("T")


class Believed(Generic[T]):
    """Something read from the database, at most two seconds old."""

    def __init__(self, read: Callable[[], T]) -> None:
        self._read = read
        self._kept: tuple[float, T] | None = None
        _believed.append(self)

    def value(self) -> T:
        """What is known; read where nobody has confirmed it of late."""
        kept = self._kept
        if kept is not None and time.monotonic() - kept[0] < BELIEVED_FOR_SECONDS:
            return kept[1]
        return self.confirm()

    def confirm(self) -> T:
        """Reads anew."""
        began = time.monotonic()
        fresh, kept = self._read(), self._kept
        if kept is not None and kept[1] == fresh:
            # Whoever remembers something of it sees at a glance that it is as it was.
            fresh = kept[1]
        self._kept = (began, fresh)
        return fresh

    def forget(self) -> None:
        """The next question reads anew."""
        self._kept = None

    @property
    def is_known(self) -> bool:
        """Whether anybody has asked yet."""
        return self._kept is not None


@dataclass(slots=True)
class Chore:
    """Something to do every so often, whether requests come or not."""

    work: Callable[[], None]
    every: float
    done_at: float = 0.0


@dataclass(slots=True)
class _Process:
    """What belongs to this process, and not to the one that it was forked from."""

    has_thread: bool = False
    asked_at: float = 0.0


_believed: list[Believed[Any]] = []
_chores: list[Chore] = []
_process = _Process()
_lock = threading.Lock()


def every(seconds: float) -> Callable[[Callable[[], None]], Callable[[], None]]:
    """Makes a function a chore."""

    def register(work: Callable[[], None]) -> Callable[[], None]:
        _chores.append(Chore(work, seconds))
        return work

    return register


def stir() -> None:
    """Each request says that it was here: the first of a process starts the thread."""
    _process.asked_at = time.monotonic()
    if not _process.has_thread and settings.HOUSEKEEPING_THREAD:
        with _lock:
            if not _process.has_thread:
                _process.has_thread = True
                threading.Thread(target=_keep_house, name="housekeeping", daemon=True).start()
                atexit.register(do_chores)


def look_after(now: float) -> None:
    """One round of the thread."""
    if now - _process.asked_at < BUSY_FOR_SECONDS:
        for each in _believed:
            if each.is_known:
                _quietly(each.confirm)
    for chore in _chores:
        if now - chore.done_at >= chore.every:
            chore.done_at = now
            _quietly(chore.work)


def do_chores() -> None:
    """All of them, now."""
    for chore in _chores:
        _quietly(chore.work)


def forget() -> None:
    """Nothing is believed any more."""
    for each in _believed:
        each.forget()


def _forked() -> None:
    _process.has_thread = False


os.register_at_fork(after_in_child=_forked)


def _keep_house() -> None:
    while True:
        time.sleep(EVERY_SECONDS)
        look_after(time.monotonic())
        # As after a request: a database that restarts, or a connection that has grown old, is no matter.
        _quietly(close_old_connections)


def _quietly(work: Callable[[], object]) -> None:
    """No fault here is anybody's answer."""
    try:
        work()
    except Exception:
        logger.exception("Housekeeping failed, and goes on")
