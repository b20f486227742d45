"""The pages of an Ogg file (RFC 3533): a header, the lengths of the pieces, the pieces."""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from cms.media.formats.counting import CountedFile
from cms.media.formats.refusals import INCOMPLETE, FileRefusedError
from cms.media.formats.rewriting import read_at, size_of

HEADER = struct.Struct("<4sBBqIIIB")
CONTINUED = 1
# A piece of this length has its packet go on with the next piece.
OPEN_PACKET = 255
MOST_PIECES = 255
# Five hours with a page for each packet, as some senders write; a page for each second is usual.
MOST_PAGES = 1_000_000
NOWHERE = -1
BITS_TURNED = bytes(int(f"{byte:08b}"[::-1], 2) for byte in range(256))


@dataclass(frozen=True, slots=True)
class Page:
    """One page; `start` is where it was found, or nowhere. `position` counts samples up to its end, -1 for none."""

    start: int
    flags: int
    position: int
    serial: int
    number: int
    lacing: bytes
    body: bytes

    def parts(self) -> Iterator[tuple[bytes, bool]]:
        """The pieces of packets on this page, and whether the packet ends with it."""
        at, length = 0, 0
        for piece in self.lacing:
            length += piece
            if piece < OPEN_PACKET:
                yield self.body[at : at + length], True
                at, length = at + length, 0
        if length:
            yield self.body[at : at + length], False

    def numbered(self, number: int) -> bytes:
        """The page as it is written, as the so-manyth of its stream (from 0)."""
        head = HEADER.pack(b"OggS", 0, self.flags, self.position, self.serial, number, 0, len(self.lacing))
        data = head + self.lacing + self.body
        return data[:22] + _checksum(data) + data[26:]


def pages_of(file: CountedFile) -> Iterator[Page]:
    """All pages; the file may be written before the end of the page that was given last."""
    end, at = size_of(file), 0
    while at < end:
        file.look("pages", most=MOST_PAGES)
        mark, version, flags, position, serial, number, _sum, pieces = HEADER.unpack(read_at(file, at, HEADER.size))
        if mark != b"OggS" or version:
            raise FileRefusedError(INCOMPLETE)
        rest = read_at(file, at + HEADER.size, pieces)
        body = read_at(file, at + HEADER.size + pieces, sum(rest))
        yield Page(at, flags, position, serial, number, rest, body)
        at += HEADER.size + pieces + len(body)


def packed(packets: list[bytes], *, serial: int) -> Iterator[Page]:
    """Packets on as few pages as they need, all at position 0."""
    lacing = b"".join(
        bytes([OPEN_PACKET] * (len(packet) // OPEN_PACKET) + [len(packet) % OPEN_PACKET]) for packet in packets
    )
    body, at = b"".join(packets), 0
    for begin in range(0, len(lacing), MOST_PIECES):
        pieces = lacing[begin : begin + MOST_PIECES]
        flags = CONTINUED if begin and lacing[begin - 1] == OPEN_PACKET else 0
        position = 0 if min(pieces) < OPEN_PACKET else NOWHERE
        yield Page(NOWHERE, flags, position, serial, NOWHERE, pieces, body[at : at + sum(pieces)])
        at += sum(pieces)


def _checksum(data: bytes) -> bytes:
    """Ogg's sum is that of zip with every byte's bits the other way round, and without the turns at both ends."""
    turned = ~zlib.crc32(data.translate(BITS_TURNED), -1) & 0xFFFFFFFF
    return turned.to_bytes(4).translate(BITS_TURNED)
