"""Dates in the demo's files are relative to the day of loading, on the calendar of the tenant's time zone."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zlib import crc32
from zoneinfo import ZoneInfo

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
# Items of one day are spread over ten hours of it, so that a feed has an order.
SPREAD_MINUTES = 600


@dataclass(frozen=True, slots=True)
class Clock:
    """The moment of loading, and where its day is reckoned."""

    at: datetime
    zone: ZoneInfo

    @property
    def today(self) -> date:
        """The day of loading where the tenant is."""
        return self.at.astimezone(self.zone).date()

    def moment(self, days: int, *, spread: str = "") -> datetime:
        """So many days from now, negative for the past; `spread` is a text that moves it back within the day."""
        earlier = crc32(spread.encode()) % SPREAD_MINUTES + 5 if spread else 0
        return self.at + timedelta(days=days, minutes=-earlier)

    def day(self, said: str | int) -> date:
        """`+9` is in nine days; `12-24` is the next such date, today included."""
        text = str(said)
        if "-" not in text[1:]:
            return self.today + timedelta(days=int(text))
        month, day = (int(part) for part in text.split("-"))
        this_year = date(self.today.year, month, day)
        return this_year if this_year >= self.today else this_year.replace(year=this_year.year + 1)

    def start(self, said: Mapping[str, Any]) -> datetime:
        """`{day: +2, time}`, or `{next: fri, time}`: the next Friday after today."""
        if "next" in said:
            ahead = (WEEKDAYS.index(said["next"]) - self.today.weekday() - 1) % 7 + 1
        else:
            ahead = int(said["day"])
        clock = time.fromisoformat(said["time"])
        return datetime.combine(self.today + timedelta(days=ahead), clock, tzinfo=self.zone)

    def later(self, start: datetime, minutes: int) -> datetime:
        """So many minutes later on the clock of the wall, whatever summer time does in between."""
        wall = start.astimezone(self.zone).replace(tzinfo=None) + timedelta(minutes=minutes)
        return wall.replace(tzinfo=self.zone)
