"""WAV: of its chunks only the format and the sound are kept; LIST, id3, bext and the like go."""

import struct

from django.utils.translation import gettext_lazy as _

from cms.media.formats.counting import CountedFile
from cms.media.formats.facts import Facts
from cms.media.formats.refusals import INCOMPLETE, FileRefusedError
from cms.media.formats.rewriting import keep_only, read_at, size_of, write_at

PCM, FLOAT, EXTENSIBLE = 1, 3, 0xFFFE
HEADER = 8
# A recorder writes ten chunks, an editing program with its notes perhaps fifty.
MOST_CHUNKS = 1_000
SHORTEST_FORM, LONGEST_FORM = 16, 64
UNKNOWN_CODING = _("This WAV file has a coding we do not know. Export it as ordinary WAV (PCM) or MP3.")


def recognised(head: bytes) -> bool:
    """By RIFF and WAVE in the first twelve bytes."""
    return head[:4] == b"RIFF" and head[8:12] == b"WAVE"


def clean(file: CountedFile) -> Facts:
    """Leave `fmt ` and `data` only; the length is that of the data."""
    chunks = _chunks(file)
    try:
        form, data = chunks[b"fmt "], chunks[b"data"]
    except KeyError as error:
        raise FileRefusedError(INCOMPLETE) from error
    if not SHORTEST_FORM <= form[1] - form[0] - HEADER <= LONGEST_FORM:
        raise FileRefusedError(UNKNOWN_CODING)
    coding, _channels, _rate, bytes_a_second = struct.unpack("<HHII", read_at(file, form[0] + HEADER, 12))
    if coding not in {PCM, FLOAT, EXTENSIBLE} or not bytes_a_second or form[0] > data[0]:
        raise FileRefusedError(UNKNOWN_CODING)
    keep_only(file, [(0, 12), form, data])
    write_at(file, 4, struct.pack("<I", size_of(file) - HEADER))
    return Facts("audio", ".wav", "audio/wav", (data[1] - data[0] - HEADER) / bytes_a_second)


def _chunks(file: CountedFile) -> dict[bytes, tuple[int, int]]:
    """The first chunk of each kind: where it starts and ends, header and padding included."""
    found: dict[bytes, tuple[int, int]] = {}
    end, at = size_of(file), 12
    while at + HEADER <= end:
        file.look("chunks", most=MOST_CHUNKS)
        kind, length = struct.unpack("<4sI", read_at(file, at, HEADER))
        stop = at + HEADER + length
        if stop > end:
            raise FileRefusedError(INCOMPLETE)
        found.setdefault(kind, (at, min(stop + length % 2, end)))
        at = stop + length % 2
    return found
