"""MP4 and M4A: boxes that describe rather than play are blanked in place, so that no offset moves.

Blanked are `udta`, `meta` and `uuid` (titles, cover, position, XMP) wherever they lie, free space, times of
recording, device names, and every track that is neither picture nor sound, with its data.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from cms.media.formats.counting import CountedFile
from cms.media.formats.facts import Facts
from cms.media.formats.mp4_samples import blank_samples
from cms.media.formats.refusals import INCOMPLETE, FileRefusedError
from cms.media.formats.rewriting import blank, read_at, size_of, write_at

PLAYED = {b"vide": "video", b"soun": "audio"}
KEPT_AT_TOP = {b"ftyp", b"mdat"}
KEPT_IN_MOVIE = {b"mvhd", b"trak", b"iods"}
KEPT_IN_TRACK = {b"tkhd", b"edts", b"mdia"}
KEPT_IN_MEDIA = {b"mdhd", b"hdlr", b"minf"}
# Looked at, some of them several times; a film of six tracks needs 200.
MOST_BOXES = 5_000
QUICKTIME = _("This is a QuickTime film. Export or share it as MP4 and choose that file.")
IN_PIECES = _("This film was saved in pieces for streaming. Export it as an ordinary MP4 file.")
NO_LENGTH = _("This file does not say how long it is. Export it again as MP4 or M4A.")
NOTHING_TO_PLAY = _("This file has neither sound nor picture. Export it again as MP4 or M4A.")


@dataclass(frozen=True, slots=True)
class Box:
    """A part of the file: `start` is its header, `body` what follows that, `end` the first byte after it."""

    kind: bytes
    start: int
    body: int
    end: int


@dataclass(frozen=True, slots=True)
class Track:
    """A track that is played; the size as shown, after rotation."""

    kind: str
    width: int
    height: int


def recognised(head: bytes) -> bool:
    """By the `ftyp` box that has to come first."""
    return head[4:8] == b"ftyp"


def clean(file: CountedFile) -> Facts:
    """Blank all but the recording; the length is what the movie header says."""
    if read_at(file, 8, 4) == b"qt  ":
        raise FileRefusedError(QUICKTIME)
    boxes = list(boxes_of(file, 0, size_of(file)))
    if any(box.kind in {b"moof", b"sidx"} for box in boxes):
        raise FileRefusedError(IN_PIECES)
    movie = next((box for box in boxes if box.kind == b"moov"), None)
    if movie is None:
        raise FileRefusedError(INCOMPLETE)
    for box in boxes:
        if box.kind not in KEPT_AT_TOP and box is not movie:
            _drop(file, box)
    return _facts(_length(file, movie), _clean_movie(file, movie))


def boxes_of(file: CountedFile, start: int, end: int) -> Iterator[Box]:
    """The boxes from start to end, which they must fill exactly."""
    while start < end:
        file.look("boxes", most=MOST_BOXES)
        size, kind = struct.unpack(">I4s", read_at(file, start, 8))
        body = start + 8
        if size == 1:
            size, body = struct.unpack(">Q", read_at(file, body, 8))[0], start + 16
        stop = end if size == 0 else start + size
        if stop > end or stop < body:
            raise FileRefusedError(INCOMPLETE)
        yield Box(kind, start, body, stop)
        start = stop


def _facts(seconds: float, tracks: list[Track]) -> Facts:
    film = next((track for track in tracks if track.kind == "video"), None)
    if film:
        return Facts("video", ".mp4", "video/mp4", seconds, film.width, film.height)
    if not tracks:
        raise FileRefusedError(NOTHING_TO_PLAY)
    return Facts("audio", ".m4a", "audio/mp4", seconds)


def _length(file: CountedFile, movie: Box) -> float:
    header = _child(file, movie, b"mvhd")
    long = read_at(file, header.body, 1) == b"\x01"
    layout, offset = (">IQ", 20) if long else (">II", 12)
    scale, duration = struct.unpack(layout, read_at(file, header.body + offset, struct.calcsize(layout)))
    if not scale or not duration or duration >= (1 << (64 if long else 32)) - 1:
        raise FileRefusedError(NO_LENGTH)
    return float(duration) / scale


def _clean_movie(file: CountedFile, movie: Box) -> list[Track]:
    tracks = []
    for box in boxes_of(file, movie.body, movie.end):
        if box.kind == b"mvex":
            raise FileRefusedError(IN_PIECES)
        if box.kind not in KEPT_IN_MOVIE:
            _drop(file, box)
        elif box.kind == b"mvhd":
            _forget_times(file, box)
        elif box.kind == b"trak" and (track := _clean_track(file, box)):
            tracks.append(track)
    return tracks


def _clean_track(file: CountedFile, box: Box) -> Track | None:
    media = _child(file, box, b"mdia")
    handler = _child(file, media, b"hdlr")
    kind = PLAYED.get(read_at(file, handler.body + 8, 4))
    if kind is None:
        blank_samples(file, _sample_tables(file, media))
        _drop(file, box)
        return None
    blank(file, handler.body + 24, handler.end)
    if kind == "video":
        _forget_encoder(file, media)
    for parent, kept in ((box, KEPT_IN_TRACK), (media, KEPT_IN_MEDIA)):
        for child in boxes_of(file, parent.body, parent.end):
            if child.kind not in kept:
                _drop(file, child)
            elif child.kind in {b"tkhd", b"mdhd"}:
                _forget_times(file, child)
    return Track(kind, *_shown_size(file, _child(file, box, b"tkhd")))


def _sample_tables(file: CountedFile, media: Box) -> dict[bytes, tuple[int, int]]:
    table = _child(file, _child(file, media, b"minf"), b"stbl")
    return {box.kind: (box.body, box.end) for box in boxes_of(file, table.body, table.end)}


def _child(file: CountedFile, parent: Box, kind: bytes) -> Box:
    found = next((box for box in boxes_of(file, parent.body, parent.end) if box.kind == kind), None)
    if found is None:
        raise FileRefusedError(INCOMPLETE)
    return found


def _shown_size(file: CountedFile, header: Box) -> tuple[int, int]:
    long = read_at(file, header.body, 1) == b"\x01"
    matrix_at = header.body + (52 if long else 40)
    matrix = struct.unpack(">9i", read_at(file, matrix_at, 36))
    width, height = (value >> 16 for value in struct.unpack(">II", read_at(file, matrix_at + 36, 8)))
    turned = matrix[0] == 0 and matrix[4] == 0
    return (height, width) if turned else (width, height)


def _forget_times(file: CountedFile, header: Box) -> None:
    long = read_at(file, header.body, 1) == b"\x01"
    blank(file, header.body + 4, header.body + 4 + (16 if long else 8))


def _forget_encoder(file: CountedFile, media: Box) -> None:
    """The name in a film's description often is the camera's: 32 bytes, 50 into the first entry."""
    start, end = _sample_tables(file, media)[b"stsd"]
    name_at = start + 8 + 50
    if name_at + 32 <= end:
        blank(file, name_at, name_at + 32)


def _drop(file: CountedFile, box: Box) -> None:
    write_at(file, box.start + 4, b"free")
    blank(file, box.body, box.end)
