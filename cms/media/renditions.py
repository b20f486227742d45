"""Which sizes of a picture exist: a finite set, so that nobody can fill the disk by asking.

Pure arithmetic on numbers that the published store keeps; no file and no row is touched here.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from math import log

FILES_PREFIX = "/files/"
WIDTHS = (160, 320, 400, 600, 800, 1200, 1600, 2400)
RATIOS = ((1, 1), (4, 5), (16, 9), (9, 16))
SMALLEST_WANTED, LARGEST_WANTED = 1, 4096
EXTENSIONS = {"WEBP": "webp", "JPEG": "jpg", "PNG": "png", "AVIF": "avif"}
FORMATS = {extension: name for name, extension in EXTENSIONS.items()}
MIME_TYPES = {"WEBP": "image/webp", "JPEG": "image/jpeg", "PNG": "image/png", "AVIF": "image/avif"}
AUTO = "WEBP"
SUFFIX = re.compile(r"([1-9]\d{0,3})x([1-9]\d{0,4})\.(webp|jpg|png|avif)")


class SizeOutOfRange(ValueError):
    """A width or height below 1 or above 4096 was asked for; `field` is the name of the argument."""

    def __init__(self, field: str, value: int) -> None:
        super().__init__(f"{field} must be from {SMALLEST_WANTED} to {LARGEST_WANTED}, not {value}.")
        self.field = field


@dataclass(frozen=True, slots=True)
class RenditionChoice:
    """One member of the set; sizes in pixels, `format` never AUTO."""

    width: int
    height: int
    format: str

    @property
    def suffix(self) -> str:
        """The end of the address, such as `800x450.webp`."""
        return f"{self.width}x{self.height}.{EXTENSIONS[self.format]}"


@lru_cache(maxsize=16384)
def choose(
    *, width: int, height: int, wanted_width: int, wanted_height: int | None = None, format: str = "AUTO"
) -> RenditionChoice:
    """The member of the set that answers a wish, for a picture of `width` x `height` pixels.

    Raises SizeOutOfRange for a wish below 1 or above 4096.
    """
    _in_range("width", wanted_width)
    ratio = None
    if wanted_height is not None:
        _in_range("height", wanted_height)
        wanted = log(wanted_width / wanted_height)
        ratio = min(RATIOS, key=lambda pair: abs(log(pair[0] / pair[1]) - wanted))
    larger = next((step for step in WIDTHS if step >= wanted_width), WIDTHS[-1])
    return RenditionChoice(*_size(width, height, larger, ratio), AUTO if format == "AUTO" else format)


@lru_cache(maxsize=16384)
def all_of(width: int, height: int) -> tuple[RenditionChoice, ...]:
    """Every rendition that a picture of this size can have, each once: at most 160."""
    sizes = dict.fromkeys(_size(width, height, step, ratio) for ratio in (None, *RATIOS) for step in WIDTHS)
    return tuple(RenditionChoice(*size, name) for size in sizes for name in EXTENSIONS)


def parse(*, suffix: str, width: int, height: int) -> RenditionChoice | None:
    """The member that the end of an address names; None for one outside the set of this picture."""
    match = SUFFIX.fullmatch(suffix)
    if match is None:
        return None
    choice = RenditionChoice(int(match[1]), int(match[2]), FORMATS[match[3]])
    return choice if choice in all_of(width, height) else None


def address(*, key: str, choice: RenditionChoice) -> str:
    """Where the rendition is given out. The picture's key changes with its file and focal point."""
    return f"{FILES_PREFIX}{key}/{choice.suffix}"


def cut_box(
    *, width: int, height: int, choice: RenditionChoice, focus: tuple[int, int] | None
) -> tuple[float, float, float, float]:
    """Left, top, right, bottom of the largest part of the choice's ratio, as near to the focus as fits."""
    cut_width = min(float(width), height * choice.width / choice.height)
    cut_height = min(float(height), width * choice.height / choice.width)
    x, y = focus or (width / 2, height / 2)
    left = min(max(x - cut_width / 2, 0.0), width - cut_width)
    top = min(max(y - cut_height / 2, 0.0), height - cut_height)
    return left, top, left + cut_width, top + cut_height


def _in_range(field: str, value: int) -> None:
    if not SMALLEST_WANTED <= value <= LARGEST_WANTED:
        raise SizeOutOfRange(field, value)


def _size(width: int, height: int, step: int, ratio: tuple[int, int] | None) -> tuple[int, int]:
    across, down = ratio or (width, height)
    widest = max(1, min(width, height * across // down)) if ratio else width
    chosen = min(step, widest)
    return chosen, min(height, max(1, round(chosen * down / across)))
