"""Dates are reckoned from the day of loading, on the calendar of the tenant's time zone."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from content_types.demo.dates import Clock

OSLO = ZoneInfo("Europe/Oslo")
# Already Saturday in Oslo.
FRIDAY_NIGHT = datetime(2026, 11, 20, 23, 30, tzinfo=UTC)
CLOCK = Clock(at=FRIDAY_NIGHT, zone=OSLO)


def test_the_day_of_loading_is_that_of_the_tenant() -> None:
    assert CLOCK.today == date(2026, 11, 21)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("+9", date(2026, 11, 30)),
        (9, date(2026, 11, 30)),
        ("12-24", date(2026, 12, 24)),
        ("11-21", date(2026, 11, 21)),
        ("05-17", date(2027, 5, 17)),
    ],
)
def test_a_day_is_so_many_days_away_or_the_next_of_its_date(said: str | int, day: date) -> None:
    assert CLOCK.day(said) == day


@pytest.mark.parametrize(
    ("said", "day"), [("sun", date(2026, 11, 22)), ("fri", date(2026, 11, 27)), ("sat", date(2026, 11, 28))]
)
def test_the_next_weekday_is_never_today(said: str, day: date) -> None:
    assert CLOCK.start({"next": said, "time": "18:00"}) == datetime(day.year, day.month, day.day, 18, tzinfo=OSLO)


def test_an_end_is_reckoned_on_the_clock_of_the_wall() -> None:
    night_of_the_change = datetime(2026, 10, 24, 22, tzinfo=OSLO)
    assert CLOCK.later(night_of_the_change, 600).isoformat() == "2026-10-25T08:00:00+01:00"


def test_items_of_one_day_are_spread_over_it_and_never_lie_ahead() -> None:
    first, second = (CLOCK.moment(0, spread=key) for key in ("one", "another"))
    assert first != second
    assert FRIDAY_NIGHT - timedelta(hours=11) < min(first, second) <= max(first, second) < FRIDAY_NIGHT
