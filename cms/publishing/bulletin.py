"""What processes of one machine tell each other of the store, in a small file that all of them map into memory.

Reading it takes no call of the system. It holds a generation, which every commit changes, and a slot for each
transaction that has written and whose commit is not told yet. Whoever reads while a slot is taken looks into the
database; so a process that dies between its commit and its word leaves nobody behind. On other machines, and where
the file cannot be had, what is known is believed for a second.
"""

import fcntl
import logging
import mmap
import os
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from django.conf import settings

GENERATION_BYTES = 16
SLOTS = 512
# A transaction that writes ends within this. The slot of one that was rolled back, or whose process died, counts so
# long.
TAKEN_SECONDS = 60
STAMP_BYTES = 8
SIZE = GENERATION_BYTES + SLOTS * STAMP_BYTES
NONE_TAKEN = bytes(SLOTS * STAMP_BYTES)
logger = logging.getLogger("cms.publishing")


class _Mine(threading.local):
    """The slot of this thread's transaction."""

    slot: int | None = None


class Bulletin:
    """The mapped file."""

    def __init__(self, path: Path) -> None:
        self._file, self._memory = _mapped(path)
        self._claiming = threading.Lock()
        self._mine = _Mine()

    def generation(self) -> bytes:
        """Differs after each commit that was told. To be read after `is_being_written`: who tells changes it first."""
        return self._memory[:GENERATION_BYTES]

    def is_still(self, generation: bytes) -> bool:
        """Whether nobody has committed since this generation, and nobody is about to, at a glance: no is no surprise
        then, and to be looked into.
        """
        memory = self._memory
        # In this order, as above.
        return (
            memory[GENERATION_BYTES:SIZE] == NONE_TAKEN
            and memory[:GENERATION_BYTES] == generation
            and self._mine.slot is None
        )

    def is_being_written(self) -> bool:
        """Whether somebody else may have committed, or be about to, without having told."""
        taken = self._memory[GENERATION_BYTES:SIZE]
        if taken == NONE_TAKEN:
            return False
        stamps, now, mine = memoryview(taken).cast("Q"), int(time.time()), self._mine.slot
        if mine is None:
            # Slots of transactions that were rolled back stay written: every answer passes here, so this is quick.
            return max(stamps) > now
        return any(stamp > now for slot, stamp in enumerate(stamps) if slot != mine)

    def has_begun(self) -> bool:
        """Whether this thread has begun and not told yet."""
        return self._mine.slot is not None

    def begin(self) -> None:
        """This thread's transaction has written; to be called before it commits."""
        with self._alone():
            slot = self._free() if self._mine.slot is None else self._mine.slot
            self._mine.slot = slot
            self._write(slot, int(time.time()) + TAKEN_SECONDS)

    def tell(self) -> None:
        """This thread's transaction is committed."""
        self._memory[:GENERATION_BYTES] = uuid4().bytes
        # The last slot may be anybody's: it ends by itself.
        if self._mine.slot is not None and self._mine.slot != SLOTS - 1:
            self._write(self._mine.slot, 0)
        self._mine.slot = None

    def _free(self) -> int:
        """A slot that nobody has; the last one, which is never given back, where there is none.

        Those whose time is over are cleared, so that readers see at a glance that nobody writes.
        """
        stamps = memoryview(self._memory[GENERATION_BYTES:SIZE]).cast("Q")
        now = int(time.time())
        for slot, stamp in enumerate(stamps):
            if 0 < stamp <= now:
                self._write(slot, 0)
        return next((slot for slot, stamp in enumerate(stamps[: SLOTS - 1]) if stamp <= now), SLOTS - 1)

    def _write(self, slot: int, stamp: int) -> None:
        start = GENERATION_BYTES + slot * STAMP_BYTES
        self._memory[start : start + STAMP_BYTES] = stamp.to_bytes(STAMP_BYTES, sys.byteorder)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Nobody else claims a slot meanwhile, in this process or another."""
        with self._claiming:
            if self._file is None:
                yield
                return
            fcntl.lockf(self._file, fcntl.LOCK_EX)
            try:
                yield
            finally:
                fcntl.lockf(self._file, fcntl.LOCK_UN)


def _mapped(path: Path) -> tuple[int | None, mmap.mmap]:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        if os.fstat(file).st_size < SIZE:
            os.ftruncate(file, SIZE)
        return file, mmap.mmap(file, SIZE)
    except OSError as error:
        logger.warning(
            "%s cannot be had (%s): what other processes publish is seen after a second. "
            "It has to be writable for the account that serves.",
            path,
            error,
        )
        return None, mmap.mmap(-1, SIZE)


bulletin = Bulletin(settings.VERSIONS_FILE)
