"""Helplines, places and organisations."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from content_types.demo.bodies import Bench, Raw, stored
from content_types.demo.dates import WEEKDAYS, Clock
from content_types.demo.desk import Desk
from content_types.demo.makers.maker import Maker
from content_types.demo.reading import Group
from content_types.models import Helpline, Organisation, Place
from locales.negotiation import canonical


def _begin_helpline(group: Group, code: str, clock: Clock) -> dict[str, Any]:
    facts = group.facts
    return {
        "provider": group.languages[code]["provider"],
        **{f"by_{method.lower()}": True for method in facts["contact_methods"]},
        **{name: facts.get(name, "") for name in ("phone", "sms", "url", "email")},
        **{name: bool(facts.get(name)) for name in ("anonymous", "emergency", "temporarily_closed")},
        "free_of_charge": bool(facts.get("free_of_charge", True)),
        "spoken_languages": ", ".join(canonical(tag) for tag in facts.get("spoken_languages", ())),
        "verified_on": clock.today + timedelta(days=facts["verified"]),
    }


def _finish_helpline(page: Helpline, group: Group, code: str, desk: Desk) -> None:
    page.hours = hours(group, code, desk)


def _begin_place(group: Group, code: str, clock: Clock) -> dict[str, Any]:
    return {
        "address": group.languages[code]["address"],
        "latitude": group.facts.get("latitude"),
        "longitude": group.facts.get("longitude"),
    }


def _finish_place(page: Place, group: Group, code: str, desk: Desk) -> None:
    bench = Bench(group=group, code=code, desk=desk)
    points = group.languages[code].get("accessibility", ())
    page.hours = hours(group, code, desk)
    page.accessibility = stored(
        [bench.block("point", said, f"accessibility/{position}") for position, said in enumerate(points)]
    )


def _begin_organisation(group: Group, code: str, clock: Clock) -> dict[str, Any]:
    return {"website": group.facts.get("website", "")}


def hours(group: Group, code: str, desk: Desk) -> Any:
    """Opening hours, as a StreamField stores them."""
    said = group.facts.get("hours") or {}
    bench = Bench(group=group, code=code, desk=desk)
    raw = []
    for position, rule in enumerate(said.get("rules") or ()):
        named = rule["day"] if isinstance(rule["day"], list) else [rule["day"]]
        days = [str(WEEKDAYS.index(day)) for day in named]
        raw.append(bench.block("weekly", {**_times(rule, code), "days": days}, f"hours/weekly/{position}"))
    for position, exception in enumerate(said.get("exceptions") or ()):
        day = desk.clock.day(exception["date"]).isoformat()
        raw.append(bench.block("exception", {**_times(exception, code), "date": day}, f"hours/exception/{position}"))
    return stored(raw)


def _times(said: Mapping[str, Any], code: str) -> Raw:
    note = said.get("note") or ""
    return {
        "state": said["state"].upper(),
        "opens": said.get("opens"),
        "closes": said.get("closes"),
        "note": note if isinstance(note, str) else note.get(code, ""),
    }


HELPLINE = Maker(model=Helpline, begin=_begin_helpline, finish=_finish_helpline)
PLACE = Maker(model=Place, begin=_begin_place, finish=_finish_place, picture="photo")
ORGANISATION = Maker(model=Organisation, begin=_begin_organisation, picture="logo")
