"""Renditions are made when they are first asked for, once, and kept in private storage."""

from collections.abc import Collection
from io import BytesIO
from pathlib import Path

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from PIL import Image as Pillow

from cms.media.models import Image, Rendition
from cms.media.renditions import MIME_TYPES, RenditionChoice, cut_box, parse
from cms.media.single_flight import once

LOCK_FOLDER = ".locks"
VERSION = slice(2, 18)
ENCODING: dict[str, dict[str, object]] = {
    "WEBP": {"quality": 80, "method": 4},
    "JPEG": {"quality": 80, "optimize": True, "progressive": True},
    "PNG": {"compress_level": 6},
    "AVIF": {"quality": 60, "speed": 8},
}


def rendition_for(*, image_id: int, key: str, suffix: str) -> tuple[Rendition, str] | None:
    """The file that `<key>/<suffix>` names and its type, made if need be.

    None for a size outside the picture's finite set, and for a key that the picture no longer has.
    """
    existing = _existing(image_id, key, suffix)
    if existing:
        return existing, MIME_TYPES[_format(suffix)]
    image = Image.objects.filter(pk=image_id, key=key).first()
    choice = image and parse(suffix=suffix, width=image.width, height=image.height)
    if image is None or choice is None:
        return None
    rendition = once(
        folder=Path(settings.MEDIA_ROOT) / LOCK_FOLDER,
        name=f"{key}/{suffix}",
        slots=settings.RENDITIONS_AT_ONCE,
        find=lambda: _existing(image_id, key, suffix),
        make=lambda: _make(image, choice),
    )
    return rendition, MIME_TYPES[choice.format]


def sizes_of(wanted: Collection[tuple[str, RenditionChoice]]) -> dict[tuple[str, str], int]:
    """Bytes of those of these renditions that were made already, by the picture's key and the end of the address."""
    if not wanted:
        return {}
    asked = {(key, spec_of(choice)): (key, choice.suffix) for key, choice in wanted}
    rows = Rendition.objects.filter(
        image__key__in={key for key, _ in asked}, filter_spec__in={spec for _, spec in asked}, bytes__isnull=False
    )
    found = rows.values_list("image__key", "filter_spec", "focal_point_key", "bytes")
    return {
        asked[key, spec]: size for key, spec, version, size in found if (key, spec) in asked and version == key[VERSION]
    }


def spec_of(choice: RenditionChoice) -> str:
    """The choice in Wagtail's words, so that Wagtail's own commands understand the row."""
    return f"fill-{choice.width}x{choice.height}|format-{choice.format.lower()}"


def _format(suffix: str) -> str:
    return {"jpg": "JPEG"}.get(suffix.rpartition(".")[2], suffix.rpartition(".")[2].upper())


def _existing(image_id: int, key: str, suffix: str) -> Rendition | None:
    size = suffix.rpartition(".")[0]
    spec = f"fill-{size}|format-{_format(suffix).lower()}"
    row = Rendition.objects.filter(image_id=image_id, filter_spec=spec, focal_point_key=key[VERSION]).first()
    return row if row and row.file.storage.exists(row.file.name) else None


def _make(image: Image, choice: RenditionChoice) -> Rendition:
    rendition = Rendition(image=image, filter_spec=spec_of(choice), focal_point_key=image.key[VERSION])
    # A row whose file was lost, as after a restored backup, makes room for the new one.
    image.renditions.filter(filter_spec=rendition.filter_spec, focal_point_key=rendition.focal_point_key).delete()
    content = cut(image=image, choice=choice)
    rendition.file, rendition.bytes = ContentFile(content, name=choice.suffix), len(content)
    try:
        with transaction.atomic():
            rendition.save()
    except IntegrityError:
        # Another machine was faster: its file counts, ours goes.
        rendition.file.storage.delete(rendition.file.name)
        return image.renditions.get(filter_spec=rendition.filter_spec, focal_point_key=rendition.focal_point_key)
    return rendition


def cut(*, image: Image, choice: RenditionChoice) -> bytes:
    """The picture cut around its focal point, made smaller and encoded."""
    box = cut_box(width=image.width, height=image.height, choice=choice, focus=image.focus)
    with image.open_file() as file, Pillow.open(file) as picture:
        # JPEG can be decoded at a half, a quarter or an eighth: much less memory for small renditions.
        picture.draft(None, _size_enough_for(image, choice, box))
        shrunk = image.width / picture.width
        scaled = (box[0] / shrunk, box[1] / shrunk, box[2] / shrunk, box[3] / shrunk)
        small = picture.resize((choice.width, choice.height), box=_within(scaled, picture.size), reducing_gap=2.0)
    output = BytesIO()
    _flat(small, choice.format).save(output, choice.format, **ENCODING[choice.format])
    return output.getvalue()


def _size_enough_for(image: Image, choice: RenditionChoice, box: tuple[float, float, float, float]) -> tuple[int, int]:
    scale = choice.width / (box[2] - box[0])
    return round(image.width * scale), round(image.height * scale)


def _within(box: tuple[float, float, float, float], size: tuple[int, int]) -> tuple[float, float, float, float]:
    return box[0], box[1], min(box[2], size[0]), min(box[3], size[1])


def _flat(picture: Pillow.Image, format_name: str) -> Pillow.Image:
    """JPEG knows no transparency: on white."""
    if format_name != "JPEG" or picture.mode != "RGBA":
        return picture
    ground = Pillow.new("RGB", picture.size, "white")
    ground.paste(picture, mask=picture.getchannel("A"))
    return ground
