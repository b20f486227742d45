"""Activities: when they happen follows from the day of loading."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from content_types import recurrence
from content_types.demo.bodies import Bench, Raw, stored
from content_types.demo.dates import Clock
from content_types.demo.desk import Desk
from content_types.demo.makers.maker import Maker
from content_types.demo.reading import Group
from content_types.models import Activity


def _begin(group: Group, code: str, clock: Clock) -> dict[str, Any]:
    facts = group.facts
    start = clock.start(facts["starts"])
    # The end of an activity of whole days is a moment on its last day.
    minutes = facts["minutes"] - 1 if facts.get("all_day") else facts["minutes"]
    return {
        "starts_at": start,
        "ends_at": clock.later(start, minutes),
        "all_day": bool(facts.get("all_day")),
        "rrule": facts.get("rrule", ""),
        "status": facts.get("status", "scheduled").upper(),
        "free": bool(facts.get("free", True)),
        "price": group.languages[code].get("price", ""),
        "online_url": facts.get("online_url", ""),
    }


def _finish(page: Activity, group: Group, code: str, desk: Desk) -> None:
    facts = group.facts
    page.venue = desk.page(facts["place"], code) if facts.get("place") else None
    page.organiser = desk.page(facts["organiser"], code) if facts.get("organiser") else None
    page.part_of = desk.page(facts["part_of"], code) if facts.get("part_of") else None
    page.dates = _dates(page, group, code, desk)
    page.body = Bench(group=group, code=code, desk=desk).body(group.languages[code].get("body"))


def _dates(page: Activity, group: Group, code: str, desk: Desk) -> Any:
    """The dates that differ. In the files they are counted by the rule, from 0, those left out included."""
    left_out, changes = group.facts.get("exceptions") or (), group.facts.get("changes") or ()
    if not left_out and not changes:
        return stored([])
    bench = Bench(group=group, code=code, desk=desk)
    by_rule = recurrence.expand(
        starts_at=page.starts_at, ends_at=page.ends_at, timezone=str(desk.clock.zone), rrule=page.rrule or None
    )
    raw = [
        bench.block("left_out", {"date": _day(by_rule[number], desk.clock)}, f"dates/left-out/{number}")
        for number in left_out
    ]
    for change in changes:
        number = change["occurrence"]
        value = _change(change, by_rule[number], code, desk.clock)
        raw.append(bench.block("changed", value, f"dates/changed/{number}"))
    return stored(raw)


def _change(said: Mapping[str, Any], occurrence: recurrence.Occurrence, code: str, clock: Clock) -> Raw:
    shift = timedelta(hours=said.get("starts", {}).get("shift_hours", 0))
    starts = ends = None
    if shift:
        starts = (occurrence.starts_at + shift).isoformat()
        ends = (occurrence.ends_at + shift).isoformat() if occurrence.ends_at else None
    return {
        "date": _day(occurrence, clock),
        "status": said["status"].upper(),
        "starts_at": starts,
        "ends_at": ends,
        "note": said.get("note", {}).get(code, ""),
    }


def _day(occurrence: recurrence.Occurrence, clock: Clock) -> str:
    return occurrence.starts_at.astimezone(clock.zone).date().isoformat()


ACTIVITY = Maker(model=Activity, begin=_begin, finish=_finish, picture="photo")
