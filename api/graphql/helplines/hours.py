"""Opening hours as places and helplines show them; read at the moment of the request."""

from datetime import date, datetime
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

import graphene
from graphql import GraphQLResolveInfo

from api.access.refusals import BadInput
from api.graphql.content.items import Item
from api.graphql.engine.fields import Record, listed
from api.graphql.engine.scalars import Date, DateTime, LocalizedText
from api.graphql.helplines.enums import OpeningState, Weekday
from content_types import hours

DEFAULT_DAYS, MAX_DAYS = 28, 366


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
            reads_clock(root)
        today = root.edition.now.astimezone(ZoneInfo(root["timezone"])).date()
        return hours.rules_from(root.get("hours"), start=start or today, days=wanted)


def open_state(item: Item) -> str:
    """The state at the moment of the request; worked out once for an item."""
    state: str | None = item.get("openState")
    if state is None:
        reads_clock(item)
        state = item["openState"] = hours.state_at(
            item.get("hours"),
            timezone=item["timezone"],
            at=item.edition.now,
            temporarily_closed=bool(item.get("temporarilyClosed")),
        )
    return state


def reads_clock(item: Item) -> None:
    """The answer is another one when the item's hours turn."""
    item.edition.depends.turns.append(partial(hours.next_turn, item.get("hours"), item["timezone"]))


def next_opening(item: Item) -> datetime | None:
    """When it opens next; worked out once for an item."""
    if "nextOpening" not in item:
        reads_clock(item)
        item["nextOpening"] = hours.next_opening(
            item.get("hours"),
            timezone=item["timezone"],
            at=item.edition.now,
            temporarily_closed=bool(item.get("temporarilyClosed")),
        )
    found: datetime | None = item["nextOpening"]
    return found


def is_open(item: Item) -> bool:
    """Whether one can come or call now."""
    return open_state(item) in hours.OPEN_NOW_STATES
