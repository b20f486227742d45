"""The finite set of sizes, as the contract names it."""

from time import process_time

import pytest

from cms.media.renditions import (
    RATIOS,
    WIDTHS,
    RenditionChoice,
    SizeOutOfRange,
    address,
    all_of,
    choose,
    cut_box,
    parse,
)


def test_a_wish_gets_the_next_larger_width() -> None:
    assert choose(width=4000, height=3000, wanted_width=321) == RenditionChoice(400, 300, "WEBP")


def test_a_wish_that_is_a_width_of_the_set_gets_just_that() -> None:
    assert choose(width=4000, height=3000, wanted_width=320) == RenditionChoice(320, 240, "WEBP")


def test_nothing_is_made_larger_than_the_original() -> None:
    assert choose(width=1000, height=600, wanted_width=900) == RenditionChoice(1000, 600, "WEBP")


def test_a_wish_beyond_the_largest_width_gets_the_largest() -> None:
    assert choose(width=5000, height=2500, wanted_width=4096) == RenditionChoice(2400, 1200, "WEBP")


@pytest.mark.parametrize(
    ("wanted", "answer"),
    [
        ((400, 400), (400, 400)),
        ((400, 390), (400, 400)),
        ((400, 500), (400, 500)),
        ((800, 450), (800, 450)),
        ((800, 600), (800, 800)),
        ((320, 560), (320, 569)),
        ((4096, 1), (2400, 1350)),
        ((1, 4096), (160, 284)),
    ],
)
def test_a_height_is_answered_by_the_nearest_ratio(wanted: tuple[int, int], answer: tuple[int, int]) -> None:
    choice = choose(width=4000, height=3000, wanted_width=wanted[0], wanted_height=wanted[1])

    assert (choice.width, choice.height) == answer


def test_a_cut_is_no_wider_than_what_the_original_gives_at_that_ratio() -> None:
    choice = choose(width=1600, height=900, wanted_width=1600, wanted_height=1600)

    assert (choice.width, choice.height) == (900, 900)


@pytest.mark.parametrize(("asked", "given"), [("AUTO", "WEBP"), ("JPEG", "JPEG"), ("PNG", "PNG"), ("AVIF", "AVIF")])
def test_the_format_is_never_auto(asked: str, given: str) -> None:
    assert choose(width=800, height=600, wanted_width=100, format=asked).format == given


@pytest.mark.parametrize("wrong", [0, -1, 4097])
def test_a_width_or_height_outside_the_limits_is_refused_by_name(wrong: int) -> None:
    with pytest.raises(SizeOutOfRange, match="width") as width:
        choose(width=800, height=600, wanted_width=wrong)
    with pytest.raises(SizeOutOfRange, match="height") as height:
        choose(width=800, height=600, wanted_width=1, wanted_height=wrong)

    assert (width.value.field, height.value.field) == ("width", "height")


@pytest.mark.parametrize(("size", "count"), [((4000, 3000), 160), ((1600, 900), 88), ((300, 200), 32), ((1, 1), 4)])
def test_the_set_of_a_picture_is_counted(size: tuple[int, int], count: int) -> None:
    assert len(all_of(*size)) == count


def test_no_picture_has_more_than_160_renditions() -> None:
    sizes = [(width, height) for width in range(1, 6000, 173) for height in range(1, 6000, 179)]

    assert max(len(all_of(*size)) for size in sizes) == len(WIDTHS) * (1 + len(RATIOS)) * 4


def test_every_wish_falls_into_the_set() -> None:
    members = set(all_of(1234, 777))
    wishes = [1, 159, 160, 161, 700, 1233, 1234, 1235, 4096]
    answers = {
        choose(width=1234, height=777, wanted_width=width, wanted_height=height, format=name)
        for width in wishes
        for height in [None, *wishes]
        for name in ("AUTO", "JPEG", "PNG", "AVIF")
    }

    assert answers <= members


def test_an_address_ends_in_size_and_format() -> None:
    choice = choose(width=1000, height=600, wanted_width=300, format="JPEG")

    assert address(key="i/abc", choice=choice) == "/files/i/abc/320x192.jpg"


@pytest.mark.parametrize(
    "forged",
    ["321x192.webp", "320x191.webp", "320x192.gif", "0320x192.webp", "2400x1440.webp", "x.webp", "320x192"],
)
def test_a_forged_size_names_nothing(forged: str) -> None:
    assert parse(suffix=forged, width=1000, height=600) is None


def test_what_choose_writes_parse_reads() -> None:
    for choice in all_of(1000, 600):
        assert parse(suffix=choice.suffix, width=1000, height=600) == choice


def test_a_cut_lies_around_the_focal_point_and_within_the_picture() -> None:
    square = RenditionChoice(400, 400, "WEBP")

    assert cut_box(width=1000, height=600, choice=square, focus=None) == (200, 0, 800, 600)
    assert cut_box(width=1000, height=600, choice=square, focus=(900, 10)) == (400, 0, 1000, 600)
    assert cut_box(width=1000, height=600, choice=square, focus=(350, 300)) == (50, 0, 650, 600)


def test_choosing_is_fast_enough_for_a_feed() -> None:
    begin = process_time()
    for _round in range(10_000):
        choose(width=4000, height=3000, wanted_width=640, wanted_height=360)

    assert process_time() - begin < 0.5
