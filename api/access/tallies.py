"""Counting without a statement in the request: in memory first, written down in batches by somebody else."""

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from functools import lru_cache
from threading import Lock
from typing import Generic, TypeVar

from django.db import DatabaseError, transaction

# An entry is a few strings: a few megabytes at most.
MOST_ENTRIES = 10_000
WRITTEN_EVERY_SECONDS = 10

T = TypeVar("T")


def day_of(at: datetime) -> str:
    """The day that a request counts for, everywhere in the world the same."""
    return _written(at.astimezone(UTC).date())


_written = lru_cache(maxsize=4)(date.isoformat)


class Tally(Generic[T]):
    """How often each entry was counted since it was last taken. What finds no room is not counted."""

    def __init__(self, most: int = MOST_ENTRIES) -> None:
        self._counts: dict[T, int] = {}
        self._most = most
        self._lock = Lock()

    def add(self, entry: T, times: int = 1) -> None:
        """Counts."""
        with self._lock:
            before = self._counts.get(entry, 0)
            if before or len(self._counts) < self._most:
                self._counts[entry] = before + times

    def take(self) -> dict[T, int]:
        """Everything counted, which is no longer here then."""
        with self._lock:
            taken, self._counts = self._counts, {}
        return taken

    def put_back(self, counts: Iterable[tuple[T, int]]) -> None:
        """What could not be written down."""
        for entry, times in counts:
            self.add(entry, times)

    def write_down(self, write: Callable[[dict[T, int]], None]) -> None:
        """What was counted goes to the database, in one transaction; if that fails, it waits for the next time."""
        counted = self.take()
        if not counted:
            return
        try:
            with transaction.atomic():
                write(counted)
        except DatabaseError:
            self.put_back(counted.items())
            raise
