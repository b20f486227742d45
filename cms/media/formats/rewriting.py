"""Reading and changing parts of an open file in place, in bounded memory."""

from cms.media.formats.counting import CountedFile
from cms.media.formats.refusals import INCOMPLETE, FileRefusedError

CHUNK = 1 << 20


def size_of(file: CountedFile) -> int:
    """Bytes; the position moves."""
    return file.seek(0, 2)


def read_at(file: CountedFile, start: int, length: int) -> bytes:
    """Exactly so many bytes, or FileRefusedError."""
    file.seek(start)
    data = file.read(length)
    if len(data) != length:
        raise FileRefusedError(INCOMPLETE)
    return data


def write_at(file: CountedFile, start: int, data: bytes) -> None:
    """Over what was there."""
    file.seek(start)
    file.write(data)


def blank(file: CountedFile, start: int, end: int, *, filler: bytes = b"\x00") -> None:
    """The one byte `filler` from `start` up to and without `end`."""
    file.seek(start)
    for begin in range(start, end, CHUNK):
        file.write(filler * min(CHUNK, end - begin))


def keep_only(file: CountedFile, parts: list[tuple[int, int]]) -> None:
    """Move the parts (start, end; in ascending order) to the front, one after another, and drop the rest."""
    target = 0
    for start, end in parts:
        for begin in range(start, end, CHUNK):
            length = min(CHUNK, end - begin)
            if target != begin:
                write_at(file, target, read_at(file, begin, length))
            target += length
    file.truncate(target)
