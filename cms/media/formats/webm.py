"""WebM: elements that describe rather than play become empty space, so that no position in the file moves."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from cms.media.formats.counting import CountedFile
from cms.media.formats.facts import Facts
from cms.media.formats.refusals import INCOMPLETE, FileRefusedError
from cms.media.formats.rewriting import blank, read_at, size_of, write_at

HEADER, DOC_TYPE, SEGMENT, VOID = 0x1A45DFA3, 0x4282, 0x18538067, 0xEC
SEEK_HEAD, INFO, TRACKS, CLUSTER, CUES = 0x114D9B74, 0x1549A966, 0x1654AE6B, 0x1F43B675, 0x1C53BB6B
TIME_SCALE, DURATION, MUXER, WRITER = 0x2AD7B1, 0x4489, 0x4D80, 0x5741
TRACK, TRACK_TYPE, TRACK_NAME, VIDEO, PIXELS_ACROSS, PIXELS_DOWN = 0xAE, 0x83, 0x536E, 0xE0, 0xB0, 0xBA
FILM, SOUND = 1, 2
KEPT_IN_SEGMENT = {SEEK_HEAD, INFO, TRACKS, CLUSTER, CUES}
# A film of five hours with a cluster for each second has 18,000.
MOST_ELEMENTS = 50_000
LONGEST_HEAD, LONGEST_VALUE = 12, 8
KEPT_IN_INFO = {TIME_SCALE, DURATION, MUXER, WRITER}
ONLY_WEBM = _("This is not a WebM file. Export the film as MP4 or WebM.")
OTHER_TRACKS = _(
    "This film carries subtitles or other data inside. Export it without; captions are added beside the film."
)
NO_LENGTH = _("This file does not say how long it is. Convert it to MP4 and choose that file.")


@dataclass(frozen=True, slots=True)
class Element:
    """A part of the file: `start` is its id, `body` its content, `end` the first byte after it."""

    kind: int
    start: int
    body: int
    end: int


def recognised(head: bytes) -> bool:
    """By the mark of EBML."""
    return head[:4] == HEADER.to_bytes(4)


def clean(file: CountedFile) -> Facts:
    """Leave the header, tracks, index and clusters; the length is what the file says."""
    end = size_of(file)
    top = list(elements_of(file, 0, end))
    kinds = [element.kind for element in top]
    if kinds[:2] != [HEADER, SEGMENT] or _text(file, top[0], DOC_TYPE) != b"webm":
        raise FileRefusedError(ONLY_WEBM)
    file.truncate(top[1].end)
    parts = list(elements_of(file, top[1].body, top[1].end))
    for part in parts:
        if part.kind not in KEPT_IN_SEGMENT:
            _drop(file, part)
    seconds = _clean_info(file, _only(parts, INFO))
    return _facts(file, seconds, _clean_tracks(file, _only(parts, TRACKS)))


def elements_of(file: CountedFile, start: int, end: int) -> Iterator[Element]:
    """The elements from start to end. Only a segment may leave its size open: it reaches to the end."""
    while start < end:
        file.look("elements", most=MOST_ELEMENTS)
        head = read_at(file, start, min(LONGEST_HEAD, end - start))
        kind, used = _number(head, 0, marked=True)
        size, used = _number(head, used, marked=False)
        body = start + used
        if size is None and kind != SEGMENT:
            raise FileRefusedError(NO_LENGTH)
        stop = end if size is None else body + size
        if stop > end:
            raise FileRefusedError(INCOMPLETE)
        yield Element(kind or 0, start, body, stop)
        start = stop


def _facts(file: CountedFile, seconds: float, tracks: list[Element]) -> Facts:
    for track in tracks:
        for part in elements_of(file, track.body, track.end):
            if part.kind == VIDEO:
                across, down = _text(file, part, PIXELS_ACROSS), _text(file, part, PIXELS_DOWN)
                return Facts("video", ".webm", "video/webm", seconds, int.from_bytes(across), int.from_bytes(down))
    return Facts("audio", ".webm", "audio/webm", seconds)


def _clean_info(file: CountedFile, info: Element) -> float:
    scale, duration = 1_000_000, 0.0
    for part in elements_of(file, info.body, info.end):
        if part.kind == TIME_SCALE:
            scale = int.from_bytes(_value(file, part))
        elif part.kind == DURATION:
            value = _value(file, part)
            duration = struct.unpack(">d" if len(value) == 8 else ">f", value)[0]
        elif part.kind in {MUXER, WRITER}:
            blank(file, part.body, part.end, filler=b"-")
        elif part.kind not in KEPT_IN_INFO:
            _drop(file, part)
    seconds = duration * scale / 1e9
    if not 0 < seconds < 1e7:
        raise FileRefusedError(NO_LENGTH)
    return seconds


def _clean_tracks(file: CountedFile, tracks: Element) -> list[Element]:
    kept = []
    for track in elements_of(file, tracks.body, tracks.end):
        if track.kind != TRACK:
            _drop(file, track)
            continue
        if int.from_bytes(_text(file, track, TRACK_TYPE)) not in {FILM, SOUND}:
            raise FileRefusedError(OTHER_TRACKS)
        for part in elements_of(file, track.body, track.end):
            if part.kind == TRACK_NAME:
                _drop(file, part)
        kept.append(track)
    return kept


def _only(parts: list[Element], kind: int) -> Element:
    found = [part for part in parts if part.kind == kind]
    if len(found) != 1:
        raise FileRefusedError(INCOMPLETE)
    return found[0]


def _text(file: CountedFile, parent: Element, kind: int) -> bytes:
    for part in elements_of(file, parent.body, parent.end):
        if part.kind == kind:
            return read_at(file, part.body, min(part.end - part.body, 64)).rstrip(b"\x00" if kind == DOC_TYPE else b"")
    raise FileRefusedError(INCOMPLETE)


def _value(file: CountedFile, part: Element) -> bytes:
    if part.end - part.body > LONGEST_VALUE:
        raise FileRefusedError(INCOMPLETE)
    return read_at(file, part.body, part.end - part.body)


def _number(head: bytes, at: int, *, marked: bool) -> tuple[int | None, int]:
    """A number of variable length and where it ends; ids keep their length mark, None is a size left open."""
    length = 9 - head[at].bit_length() if at < len(head) else 9
    if length > (4 if marked else 8) or at + length > len(head):
        raise FileRefusedError(INCOMPLETE)
    value = int.from_bytes(head[at : at + length])
    if marked:
        return value, at + length
    value &= (1 << 7 * length) - 1
    return (None if value == (1 << 7 * length) - 1 else value), at + length


def _drop(file: CountedFile, element: Element) -> None:
    """Make it a Void element of exactly the same length."""
    room = element.end - element.start
    if room < 2:
        raise FileRefusedError(INCOMPLETE)
    mark = bytes([VOID, 0x80 | room - 2]) if room < 100 else bytes([VOID]) + (1 << 56 | room - 9).to_bytes(8)
    write_at(file, element.start, mark)
    blank(file, element.start + len(mark), element.end)
