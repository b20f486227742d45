"""What the public gets at /files/, and how."""

from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from PIL import Image as Pillow

from cms.media import serving
from cms.media.ingest import put_track
from cms.media.models import Image, Media
from cms.media.public_files import PublicFile

VTT = "WEBVTT\n\n00:00.000 --> 00:01.000\nHei på deg\n"


def content(response: Any) -> bytes:
    return b"".join(response.streaming_content) if response.streaming else response.content


@pytest.fixture
def address(store: Any, image: Image) -> str:
    store.publish_image(image)
    return f"/files/{image.key}/320x192.webp"


@pytest.fixture
def sound_address(store: Any, sound: Media) -> str:
    store.publish_media(sound)
    return f"/files/{sound.key}"


@pytest.fixture
def sound_bytes(sound: Media) -> bytes:
    return Path(sound.file.path).read_bytes()


def test_a_rendition_has_the_size_and_type_that_its_address_says(client: Any, address: str) -> None:
    response = client.get(address)

    assert response.status_code == 200
    assert response["Content-Type"] == "image/webp"
    with Pillow.open(BytesIO(content(response))) as picture:
        assert (picture.size, picture.format) == ((320, 192), "WEBP")


@pytest.mark.parametrize(
    ("ending", "mime_type", "format"),
    [("jpg", "image/jpeg", "JPEG"), ("png", "image/png", "PNG"), ("avif", "image/avif", "AVIF")],
)
def test_every_format_of_the_contract_is_given(
    ending: str, mime_type: str, format: str, client: Any, address: str
) -> None:
    response = client.get(address.replace("webp", ending))

    assert response["Content-Type"] == mime_type
    with Pillow.open(BytesIO(content(response))) as picture:
        assert (picture.size, picture.format) == ((320, 192), format)


def test_a_public_answer_is_safe_to_show_and_sets_no_cookie(client: Any, address: str) -> None:
    response = client.get(address)

    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Disposition"] == "inline"
    assert "sandbox" in response["Content-Security-Policy"]
    assert response["Cache-Control"] == "public, max-age=60, must-revalidate"
    assert response["Access-Control-Allow-Origin"] == "*"
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")


def test_a_public_answer_is_the_same_for_somebody_signed_in(client: Any, address: str, superuser: Any) -> None:
    client.force_login(superuser)
    client.cookies.load({"extra": "1"})
    response = client.get(address)

    assert response["Cache-Control"].startswith("public")
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")


def test_nobody_keeps_a_copy_longer_than_the_item_is_visible(client: Any, store: Any, sound: Media) -> None:
    until = timezone.now() + timedelta(seconds=20, milliseconds=900)
    store[sound.key] = PublicFile(sound.mime_type, storage_name=sound.file.name, visible_until=until)

    assert client.get(f"/files/{sound.key}")["Cache-Control"] == "public, max-age=20, must-revalidate"


def test_what_was_taken_down_is_gone_at_the_next_request(
    client: Any, store: Any, address: str, image: Image, sound_address: str, sound: Media
) -> None:
    etag = client.get(address)["ETag"]
    assert client.get(sound_address).status_code == 200

    store.take_down(image.key)
    store.take_down(sound.key)

    assert client.get(address).status_code == 410
    assert client.head(address).status_code == 410
    assert client.get(address, headers={"if-none-match": etag}).status_code == 410
    assert client.get(sound_address, headers={"range": "bytes=0-1"}).status_code == 410
    assert client.get(address)["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    "forged",
    [
        "321x193.webp",
        "320x192.gif",
        "320x320.svg",
        "4000x4000.webp",
        "1x1.webp",
        "",
        "320x192.webp/x",
        "320x192.webp.png",
        "99999x99999.webp",
    ],
)
def test_a_size_outside_the_set_does_not_exist(
    forged: str, client: Any, address: str, stored: Callable[[], list[str]]
) -> None:
    before = stored()
    response = client.get(address.rpartition("/")[0] + "/" + forged)

    assert response.status_code == 404
    assert stored() == before


def test_the_key_of_a_picture_alone_does_not_give_the_original(client: Any, address: str, image: Image) -> None:
    assert client.get(f"/files/{image.key}").status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "../secret.txt",
        "i/../../etc/passwd",
        "%2e%2e/%2e%2e/etc/passwd",
        "..%2f..%2fetc%2fpasswd",
        "/etc/passwd",
        "i/%00",
        ".locks/slot-0",
        "pictures//x.jpg",
        "x" * 300,
        "i\\..\\x",
        "",
    ],
)
def test_no_path_leads_out_of_the_storage(path: str, client: Any, store: Any, superuser: Any) -> None:
    assert client.get("/files/" + path).status_code == 404
    client.force_login(superuser)
    assert client.get("/files/" + path).status_code == 404


def test_no_file_on_disk_answers_by_its_place_in_storage(
    client: Any, address: str, sound_address: str, stored: Callable[[], list[str]]
) -> None:
    client.get(address)

    names = stored()
    assert len(names) == 3
    assert [client.get(f"/files/{name}").status_code for name in names] == [404, 404, 404]
    assert [client.get(f"/media/{name}").status_code for name in names] == [404, 404, 404]


def test_a_picture_whose_version_moved_on_is_not_shown_at_the_old_address(
    client: Any, address: str, image: Image
) -> None:
    image.focal_point_x, image.focal_point_y, image.focal_point_width, image.focal_point_height = 1, 1, 1, 1
    image.save()

    assert client.get(address).status_code == 404


def test_head_says_what_get_would(client: Any, address: str, sound_address: str) -> None:
    for where in (address, sound_address):
        head, get = client.head(where), client.get(where)
        body = content(get)

        assert head.status_code == 200
        assert head.content == b""
        assert head["Content-Length"] == get["Content-Length"] == str(len(body))
        assert {name: head[name] for name in ("ETag", "Content-Type", "Accept-Ranges")} == {
            name: get[name] for name in ("ETag", "Content-Type", "Accept-Ranges")
        }


def test_other_methods_are_not_allowed(client: Any, address: str) -> None:
    assert [client.post(address).status_code, client.delete(address).status_code] == [405, 405]


def test_a_known_tag_is_answered_without_a_body(client: Any, address: str) -> None:
    etag = client.get(address)["ETag"]
    assert etag.startswith('"')

    for header in (etag, f"W/{etag}", f'"other", {etag}', "*"):
        response = client.get(address, headers={"if-none-match": header})
        assert (response.status_code, response.content, response["ETag"]) == (304, b"", etag)
        assert response["Cache-Control"] == "public, max-age=60, must-revalidate"
    assert client.get(address, headers={"if-none-match": '"other"'}).status_code == 200


@pytest.fixture(params=["in memory", "streamed"])
def way(request: Any, monkeypatch: pytest.MonkeyPatch) -> str:
    """Small files are read at once, large ones piece by piece."""
    if request.param == "streamed":
        monkeypatch.setattr(serving, "IN_MEMORY_BYTES", 10)
        monkeypatch.setattr(serving, "CHUNK", 1000)
    return str(request.param)


@pytest.mark.usefixtures("way")
def test_the_whole_file_is_given_without_a_range(client: Any, sound_address: str, sound_bytes: bytes) -> None:
    response = client.get(sound_address)

    assert (response.status_code, content(response)) == (200, sound_bytes)
    assert response["Content-Type"] == "audio/mpeg"
    assert response["Accept-Ranges"] == "bytes"


@pytest.mark.usefixtures("way")
@pytest.mark.parametrize(
    ("header", "start", "stop"),
    [
        ("bytes=0-99", 0, 100),
        ("bytes=100-", 100, None),
        ("bytes=-50", -50, None),
        ("bytes=0-0", 0, 1),
        ("bytes=0-99999999", 0, None),
        ("bytes=-99999999", 0, None),
        ("BYTES= 5 - 9 ", 5, 10),
    ],
)
def test_one_range_is_given_as_a_part(
    header: str, start: int, stop: int | None, client: Any, sound_address: str, sound_bytes: bytes
) -> None:
    response = client.get(sound_address, headers={"range": header})
    part = sound_bytes[start:stop]
    first = start if start >= 0 else len(sound_bytes) + start

    assert (response.status_code, content(response)) == (206, part)
    assert response["Content-Range"] == f"bytes {first}-{first + len(part) - 1}/{len(sound_bytes)}"
    assert response["Content-Length"] == str(len(part))


@pytest.mark.usefixtures("way")
@pytest.mark.parametrize("header", ["bytes=999999-", "bytes=-0", "bytes=999999-9999999"])
def test_a_range_behind_the_end_cannot_be_satisfied(
    header: str, client: Any, sound_address: str, sound_bytes: bytes
) -> None:
    response = client.get(sound_address, headers={"range": header})

    assert (response.status_code, content(response)) == (416, b"")
    assert response["Content-Range"] == f"bytes */{len(sound_bytes)}"


@pytest.mark.usefixtures("way")
@pytest.mark.parametrize(
    "header",
    ["bytes=5-1", "bytes=0-1,4-5", "lines=0-1", "bytes=x-y", "bytes=-", "0-5", "bytes=" + "9" * 40 + "-"],
)
def test_a_range_that_cannot_be_read_is_ignored(
    header: str, client: Any, sound_address: str, sound_bytes: bytes
) -> None:
    response = client.get(sound_address, headers={"range": header})

    assert (response.status_code, content(response)) == (200, sound_bytes)


def test_if_range_gives_the_part_only_of_the_same_file(client: Any, sound_address: str) -> None:
    etag = client.get(sound_address)["ETag"]
    asked = {"range": "bytes=0-9"}

    assert client.get(sound_address, headers={**asked, "if-range": etag}).status_code == 206
    assert client.get(sound_address, headers={**asked, "if-range": '"other"'}).status_code == 200
    assert client.get(sound_address, headers={**asked, "if-range": f"W/{etag}"}).status_code == 200
    assert client.head(sound_address, headers=asked).status_code == 200


def test_captions_are_given_as_text(client: Any, store: Any, sound: Media) -> None:
    track = put_track(media=sound, locale="nb", kind="transcript", vtt=VTT, reviewed=True)
    assert track is not None
    store[track.key] = PublicFile("text/vtt", text=track.vtt)
    response = client.get(f"/files/{track.key}", headers={"range": "bytes=0-5"})

    assert response["Content-Type"] == "text/vtt; charset=utf-8"
    assert (response.status_code, content(response)) == (206, b"WEBVTT")
    assert content(client.get(f"/files/{track.key}")).decode() == VTT


def test_a_file_that_is_missing_on_disk_is_not_found(client: Any, sound_address: str, sound: Media) -> None:
    Path(sound.file.path).unlink()

    assert client.get(sound_address).status_code == 404


def test_a_rendition_that_is_missing_on_disk_is_made_anew(client: Any, address: str, image: Image) -> None:
    before = content(client.get(address))
    Path(image.renditions.get().file.path).unlink()

    assert content(client.get(address)) == before
    assert image.renditions.count() == 1


@pytest.mark.parametrize(("mode", "header"), [("x-accel", "X-Accel-Redirect"), ("x-sendfile", "X-Sendfile")])
def test_behind_a_server_the_server_reads_the_file(
    mode: str, header: str, client: Any, sound_address: str, sound: Media, settings: Any
) -> None:
    settings.FILES_SENDFILE = mode
    response = client.get(sound_address)

    expected = {"x-accel": f"/private-files/{sound.file.name}", "x-sendfile": sound.file.path}[mode]
    assert (response[header], response.content) == (expected, b"")
    assert response["Content-Type"] == "audio/mpeg"
    assert response["X-Content-Type-Options"] == "nosniff"
    etag = response["ETag"]
    assert client.get(sound_address, headers={"if-none-match": etag}).status_code == 304


def test_a_kept_rendition_costs_one_statement_beyond_the_store(
    client: Any, address: str, django_assert_num_queries: Any
) -> None:
    client.get(address)
    with django_assert_num_queries(1):
        client.get(address)
