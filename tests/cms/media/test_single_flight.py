"""What many ask for at once is made once, and only so much at a time."""

import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path
from threading import Lock
from typing import Any

import pytest
from django.core.files.base import ContentFile
from PIL import Image as Pillow
from wagtail.models import Collection

from cms.media import making
from cms.media.ingest import add_image
from cms.media.making import cut, rendition_for, spec_of
from cms.media.models import Image, Rendition
from cms.media.renditions import RenditionChoice, all_of, choose
from cms.media.single_flight import STRIPES, once


def found_in(path: Path) -> str | None:
    return path.read_text() if path.exists() else None


def make_slowly(folder: Path, name: str) -> str:
    """Leaves a mark for each making."""
    with (folder / "log").open("a") as log:
        log.write(f"{name}\n")
    time.sleep(0.2)
    (folder / name).write_text(name)
    return name


def ask(folder: Path, name: str) -> str:
    return once(
        folder=folder / "locks",
        name=name,
        slots=2,
        find=lambda: found_in(folder / name),
        make=lambda: make_slowly(folder, name),
    )


def test_threads_that_ask_at_once_get_one_making(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(lambda _number: ask(tmp_path, "one"), range(8)))

    assert answers == ["one"] * 8
    assert (tmp_path / "log").read_text() == "one\n"


ASKING = """
import sys, time
from pathlib import Path
from cms.media.single_flight import once

made, log = Path(sys.argv[1], "made"), Path(sys.argv[1], "log")

def make():
    with log.open("a") as file:
        file.write("made\\n")
    time.sleep(0.5)
    made.write_text("made")
    return "made"

find = lambda: "made" if made.exists() else None
print(once(folder=Path(sys.argv[1], "locks"), name="one", slots=2, find=find, make=make))
"""


def test_processes_that_ask_at_once_get_one_making(tmp_path: Path) -> None:
    command = [sys.executable, "-c", ASKING, str(tmp_path)]
    root = Path(__file__).resolve().parents[3]
    processes = [subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, text=True) for _number in range(3)]

    assert [process.communicate()[0] for process in processes] == ["made\n"] * 3
    assert (tmp_path / "log").read_text() == "made\n"


def test_only_so_many_are_made_at_a_time(tmp_path: Path) -> None:
    lock, running, most = Lock(), 0, 0

    def make() -> str:
        nonlocal running, most
        with lock:
            running += 1
            most = max(most, running)
        time.sleep(0.05)
        with lock:
            running -= 1
        return "made"

    def ask_for(number: int) -> str:
        return once(folder=tmp_path, name=f"name {number}", slots=2, find=lambda: None, make=make)

    with ThreadPoolExecutor(12) as threads:
        list(threads.map(ask_for, range(12)))

    assert most == 2


def test_a_making_that_fails_leaves_the_way_free(tmp_path: Path) -> None:
    def fail() -> str:
        raise ZeroDivisionError

    for _round in range(2):
        with pytest.raises(ZeroDivisionError):
            once(folder=tmp_path, name="one", slots=1, find=lambda: None, make=fail)

    assert once(folder=tmp_path, name="one", slots=1, find=lambda: None, make=lambda: "made") == "made"


def test_lock_files_are_few(tmp_path: Path) -> None:
    for number in range(300):
        once(folder=tmp_path, name=f"name {number}", slots=2, find=lambda: None, make=lambda: "made")

    assert len(list(tmp_path.iterdir())) <= STRIPES + 2


def test_asking_for_every_rendition_twice_makes_each_once(
    collection: Collection, encode: Callable[..., bytes], stored: Callable[[], list[str]]
) -> None:
    image = add_image(collection=collection, title="A lamp", content=encode(330, 200), by=None)
    choices = all_of(330, 200)
    for choice in choices * 2:
        rendition_for(image_id=image.pk, key=image.key, suffix=choice.suffix)

    assert Rendition.objects.count() == len(choices) == 40
    assert len(stored()) == 1 + len(choices)
    for choice in choices:
        made = rendition_for(image_id=image.pk, key=image.key, suffix=choice.suffix)
        assert made is not None
        with Pillow.open(made[0].file.path) as picture:
            assert (picture.width, picture.height, picture.format) == (
                choice.width,
                choice.height,
                choice.format,
            )
        assert (made[0].width, made[0].height) == (choice.width, choice.height)


def test_nothing_is_made_for_a_size_outside_the_set(image: Image, stored: Callable[[], list[str]]) -> None:
    before = stored()
    for suffix in ("321x193.webp", "100000x1.webp", "x.webp", "320x192.exe"):
        assert rendition_for(image_id=image.pk, key=image.key, suffix=suffix) is None

    assert (stored(), Rendition.objects.count()) == (before, 0)


def test_a_faster_machine_wins_and_the_second_file_goes(
    image: Image,
    stored: Callable[[], list[str]],
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: Any,
) -> None:
    choice = choose(width=image.width, height=image.height, wanted_width=160)

    def overtaken(*, image: Image, choice: RenditionChoice) -> bytes:
        data = cut(image=image, choice=choice)
        Rendition.objects.create(
            image=image,
            filter_spec=spec_of(choice),
            focal_point_key=image.key[making.VERSION],
            file=ContentFile(data, name="x.webp"),
        )
        return data

    monkeypatch.setattr(making, "cut", overtaken)
    with django_capture_on_commit_callbacks(execute=True):
        made = rendition_for(image_id=image.pk, key=image.key, suffix=choice.suffix)

    assert made is not None
    assert made[0] == Rendition.objects.get()
    assert len(stored()) == 2


def test_a_cut_keeps_the_focal_point_in_view(collection: Collection) -> None:
    picture = Pillow.new("RGB", (1000, 400), "white")
    picture.paste("red", (900, 0, 1000, 400))
    output = BytesIO()
    picture.save(output, "PNG")
    image = add_image(collection=collection, title="A lamp", content=output.getvalue(), by=None)
    image.focal_point_x, image.focal_point_y, image.focal_point_width, image.focal_point_height = (
        990,
        200,
        10,
        10,
    )
    image.save()

    with Pillow.open(BytesIO(cut(image=image, choice=RenditionChoice(160, 160, "PNG")))) as small:
        assert small.getpixel((150, 80)) == (255, 0, 0)
        assert small.getpixel((100, 80)) == (255, 255, 255)


def test_transparency_becomes_white_in_a_jpeg_and_stays_in_webp(collection: Collection) -> None:
    output = BytesIO()
    Pillow.new("RGBA", (400, 400), (0, 0, 0, 0)).save(output, "PNG")
    image = add_image(collection=collection, title="A lamp", content=output.getvalue(), by=None)

    with Pillow.open(BytesIO(cut(image=image, choice=RenditionChoice(160, 160, "JPEG")))) as jpeg:
        assert jpeg.getpixel((80, 80)) == (255, 255, 255)
    with Pillow.open(BytesIO(cut(image=image, choice=RenditionChoice(160, 160, "WEBP")))) as webp:
        assert webp.getpixel((80, 80))[3] == 0
