"""OGG with Vorbis or Opus: the comments are emptied; a second stream beside the sound is refused."""

import struct
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from cms.media.formats.counting import CountedFile
from cms.media.formats.facts import Facts
from cms.media.formats.ogg_pages import OPEN_PACKET, Page, packed, pages_of
from cms.media.formats.refusals import INCOMPLETE, FileRefusedError
from cms.media.formats.rewriting import write_at

OPUS, VORBIS, SETUP = b"OpusHead", b"\x01vorbis", b"\x05vorbis"
# An empty name of the encoder and no comment; Vorbis wants a last bit that is set.
NOTHING_SAID = bytes(8)
OPUS_SAMPLES_A_SECOND = 48_000
LONGEST_MARK = 21 + 255
MOST_SETUP_BYTES = 1 << 20
NOT_ONE_SOUND = _("This OGG file holds something else than one sound (Vorbis or Opus). Export the sound alone.")


def recognised(head: bytes) -> bool:
    """By the mark of an Ogg page."""
    return head[:4] == b"OggS"


def clean(file: CountedFile) -> Facts:
    """Empty the comment header and move up what follows; the length comes from the last page's position."""
    pages = _of_one_stream(pages_of(file))
    first = next(pages, None)
    if first is None or not _begins_sound(first):
        raise FileRefusedError(NOT_ONE_SOUND)
    opus = first.body.startswith(OPUS)
    before, samples_a_second = _beginning(first.body, opus=opus)
    setup = _setup(pages, opus=opus)
    packets = [b"OpusTags" + NOTHING_SAID] if opus else [b"\x03vorbis" + NOTHING_SAID + b"\x01", setup]
    position = _write(file, first, packets, pages)
    return Facts("audio", ".ogg", "audio/ogg", (position - before) / samples_a_second)


def _of_one_stream(pages: Iterator[Page]) -> Iterator[Page]:
    serial = None
    for page in pages:
        serial = page.serial if serial is None else serial
        if page.serial != serial:
            raise FileRefusedError(NOT_ONE_SOUND)
        yield page


def _begins_sound(page: Page) -> bool:
    """Whether it holds one short packet, which is the mark of Vorbis or Opus, and nothing else."""
    whole = [end for _part, end in page.parts()] == [True]
    return whole and len(page.body) <= LONGEST_MARK and page.body.startswith((OPUS, VORBIS))


def _beginning(head: bytes, *, opus: bool) -> tuple[int, int]:
    """How many samples are not heard, and how many make a second."""
    if opus:
        return struct.unpack("<H", head[10:12])[0], OPUS_SAMPLES_A_SECOND
    rate = struct.unpack("<I", head[12:16])[0]
    if not rate:
        raise FileRefusedError(NOT_ONE_SOUND)
    return 0, rate


def _setup(pages: Iterator[Page], *, opus: bool) -> bytes:
    """Goes over the pages of the comments, and of Vorbis's set-up, which it gives; sound begins with the next page."""
    wanted = 1 if opus else 2
    packets, setup = 0, bytearray()
    for page in pages:
        for part, whole in page.parts():
            if packets == 1:
                setup += part
            packets += whole
            if len(setup) > MOST_SETUP_BYTES:
                raise FileRefusedError(INCOMPLETE)
        if packets >= wanted:
            if packets > wanted or page.lacing[-1] == OPEN_PACKET or not (opus or setup.startswith(SETUP)):
                raise FileRefusedError(NOT_ONE_SOUND)
            return bytes(setup)
    raise FileRefusedError(INCOMPLETE)


def _write(file: CountedFile, first: Page, packets: list[bytes], sound: Iterator[Page]) -> int:
    """The whole file anew, over itself: the headers only grow shorter. Gives the position at the end."""
    number, target, position = 0, 0, 0
    for page in [first, *packed(packets, serial=first.serial)]:
        target, number = _put(file, page, target, number), number + 1
    for page in sound:
        if target > page.start:
            raise FileRefusedError(INCOMPLETE)
        position = max(position, page.position)
        target, number = _put(file, page, target, number), number + 1
    file.truncate(target)
    return position


def _put(file: CountedFile, page: Page, target: int, number: int) -> int:
    data = page.numbered(number)
    if target != page.start or number != page.number:
        write_at(file, target, data)
    return target + len(data)
