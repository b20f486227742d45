"""Files that are no pictures: a sentence beside the field, never an exception, and nothing stored."""

import struct
import zlib
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile, TemporaryUploadedFile
from django.urls import reverse
from PIL import Image as Pillow
from wagtail.images.forms import get_image_form
from wagtail.models import Collection, UploadedFile

from cms.media.formats.counting import TOO_MANY_PARTS
from cms.media.formats.refusals import FileRefusedError
from cms.media.ingest import add_image
from cms.media.models import Image

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HTML = b"<!doctype html><script>alert(1)</script>"


def png_claiming(width: int, height: int) -> bytes:
    """A PNG whose header promises so many pixels, in a few bytes."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\x00" * 99))
        + chunk(b"IEND", b"")
    )


def animated() -> bytes:
    frames = [Pillow.new("RGB", (8, 8), colour) for colour in ("red", "blue")]
    output = BytesIO()
    frames[0].save(output, "PNG", save_all=True, append_images=frames[1:])
    return output.getvalue()


def gif() -> bytes:
    output = BytesIO()
    Pillow.new("RGB", (8, 8)).save(output, "GIF")
    return output.getvalue()


def jpeg(segments: bytes = b"", *, scans: int = 1, progressive: bool = False) -> bytes:
    """A JPEG with more segments after its beginning, and with its last scan so many times."""
    output = BytesIO()
    Pillow.linear_gradient("L").save(output, "JPEG", progressive=progressive)
    data = output.getvalue()
    last = data.rindex(b"\xff\xda")
    return data[:2] + segments + data[2:last] + data[last:-2] * scans + data[-2:]


def noted(number: int, note: bytes = b"Exif\x00\x00x") -> bytes:
    return (b"\xff\xe1" + struct.pack(">H", len(note) + 2) + note) * number


def png_of_chunks(number: int) -> bytes:
    output = BytesIO()
    Pillow.new("RGB", (8, 8)).save(output, "PNG")
    note = struct.pack(">I", 0) + b"noTe" + struct.pack(">I", zlib.crc32(b"noTe"))
    return output.getvalue()[:33] + note * number + output.getvalue()[33:]


ENDLESS = {
    "scans": jpeg(scans=101, progressive=True),
    "scans that a mark without length would hide": jpeg(b"\xff\x01", scans=101, progressive=True),
    "notes": jpeg(noted(1_001)),
    "notes after an end that is none": jpeg(b"\xff\xd9" + noted(1_001)),
    "bytes before the first scan": jpeg(noted(1) + b"\x00" * 66_000),
    "filling before the first scan": jpeg(b"\xff" * 66_000),
    "chunks": png_of_chunks(20_001),
}
HOSTILE = {
    "svg": ("x.svg", SVG, "not a picture"),
    "svg as png": ("x.png", SVG, "not a picture"),
    "html as jpg": ("x.jpg", HTML, "not a picture"),
    "fake png": ("x.png", b"\x89PNG\r\n\x1a\n" + b"\x00" * 8, "not a picture"),
    "png header only": ("x.png", png_claiming(8, 8)[:33], "not a picture"),
    "400 Mpx": ("x.png", png_claiming(20_000, 20_000), "too many pixels"),
    "60 Mpx": ("x.png", png_claiming(10_000, 6_000), "too many pixels (60 million)"),
    "gif and script": ("x.gif", b"GIF89a=1;alert(1)//" + gif(), "not a picture"),
    "gif": ("x.gif", gif(), "not a picture"),
    "animated": ("x.png", animated(), "Moving pictures"),
    "zeros": ("x.jpg", b"\x00" * 4096, "not a picture"),
    "eps": ("x.jpg", b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", "not a picture"),
}


def form_for(upload: Any, collection: Collection) -> Any:
    data = {"title": "A lamp", "collection": collection.pk, "credit": "Kari"}
    return get_image_form(Image)(data, {"file": upload})


@pytest.mark.parametrize("case", HOSTILE)
def test_the_form_says_beside_the_file_what_is_wrong(
    case: str, collection: Collection, stored: Callable[[], list[str]]
) -> None:
    name, data, sentence = HOSTILE[case]
    form = form_for(SimpleUploadedFile(name, data), collection)

    assert not form.is_valid()
    assert set(form.errors) == {"file"}
    assert sentence in form.errors["file"][0]
    assert form["credit"].value() == "Kari"
    assert stored() == []


@pytest.mark.parametrize("cut", [0.1, 0.5, 0.95])
@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_a_truncated_picture_is_refused(
    format: str,
    cut: float,
    encode: Callable[..., bytes],
    collection: Collection,
    stored: Callable[[], list[str]],
) -> None:
    data = encode(640, 480, format)
    with pytest.raises(FileRefusedError):
        add_image(collection=collection, title="A lamp", content=data[: int(len(data) * cut)], by=None)

    assert Image.objects.count() == 0
    assert stored() == []


def test_bytes_after_the_picture_do_not_survive(encode: Callable[..., bytes], collection: Collection) -> None:
    image = add_image(collection=collection, title="A lamp", content=encode() + HTML, by=None)

    with image.file.open("rb") as file:
        assert b"script" not in file.read()


@pytest.mark.parametrize(
    "name", ["../../etc/passwd.png", "a" * 5000 + ".png", "x.php.png", "\u202egnp.exe.png", "x\x00.png"]
)
def test_a_hostile_name_leaves_no_trace(
    name: str, encode: Callable[..., bytes], collection: Collection, stored: Callable[[], list[str]]
) -> None:
    form = form_for(SimpleUploadedFile(name, encode(format="PNG")), collection)

    assert form.is_valid(), form.errors
    form.save()
    assert [found.split("/")[0] for found in stored()] == ["pictures"]
    assert stored()[0].endswith(".png")
    assert len(stored()[0]) == 48


def test_a_picture_named_as_another_kind_is_kept_as_what_it_is(
    encode: Callable[..., bytes], collection: Collection
) -> None:
    form = form_for(SimpleUploadedFile("x.jpg", encode(format="WEBP")), collection)

    assert form.is_valid(), form.errors
    assert form.save().file.name.endswith(".webp")


def test_the_admin_answers_a_fake_picture_with_the_form(
    client: Any, superuser: Any, collection: Collection, stored: Callable[[], list[str]]
) -> None:
    client.force_login(superuser)
    upload = SimpleUploadedFile("x.png", b"\x89PNG\r\n\x1a\n" + b"\x00" * 8, "image/png")
    data = {"title": "Kept title", "collection": collection.pk, "file": upload}
    response = client.post(
        reverse("wagtailimages:add_multiple"),
        {"files[]": upload},
        headers={"x-requested-with": "XMLHttpRequest"},
    )

    assert response.status_code == 200
    assert response.json()["success"] is False
    upload.seek(0)
    response = client.post(
        reverse("wagtailimages_chooser:create"),
        {f"image-chooser-upload-{key}": value for key, value in data.items()},
    )
    assert response.status_code == 200
    assert response.json()["step"] == "reshow_creation_form"
    assert "Kept title" in response.json()["htmlFragment"]
    assert Image.objects.count() == 0
    assert stored() == []


@pytest.mark.parametrize("on_disk", [False, True])
def test_an_upload_that_waits_for_other_fields_is_clean_as_well(
    on_disk: bool,
    client: Any,
    superuser: Any,
    collection: Collection,
    encode: Callable[..., bytes],
    stored: Callable[[], list[str]],
    media_root: Any,
    settings: Any,
) -> None:
    if on_disk:
        settings.FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.TemporaryFileUploadHandler"]
    client.force_login(superuser)
    upload = SimpleUploadedFile("x.jpg", encode(comment=b"SECRETCOMMENT"), "image/jpeg")
    client.post(
        reverse("wagtailimages:add_multiple"),
        {"files[]": upload, "title": "much too long " * 30, "collection": collection.pk},
        headers={"x-requested-with": "XMLHttpRequest"},
    )

    assert UploadedFile.objects.count() == 1
    assert len(stored()) == 1
    data = (media_root / stored()[0]).read_bytes()
    assert b"SECRETCOMMENT" not in data
    assert Pillow.open(BytesIO(data)).size == (640, 480)


def test_an_upload_on_disk_is_taken_in_as_one_in_memory(encode: Callable[..., bytes], collection: Collection) -> None:
    upload = TemporaryUploadedFile("x.jpg", "image/jpeg", 0, None)
    upload.write(encode(comment=b"SECRETCOMMENT"))
    upload.size = upload.tell()
    form = form_for(upload, collection)
    assert form.is_valid(), form.errors
    image = form.save()
    upload.close()

    with image.file.open("rb") as file:
        assert b"SECRETCOMMENT" not in file.read()
    assert len(image.placeholder) == 28


@pytest.mark.parametrize("case", ENDLESS)
def test_a_picture_of_endless_parts_never_reaches_the_decoder(
    case: str, collection: Collection, stored: Callable[[], list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Any] = []
    monkeypatch.setattr("cms.media.formats.picture.Image.open", lambda *args, **_options: opened.append(args))
    form = form_for(SimpleUploadedFile("x.jpg", ENDLESS[case]), collection)

    assert form.errors == {"file": [str(TOO_MANY_PARTS)]}
    assert (opened, stored()) == ([], [])


@pytest.mark.parametrize(
    "data",
    [
        jpeg(progressive=True),
        jpeg(noted(60, b"ICC_PROFILE\x00" + b"x" * 65_000)),
        jpeg() + b"ftypmp42" + b"\xff\xda\x00\x02" * 20_000,
        png_of_chunks(5_000),
    ],
    ids=["progressive", "with a large profile", "with a film behind it", "in many chunks"],
)
def test_an_unusual_picture_is_still_taken_in(data: bytes, collection: Collection) -> None:
    image = add_image(collection=collection, title="A lamp", content=data, by=None)

    assert image.width in {8, 256}
