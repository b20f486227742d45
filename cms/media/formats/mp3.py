"""MP3: the frames of sound are kept; tags (ID3, APE), lyrics, covers and whatever lies between frames go."""

import mmap
import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from cms.media.formats.counting import CountedFile
from cms.media.formats.facts import Facts
from cms.media.formats.refusals import FileRefusedError
from cms.media.formats.rewriting import keep_only, size_of

# Kilobits a second by the index in the header, for MPEG 1 layer III and for MPEG 2 and 2.5 layer III.
KILOBITS = {
    3: (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    2: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
RATES = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}
LAYER_3 = 1
# What a frame of layer III begins with, of whatever version.
MARK = re.compile(rb"\xff[\xe2\xe3\xf2\xf3\xfa\xfb]")
FEWEST_FRAMES = 3
# Ten hours of sound. Elsewhere a mark is chance, as in a cover picture, once in ten thousand bytes.
MOST_FRAMES = 1_500_000
MOST_STARTS = 50_000
TOO_LONG = _("This recording is longer than ten hours. Cut it into parts and add each of them.")
NO_SOUND = _("No sound was found in this MP3 file. Export it again and choose the new one.")


@dataclass(frozen=True, slots=True)
class Frame:
    """One frame of sound; `length` in bytes, `samples` for each channel."""

    length: int
    samples: int
    rate: int


def recognised(head: bytes) -> bool:
    """By an ID3 tag or a frame at the very start."""
    return head[:3] == b"ID3" or frame_at(head, 0) is not None


def clean(file: CountedFile) -> Facts:
    """Leave runs of frames only, and count them."""
    with mmap.mmap(file.fileno(), size_of(file), access=mmap.ACCESS_READ) as data:
        runs = list(_runs(file, data))
    frames = sum(count for _start, _end, count, _seconds in runs)
    if frames < FEWEST_FRAMES:
        raise FileRefusedError(NO_SOUND)
    keep_only(file, [(start, end) for start, end, _count, _seconds in runs])
    return Facts("audio", ".mp3", "audio/mpeg", sum(seconds for *_rest, seconds in runs))


def frame_at(data: bytes | mmap.mmap, at: int) -> Frame | None:
    """The frame whose header stands here, if one does."""
    head = data[at : at + 4]
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE0 != 0xE0 or (head[1] >> 1) & 3 != LAYER_3:
        return None
    version, bitrate, rate = (head[1] >> 3) & 3, head[2] >> 4, (head[2] >> 2) & 3
    if version not in RATES or bitrate in {0, 15} or rate == 3:
        return None
    hertz, samples = RATES[version][rate], 1152 if version == 3 else 576
    kilobits = KILOBITS[3 if version == 3 else 2][bitrate]
    return Frame(samples // 8 * kilobits * 1000 // hertz + ((head[2] >> 1) & 1), samples, hertz)


def _runs(file: CountedFile, data: mmap.mmap) -> Iterator[tuple[int, int, int, float]]:
    """Start, end, number of frames and seconds of each unbroken run of at least two frames."""
    at: int | None = 0
    while at is not None:
        start = at = _after_id3(file, data, at)
        count, seconds = 0, 0.0
        while (frame := frame_at(data, at)) and at + frame.length <= len(data):
            file.look("frames", most=MOST_FRAMES, sentence=TOO_LONG)
            at, count = at + frame.length, count + 1
            seconds += 0.0 if count == 1 and _is_index(data, start) else frame.samples / frame.rate
        if count >= 2:
            yield start, at, count, seconds
        at = _next_start(data, at if count >= 2 else start + 1)


def _next_start(data: mmap.mmap, at: int) -> int | None:
    """Where a tag or perhaps a frame begins, here or further on."""
    if data[at : at + 3] == b"ID3":
        return at
    mark = MARK.search(data, at)
    return mark.start() if mark else None


def _after_id3(file: CountedFile, data: mmap.mmap, at: int) -> int:
    file.look("starts", most=MOST_STARTS)
    while data[at : at + 3] == b"ID3" and len(head := data[at : at + 10]) == 10:
        file.look("starts", most=MOST_STARTS)
        length = (head[6] & 127) << 21 | (head[7] & 127) << 14 | (head[8] & 127) << 7 | head[9] & 127
        at += 10 + length + (10 if head[5] & 16 else 0)
    return at


def _is_index(data: mmap.mmap, start: int) -> bool:
    """Whether the first frame is the encoder's table of contents, which sounds as nothing."""
    head = data[start : start + 64]
    return b"Xing" in head or b"Info" in head
