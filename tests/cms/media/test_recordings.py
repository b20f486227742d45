"""What becomes of sound and film."""

import io
import struct
import wave
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from mutagen.apev2 import APEv2
from mutagen.id3 import APIC, ID3, TIT2
from wagtail.models import Collection
from wagtailmedia.forms import get_media_form

from cms.media.formats.counting import CountedFile
from cms.media.formats.mp4 import boxes_of
from cms.media.formats.refusals import FileRefusedError
from cms.media.ingest import add_media
from cms.media.models import Media, TextTrack

VTT = "WEBVTT\n\n00:00.000 --> 00:01.000\nHello\n"
FACTS = {
    "tone.mp3": ("audio", "audio/mpeg", 1.541, None, None, ".mp3"),
    "tone.m4a": ("audio", "audio/mp4", 1.5, None, None, ".m4a"),
    "tone.ogg": ("audio", "audio/ogg", 1.5, None, None, ".ogg"),
    "tone-opus.ogg": ("audio", "audio/ogg", 1.5, None, None, ".ogg"),
    "film.mp4": ("video", "video/mp4", 1.5, 128, 72, ".mp4"),
    "film.webm": ("video", "video/webm", 1.503, 128, 72, ".webm"),
}


def chunk(kind: bytes, data: bytes) -> bytes:
    return kind + struct.pack("<I", len(data)) + data + b"\x00" * (len(data) % 2)


def wav(seconds: float = 1.0, extra: bytes = b"") -> bytes:
    output = io.BytesIO()
    with wave.open(output, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(8000)
        sound.writeframes(b"\x01\x02" * int(8000 * seconds))
    data = output.getvalue() + extra
    return data[:4] + struct.pack("<I", len(data) - 8) + data[8:]


def content_of(media: Media) -> bytes:
    with media.file.open("rb") as file:
        return bytes(file.read())


@pytest.mark.parametrize("name", FACTS)
def test_kind_length_and_size_are_read_from_the_file(
    name: str, collection: Collection, fixture_bytes: Callable[[str], bytes]
) -> None:
    media = add_media(collection=collection, title="A tone", content=fixture_bytes(name), by=None)

    media.refresh_from_db()
    facts = (
        media.type,
        media.mime_type,
        media.duration,
        media.width,
        media.height,
        media.file.name[-len(FACTS[name][5]) :],
    )
    assert facts == FACTS[name]
    assert media.bytes == len(content_of(media))
    assert media.key.startswith("m/")
    assert media.key.endswith(FACTS[name][5])


@pytest.mark.parametrize("name", FACTS)
def test_titles_positions_and_subtitles_are_in_no_stored_byte(
    name: str, collection: Collection, fixture_bytes: Callable[[str], bytes]
) -> None:
    assert b"SECRET" in fixture_bytes(name)

    data = content_of(add_media(collection=collection, title="A tone", content=fixture_bytes(name), by=None))

    traces = [trace for trace in (b"SECRET", b"+59.9", b"Lavf", b"creation") if trace in data]
    assert traces == []


@pytest.mark.parametrize("name", FACTS)
def test_a_recording_that_was_taken_in_is_taken_in_again_unchanged(
    name: str, collection: Collection, fixture_bytes: Callable[[str], bytes]
) -> None:
    once = content_of(add_media(collection=collection, title="A tone", content=fixture_bytes(name), by=None))
    twice = add_media(collection=collection, title="A tone", content=once, by=None)

    assert content_of(twice) == once


def test_the_tracks_of_a_film_stay_where_they_were(
    collection: Collection, fixture_bytes: Callable[[str], bytes]
) -> None:
    before = fixture_bytes("film.mp4")
    after = content_of(add_media(collection=collection, title="A film", content=before, by=None))

    def layout(data: bytes) -> list[tuple[int, int]]:
        return [(box.start, box.end) for box in boxes_of(CountedFile(io.BytesIO(data)), 0, len(data))]

    assert layout(after) == layout(before)
    film = CountedFile(io.BytesIO(after))
    movie = next(box for box in boxes_of(film, 0, len(after)) if box.kind == b"moov")
    kinds = [box.kind for box in boxes_of(film, movie.body, movie.end)]
    assert kinds == [b"mvhd", b"trak", b"trak", b"free", b"free"]


def test_an_mp3_loses_its_tags_before_between_and_after(
    collection: Collection, fixture_bytes: Callable[[str], bytes]
) -> None:
    plain = content_of(add_media(collection=collection, title="A tone", content=fixture_bytes("tone.mp3"), by=None))
    tagged = io.BytesIO(plain)
    APEv2().save(tagged)
    tags = ID3()
    tags.add(TIT2(encoding=3, text="SECRETTITLE"))
    tags.add(APIC(encoding=3, mime="image/jpeg", type=3, data=b"SECRETCOVER" * 99))
    tagged.seek(0)
    tags.save(tagged, v1=2)
    ape = APEv2()
    ape["Place"] = "SECRETPLACE"
    tagged.seek(0)
    ape.save(tagged)
    assert tagged.getvalue().count(b"SECRET") >= 101

    media = add_media(collection=collection, title="A tone", content=tagged.getvalue(), by=None)

    assert content_of(media) == plain


def test_a_wav_keeps_its_sound_and_loses_its_notes(collection: Collection) -> None:
    notes = (
        chunk(b"LIST", b"INFOINAM\x0c\x00\x00\x00SECRETTITLE\x00")
        + chunk(b"id3 ", b"SECRET")
        + chunk(b"bext", b"SECRET")
    )
    media = add_media(collection=collection, title="A tone", content=wav(1.0, notes), by=None)

    assert content_of(media) == wav(1.0)
    assert (media.duration, media.mime_type) == (1.0, "audio/wav")


def test_the_hash_is_that_of_the_stored_bytes(sound: Media) -> None:
    import hashlib

    assert sound.sha256 == hashlib.sha256(content_of(sound)).hexdigest()


REFUSED = {
    "empty": b"",
    "html": b"<!doctype html><script>alert(1)</script>",
    "playlist": b"#EXTM3U\n#EXT-X-MEDIA-SEQUENCE:0\nhttp://169.254.169.254/\n",
    "concat": b"ffconcat version 1.0\nfile /etc/passwd\n",
    "png": b"\x89PNG\r\n\x1a\n" + b"\x00" * 99,
    "one-byte moov": b"\x00\x00\x00\x10ftypisom\x00\x00\x00\x00\x00\x00\x00\x09moov\x00",
    "moov without end": b"\x00\x00\x00\x10ftypisom\x00\x00\x00\x00\x7f\xff\xff\xffmoov\x00",
    "picture as mp4": b"\x00\x00\x00\x10ftypavif\x00\x00\x00\x00",
    "quicktime": b"\x00\x00\x00\x10ftypqt  \x00\x00\x00\x00",
    "only a tag": b"ID3\x04\x00\x00\x00\x00\x00\x0a" + b"\x00" * 400,
    "riff without data": b"RIFF\x04\x00\x00\x00WAVE",
    "webm header only": b"\x1a\x45\xdf\xa3\x80",
    "ogg page only": b"OggS" + b"\x00" * 60,
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_no_recording_is_refused_and_nothing_is_stored(
    case: str, collection: Collection, stored: Callable[[], list[str]]
) -> None:
    with pytest.raises(FileRefusedError):
        add_media(collection=collection, title="A tone", content=REFUSED[case], by=None)

    assert Media.objects.count() == 0
    assert stored() == []


@pytest.mark.parametrize("cut", [0.05, 0.3, 0.6])
@pytest.mark.parametrize("name", ["film.mp4", "film.webm", "tone.m4a", "tone.ogg"])
def test_a_truncated_recording_is_refused(
    name: str, cut: float, collection: Collection, fixture_bytes: Callable[[str], bytes]
) -> None:
    data = fixture_bytes(name)
    with pytest.raises(FileRefusedError):
        add_media(collection=collection, title="A tone", content=data[: int(len(data) * cut)], by=None)


@pytest.mark.parametrize("name", FACTS)
def test_no_damage_makes_a_reader_raise_anything_else(
    name: str, collection: Collection, fixture_bytes: Callable[[str], bytes]
) -> None:
    original = fixture_bytes(name)
    for at in range(0, min(len(original), 2000), 61):
        damaged = bytearray(original)
        damaged[at] ^= 0xFF
        with suppress(FileRefusedError):
            add_media(collection=collection, title="A tone", content=bytes(damaged), by=None)


def test_a_file_above_the_limit_is_refused_with_both_sizes(collection: Collection, settings: Any) -> None:
    settings.MAX_MEDIA_BYTES = 1_000_000
    with pytest.raises(FileRefusedError) as refusal:
        add_media(collection=collection, title="A tone", content=wav(70), by=None)

    assert str(refusal.value) == "This file is too large (2 MB). Make it smaller, at most 1 MB."


def form_for(kind: str, upload: Any, collection: Collection, **more: Any) -> Any:
    data = {"title": "A tone", "collection": collection.pk, **more}
    return get_media_form(Media)(data, {"file": upload} if upload else {}, instance=Media(type=kind))


@pytest.mark.parametrize(
    ("kind", "name", "sentence"),
    [
        ("audio", "film.mp4", "This is a film. Add it with “Add video”."),
        ("video", "tone.mp3", "This is sound without a picture. Add it with “Add audio”."),
    ],
)
def test_film_and_sound_are_not_mixed_up(
    kind: str, name: str, sentence: str, collection: Collection, fixture_bytes: Callable[[str], bytes]
) -> None:
    form = form_for(kind, SimpleUploadedFile(name, fixture_bytes(name)), collection)

    assert form.errors == {"file": [sentence]}


def test_a_file_that_is_no_recording_is_an_error_beside_the_field(collection: Collection) -> None:
    form = form_for("audio", SimpleUploadedFile("tone.mp3", b"<html>"), collection)

    assert set(form.errors) == {"file"}
    assert "not a recording" in form.errors["file"][0]


def test_a_sound_is_added_with_its_transcripts(collection: Collection, fixture_bytes: Callable[[str], bytes]) -> None:
    upload = SimpleUploadedFile("tone.mp3", fixture_bytes("tone.mp3"))
    form = form_for("audio", upload, collection, text_nb=VTT, reviewed_nb="on", **{"text_sr-Cyrl": VTT})

    assert form.is_valid(), form.errors
    tracks = form.save().tracks.values_list("locale", "kind", "reviewed")
    assert sorted(tracks) == [("nb", "transcript", True), ("sr-Cyrl", "transcript", False)]


def test_captions_that_are_not_webvtt_are_an_error_beside_their_field(
    collection: Collection, fixture_bytes: Callable[[str], bytes]
) -> None:
    upload = SimpleUploadedFile("film.mp4", fixture_bytes("film.mp4"))
    form = form_for("video", upload, collection, text_sv="1\n00:00,000 --> 00:01,000\nHej\n")

    assert form.errors == {"text_sv": ["The first line has to be WEBVTT."]}


def test_an_emptied_text_is_taken_away_and_an_unchanged_one_keeps_its_address(sound: Media) -> None:
    for locale in ("nb", "sv"):
        TextTrack.objects.create(media=sound, locale=locale, kind="transcript", vtt=VTT)
    before = sound.tracks.get(locale="nb").key
    data = {"title": "A tone", "collection": sound.collection_id, "text_nb": VTT, "text_sv": ""}
    form = get_media_form(Media)(data, {}, instance=sound)

    assert form.is_valid(), form.errors
    form.save()
    assert list(sound.tracks.values_list("locale", "key")) == [("nb", before)]


def test_the_admin_adds_a_film_and_shows_its_captions_for_editing(
    client: Any, superuser: Any, collection: Collection, fixture_bytes: Callable[[str], bytes]
) -> None:
    client.force_login(superuser)
    upload = SimpleUploadedFile("film.mp4", fixture_bytes("film.mp4"), "video/mp4")
    data = {"title": "A film", "collection": collection.pk, "file": upload, "text_nb": VTT}
    response = client.post(reverse("wagtailmedia:add", args=("video",)), data)

    assert response.status_code == 302
    media = Media.objects.get()
    assert (media.tracks.get().kind, media.tracks.get().locale) == ("caption", "nb")
    page = client.get(reverse("wagtailmedia:edit", args=(media.pk,))).content.decode()
    assert "00:00.000 --&gt; 00:01.000" in page


def test_a_replaced_file_has_a_new_address_and_the_old_file_goes(
    client: Any,
    superuser: Any,
    sound: Media,
    stored: Callable[[], list[str]],
    django_capture_on_commit_callbacks: Any,
) -> None:
    before, names = sound.key, stored()
    client.force_login(superuser)
    upload = SimpleUploadedFile("x.wav", wav(), "audio/wav")
    with django_capture_on_commit_callbacks(execute=True):
        client.post(
            reverse("wagtailmedia:edit", args=(sound.pk,)),
            {"title": "A tone", "collection": sound.collection_id, "file": upload},
        )

    sound.refresh_from_db()
    assert (sound.mime_type, sound.key == before) == ("audio/wav", False)
    assert (len(stored()), stored() == names) == (1, False)
