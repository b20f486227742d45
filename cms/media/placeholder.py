"""BlurHash (https://blurha.sh): a few characters from which an app paints a blurred picture while it loads.

Written here because the packages for it want a compiler or use functions that Pillow is dropping.
"""

from collections.abc import Sequence
from math import cos, pi

from PIL import Image

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz#$%*+,-.:;=?@[]^_{|}~"
ACROSS, DOWN = 4, 3
THUMBNAIL = (32, 32)
LINEAR = [
    value / 255 / 12.92 if value / 255 <= 0.04045 else ((value / 255 + 0.055) / 1.055) ** 2.4 for value in range(256)
]

Factor = tuple[float, float, float]


def placeholder(image: Image.Image) -> str:
    """The picture's BlurHash of 4 x 3 components, 28 characters, from a thumbnail of 32 pixels."""
    small = image.convert("RGBA") if image.mode in {"RGBA", "LA", "P"} else image.convert("RGB")
    small = small.resize(THUMBNAIL, reducing_gap=2.0)
    if small.mode == "RGBA":
        ground = Image.new("RGB", small.size, "white")
        ground.paste(small, mask=small.getchannel("A"))
        small = ground
    return _encode(small.tobytes(), small.width, small.height)


def _encode(pixels: bytes, width: int, height: int) -> str:
    channels = [[LINEAR[value] for value in pixels[channel::3]] for channel in range(3)]
    factors = [_factor(channels, width, height, i, j) for j in range(DOWN) for i in range(ACROSS)]
    average, rest = factors[0], factors[1:]
    loudest = max(abs(value) for factor in rest for value in factor)
    scale = max(0, min(82, int(loudest * 166 - 0.5)))
    parts = [_base83(ACROSS - 1 + (DOWN - 1) * 9, 1), _base83(scale, 1), _base83(_average(average), 4)]
    return "".join(parts + [_base83(_detail(factor, (scale + 1) / 166), 2) for factor in rest])


def _factor(channels: Sequence[Sequence[float]], width: int, height: int, i: int, j: int) -> Factor:
    across = [cos(pi * i * x / width) for x in range(width)]
    basis = [cos(pi * j * y / height) * value for y in range(height) for value in across]
    norm = (1 if i == j == 0 else 2) / (width * height)
    red, green, blue = (sum(map(float.__mul__, basis, channel)) * norm for channel in channels)
    return red, green, blue


def _average(factor: Factor) -> int:
    red, green, blue = (_to_srgb(value) for value in factor)
    return (red << 16) + (green << 8) + blue


def _to_srgb(value: float) -> int:
    value = max(0.0, min(1.0, value))
    return int((value * 12.92 if value <= 0.0031308 else 1.055 * value ** (1 / 2.4) - 0.055) * 255 + 0.5)


def _detail(factor: Factor, loudest: float) -> int:
    steps = [_step(value / loudest) for value in factor]
    return (steps[0] * 19 + steps[1]) * 19 + steps[2]


def _step(value: float) -> int:
    root = abs(value) ** 0.5 * (1 if value >= 0 else -1)
    return int(max(0, min(18, root * 9 + 9.5)))


def _base83(value: int, length: int) -> str:
    return "".join(DIGITS[value // 83**power % 83] for power in reversed(range(length)))
