"""What reading one file costs is counted, so that a few bytes cannot ask for hours of work or for all memory."""

from collections import Counter
from typing import BinaryIO

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cms.media.formats.refusals import FileRefusedError

MOST_BYTES_AT_ONCE = 16 << 20
# Cleaning a file never writes more than once over each of its bytes; the rest is room for headers.
ROOM_FOR_HEADERS = 1 << 20
TOO_MANY_PARTS = _("This file is put together from far too many parts. Export it again and choose the new one.")


class CountedFile:
    """An open file and what its reader has done so far: parts `seen` by kind, bytes `written`.

    Raises FileRefusedError as soon as a reader asks for more than a recording made by a program would need.
    """

    def __init__(self, file: BinaryIO) -> None:
        self.file = file
        self.seen: Counter[str] = Counter()
        self.written = 0
        self.most_written = file.seek(0, 2) + ROOM_FOR_HEADERS

    def look(self, kind: str, *, most: int, number: int = 1, sentence: str | Promise = TOO_MANY_PARTS) -> None:
        """Notes that so many more parts of this kind are looked at, of which a file may have `most`."""
        self.seen[kind] += number
        if self.seen[kind] > most:
            raise FileRefusedError(sentence)

    def seek(self, offset: int, whence: int = 0) -> int:
        """As a file does it."""
        return self.file.seek(offset, whence)

    def read(self, length: int) -> bytes:
        """At most so many bytes, and never all there are."""
        if length > MOST_BYTES_AT_ONCE:
            raise FileRefusedError(TOO_MANY_PARTS)
        return self.file.read(length)

    def write(self, data: bytes) -> None:
        """Over what was there."""
        self.written += len(data)
        if self.written > self.most_written:
            raise FileRefusedError(TOO_MANY_PARTS)
        self.file.write(data)

    def truncate(self, size: int) -> None:
        """Drops what lies behind `size`."""
        self.file.truncate(size)

    def fileno(self) -> int:
        """The system's number of the open file, with everything that was written in place."""
        self.file.flush()
        return self.file.fileno()
