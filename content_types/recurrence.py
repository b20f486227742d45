"""
From an activity's date and its recurrence rule to the list of times it takes place.

Everything is reckoned on the wall clock of the tenant's time zone, so that "Tuesdays at 18:00" stays at 18:00
across the clock changes, also the end. A time that the spring change skips moves forward by the length of the
gap; one that autumn repeats means its first pass (both as RFC 5545 reads them). The first date always counts,
also when the rule alone would not name it. Cancelled occurrences stay in the list, marked, so that people who
planned to come see it.

An all-day occurrence starts at 00:00 of its first day and ends at 00:00 after its last; ``ends_at`` names a
moment on its last day.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from typing import ClassVar
from zoneinfo import ZoneInfo

from dateutil.rrule import rrulestr
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

MAX_OCCURRENCES = 500
MAX_YEARS = 3
STATUSES = frozenset({"SCHEDULED", "CANCELLED", "POSTPONED", "MOVED", "FULL"})

_MAX_RULE_LENGTH = 500
_COARSE_FREQUENCIES = frozenset({"DAILY", "WEEKLY", "MONTHLY", "YEARLY"})
_FINE_FREQUENCIES = frozenset({"HOURLY", "MINUTELY", "SECONDLY"})
_FINE_PARTS = frozenset({"BYHOUR", "BYMINUTE", "BYSECOND"})
_DAY_PARTS = frozenset({"BYDAY", "BYMONTHDAY", "BYYEARDAY", "BYWEEKNO", "BYMONTH", "BYSETPOS", "WKST"})
_PARTS = frozenset({"FREQ", "INTERVAL", "COUNT", "UNTIL"}) | _DAY_PARTS
_UNTIL = re.compile(r"([0-9]{8})(?:T([0-9]{6})(Z?))?")


class RecurrenceError(ValueError):
    """A recurrence that cannot be used; ``message`` tells the editor what to change, ``code`` a program."""

    code: ClassVar[str]
    message: ClassVar[Promise]

    def __init__(self) -> None:
        super().__init__(self.code)


class UnreadableRuleError(RecurrenceError):
    """The rule is not one RRULE of RFC 5545 that names at least one date."""

    code = "unreadable_rule"
    message = _("This repeat rule cannot be read. Write it like FREQ=WEEKLY;BYDAY=TU;COUNT=10.")


class RuleWithoutEndError(RecurrenceError):
    """Neither COUNT nor UNTIL."""

    code = "rule_without_end"
    message = _("This repeats for ever. Add how many times (COUNT=10) or a last day (UNTIL=20271231).")


class TooFineError(RecurrenceError):
    """Several times a day, which is another activity, not a repeat."""

    code = "too_fine"
    message = _("An activity can repeat daily at most. Use daily, weekly, monthly or yearly.")


class TooManyOccurrencesError(RecurrenceError):
    """More than MAX_OCCURRENCES."""

    code = "too_many_occurrences"
    message = _("This makes more than 500 dates. Choose a lower number or an earlier last day.")


class TooLongError(RecurrenceError):
    """Goes on beyond MAX_YEARS after the first date."""

    code = "too_long"
    message = _("This goes on for more than three years. Choose an earlier last day or fewer times.")


class EndsBeforeStartError(RecurrenceError):
    """An end that is not after its start."""

    code = "ends_before_start"
    message = _("The end must come after the start. Change one of the two times.")


class UnknownOccurrenceError(RecurrenceError):
    """A change for a date that the rule does not make."""

    code = "unknown_occurrence"
    message = _("A changed date is not a date of this activity. Choose one that is, or remove the change.")


class UnknownStatusError(RecurrenceError):
    """A status the public schema does not have."""

    code = "unknown_status"
    message = _("Choose scheduled, cancelled, postponed, moved or full.")


@dataclass(frozen=True, slots=True)
class Change:
    """
    What is different about one occurrence, named by its original start (or, with a date, by its day).

    A new start without a new end keeps the length. SCHEDULED with a new start reads as MOVED.
    """

    original_starts_at: datetime | date
    status: str = "SCHEDULED"
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One time an activity takes place; ``id`` comes from the original start and survives a move."""

    id: str
    starts_at: datetime
    ends_at: datetime | None
    original_starts_at: datetime
    all_day: bool
    status: str
    note: str


def expand(
    *,
    starts_at: datetime,
    timezone: str,
    ends_at: datetime | None = None,
    duration: timedelta | None = None,
    all_day: bool = False,
    rrule: str | None = None,
    excluded: Iterable[date | datetime] = (),
    extra: Iterable[date | datetime] = (),
    changes: Sequence[Change] = (),
    status: str = "SCHEDULED",
) -> list[Occurrence]:
    """
    List every occurrence by start; naive datetimes are wall-clock times in ``timezone``, aware ones are
    converted.

    A date in ``excluded`` takes away that whole day, a datetime exactly that start; exclusion beats
    ``extra``. A date in ``extra`` takes the first date's time of day. ``status`` is what occurrences without
    a change of their own have: CANCELLED when the whole activity is. Raises a RecurrenceError.
    """
    zone = ZoneInfo(timezone)
    start = _first_moment(_wall(starts_at, zone), all_day=all_day)
    length = _length(start, _wall(ends_at, zone) if ends_at else None, duration, all_day=all_day)
    walls = _from_rule(start, rrule, zone) | {_named(value, start, zone, all_day=all_day) for value in extra}
    if len(walls) > MAX_OCCURRENCES:
        raise TooManyOccurrencesError
    if max(walls) > _horizon(min(walls)):
        raise TooLongError
    gone = {_exact(value, zone, all_day=all_day) for value in excluded}
    kept = sorted(wall for wall in walls if not gone & {wall, wall.date()})
    by_start = _match(changes, kept, zone, all_day=all_day)
    occurrences = [
        _occurrence(wall, length, by_start.get(wall), zone=zone, all_day=all_day, status=status) for wall in kept
    ]
    return sorted(occurrences, key=lambda occurrence: (occurrence.starts_at, occurrence.original_starts_at))


def _wall(moment: datetime, zone: ZoneInfo) -> datetime:
    """Give the wall-clock reading in the zone, without tzinfo; fold stays and counts when read back."""
    local = moment if moment.tzinfo is None else moment.astimezone(zone)
    return local.replace(tzinfo=None, second=0, microsecond=0)


def _moment(wall: datetime, zone: ZoneInfo) -> datetime:
    return wall.replace(tzinfo=zone).astimezone(UTC).astimezone(zone)


def _first_moment(wall: datetime, *, all_day: bool) -> datetime:
    return datetime.combine(wall.date(), time()) if all_day else wall


def _length(start: datetime, end: datetime | None, duration: timedelta | None, *, all_day: bool) -> timedelta | None:
    """Measure an occurrence on the wall clock; None when no end is told, which an all-day one always has."""
    if end is None and duration is not None:
        end = start + duration - (timedelta(microseconds=1) if all_day else timedelta())
    if end is None:
        return timedelta(days=1) if all_day else None
    if all_day:
        end = datetime.combine(end.date() + timedelta(days=1), time())
    if end <= start:
        raise EndsBeforeStartError
    return end - start


def _horizon(start: datetime) -> datetime:
    try:
        return start.replace(year=start.year + MAX_YEARS)
    except ValueError:
        return start.replace(year=min(start.year + MAX_YEARS, 9999), day=28)


def _from_rule(start: datetime, rrule: str | None, zone: ZoneInfo) -> set[datetime]:
    if not rrule or not rrule.strip():
        return {start}
    parts = _parts(rrule)
    wanted, until = _bounds(parts, start, zone)
    pattern = ";".join(f"{name}={value}" for name, value in parts.items() if name not in {"COUNT", "UNTIL"})
    last = min(until, _horizon(start))
    try:
        rule = rrulestr(f"{pattern};UNTIL={last:%Y%m%dT%H%M%S}", dtstart=start)
        named = list(islice(rule, MAX_OCCURRENCES + 1))
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError) as error:
        raise UnreadableRuleError from error
    if not named:
        raise UnreadableRuleError
    walls = sorted({start, *named})[:wanted]
    if wanted is not None and len(walls) < wanted:
        raise TooLongError
    return set(walls)


def _parts(rrule: str) -> dict[str, str]:
    text = rrule.strip().upper().removeprefix("RRULE:").rstrip(";")
    pairs = [part.partition("=") for part in text.split(";")]
    parts = {name: value for name, _equals, value in pairs}
    if len(text) > _MAX_RULE_LENGTH or len(parts) != len(pairs) or not all(parts.values()):
        raise UnreadableRuleError
    if parts.get("FREQ") in _FINE_FREQUENCIES or parts.keys() & _FINE_PARTS:
        raise TooFineError
    if parts.get("FREQ") not in _COARSE_FREQUENCIES or parts.keys() - _PARTS:
        raise UnreadableRuleError
    _number(parts.get("INTERVAL", "1"))
    return parts


def _bounds(parts: dict[str, str], start: datetime, zone: ZoneInfo) -> tuple[int | None, datetime]:
    """Read how often and until when, and refuse a rule that has neither, both or too much of it."""
    if "COUNT" not in parts and "UNTIL" not in parts:
        raise RuleWithoutEndError
    if "COUNT" in parts and "UNTIL" in parts:
        raise UnreadableRuleError
    if "COUNT" in parts:
        wanted = _number(parts["COUNT"])
        if wanted > MAX_OCCURRENCES:
            raise TooManyOccurrencesError
        return wanted, _horizon(start)
    until = _until(parts["UNTIL"], zone)
    if until.date() > _horizon(start).date():
        raise TooLongError
    if until < start:
        raise EndsBeforeStartError
    return None, until


def _number(text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,9}", text) or int(text) == 0:
        raise UnreadableRuleError
    return int(text)


def _until(text: str, zone: ZoneInfo) -> datetime:
    """Read UNTIL on the wall clock; a day alone means the whole day."""
    match = _UNTIL.fullmatch(text)
    if match is None:
        raise UnreadableRuleError
    try:
        until = datetime.strptime(match[1] + (match[2] or "235959"), "%Y%m%d%H%M%S")  # noqa: DTZ007
        return until.replace(tzinfo=UTC).astimezone(zone).replace(tzinfo=None) if match[3] else until
    except (ValueError, OverflowError) as error:
        raise UnreadableRuleError from error


def _exact(value: date | datetime, zone: ZoneInfo, *, all_day: bool) -> date | datetime:
    if not isinstance(value, datetime):
        return value
    wall = _wall(value, zone)
    return wall.date() if all_day else wall


def _named(value: date | datetime, start: datetime, zone: ZoneInfo, *, all_day: bool) -> datetime:
    if isinstance(value, datetime):
        return _first_moment(_wall(value, zone), all_day=all_day)
    return datetime.combine(value, start.time())


def _match(
    changes: Sequence[Change], walls: Sequence[datetime], zone: ZoneInfo, *, all_day: bool
) -> dict[datetime, Change]:
    by_start: dict[datetime, Change] = {}
    for change in changes:
        original = _exact(change.original_starts_at, zone, all_day=all_day)
        named = [wall for wall in walls if original in (wall, wall.date())]
        if not named:
            raise UnknownOccurrenceError
        by_start.update(dict.fromkeys(named, change))
    return by_start


def _occurrence(
    wall: datetime,
    length: timedelta | None,
    change: Change | None,
    *,
    zone: ZoneInfo,
    all_day: bool,
    status: str,
) -> Occurrence:
    start, note = wall, ""
    if change is not None:
        start, length = _changed(wall, length, change, zone=zone, all_day=all_day)
        moved = change.status == "SCHEDULED" and start != wall
        status, note = "MOVED" if moved else change.status, change.note
    if status not in STATUSES:
        raise UnknownStatusError
    starts_at = _moment(start, zone)
    return Occurrence(
        id=f"{wall:%Y%m%d}" if all_day else f"{wall:%Y%m%dT%H%M}",
        starts_at=starts_at,
        ends_at=None if length is None else _end(start, starts_at, length, zone),
        original_starts_at=_moment(wall, zone),
        all_day=all_day,
        status=status,
        note=note,
    )


def _changed(
    wall: datetime, length: timedelta | None, change: Change, *, zone: ZoneInfo, all_day: bool
) -> tuple[datetime, timedelta | None]:
    start = _first_moment(_wall(change.starts_at, zone), all_day=all_day) if change.starts_at else wall
    if change.ends_at is None:
        return start, length
    return start, _length(start, _wall(change.ends_at, zone), None, all_day=all_day)


def _end(start: datetime, starts_at: datetime, length: timedelta, zone: ZoneInfo) -> datetime:
    """End when the wall clock says so; where spring leaves no time in between, keep the length."""
    ends_at = _moment(start + length, zone)
    if ends_at.astimezone(UTC) > starts_at.astimezone(UTC):
        return ends_at
    return (starts_at.astimezone(UTC) + length).astimezone(zone)
