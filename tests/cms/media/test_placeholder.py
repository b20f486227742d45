"""BlurHash, compared with hashes that the reference implementation made."""

from time import process_time

import pytest
from PIL import Image as Pillow

from cms.media.placeholder import placeholder


def scene() -> Pillow.Image:
    picture = Pillow.effect_mandelbrot((320, 200), (-2, -1, 1, 1), 60).convert("RGB")
    picture.paste((200, 30, 40), (0, 0, 100, 100))
    return picture


def test_one_colour() -> None:
    assert placeholder(Pillow.new("RGB", (40, 40), (200, 10, 30))) == "L5M^0N|wfQ|w|wo1fQo1fQfQfQfQ"


def test_a_scene() -> None:
    assert placeholder(scene()) == "LOAH#U|x;hwy]T=0,ssoson%jZoL"


@pytest.mark.parametrize("mode", ["L", "RGBA", "LA", "P"])
def test_every_mode_gives_28_characters(mode: str) -> None:
    assert len(placeholder(scene().convert(mode))) == 28


def test_what_is_transparent_counts_as_white() -> None:
    clear = Pillow.new("RGBA", (40, 40), (0, 0, 0, 0))

    assert placeholder(clear) == placeholder(Pillow.new("RGB", (40, 40), "white"))


def test_a_large_picture_is_hashed_from_a_thumbnail() -> None:
    large = scene().resize((3000, 2000))
    begin = process_time()
    placeholder(large)

    assert process_time() - begin < 0.5
