"""Small files that ask for hours of work or for all memory. Reads, bytes and parts are counted here, never time."""

import struct
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.models import Collection
from wagtailmedia.forms import get_media_form

from cms.media.formats import mp4, webm
from cms.media.formats.counting import TOO_MANY_PARTS
from cms.media.formats.refusals import INCOMPLETE
from cms.media.models import Media
from tests.cms.media.watching import CLEAN, MEGABYTE, memory_below, opened, refused

Bytes = Callable[[str], bytes]


@pytest.mark.parametrize(
    ("name", "seen"),
    [
        ("tone.mp3", {"starts": 2, "frames": 60}),
        ("tone.m4a", {"boxes": 20}),
        ("film.mp4", {"boxes": 63, "samples": 5}),
        ("film.webm", {"elements": 68}),
        ("tone.ogg", {"pages": 4}),
        ("tone-opus.ogg", {"pages": 4}),
    ],
)
def test_an_ordinary_recording_comes_nowhere_near_a_limit(
    name: str, seen: dict[str, int], fixture_bytes: Bytes
) -> None:
    ending = name.rpartition(".")[2]
    with opened(fixture_bytes(name)) as (watched, counted):
        CLEAN["mp4" if ending == "m4a" else ending](counted)

    assert dict(counted.seen) == seen
    assert counted.written == watched.written_bytes <= 2 * len(watched.data)


# WebM


def element(kind: int, body: bytes) -> bytes:
    return kind.to_bytes((kind.bit_length() + 7) // 8) + (1 << 56 | len(body)).to_bytes(8) + body


EMPTY = bytes([webm.VOID, 0x80])
EBML = element(webm.HEADER, element(webm.DOC_TYPE, b"webm"))
OPEN_SEGMENT = webm.SEGMENT.to_bytes(4) + b"\xff"
DURATION = element(webm.DURATION, struct.pack(">d", 1500))


def segment(*parts: bytes) -> bytes:
    return EBML + element(webm.SEGMENT, b"".join(parts))


WEBM_FLOODS = {
    "before everything": EMPTY * 60_000,
    "in a segment": segment(EMPTY * 60_000),
    "in an open segment": EBML + OPEN_SEGMENT + EMPTY * 60_000,
    "in the header": element(webm.HEADER, EMPTY * 60_000 + element(webm.DOC_TYPE, b"webm")) + OPEN_SEGMENT,
    "in the information": segment(element(webm.INFO, EMPTY * 60_000 + DURATION), element(webm.TRACKS, b"")),
    "between tracks": segment(element(webm.INFO, DURATION), element(webm.TRACKS, EMPTY * 60_000)),
    "in every track": segment(
        element(webm.INFO, DURATION),
        element(webm.TRACKS, element(webm.TRACK, element(webm.TRACK_TYPE, b"\x02") + EMPTY * 1_000) * 60),
    ),
}


@pytest.mark.parametrize("place", WEBM_FLOODS)
def test_a_webm_of_sixty_thousand_elements_is_left_after_fifty_thousand(place: str) -> None:
    data = WEBM_FLOODS[place]
    sentence, watched, counted = refused("webm", data)

    assert sentence == TOO_MANY_PARTS
    assert counted.seen["elements"] == webm.MOST_ELEMENTS + 1
    assert (watched.reads <= webm.MOST_ELEMENTS + 100, watched.written_bytes <= len(data)) == (True, True)


@pytest.mark.parametrize("kind", [webm.CLUSTER, webm.INFO, webm.TRACKS, webm.VOID])
def test_only_a_segment_may_leave_its_size_open(kind: int) -> None:
    data = EBML + OPEN_SEGMENT + kind.to_bytes((kind.bit_length() + 7) // 8) + b"\xff" + EMPTY * 60_000
    sentence, _watched, counted = refused("webm", data)

    assert sentence.startswith("This file does not say how long it is.")
    assert counted.seen["elements"] == 4


def test_open_segments_inside_each_other_are_one_look() -> None:
    sentence, watched, counted = refused("webm", EBML + OPEN_SEGMENT * 200_000)

    assert sentence == INCOMPLETE
    assert (counted.seen["elements"], watched.reads < 50) == (4, True)


@pytest.mark.parametrize("kind", [webm.TIME_SCALE, webm.DURATION])
def test_a_number_of_a_megabyte_is_not_read(kind: int) -> None:
    data = segment(element(webm.INFO, element(kind, b"\x01" * MEGABYTE)), element(webm.TRACKS, b""))
    sentence, watched, _counted = refused("webm", data)

    assert sentence == INCOMPLETE
    assert watched.read_bytes < 100


def test_a_writer_with_an_endless_name_is_crossed_out_piece_by_piece() -> None:
    name = element(webm.WRITER, b"S" * 24 * MEGABYTE)
    track = element(webm.TRACK, element(webm.TRACK_TYPE, b"\x02"))
    with opened(segment(element(webm.INFO, DURATION + name), element(webm.TRACKS, track))) as (watched, counted):
        with memory_below(4 * MEGABYTE):
            facts = webm.clean(counted)

        assert (facts.kind, facts.seconds, watched.written_bytes) == ("audio", 1.5, 24 * MEGABYTE)


# MP4


def box(kind: bytes, body: bytes = b"") -> bytes:
    return struct.pack(">I4s", 8 + len(body), kind) + body


FTYP = box(b"ftyp", b"isom\x00\x00\x00\x00")
MVHD = box(b"mvhd", struct.pack(">IIIII", 0, 0, 0, 1000, 1500))
TEXT, SOUND = (box(b"hdlr", bytes(8) + kind + bytes(13)) for kind in (b"text", b"soun"))
TKHD = box(b"tkhd", bytes(84))


def dropped_track(sizes: bytes, chunks: list[int], runs: list[tuple[int, int]]) -> bytes:
    """A track of text; `sizes` the body of its table of sample sizes, runs the first chunk and samples of each."""
    tables = box(b"stsz", sizes)
    tables += box(b"stco", struct.pack(f">II{len(chunks)}I", 0, len(chunks), *chunks))
    tables += box(b"stsc", struct.pack(">II", 0, len(runs)) + b"".join(struct.pack(">III", *run, 1) for run in runs))
    return box(b"trak", box(b"mdia", TEXT + box(b"minf", box(b"stbl", tables))))


def sizes_of(*sizes: int) -> bytes:
    return struct.pack(f">III{len(sizes)}I", 0, 0, len(sizes), *sizes)


def film(*tracks: bytes) -> bytes:
    return FTYP + box(b"mdat", bytes(100_000)) + box(b"moov", MVHD + b"".join(tracks))


MP4_FLOODS = {
    "at the top": FTYP + box(b"free") * 100_000,
    "in the movie": film(box(b"free") * 100_000),
    "of tracks": film(box(b"trak", TKHD + box(b"mdia", SOUND)) * 20_000),
    "in a track": film(box(b"trak", box(b"free") * 100_000)),
    "in every track": film(box(b"trak", box(b"free") * 300 + box(b"mdia", SOUND) + TKHD) * 100),
    "as an empty 64-bit size": FTYP + struct.pack(">I4sQ", 1, b"free", 16) * 100_000,
}


@pytest.mark.parametrize("place", MP4_FLOODS)
def test_an_mp4_of_a_hundred_thousand_boxes_is_left_after_five_thousand(place: str) -> None:
    sentence, watched, counted = refused("mp4", MP4_FLOODS[place])

    assert sentence == TOO_MANY_PARTS
    assert counted.seen["boxes"] == mp4.MOST_BOXES + 1
    assert watched.reads <= 2 * mp4.MOST_BOXES + 10


def test_boxes_inside_each_other_are_not_followed_down() -> None:
    data = b""
    for _level in range(5_000):
        data = box(b"moov", data)
    sentence, _watched, counted = refused("mp4", FTYP + data)

    assert sentence == INCOMPLETE
    assert counted.seen["boxes"] == 3


def test_ten_thousand_samples_over_the_same_bytes_do_not_write_a_gigabyte() -> None:
    data = film(dropped_track(sizes_of(*[90_000] * 10_000), [100] * 10_000, [(1, 1)]))
    sentence, watched, _counted = refused("mp4", data)

    assert sentence == TOO_MANY_PARTS
    assert watched.written_bytes <= len(data) + MEGABYTE


def test_two_dozen_tracks_over_the_same_bytes_share_one_allowance() -> None:
    data = film(*[dropped_track(sizes_of(*[90_000] * 10), [100] * 10, [(1, 1)])] * 24)
    sentence, watched, _counted = refused("mp4", data)

    assert sentence == TOO_MANY_PARTS
    assert watched.written_bytes <= len(data) + MEGABYTE


MP4_TABLES = {
    "four thousand million samples of one byte": dropped_track(struct.pack(">III", 0, 1, 0xFFFFFFFF), [0], [(1, 1)]),
    "four thousand million samples of no size": dropped_track(struct.pack(">III", 0, 0, 0xFFFFFFFF), [0], [(1, 1)]),
    "many tracks of many samples": dropped_track(struct.pack(">III", 0, 1, 90_000), [100], [(1, 90_000)]) * 12,
    "more runs than anyone needs": dropped_track(sizes_of(1), [0, 0], [(1, 1)] * 1_000_100),
    "more chunks than anyone needs": dropped_track(sizes_of(1), [0] * 1_000_100, [(1, 1)]),
}


@pytest.mark.parametrize("table", MP4_TABLES)
def test_a_table_that_promises_millions_is_refused_before_it_is_walked(
    table: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    walked: list[int] = []
    monkeypatch.setattr("cms.media.formats.mp4_samples.blank", lambda _file, start, _end: walked.append(start))
    data = film(MP4_TABLES[table])
    with memory_below(40 * MEGABYTE):
        sentence, watched, counted = refused("mp4", data)

    assert sentence == TOO_MANY_PARTS
    assert counted.seen["samples"] > 1_000_000
    assert (len(walked) <= 12, watched.read_bytes <= len(data)) == (True, True)


def test_a_table_of_twenty_megabytes_is_not_read_into_memory() -> None:
    sizes = struct.pack(">III", 0, 0, 5 * MEGABYTE) + bytes(20 * MEGABYTE)
    data = film(dropped_track(sizes, [0], [(1, 1)]))
    with memory_below(MEGABYTE):
        sentence, watched, _counted = refused("mp4", data)

    assert sentence == TOO_MANY_PARTS
    assert watched.read_bytes < 1_000


# In the admin

WAV = b"RIFF\x00\x00\x00\x00WAVE" + b"".join(struct.pack("<II", number, 0) for number in range(2_000))
MP3 = (b"ID3\x04" + bytes(6)) * 60_000


@pytest.mark.parametrize(
    ("kind", "name", "data"),
    [
        ("audio", "tone.wav", WAV),
        ("audio", "tone.mp3", MP3),
        ("video", "film.mp4", MP4_FLOODS["in the movie"]),
        ("video", "film.webm", WEBM_FLOODS["in a segment"]),
    ],
)
def test_the_form_says_so_beside_the_file_and_keeps_the_rest(
    kind: str, name: str, data: bytes, collection: Collection, stored: Callable[[], list[str]]
) -> None:
    fields = {"title": "A tone", "collection": collection.pk, "text_nb": "WEBVTT\n\n00:00.000 --> 00:01.000\nHei\n"}
    form = get_media_form(Media)(fields, {"file": SimpleUploadedFile(name, data)}, instance=Media(type=kind))

    assert form.errors == {"file": [TOO_MANY_PARTS]}
    assert (form["title"].value(), form["text_nb"].value()) == ("A tone", fields["text_nb"])
    assert (Media.objects.count(), stored()) == (0, [])
