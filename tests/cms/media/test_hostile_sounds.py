"""Small sounds that ask for hours of work or for all memory. Reads, bytes and parts are counted here, never time."""

import struct
from typing import Any

import pytest

from cms.media.formats import mp3, ogg, ogg_pages
from cms.media.formats.counting import TOO_MANY_PARTS
from cms.media.formats.refusals import INCOMPLETE
from tests.cms.media.watching import MEGABYTE, memory_below, opened, refused

# WAV


def riff(chunks: bytes) -> bytes:
    return b"RIFF" + struct.pack("<I", len(chunks) + 4) + b"WAVE" + chunks


def test_a_wav_of_a_quarter_million_chunks_is_left_after_a_thousand() -> None:
    chunks = b"".join(struct.pack("<II", number, 0) for number in range(MEGABYTE // 4))
    sentence, watched, counted = refused("wav", riff(chunks))

    assert sentence == TOO_MANY_PARTS
    assert (counted.seen["chunks"], watched.reads, watched.read_bytes) == (1_001, 1_000, 8_000)


def test_a_wav_that_hides_a_book_in_its_format_is_refused() -> None:
    form = struct.pack("<HHIIHH", 1, 1, 8000, 16000, 2, 16) + b"x" * 100_000
    data = riff(b"fmt " + struct.pack("<I", len(form)) + form + b"data" + struct.pack("<I", 4) + bytes(4))
    sentence, watched, _counted = refused("wav", data)

    assert sentence.startswith("This WAV file has a coding we do not know.")
    assert watched.read_bytes == 16


# MP3

FRAME = b"\xff\xfb\x90\x00" + bytes(413)
SHORTEST = b"\xff\xf3\x14\x00" + bytes(20)
EMPTY_TAG = b"ID3\x04" + bytes(6)

MP3_FLOODS = {
    "empty tags": EMPTY_TAG * 100_000,
    "beginnings of frames": b"\xff\xfb\x90\x00" * 100_000,
    "a tag before each pair of frames": (EMPTY_TAG + SHORTEST * 2) * 30_000,
    "a byte between each pair of frames": (SHORTEST * 2 + b"\x00") * 60_000,
}


@pytest.fixture
def frames_tried(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The places where a frame was looked for."""
    tried: list[int] = []
    known = mp3.frame_at

    def counted(data: Any, at: int) -> Any:
        tried.append(at)
        return known(data, at)

    monkeypatch.setattr(mp3, "frame_at", counted)
    return tried


@pytest.mark.parametrize("flood", MP3_FLOODS)
def test_an_mp3_in_a_hundred_thousand_pieces_is_left_after_fifty_thousand(flood: str, frames_tried: list[int]) -> None:
    sentence, watched, counted = refused("mp3", MP3_FLOODS[flood])

    assert sentence == TOO_MANY_PARTS
    assert counted.seen["starts"] == mp3.MOST_STARTS + 1
    assert len(frames_tried) <= 3 * mp3.MOST_STARTS
    assert watched.written_bytes == 0


def test_bytes_that_begin_no_frame_are_not_tried_one_by_one(frames_tried: list[int]) -> None:
    sentence, _watched, counted = refused("mp3", FRAME + b"\xff" * 4 * MEGABYTE)

    assert sentence.startswith("No sound was found in this MP3 file.")
    assert (counted.seen["starts"], len(frames_tried)) == (1, 2)


@pytest.mark.parametrize("size", [b"\x7f\x7f\x7f\x7f", b"\xff\xff\xff\xff", b"\x00\x00\x10\x00"])
def test_a_tag_larger_than_the_file_is_one_step(size: bytes, frames_tried: list[int]) -> None:
    sentence, _watched, counted = refused("mp3", b"ID3\x04\x00\x00" + size + FRAME)

    assert sentence.startswith("No sound was found in this MP3 file.")
    assert (counted.seen["starts"], len(frames_tried)) == (2, 1)


def test_a_recording_of_more_than_ten_hours_is_told_so(
    monkeypatch: pytest.MonkeyPatch, frames_tried: list[int]
) -> None:
    monkeypatch.setattr(mp3, "MOST_FRAMES", 1_000)
    sentence, _watched, _counted = refused("mp3", SHORTEST * 50_000)

    assert sentence == "This recording is longer than ten hours. Cut it into parts and add each of them."
    assert len(frames_tried) == 1_001


# OGG


def page(*packets: bytes, number: int, position: int = 0, flags: int = 0, open_end: bool = False) -> bytes:
    lacing = b"".join(bytes([255] * (len(packet) // 255) + [len(packet) % 255]) for packet in packets)
    lacing = lacing[:-1] if open_end else lacing
    return ogg_pages.Page(0, flags, position, 7, number, lacing, b"".join(packets)).numbered(number)


OPUS = page(b"OpusHead\x01\x01\x38\x01\x80\xbb\x00\x00\x00\x00\x00", number=0, flags=2)
SAID = page(b"OpusTags" + bytes(8), number=1)


def test_an_ogg_of_empty_pages_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ogg_pages, "MOST_PAGES", 1_000)
    sentence, watched, counted = refused("ogg", OPUS + SAID + page(number=2) * 50_000)

    assert sentence == TOO_MANY_PARTS
    assert (counted.seen["pages"], watched.reads) == (1_001, 3_000)


def test_twenty_megabytes_of_comments_are_never_in_memory_at_once() -> None:
    full = b"S" * 255 * 255
    comments = [page(b"OpusTags" + full[8:], number=1, position=-1, open_end=True)]
    comments += [page(full, number=2 + n, position=-1, flags=1, open_end=True) for n in range(300)]
    comments += [page(b"S", number=302, flags=1), page(b"sound", number=303, position=48_312, flags=4)]
    with opened(OPUS + b"".join(comments)) as (watched, counted):
        with memory_below(2 * MEGABYTE):
            facts = ogg.clean(counted)

        assert facts.seconds == 1.0
        watched.seek(0)
        assert watched.read(1_000) == OPUS + SAID + page(b"sound", number=2, position=48_312, flags=4)


def test_comments_that_promise_thousands_of_millions_are_not_counted() -> None:
    comments = page(b"OpusTags" + bytes(4) + b"\xff" * 4, number=1)
    with opened(OPUS + comments + page(b"sound", number=2, position=960)) as (_watched, counted):
        facts = ogg.clean(counted)

    assert facts.seconds == (960 - 312) / 48_000
    assert dict(counted.seen) == {"pages": 3}


def test_a_set_up_without_end_is_refused() -> None:
    full = b"\x05vorbis" + b"x" * (255 * 255 - 7)
    head = page(b"\x01vorbis" + bytes(5) + struct.pack("<I", 44_100) + bytes(14), number=0, flags=2)
    data = head + page(b"\x03vorbis" + bytes(8) + b"\x01", number=1)
    data += page(full, number=2, open_end=True) + page(full, number=3, flags=1, open_end=True) * 100
    sentence, watched, _counted = refused("ogg", data)

    assert sentence == INCOMPLETE
    assert watched.read_bytes < 2 * MEGABYTE
