"""
Opening hours as stated facts, read at a moment in a place's own time zone.

The stored form is ``{"rules": [{"weekday": 0-6, "state", "opens", "closes", "note"}], "exceptions": [{"date":
"2026-12-24", ...}]}`` with times as "HH:MM" on the wall clock; ``closes`` at or before ``opens`` means the
next day. How a day is read:

* The exceptions of a date, holidays among them, replace the weekly rules of that date. A night that began the
  day before still runs out.
* ``"holidays": "NO"`` closes on that country's public holidays, unless the editor said something for the date.
* Nothing entered means UNKNOWN, never CLOSED. Once any weekly rule is entered, a weekday without one is
  CLOSED.
* Within a day ALL_DAY wins, then OPEN between its times; outside them BY_APPOINTMENT, UNKNOWN or CLOSED, in
  that order, as entered.
* A wall-clock time that the spring change skips means the moment of the change; one that the autumn change
  repeats means its first pass.

Reading never fails on a damaged row: such a row counts as UNKNOWN. ``problems`` is what a form asks before
saving.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from content_types import public_holidays

OPEN = "OPEN"
CLOSED = "CLOSED"
BY_APPOINTMENT = "BY_APPOINTMENT"
ALL_DAY = "ALL_DAY"
UNKNOWN = "UNKNOWN"

STATES = frozenset({OPEN, CLOSED, BY_APPOINTMENT, ALL_DAY, UNKNOWN})
OPEN_NOW_STATES = frozenset({OPEN, ALL_DAY})
WEEKDAYS = ("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY")
LOOK_AHEAD_DAYS = 60

Hours = Mapping[str, Any]
Row = Mapping[str, Any]

_CLOCK = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9])")
_DAY_MINUTES = 24 * 60
_WEEK_MINUTES = 7 * _DAY_MINUTES

_zone = lru_cache(maxsize=64)(ZoneInfo)


class NaiveMomentError(ValueError):
    """A moment without a time zone, which would be read differently on each machine."""


@dataclass(frozen=True, slots=True)
class HoursProblem:
    """What a form shows beside one row: ``part`` is "rules" or "exceptions", ``index`` its place there."""

    part: str
    index: int
    code: str
    message: Promise


def state_at(hours: Hours | None, *, timezone: str, at: datetime, temporarily_closed: bool = False) -> str:
    """
    Tell one of the five states at an aware moment.

    A place that is temporarily closed is CLOSED whatever its hours say, also when they are unknown.
    """
    if temporarily_closed:
        return CLOSED
    return _state(_Calendar(hours), timezone, at)


def next_opening(
    hours: Hours | None, *, timezone: str, at: datetime, temporarily_closed: bool = False
) -> datetime | None:
    """
    Find when a place that is not open now opens next, in its own time zone.

    The answer is the start of OPEN or ALL_DAY strictly after ``at``, on one of the next LOOK_AHEAD_DAYS days
    of the place's calendar. None while it is open, while it is temporarily closed, and when no opening is
    known.
    """
    if temporarily_closed:
        return None
    calendar = _Calendar(hours)
    if _state(calendar, timezone, at) in OPEN_NOW_STATES:
        return None
    today = _today(timezone, at)
    for ahead in range(LOOK_AHEAD_DAYS + 1):
        day = today + timedelta(days=ahead)
        starts = [start for start, end in _openings(calendar, day, timezone) if at < start < end]
        if starts:
            return min(starts).astimezone(_zone(timezone))
    return None


def next_turn(hours: Hours | None, timezone: str, at: datetime) -> datetime:
    """
    Find the first moment after ``at`` at which anything read off these hours may be another: the next edge of
    a span, or the next midnight of the place, whichever is sooner.
    """
    today = _today(timezone, at)
    calendar = _Calendar(hours)
    edges = [_instant(today + timedelta(days=1), 0, timezone)]
    for day in (today - timedelta(days=1), today):
        for start, end in _openings(calendar, day, timezone):
            edges += [start, end]
    return min(edge for edge in edges if edge > at)


def rules_from(hours: Hours | None, *, start: date, days: int) -> list[dict[str, str | None]]:
    """
    List the rows of the public ``OpeningHours`` type: every weekly rule, then the exceptions in [start, start
    + days).

    Weekly rules come Monday first, exceptions by date, both by time within a day. An empty list means that
    nobody has entered hours: UNKNOWN, not closed.
    """
    first = start.toordinal()
    weekly = _by_day(hours, "rules", range(7))
    dated = _by_day(_with_public_holidays(hours, start, days), "exceptions", range(first, first + days))
    return [_public(row, weekday=WEEKDAYS[row["weekday"]], day=None) for row in weekly] + [
        _public(row, weekday=None, day=row["date"]) for row in dated
    ]


def with_holidays(hours: Hours | None, *, holidays: Mapping[date, str], state: str = CLOSED) -> dict[str, Any]:
    """
    Add a dated exception for each holiday (date to name), unless the editor has already said something for
    that date.

    Hours that nobody has entered stay empty: a holiday alone does not tell that a place is open on other
    days.
    """
    rules, exceptions = list(_rows(hours, "rules")), list(_rows(hours, "exceptions"))
    said = {row.get("date") for row in exceptions}
    if rules:
        exceptions += [
            {"date": day.isoformat(), "state": state, "opens": None, "closes": None, "note": name}
            for day, name in sorted(holidays.items())
            if day.isoformat() not in said
        ]
    return {"rules": rules, "exceptions": exceptions}


def problems(hours: Hours | None) -> list[HoursProblem]:
    """
    Find what an editor must change before the hours can be saved; an empty list means they are sound.

    Codes: bad_day, bad_state, times_missing, bad_time, same_time, times_not_used, contradiction, overlap.
    """
    found: list[HoursProblem] = []
    for part in ("rules", "exceptions"):
        sound: list[tuple[int, int, Row]] = []
        for index, row in enumerate(_rows(hours, part)):
            day = _day_number(row, part)
            fault = "bad_day" if day is None else _fault(row)
            if fault:
                found.append(HoursProblem(part, index, fault, _MESSAGES[fault]))
            elif day is not None:
                sound.append((index, day, row))
        for index, fault in sorted({**_overlaps(sound, part), **_contradictions(sound)}.items()):
            found.append(HoursProblem(part, index, fault, _MESSAGES[fault]))
    return found


class _Calendar:
    """The rows of one place, asked day by day; most questions need two, so nothing is sorted before."""

    __slots__ = ("_country", "_exceptions", "_rules", "_weekdays")

    def __init__(self, hours: Hours | None) -> None:
        self._rules = _rows(hours, "rules")
        self._exceptions = _rows(hours, "exceptions")
        self._weekdays: dict[int, list[Row]] = {}
        self._country = (hours or {}).get("holidays")

    def on(self, day: date) -> Sequence[Row] | None:
        """Give the rows that count on a day; None when nothing is known about it."""
        if self._exceptions:
            name = day.isoformat()
            if dated := [row for row in self._exceptions if row.get("date") == name]:
                return dated
        if not self._rules:
            return None
        if self._country and (holiday := public_holidays.name_of(self._country, day)):
            return [{"state": CLOSED, "note": holiday}]
        weekday = day.weekday()
        if weekday not in self._weekdays:
            self._weekdays[weekday] = [row for row in self._rules if row.get("weekday") == weekday]
        return self._weekdays[weekday]


def _with_public_holidays(hours: Hours | None, start: date, days: int) -> Hours | None:
    country = (hours or {}).get("holidays")
    if not country:
        return hours
    named = ((day, public_holidays.name_of(country, day)) for day in (start + timedelta(days=n) for n in range(days)))
    return with_holidays(hours, holidays={day: name for day, name in named if name})


def _state(calendar: _Calendar, timezone: str, at: datetime) -> str:
    today = _today(timezone, at)
    rows = calendar.on(today)
    states = {row.get("state") for row in rows or ()}
    if ALL_DAY in states:
        return ALL_DAY
    yesterday = today - timedelta(days=1)
    for day, candidates in ((today, rows), (yesterday, calendar.on(yesterday))):
        for row in candidates or ():
            span = _span(row, day, timezone)
            if span and span[0] <= at < span[1]:
                return OPEN
    if BY_APPOINTMENT in states:
        return BY_APPOINTMENT
    return UNKNOWN if rows is None or any(_is_unclear(row) for row in rows) else CLOSED


def _is_unclear(row: Row) -> bool:
    state = row.get("state")
    return state not in STATES or state == UNKNOWN or (state == OPEN and _times(row) is None)


def _openings(calendar: _Calendar, day: date, timezone: str) -> Iterator[tuple[datetime, datetime]]:
    for row in calendar.on(day) or ():
        if row.get("state") == ALL_DAY:
            yield _instant(day, 0, timezone), _instant(day + timedelta(days=1), 0, timezone)
        elif span := _span(row, day, timezone):
            yield span


def _span(row: Row, day: date, timezone: str) -> tuple[datetime, datetime] | None:
    times = _times(row) if row.get("state") == OPEN else None
    if times is None:
        return None
    opens, closes = times
    closing_day = day if closes > opens else day + timedelta(days=1)
    return _instant(day, opens, timezone), _instant(closing_day, closes, timezone)


def _today(timezone: str, at: datetime) -> date:
    if at.tzinfo is None:
        raise NaiveMomentError
    return at.astimezone(_zone(timezone)).date()


@lru_cache(maxsize=4096)
def _instant(day: date, minutes: int, timezone: str) -> datetime:
    """Find the moment (UTC) when the wall clock first shows, or in spring jumps over, a time of day."""
    wall = datetime.combine(day, time(minutes // 60, minutes % 60), _zone(timezone))
    before, after = wall.utcoffset(), wall.replace(fold=1).utcoffset()
    moment = wall.astimezone(UTC)
    if before is None or after is None or before >= after:
        return moment
    low, high = moment - (after - before), moment
    zone = _zone(timezone)
    while high - low > timedelta(seconds=1):
        middle = low + timedelta(seconds=(high - low) // timedelta(seconds=2))
        if middle.astimezone(zone).utcoffset() == before:
            low = middle
        else:
            high = middle
    return high


@lru_cache(maxsize=4096)
def _minutes(clock: object) -> int | None:
    match = _CLOCK.fullmatch(clock) if isinstance(clock, str) else None
    return int(match[1]) * 60 + int(match[2]) if match else None


def _times(row: Row) -> tuple[int, int] | None:
    opens, closes = _minutes(row.get("opens")), _minutes(row.get("closes"))
    return None if opens is None or closes is None else (opens, closes)


def _rows(hours: Hours | None, part: str) -> Sequence[Row]:
    return (hours or {}).get(part) or ()


def _by_day(hours: Hours | None, part: str, days: range) -> list[Row]:
    numbered = [(_day_number(row, part), _minutes(row.get("opens")) or 0, row) for row in _rows(hours, part)]
    wanted = [(day, opens, row) for day, opens, row in numbered if day is not None and day in days]
    return [row for _day, _opens, row in sorted(wanted, key=lambda item: item[:2])]


def _public(row: Row, *, weekday: str | None, day: str | None) -> dict[str, str | None]:
    timed = row.get("state") == OPEN and _times(row) is not None
    return {
        "weekday": weekday,
        "date": day,
        "state": UNKNOWN if _is_unclear(row) else row["state"],
        "opens": row["opens"] if timed else None,
        "closes": row["closes"] if timed else None,
        "note": row.get("note") or None,
    }


def _day_number(row: Row, part: str) -> int | None:
    """Count days on one line: from Monday for weekly rules, on the calendar for exceptions."""
    if part == "rules":
        weekday = row.get("weekday")
        return weekday if type(weekday) is int and 0 <= weekday <= 6 else None
    try:
        day = date.fromisoformat(row.get("date") or "")
    except (TypeError, ValueError):
        return None
    return day.toordinal() if day.isoformat() == row["date"] else None


def _fault(row: Row) -> str | None:
    state, clocks = row.get("state"), [row.get("opens"), row.get("closes")]
    if state not in STATES:
        return "bad_state"
    if state != OPEN:
        return "times_not_used" if any(clocks) else None
    if not all(clocks):
        return "times_missing"
    times = _times(row)
    if times is None:
        return "bad_time"
    return "same_time" if times[0] == times[1] else None


def _overlaps(rows: Iterable[tuple[int, int, Row]], part: str) -> dict[int, str]:
    spans: list[tuple[int, int, int]] = []
    for index, day, row in rows:
        times = _times(row)
        if row["state"] == OPEN and times:
            start, end = day * _DAY_MINUTES + times[0], day * _DAY_MINUTES + times[1]
            spans.append((start, end if end > start else end + _DAY_MINUTES, index))
    spans.sort()
    if part == "rules" and spans:
        start, end, index = spans[0]
        spans.append((start + _WEEK_MINUTES, end + _WEEK_MINUTES, index))
    found: dict[int, str] = {}
    latest = 0
    for start, end, index in spans:
        if start < latest:
            found[index] = "overlap"
        latest = max(latest, end)
    return found


def _contradictions(rows: Iterable[tuple[int, int, Row]]) -> dict[int, str]:
    """Find rows that cannot share a day: only OPEN may repeat, with one BY_APPOINTMENT for the rest."""
    seen: dict[int, set[str]] = {}
    found: dict[int, str] = {}
    for index, day, row in rows:
        state, others = row["state"], seen.setdefault(day, set())
        fits = others <= {OPEN, BY_APPOINTMENT} if state == OPEN else others <= {OPEN}
        if not fits or (others and state not in {OPEN, BY_APPOINTMENT}):
            found[index] = "contradiction"
        others.add(state)
    return found


_MESSAGES: dict[str, Promise] = {
    "bad_day": _("Choose the day this row is for."),
    "bad_state": _("Choose open, closed, by appointment, open all day or unknown."),
    "times_missing": _("Say when it opens and when it closes, or choose another state."),
    "bad_time": _("Write the time as hours and minutes, for example 09:30. Midnight is 00:00."),
    "same_time": _("It opens and closes at the same time. For day and night, choose open all day."),
    "times_not_used": _("Times are shown only for open. Remove them, or write them in the note."),
    "contradiction": _("This row and another row say different things about the same day. Keep one of them."),
    "overlap": _("These hours overlap with another row. Join the two rows or change the times."),
}
