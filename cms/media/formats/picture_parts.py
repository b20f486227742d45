"""The parts of a JPEG or PNG are counted before the decoder sees it: scans and notes without end cost hours."""

import re
import struct
from typing import BinaryIO

from cms.media.formats.counting import TOO_MANY_PARTS
from cms.media.formats.refusals import FileRefusedError

JPEG, PNG = b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"
# Of the marks of a JPEG all but those that stand within the data of a scan.
MARK = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]")
TEMPORARY, BEGINNING, END, SCAN = 0x01, 0xD8, 0xD9, 0xDA
WITHOUT_LENGTH = {TEMPORARY, BEGINNING, END}
# A progressive picture has ten scans, and each goes over every pixel.
MOST_SCANS = 100
MOST_SEGMENTS = 1_000
MOST_BETWEEN = 64 << 10
MOST_CHUNKS = 20_000
CHUNK_BYTES_BESIDE = 12


def refuse_endless(source: BinaryIO) -> None:
    """Raises FileRefusedError for more scans, segments or chunks than a picture needs; the position is kept."""
    source.seek(0)
    data = source.read()
    source.seek(0)
    if data.startswith(JPEG):
        _count_segments(data)
    elif data.startswith(PNG):
        _count_chunks(data)


def _count_segments(data: bytes) -> None:
    at, segments, scans = 0, 0, 0
    while mark := MARK.search(data, at):
        kind, between = data[mark.start() + 1], mark.start() - at
        segments, scans = segments + 1, scans + (kind == SCAN)
        if segments > MOST_SEGMENTS or scans > MOST_SCANS or (not scans and between > MOST_BETWEEN):
            raise FileRefusedError(TOO_MANY_PARTS)
        if kind == END and scans:
            # Phones hang a film on the end of a picture.
            return
        at = mark.end()
        if kind not in WITHOUT_LENGTH:
            at += int.from_bytes(data[at : at + 2])


def _count_chunks(data: bytes) -> None:
    at, chunks = len(PNG), 0
    while at + CHUNK_BYTES_BESIDE <= len(data):
        chunks += 1
        if chunks > MOST_CHUNKS:
            raise FileRefusedError(TOO_MANY_PARTS)
        at += struct.unpack_from(">I", data, at)[0] + CHUNK_BYTES_BESIDE
