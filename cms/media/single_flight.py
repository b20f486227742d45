"""Locks between threads and processes of one machine: what many ask for at once is done once."""

import fcntl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path
from typing import TypeVar

Made = TypeVar("Made")
STRIPES = 64


def once(*, folder: Path, name: str, slots: int, find: Callable[[], Made | None], make: Callable[[], Made]) -> Made:
    """What `find` finds, else what `make` makes; of all who ask for one name at once only the first makes it.

    At most `slots` makings run at a time on this machine, whatever their names: that bounds their memory.
    Lock files in `folder` are few and stay. A process that dies lets go of its locks.
    """
    found = find()
    if found is not None:
        return found
    folder.mkdir(parents=True, exist_ok=True)
    number = int.from_bytes(blake2b(name.encode(), digest_size=4).digest())
    with _locked(folder / f"stripe-{number % STRIPES}"):
        found = find()
        if found is not None:
            return found
        with _one_of([folder / f"slot-{slot}" for slot in range(slots)], number):
            return make()


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    with path.open("wb") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


@contextmanager
def _one_of(paths: list[Path], number: int) -> Iterator[None]:
    """The first free one; when none is free, wait for one that the number picks."""
    for path in paths:
        with path.open("wb") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                continue
            yield
            return
    with _locked(paths[number % len(paths)]):
        yield
