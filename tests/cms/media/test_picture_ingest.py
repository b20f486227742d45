"""What becomes of a good picture."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from PIL import Image as Pillow
from PIL import ImageCms, PngImagePlugin
from wagtail.models import Collection

from cms.media.ingest import add_image
from cms.media.making import rendition_for
from cms.media.models import Image
from cms.media.renditions import all_of

SECRETS = [
    b"SECRETCAMERA",
    b"SECRETCOMMENT",
    b"SECRETXMP",
    b"SECRETTEXT",
    b"SECRETPROFILE",
    b"Exif",
    b"GPS",
    b"xmpmeta",
]
XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/">SECRETXMP</x:xmpmeta>'
GPS, MAKE, ORIENTATION = 0x8825, 0x010F, 0x0112


def secrets_in(data: bytes) -> list[bytes]:
    return [secret for secret in SECRETS if secret in data]


def exif(orientation: int = 1) -> Pillow.Exif:
    made = Pillow.Exif()
    made[MAKE] = "SECRETCAMERA"
    made[ORIENTATION] = orientation
    made.get_ifd(GPS).update({1: "N", 2: (59.0, 54.0, 50.0), 3: "E", 4: (10.0, 45.0, 8.0)})
    return made


def profile() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes() + b"SECRETPROFILE"


def loaded_jpeg(encode: Callable[..., bytes]) -> bytes:
    return encode(200, 150, exif=exif(6), comment=b"SECRETCOMMENT", xmp=XMP, icc_profile=profile())


def loaded_png(encode: Callable[..., bytes]) -> bytes:
    text = PngImagePlugin.PngInfo()
    text.add_text("Comment", "SECRETTEXT")
    text.add_itxt("XML:com.adobe.xmp", XMP.decode())
    return encode(200, 150, "PNG", exif=exif(6), pnginfo=text, icc_profile=profile())


def loaded_webp(encode: Callable[..., bytes]) -> bytes:
    return encode(200, 150, "WEBP", exif=exif(6).tobytes(), xmp=XMP, icc_profile=profile())


def loaded_avif(encode: Callable[..., bytes]) -> bytes:
    return encode(200, 150, "AVIF", exif=exif(6).tobytes(), xmp=XMP, icc_profile=profile())


LOADED = [loaded_jpeg, loaded_png, loaded_webp, loaded_avif]


@pytest.mark.parametrize("loaded", LOADED)
def test_position_camera_xmp_and_comment_are_in_no_stored_byte(
    loaded: Any, encode: Callable[..., bytes], collection: Collection, media_root: Path
) -> None:
    data = loaded(encode)
    assert {b"SECRETCAMERA", b"SECRETXMP"} <= set(secrets_in(data))

    image = add_image(collection=collection, title="A lamp", content=data, by=None)
    for choice in all_of(image.width, image.height):
        rendition_for(image_id=image.pk, key=image.key, suffix=choice.suffix)
    image.get_rendition("max-165x165")

    files = [path for path in media_root.rglob("*") if path.is_file() and ".locks" not in path.parts]
    assert len(files) == 1 + len(all_of(150, 200)) + 1
    assert [secrets_in(path.read_bytes()) for path in files] == [[]] * len(files)


@pytest.mark.parametrize("loaded", LOADED)
def test_a_picture_is_turned_upright(loaded: Any, encode: Callable[..., bytes], collection: Collection) -> None:
    image = add_image(collection=collection, title="A lamp", content=loaded(encode), by=None)

    assert (image.width, image.height) == (150, 200)


def test_a_jpeg_keeps_its_pixels_nearly(encode: Callable[..., bytes], collection: Collection) -> None:
    data = encode(200, 100, quality=95)
    image = add_image(collection=collection, title="A lamp", content=data, by=None)

    before, after = Pillow.open(BytesIO(data)).convert("L"), Pillow.open(image.file.path).convert("L")
    worst = max(abs(one - other) for one, other in zip(before.tobytes(), after.tobytes(), strict=True))
    assert worst < 12


@pytest.mark.parametrize(
    ("mode", "kept"), [("RGBA", "RGBA"), ("LA", "RGBA"), ("P", "RGB"), ("L", "L"), ("1", "L"), ("I;16", "L")]
)
def test_every_kind_of_png_becomes_a_plain_one(
    mode: str, kept: str, encode: Callable[..., bytes], collection: Collection
) -> None:
    if mode == "I;16":
        output = BytesIO()
        Pillow.frombytes("I;16", (4, 2), b"\x00\x00\xff\x7f\xff\xff\x00\x80" * 2).save(output, "PNG")
        data = output.getvalue()
    else:
        data = encode(64, 48, "PNG", mode)
    image = add_image(collection=collection, title="A lamp", content=data, by=None)

    with Pillow.open(image.file.path) as stored:
        assert (stored.mode, stored.format, dict(stored.info)) == (kept, "PNG", {})
        if mode == "I;16":
            assert stored.tobytes()[:4] == bytes([0, 127, 255, 127])


def test_a_cmyk_jpeg_becomes_rgb(encode: Callable[..., bytes], collection: Collection) -> None:
    image = add_image(collection=collection, title="A lamp", content=encode(64, 48, "JPEG", "CMYK"), by=None)

    with Pillow.open(image.file.path) as stored:
        assert stored.mode == "RGB"


def test_colours_of_another_profile_are_carried_over(collection: Collection) -> None:
    lab_like = ImageCms.createProfile("XYZ")
    picture = Pillow.new("RGB", (8, 8), (255, 0, 0))
    output = BytesIO()
    picture.save(output, "PNG", icc_profile=ImageCms.ImageCmsProfile(lab_like).tobytes())
    image = add_image(collection=collection, title="A lamp", content=output.getvalue(), by=None)

    with Pillow.open(image.file.path) as stored:
        assert "icc_profile" not in stored.info


def test_a_broken_profile_is_left_out_of_account(encode: Callable[..., bytes], collection: Collection) -> None:
    data = encode(64, 48, "PNG", icc_profile=b"not a profile")
    image = add_image(collection=collection, title="A lamp", content=data, by=None)

    assert image.width == 64


def test_names_in_storage_are_random_and_tell_nothing(
    encode: Callable[..., bytes], collection: Collection, stored: Callable[[], list[str]]
) -> None:
    for _round in range(2):
        add_image(collection=collection, title="Kari at home", content=encode(), by=None)

    names = stored()
    assert len(names) == 2
    for name in names:
        folder, shard, token = name.split("/")
        assert (folder, len(token), token[:2]) == ("pictures", 36, shard)


def test_a_picture_that_code_merely_assigns_is_taken_in_all_the_same(
    encode: Callable[..., bytes], collection: Collection
) -> None:
    image = Image(collection=collection, title="A lamp", file=ContentFile(loaded_jpeg(encode), name="kari.jpg"))
    image.save()

    assert secrets_in(Path(image.file.path).read_bytes()) == []
    assert "kari" not in image.file.name


def test_a_placeholder_is_kept_with_the_picture(image: Image) -> None:
    assert len(Image.objects.get(pk=image.pk).placeholder) == 28


def test_the_key_changes_with_the_focal_point_and_with_the_file(image: Image, encode: Callable[..., bytes]) -> None:
    keys = [image.key]
    image.focal_point_x, image.focal_point_y, image.focal_point_width, image.focal_point_height = 10, 10, 5, 5
    image.save()
    keys.append(image.key)
    image.file = ContentFile(encode(500, 300), name="x.jpg")
    image.save()
    keys.append(image.key)

    assert len(set(keys)) == 3
    assert Image.objects.get(pk=image.pk).key == keys[2]


def test_the_key_stays_when_only_words_change(image: Image) -> None:
    before = image.key
    image.title, image.credit = "Another lamp", "Kari"
    image.save()

    assert Image.objects.get(pk=image.pk).key == before


def test_the_same_file_twice_gives_two_keys(encode: Callable[..., bytes], collection: Collection) -> None:
    first, second = (add_image(collection=collection, title="A lamp", content=encode(), by=None) for _ in range(2))

    assert first.file_hash == second.file_hash
    assert first.key != second.key


def test_a_new_focal_point_drops_the_files_made_with_the_old_one(
    image: Image, stored: Callable[[], list[str]], django_capture_on_commit_callbacks: Any
) -> None:
    rendition_for(image_id=image.pk, key=image.key, suffix="160x160.webp")
    assert len(stored()) == 2

    with django_capture_on_commit_callbacks(execute=True):
        image.focal_point_x, image.focal_point_y, image.focal_point_width, image.focal_point_height = (
            1,
            1,
            1,
            1,
        )
        image.save()

    assert image.renditions.count() == 0
