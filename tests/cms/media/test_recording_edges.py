"""Files that a camera, an editing program or an attacker makes, and that are near to right."""

import struct
from collections.abc import Callable
from io import BytesIO

import pytest

from cms.media.formats.facts import Facts
from cms.media.formats.recording import clean_recording
from cms.media.formats.refusals import FileRefusedError

Bytes = Callable[[str], bytes]


def taken_in(data: bytes) -> tuple[Facts, bytes]:
    recording = clean_recording(BytesIO(data), max_bytes=10_000_000)
    with recording.file:
        return recording.facts, recording.file.read()


def refusal_of(data: bytes) -> str:
    with pytest.raises(FileRefusedError) as refusal:
        taken_in(data)
    return str(refusal.value.sentence)


def patched(data: bytes, mark: bytes, offset: int, new: bytes) -> bytes:
    at = data.index(mark) + offset
    return data[:at] + new + data[at + len(new) :]


def test_a_film_saved_in_pieces_is_refused_in_words(fixture_bytes: Bytes) -> None:
    assert refusal_of(fixture_bytes("film-in-pieces.mp4")).startswith("This film was saved in pieces")


def test_a_film_without_length_is_refused_in_words(fixture_bytes: Bytes) -> None:
    film = fixture_bytes("film.mp4")

    assert refusal_of(patched(film, b"mvhd", 20, b"\x00" * 4)).startswith("This file does not say how long it is.")
    assert refusal_of(patched(film, b"mvhd", 20, b"\xff" * 4)).startswith("This file does not say how long it is.")
    assert refusal_of(fixture_bytes("film-live.webm")).startswith("This file does not say how long it is.")


def test_a_film_without_sound_and_picture_is_refused_in_words(fixture_bytes: Bytes) -> None:
    film = fixture_bytes("film.mp4").replace(b"vide\x00", b"meta\x00").replace(b"soun\x00", b"camm\x00")

    assert refusal_of(film).startswith("This file has neither sound nor picture.")


def test_the_data_of_a_track_of_positions_is_blanked_with_the_track(fixture_bytes: Bytes) -> None:
    film = fixture_bytes("film.mp4")
    before = BytesIO(film).getvalue().count(b"SECRETSUBTITLE")
    facts, data = taken_in(film.replace(b"text\x00", b"camm\x00").replace(b"sbtl\x00", b"camm\x00"))

    assert (before, data.count(b"SECRETSUBTITLE")) == (1, 0)
    assert (facts.kind, len(data)) == ("video", len(film))


@pytest.mark.parametrize(("mark", "offset"), [(b"stsz", 12), (b"stco", 8)])
def test_tables_that_point_outside_the_file_are_refused(mark: bytes, offset: int, fixture_bytes: Bytes) -> None:
    film = fixture_bytes("film.mp4")
    at = film.rindex(mark)

    assert refusal_of(film[: at + offset] + b"\x7f" * 4 + film[at + offset + 4 :])


def test_a_film_turned_on_its_side_is_measured_as_it_is_shown(fixture_bytes: Bytes) -> None:
    film = fixture_bytes("film.mp4")
    turned = struct.pack(">9i", 0, 1 << 16, 0, -(1 << 16), 0, 0, 0, 0, 1 << 30)
    facts, _data = taken_in(patched(film, b"tkhd", 4 + 40, turned))

    assert (facts.width, facts.height) == (72, 128)


def test_what_lies_between_the_parts_of_a_film_is_blanked(fixture_bytes: Bytes) -> None:
    film = fixture_bytes("film.mp4")
    extra = struct.pack(">I4s", 8 + 16 + 9, b"uuid") + b"\x00" * 16 + b"SECRETXMP"
    _facts, data = taken_in(film + extra + struct.pack(">I4s", 17, b"junk") + b"SECRETXMP")

    assert b"SECRET" not in data
    assert len(data) == len(film) + 33 + 17


def test_subtitles_inside_a_webm_are_refused_in_words(fixture_bytes: Bytes) -> None:
    assert refusal_of(fixture_bytes("film-with-subtitles.webm")).startswith("This film carries subtitles")


def test_matroska_that_is_not_webm_is_refused_in_words(fixture_bytes: Bytes) -> None:
    film = fixture_bytes("film.webm").replace(b"webm", b"mkvx", 1)

    assert refusal_of(film).startswith("This is not a WebM file.")


def test_a_webm_of_sound_alone_is_sound(fixture_bytes: Bytes) -> None:
    film = fixture_bytes("film.webm")
    at = film.index(b"\xe0", film.index(b"\x16\x54\xae\x6b"))
    facts, _data = taken_in(film[:at] + b"\xec" + film[at + 1 :])

    assert (facts.kind, facts.mime_type, facts.width) == ("audio", "audio/webm", None)


def test_what_follows_a_webm_is_cut_off(fixture_bytes: Bytes) -> None:
    film = fixture_bytes("film.webm")
    _facts, data = taken_in(film + b"\xec\x89SECRETxyz")

    assert len(data) == len(film)


def test_a_wav_of_an_unknown_coding_is_refused_in_words() -> None:
    form = struct.pack("<HHIIHH", 2, 1, 8000, 4000, 1, 4)
    data = b"WAVEfmt " + struct.pack("<I", len(form)) + form + b"data" + struct.pack("<I", 4) + b"\x00" * 4

    assert refusal_of(b"RIFF" + struct.pack("<I", len(data)) + data).startswith("This WAV file has a coding")


def test_an_ogg_with_two_streams_is_refused_in_words(fixture_bytes: Bytes) -> None:
    two = fixture_bytes("tone.ogg") + fixture_bytes("tone-opus.ogg")

    assert refusal_of(two).startswith("This OGG file holds something else")


def test_words_between_the_frames_of_an_mp3_do_not_survive(fixture_bytes: Bytes) -> None:
    facts, plain = taken_in(fixture_bytes("tone.mp3"))
    frame = plain.index(b"\xff\xfb", 1000)
    again, data = taken_in(
        plain[:frame] + b"<script>SECRET</script>\xff\xff\xfb\x00" + plain[frame:] + b"TAG" + b"S" * 125
    )

    assert data == plain
    assert again.seconds == pytest.approx(facts.seconds)


@pytest.mark.parametrize("position", [0, 1 << 62])
def test_a_sound_without_a_believable_length_is_refused_in_words(position: int, fixture_bytes: Bytes) -> None:
    data = bytearray(fixture_bytes("tone-opus.ogg"))
    at = 0
    while (at := data.find(b"OggS", at)) >= 0:
        data[at + 6 : at + 14] = struct.pack("<q", position)
        at += 4

    assert refusal_of(bytes(data)).startswith("This file does not say how long it is.")
