"""Captions and transcripts come from a file as well as by pasting, and no mistake with a file costs what was typed."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.models import Collection
from wagtailmedia.forms import get_media_form

from cms.media.models import Media, TextTrack
from tests.cms.media.test_subrip import SUBRIP
from tests.cms.media.test_subrip import VTT as FROM_SUBRIP

VTT = "WEBVTT\n\n00:00.000 --> 00:01.000\nHei på deg\n"
PASTED = "WEBVTT\n\n00:00.000 --> 00:02.000\nLimt inn\n"
NOT_ONE = "This is not a file with captions. Choose one that ends in .vtt (WebVTT) or .srt (SubRip)."
NOT_UTF8 = "This file is not saved as UTF-8, so that letters such as ø and ж would be lost. Save it as UTF-8."
BOTH = (
    "You have changed the text and chosen a file as well. To keep the text, save again; "
    "to use the file, empty the text and choose the file once more."
)


def upload(name: str, data: bytes | str) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data.encode() if isinstance(data, str) else data)


def form_of(sound: Media, *, files: dict[str, Any] | None = None, **fields: Any) -> Any:
    data = {"title": "A tone", "collection": sound.collection_id, **fields}
    return get_media_form(Media)(data, files or {}, instance=Media.objects.get(pk=sound.pk))


def texts(sound: Media) -> dict[str, str]:
    return dict(TextTrack.objects.filter(media=sound).values_list("locale", "vtt"))


@pytest.mark.parametrize(
    ("name", "data", "kept"),
    [
        ("tekst.vtt", VTT, VTT),
        ("TEKST.VTT", b"\xef\xbb\xbf" + VTT.replace("\n", "\r\n").encode(), VTT),
        ("tekst.srt", SUBRIP, FROM_SUBRIP),
        ("tekst.srt", VTT, VTT),
        ("tekst.vtt", SUBRIP, FROM_SUBRIP),
    ],
    ids=["webvtt", "with a mark and other line ends", "subrip", "webvtt by another name", "subrip by another name"],
)
def test_a_file_becomes_the_text_of_its_language(name: str, data: bytes | str, kept: str, sound: Media) -> None:
    form = form_of(sound, files={"file_nb": upload(name, data)}, reviewed_nb="on")

    assert form.is_valid(), form.errors
    form.save()
    assert texts(sound) == {"nb": kept}
    assert sound.tracks.get().reviewed is True


def test_pasted_subrip_is_understood_too(sound: Media) -> None:
    form = form_of(sound, text_nb=SUBRIP)

    assert form.is_valid(), form.errors
    form.save()
    assert texts(sound) == {"nb": FROM_SUBRIP}


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("tekst.txt", VTT, NOT_ONE),
        ("tekst.docx", b"PK\x03\x04\xff", NOT_ONE),
        ("tekst", VTT, NOT_ONE),
        ("tekst.vtt", b"PK\x03\x04\xff\xfe\x00", NOT_UTF8),
        ("tekst.vtt", VTT.encode("latin-1"), NOT_UTF8),
        ("tekst.vtt", VTT.encode("utf-16"), NOT_UTF8),
        ("tekst.srt", SUBRIP.encode("utf-16-le"), NOT_UTF8),
        ("tekst.vtt", b"", "The submitted file is empty."),
        ("tekst.vtt", "Hei på deg", "The first line has to be WEBVTT."),
        ("tekst.vtt", VTT.replace(".", ","), "Line 3: write the times like 00:01.000 --> 00:04.500."),
        ("tekst.srt", SUBRIP.replace("0:1:5", "0:0:0"), "Line 7: this text begins before the one above it."),
        ("tekst.srt", "Hei på deg", "Line 1: write the times like 00:00:01,000 --> 00:00:04,500."),
        ("tekst.vtt", VTT + "x" * 2_000_000, "This file is too large (3 MB). Text has at most 2 MB."),
    ],
)
def test_a_wrong_file_is_an_error_beside_its_field_and_the_rest_is_kept(
    name: str, data: bytes | str, sentence: str, sound: Media
) -> None:
    form = form_of(sound, files={"file_sv": upload(name, data)}, title="Ny tittel", text_nb=PASTED, text_sv=PASTED)

    assert form.errors == {"file_sv": [sentence]}
    assert [form[name].value() for name in ("title", "text_nb", "text_sv")] == ["Ny tittel", PASTED, PASTED]
    assert texts(sound) == {}


def test_a_file_above_the_limit_is_not_even_read(sound: Media) -> None:
    large = upload("tekst.vtt", VTT + "x" * 2_000_000)
    form = form_of(sound, files={"file_nb": large})

    assert set(form.errors) == {"file_nb"}
    assert large.tell() == 0


def test_a_file_takes_the_place_of_what_was_there(sound: Media) -> None:
    TextTrack.objects.create(media=sound, locale="nb", kind="transcript", vtt=PASTED)
    # A browser sends the text back with line ends of its own.
    form = form_of(sound, files={"file_nb": upload("x.vtt", VTT)}, text_nb=PASTED.replace("\n", "\r\n"))

    assert form.is_valid(), form.errors
    form.save()
    assert texts(sound) == {"nb": VTT}


def test_a_file_never_replaces_what_was_just_typed(sound: Media) -> None:
    TextTrack.objects.create(media=sound, locale="nb", kind="transcript", vtt=VTT)
    typed = VTT.replace("Hei", "Hallo")
    form = form_of(sound, files={"file_nb": upload("x.vtt", PASTED)}, text_nb=typed)

    assert form.errors == {"file_nb": [BOTH]}
    assert form["text_nb"].value() == typed
    assert texts(sound) == {"nb": VTT}


def test_an_emptied_text_makes_room_for_the_file(sound: Media) -> None:
    TextTrack.objects.create(media=sound, locale="nb", kind="transcript", vtt=PASTED)
    form = form_of(sound, files={"file_nb": upload("x.vtt", VTT)}, text_nb="")

    assert form.is_valid(), form.errors
    form.save()
    assert texts(sound) == {"nb": VTT}


def test_a_good_file_is_kept_as_text_when_another_field_is_wrong(sound: Media) -> None:
    form = form_of(sound, files={"file_nb": upload("x.srt", SUBRIP)}, title="", text_nb="")

    assert set(form.errors) == {"title"}
    assert form["text_nb"].value() == FROM_SUBRIP
    again = form_of(sound, title="A tone", text_nb=form["text_nb"].value())
    assert again.is_valid(), again.errors


def test_a_text_that_a_browser_sends_back_unchanged_keeps_its_address(sound: Media) -> None:
    TextTrack.objects.create(media=sound, locale="nb", kind="transcript", vtt=VTT)
    before = sound.tracks.get().key
    form = form_of(sound, text_nb=VTT.replace("\n", "\r\n"))

    assert form.is_valid(), form.errors
    form.save()
    assert "text_nb" not in form.changed_data
    assert sound.tracks.get().key == before


def test_pasted_text_that_is_wrong_is_kept_as_it_was_pasted(sound: Media) -> None:
    wrong = SUBRIP.replace("00:00:04,500", "00:00:00,500")
    form = form_of(sound, text_nb=wrong)

    assert form.errors == {"text_nb": ["Line 2: the text ends before it begins."]}
    assert form["text_nb"].value() == wrong


def test_the_admin_takes_a_file_and_shows_its_errors_in_the_filled_form(
    client: Any, superuser: Any, sound: Media, fixture_bytes: Callable[[str], bytes], collection: Collection
) -> None:
    client.force_login(superuser)
    url = reverse("wagtailmedia:edit", args=(sound.pk,))
    assert 'accept=".vtt,.srt"' in client.get(url).content.decode()
    fields = {"title": "Ny tittel", "collection": collection.pk, "text_sv": PASTED, "credit": "Kari"}

    answer = client.post(url, {**fields, "file_nb": upload("x.vtt", VTT.encode("latin-1"))})

    page = answer.content.decode()
    assert (answer.status_code, NOT_UTF8 in page) == (200, True)
    assert all(kept in page for kept in ("Ny tittel", "Limt inn", 'value="Kari"'))
    assert texts(sound) == {}

    assert client.post(url, {**fields, "file_nb": upload("x.srt", SUBRIP)}).status_code == 302
    assert texts(sound) == {"nb": FROM_SUBRIP, "sv": PASTED}


@pytest.mark.parametrize("text", ["<v" + " " * 100_000 + "x", "&#" + "9" * 5_000 + ";"], ids=["spaces", "a number"])
def test_captions_made_to_be_slow_or_to_fail_are_read_like_any(text: str, sound: Media) -> None:
    form = form_of(sound, text_nb=f"WEBVTT\n\n00:00.000 --> 00:01.000\nHei {text}\n")

    assert form.is_valid(), form.errors


def test_the_form_has_a_group_for_each_language_and_says_how_far_its_text_is(sound: Media) -> None:
    TextTrack.objects.create(media=sound, locale="nb", kind="transcript", vtt=VTT, reviewed=True)
    TextTrack.objects.create(media=sound, locale="sv", kind="transcript", vtt=VTT)
    form = get_media_form(Media)(instance=Media.objects.get(pk=sound.pk))

    assert [(track.heading, str(track.state), track.to_do, track.is_open) for track in form.tracks] == [
        ("Transcript: Norwegian (Bokmål)", "Read through", False, True),
        ("Transcript: Swedish", "Not read through", True, True),
        ("Transcript: Danish", "No text", False, False),
        ("Transcript: Serbian", "No text", False, False),
    ]
    assert [field.name for field in form.own_fields] == ["title", "file", "credit", "collection", "tags"]


def test_a_group_with_a_mistake_is_unfolded(sound: Media) -> None:
    form = form_of(sound, files={"file_da": upload("x.txt", VTT)})

    assert [track.tag for track in form.tracks if track.is_open] == ["da"]
