"""Opening hours as places and helplines show them; read at the moment of the request."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import graphene
import orjson
from graphql import GraphQLResolveInfo

from api.access.refusals import BadInput
from api.graphql.content.items import Item
from api.graphql.engine.fields import Record, listed
from api.graphql.engine.scalars import Date, DateTime, LocalizedText
from api.graphql.helplines.enums import OpeningState, Weekday
from content_types import hours

DEFAULT_DAYS, MAX_DAYS = 28, 366
# Different hours; those of one place or line are less than a kilobyte.
MOST_KEPT = 4_000


class OpeningHours(Record):
    """One rule: `weekday` for a weekly one, `date` for an exception, which replaces that day's weekly rules.

    opens and closes are HH:MM in `timezone`, null unless state is OPEN; closes <= opens means the next day.
    UNKNOWN when nobody has entered hours, never CLOSED.
    """

    weekday = graphene.Field(Weekday, description="The day of a weekly rule; null for an exception.")
    date = Date(description="The day of an exception; null for a weekly rule.")
    state = graphene.Field(OpeningState, required=True, description="What holds on that day.")
    opens = graphene.String(description="When it opens, HH:MM.")
    closes = graphene.String(description="When it closes, HH:MM; at or before `opens` means the next day.")
    note = LocalizedText(description="A word about it, such as the name of a holiday.")


class Opening:
    """Fields of what has opening hours. Mixed into object types."""

    timezone = graphene.String(required=True, description="IANA time zone in which the hours are meant.")
    open_state = graphene.Field(OpeningState, required=True, description="What holds at this moment.")
    is_open_now = graphene.Boolean(required=True, description="openState is OPEN or ALL_DAY.")
    next_opening = DateTime(description="When it opens next; null while it is open and when none is known.")
    opening_hours = listed(
        OpeningHours,
        "Weekly rules, Monday first, and the exceptions of the days asked for.",
        **{
            "from": Date(description="First day to list exceptions of; null is today in `timezone`."),
            "days": graphene.Int(
                default_value=DEFAULT_DAYS,
                description=f"For how many days to list exceptions: 1 to {MAX_DAYS}.",
            ),
        },
    )

    @staticmethod
    def resolve_open_state(root: Any, _info: GraphQLResolveInfo) -> str:
        return open_state(root)

    @staticmethod
    def resolve_is_open_now(root: Any, _info: GraphQLResolveInfo) -> bool:
        return is_open(root)

    @staticmethod
    def resolve_next_opening(root: Any, _info: GraphQLResolveInfo) -> datetime | None:
        return next_opening(root)

    @staticmethod
    def resolve_opening_hours(
        root: Any, _info: GraphQLResolveInfo, days: int | None = None, **arguments: Any
    ) -> list[dict[str, str | None]]:
        start: date | None = arguments.get("from")
        wanted = DEFAULT_DAYS if days is None else days
        if not 1 <= wanted <= MAX_DAYS:
            raise BadInput(f"`days` is out of range. Use 1 to {MAX_DAYS}.")
        if start is None:
            read(root)
        today = root.edition.now.astimezone(ZoneInfo(root["timezone"])).date()
        return hours.rules_from(root.get("hours"), start=start or today, days=wanted)


@dataclass(frozen=True, slots=True)
class Read:
    """What some hours say, for the moments from `since` to before `until`."""

    since: datetime
    until: datetime
    state: str
    opening: datetime | None


_kept: dict[bytes, Read] = {}


def read(item: Item) -> Read:
    """What an item's hours say at the moment of the request, which the answer hangs on from now on.

    Worked out once until they turn, for all that have the same.
    """
    said, timezone, closed = item.get("hours"), item["timezone"], bool(item.get("temporarilyClosed"))
    at: datetime = item.edition.now
    place = orjson.dumps((said, timezone, closed))
    found = _kept.get(place)
    if found is None or not found.since <= at < found.until:
        found = Read(
            since=at,
            until=hours.next_turn(said, timezone, at),
            state=hours.state_at(said, timezone=timezone, at=at, temporarily_closed=closed),
            opening=hours.next_opening(said, timezone=timezone, at=at, temporarily_closed=closed),
        )
        if len(_kept) >= MOST_KEPT:
            _kept.clear()
        _kept[place] = found
    until = found.until
    item.edition.depends.turns.append(lambda _at: until)
    return found


def open_state(item: Item) -> str:
    """The state at the moment of the request; read once for an item."""
    state: str | None = item.get("openState")
    if state is None:
        found = read(item)
        state = item["openState"] = found.state
        item["nextOpening"] = found.opening
    return state


def next_opening(item: Item) -> datetime | None:
    """When it opens next; read once for an item."""
    open_state(item)
    found: datetime | None = item["nextOpening"]
    return found


def is_open(item: Item) -> bool:
    """Whether one can come or call now."""
    return open_state(item) in hours.OPEN_NOW_STATES
