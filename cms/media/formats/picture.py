"""Pictures are decoded and made anew from their pixels, so that nothing else of the file survives."""

import logging
from dataclasses import dataclass
from io import BytesIO
from threading import BoundedSemaphore
from typing import BinaryIO

from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageCms, ImageOps

from cms.media.formats.picture_parts import refuse_endless
from cms.media.formats.refusals import INCOMPLETE, FileRefusedError
from cms.media.placeholder import placeholder

logger = logging.getLogger(__name__)

OPENED = ("JPEG", "PNG", "WEBP", "AVIF")
# Phones save a JPEG with a second picture inside as MPO; the first one is the picture.
KEPT_AS = {"JPEG": "JPEG", "MPO": "JPEG", "PNG": "PNG", "WEBP": "WEBP", "AVIF": "AVIF"}
ENDINGS = {"JPEG": ".jpg", "PNG": ".png", "WEBP": ".webp", "AVIF": ".avif"}
ENCODING: dict[str, dict[str, object]] = {
    "JPEG": {"quality": 90, "optimize": True},
    "PNG": {"compress_level": 6},
    "WEBP": {"quality": 90, "method": 4},
    "AVIF": {"quality": 80, "speed": 8},
}
BITS_16 = ("I;16", "I;16L", "I;16B", "I;16N", "I")
# Fifty million pixels take up to 0.9 GB while they are decoded and encoded anew: one picture at a time.
DECODING_AT_ONCE = BoundedSemaphore(1)

NOT_A_PICTURE = _("This file is not a picture we can read. Choose a JPEG, PNG or WebP file.")
MOVING = _("Moving pictures cannot be used here. Save one frame as a JPEG or PNG, or add it as a film.")
TOO_MANY_PIXELS = _(
    "This picture has too many pixels (%(pixels)s million). Make it smaller, at most %(limit)s million."
)


@dataclass(frozen=True, slots=True)
class CleanPicture:
    """The picture as it is kept; sizes in pixels, upright."""

    data: bytes
    ending: str
    width: int
    height: int
    placeholder: str


def clean_picture(source: BinaryIO, *, max_pixels: int) -> CleanPicture:
    """Decode, turn upright and encode anew in the same format.

    Only the header is read of a picture above `max_pixels`. Raises FileRefusedError for all that is not a
    still picture, whatever way the decoder found to fail.
    """
    try:
        refuse_endless(source)
        with DECODING_AT_ONCE, Image.open(source, formats=OPENED) as image:
            _refuse_unusable(image, max_pixels)
            return _encoded(_pixels_of(image), KEPT_AS[image.format or ""])
    except FileRefusedError:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise FileRefusedError(TOO_MANY_PIXELS % {"pixels": "?", "limit": max_pixels // 1_000_000}) from error
    except Image.UnidentifiedImageError as error:
        raise FileRefusedError(NOT_A_PICTURE) from error
    except OSError as error:
        raise FileRefusedError(INCOMPLETE) from error
    except Exception as error:
        # Decoders meet hostile bytes and fail in ways of their own; to the sender all of them mean the same.
        logger.info("A picture could not be decoded: %r", error)
        raise FileRefusedError(NOT_A_PICTURE) from error


def _refuse_unusable(image: Image.Image, max_pixels: int) -> None:
    pixels = image.width * image.height
    if pixels > max_pixels:
        millions = {"pixels": -(-pixels // 1_000_000), "limit": max_pixels // 1_000_000}
        raise FileRefusedError(TOO_MANY_PIXELS % millions)
    if image.format != "MPO" and getattr(image, "is_animated", False):
        raise FileRefusedError(MOVING)


def _pixels_of(image: Image.Image) -> Image.Image:
    """Upright, in sRGB, nothing but pixels: a new picture, not a copy that carries the old one's records."""
    profile = image.info.get("icc_profile")
    plain = _plain_mode(ImageOps.exif_transpose(image), profile)
    bare = Image.new(plain.mode, plain.size)
    bare.paste(plain)
    return bare


def _plain_mode(image: Image.Image, profile: bytes | None) -> Image.Image:
    if image.mode in BITS_16:
        return image.convert("I").point(lambda value: value / 257).convert("L")
    transparent = image.mode in {"RGBA", "LA", "PA", "La", "RGBa"} or "transparency" in image.info
    if profile and image.mode in {"RGB", "RGBA", "CMYK"}:
        image = _in_srgb(image, profile)
    return image.convert("RGBA" if transparent else "L" if image.mode in {"L", "1"} else "RGB")


def _in_srgb(image: Image.Image, profile: bytes) -> Image.Image:
    """The colours as they were meant, for the profile itself goes; a broken profile is ignored."""
    target = "RGBA" if image.mode == "RGBA" else "RGB"
    try:
        given = ImageCms.ImageCmsProfile(BytesIO(profile))
        converted = ImageCms.profileToProfile(image, given, ImageCms.createProfile("sRGB"), outputMode=target)
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return image
    return converted or image


def _encoded(image: Image.Image, format_name: str) -> CleanPicture:
    if format_name == "JPEG" and image.mode == "RGBA":
        image = image.convert("RGB")
    output = BytesIO()
    image.save(output, format_name, **ENCODING[format_name])
    return CleanPicture(output.getvalue(), ENDINGS[format_name], image.width, image.height, placeholder(image))
