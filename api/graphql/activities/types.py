"""Activities and their occurrences."""

from datetime import datetime
from typing import Any

import graphene
from graphql import GraphQLResolveInfo

from api.graphql.activities.enums import ActivityStatus
from api.graphql.activities.period import Period, period_of
from api.graphql.blocks import loaders
from api.graphql.blocks.types import Block
from api.graphql.content.items import Item, Part, parts
from api.graphql.content.pages import size
from api.graphql.content.types import Content, ContentRecord
from api.graphql.editions.types import Node
from api.graphql.engine import ids
from api.graphql.engine.fields import Record, connection, first_argument, listed
from api.graphql.engine.scalars import DateTime, LocalizedText
from api.graphql.places.types import Organisation, Place

OCCURRENCES = 10


class Occurrence(Record):
    """One time that an activity takes place."""

    id = graphene.ID(
        required=True,
        description="Opaque and globally unique: names the occurrence of an item in an edition.",
    )
    starts_at = DateTime(required=True, description="When it begins; 00:00 of the first day when it lasts all day.")
    ends_at = DateTime(description="When it ends, if that is known.")
    original_starts_at = DateTime(
        required=True,
        description="When it was to begin by the activity's rule; differs from startsAt when moved.",
    )
    all_day = graphene.Boolean(required=True, description="It lasts all day: show dates only.")
    status = graphene.Field(ActivityStatus, required=True, description="Whether this one takes place as planned.")
    note = LocalizedText(description="A word about this one.")

    @staticmethod
    def resolve_id(root: Any, _info: GraphQLResolveInfo) -> str:
        return str(root.item.part_id(ids.OCCURRENCE, root["id"]))


class Activity(ContentRecord):
    """Something to take part in."""

    class Meta:
        interfaces = (Node, Content)

    place = graphene.Field(Place, description="Where it is, where that may be seen.")
    organiser = graphene.Field(Organisation, description="Who stands behind it, where that may be seen.")
    online_url = graphene.String(description="Address to take part online.")
    status = graphene.Field(ActivityStatus, required=True, description="Whether it takes place as planned.")
    free = graphene.Boolean(required=True, description="It costs nothing.")
    price = LocalizedText(description="What it costs, in words.")
    body = listed(Block, "More about it, block by block.")
    occurrences = listed(
        Occurrence,
        "When it takes place, soonest first: every occurrence that is not over at `from` and begins before `to`.",
        **{
            "from": DateTime(description="From this moment on; null is now."),
            "to": DateTime(description="Before this moment; null is open."),
            "first": first_argument(OCCURRENCES, "occurrences"),
        },
    )

    @staticmethod
    def resolve_place(root: Any, info: GraphQLResolveInfo) -> Item | None:
        place: Item | None = root.edition.quoted(root.get("place"), info.context.names_below(info))
        return place

    @staticmethod
    def resolve_organiser(root: Any, info: GraphQLResolveInfo) -> Item | None:
        organiser: Item | None = root.edition.quoted(root.get("organiser"), info.context.names_below(info))
        return organiser

    @staticmethod
    def resolve_body(root: Any, _info: GraphQLResolveInfo) -> list[Part]:
        return loaders.body(root)

    @staticmethod
    def resolve_occurrences(root: Any, _info: GraphQLResolveInfo, **arguments: Any) -> list[Part]:
        period = period_of(arguments, edition=root.edition)
        wanted = size(arguments.get("first"), default=OCCURRENCES)
        found = [each for each in root.get("occurrences") or () if _is_within(each, period)]
        return parts(sorted(found, key=lambda each: datetime.fromisoformat(each["startsAt"]))[:wanted], root)


def _is_within(occurrence: dict[str, Any], period: Period) -> bool:
    starts = datetime.fromisoformat(occurrence["startsAt"])
    ends = datetime.fromisoformat(occurrence["endsAt"]) if occurrence.get("endsAt") else starts
    return (ends > period.start or starts >= period.start) and (period.end is None or starts < period.end)


ActivityConnection = connection(Activity)
