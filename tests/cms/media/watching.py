"""A file that writes down what is asked of it, to count what a hostile one costs."""

import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from tempfile import TemporaryFile
from typing import Any, BinaryIO, cast

import pytest

from cms.media.formats import mp3, mp4, ogg, wav, webm
from cms.media.formats.counting import CountedFile
from cms.media.formats.facts import Facts
from cms.media.formats.refusals import FileRefusedError

Clean = Callable[[CountedFile], Facts]

CLEAN: dict[str, Clean] = {"mp3": mp3.clean, "mp4": mp4.clean, "ogg": ogg.clean, "wav": wav.clean, "webm": webm.clean}
MEGABYTE = 1 << 20


@dataclass
class Watched:
    """A file on disk that writes down what is asked of it, apart from the counting that it is to test."""

    data: bytes
    reads: int = 0
    read_bytes: int = 0
    written_bytes: int = 0
    inner: BinaryIO = field(init=False)

    def __post_init__(self) -> None:
        self.inner = TemporaryFile()  # noqa: SIM115 - lives as long as the test
        self.inner.write(self.data)

    def read(self, length: int) -> bytes:
        data = self.inner.read(length)
        self.reads, self.read_bytes = self.reads + 1, self.read_bytes + len(data)
        return data

    def write(self, data: bytes) -> int:
        self.written_bytes += len(data)
        return self.inner.write(data)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.inner, name)


@contextmanager
def opened(data: bytes) -> Iterator[tuple[Watched, CountedFile]]:
    watched = Watched(data)
    with watched.inner:
        yield watched, CountedFile(cast(BinaryIO, watched))


def refused(kind: str, data: bytes) -> tuple[str, Watched, CountedFile]:
    """The sentence, what the reader asked of the file, and what it counted itself."""
    with opened(data) as (watched, counted), pytest.raises(FileRefusedError) as refusal:
        CLEAN[kind](counted)
    return str(refusal.value.sentence), watched, counted


@contextmanager
def memory_below(most: int) -> Iterator[None]:
    tracemalloc.start()
    try:
        yield
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < most
