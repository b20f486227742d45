"""Opening hours in words: what holds now, and the week."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.dates import WEEKDAYS
from django.utils.formats import date_format

from content_types import hours
from content_types.share.words import Words

DAYS_AHEAD = 28
NAMES = dict(zip(hours.WEEKDAYS, WEEKDAYS.values(), strict=True))


def opening(card: dict[str, Any], *, words: Words, at: datetime) -> dict[str, Any]:
    """Whether it is open now, when it opens next, and its hours with the exceptions of four weeks."""
    timezone, closed = card["timezone"], bool(card.get("temporarilyClosed"))
    state = hours.state_at(card["hours"], timezone=timezone, at=at, temporarily_closed=closed)
    today = at.astimezone(ZoneInfo(timezone)).date()
    rules = hours.rules_from(card["hours"], start=today, days=DAYS_AHEAD)
    return {
        "state": words["temporarily_closed"] if closed else _word(state, words),
        "is_open": state in hours.OPEN_NOW_STATES,
        "is_known": bool(rules) or closed,
        "next": "" if closed else _next(card, words, at, today),
        "rows": list(_rows(rules, words)),
    }


def _next(card: dict[str, Any], words: Words, at: datetime, today: date) -> str:
    moment = hours.next_opening(card["hours"], timezone=card["timezone"], at=at)
    if moment is None:
        return ""
    time, ahead = f"{moment:%H:%M}", (moment.date() - today).days
    if ahead == 0:
        return words.fill("opens_at", time=time)
    return words.fill("opens_on", day=date_format(moment, "l") if ahead < 7 else date_format(moment, "j. F"), time=time)


def _rows(rules: Iterable[dict[str, str | None]], words: Words) -> Iterable[dict[str, Any]]:
    """A row for each day: two opening times of one day are one row."""
    grouped: dict[str, dict[str, Any]] = {}
    for rule in rules:
        name = str(NAMES[rule["weekday"]]) if rule["weekday"] else _date(rule["date"] or "")
        times = f"{rule['opens']}–{rule['closes']}" if rule["opens"] else _word(rule["state"] or "", words)
        row = grouped.setdefault(name, {"day": name, "times": [], "note": "", "exception": not rule["weekday"]})
        row["times"].append(times)
        row["note"] = row["note"] or rule["note"] or ""
    return grouped.values()


def _date(iso: str) -> str:
    day = date.fromisoformat(iso)
    return date_format(day, "l j. F")


def _word(state: str, words: Words) -> str:
    known = {
        hours.OPEN: words["open_now"],
        hours.ALL_DAY: words["open_all_day"],
        hours.CLOSED: words["closed"],
        hours.BY_APPOINTMENT: words["by_appointment"],
    }
    return known.get(state, words["hours_unknown"])
