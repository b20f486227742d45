"""What processes of one machine tell each other of the store, in a small file that all of them map into memory.

Reading it takes no call of the system. It holds a generation, which every commit changes, and a slot for each
transaction that has written and whose commit is not told yet. Whoever reads while a slot is taken looks into the
database; so a process that dies between its commit and its word leaves nobody behind. On other machines, and where
the file cannot be had, what is known is believed for a second.
"""

import mmap
import os
import sys
import threading
import time
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


class Bulletin:
    """The mapped file."""

    def __init__(self, path: Path) -> None:
        self._memory = _mapped(path)

    def generation(self) -> bytes:
        """Differs after each commit that was told."""
        return self._memory[:GENERATION_BYTES]

    def is_being_written(self) -> bool:
        """Whether somebody else may have committed, or be about to, without having told."""
        taken = self._memory[GENERATION_BYTES:SIZE]
        if taken == NONE_TAKEN:
            return False
        stamps = memoryview(taken).cast("Q")
        now, mine = int(time.time()), _slot()
        return any(stamp > now for slot, stamp in enumerate(stamps) if slot != mine)

    def begin(self) -> None:
        """This thread's transaction has written; to be called before it commits."""
        self._write(int(time.time()) + TAKEN_SECONDS)

    def tell(self) -> None:
        """This thread's transaction is committed."""
        self._memory[:GENERATION_BYTES] = uuid4().bytes
        self._write(0)

    def _write(self, stamp: int) -> None:
        start = GENERATION_BYTES + _slot() * STAMP_BYTES
        self._memory[start : start + STAMP_BYTES] = stamp.to_bytes(STAMP_BYTES, sys.byteorder)


def _slot() -> int:
    return hash((os.getpid(), threading.get_ident())) % SLOTS


def _mapped(path: Path) -> mmap.mmap:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError:
        return mmap.mmap(-1, SIZE)
    try:
        if os.fstat(file).st_size < SIZE:
            os.ftruncate(file, SIZE)
        return mmap.mmap(file, SIZE)
    finally:
        os.close(file)


bulletin = Bulletin(settings.VERSIONS_FILE)
