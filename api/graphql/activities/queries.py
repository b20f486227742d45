"""What is on."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import graphene
from django.db.models import OuterRef, Q, Subquery
from graphql import GraphQLResolveInfo

from api.graphql.activities.period import Period, period_of
from api.graphql.activities.types import ActivityConnection
from api.graphql.content import filters, pages
from api.graphql.content.arguments import DEFAULT_FIRST, list_arguments
from api.graphql.content.rows import MOMENT, Given, Rows
from api.graphql.engine.scalars import DateTime
from api.graphql.places import distance
from api.graphql.places.types import GeoPointInput
from cms.publishing.enums import Kind
from cms.publishing.models import DocumentOccurrence

SOONEST = pages.By("next_at", datetime.fromisoformat, MOMENT)
ORDER = (SOONEST, pages.TITLE, pages.KEY)


class ActivityQueries:
    """Part of `Edition`."""

    activities = graphene.Field(
        ActivityConnection,
        required=True,
        description="Activities by their next occurrence within [from, to), then by title. An occurrence "
        "that is going "
        "on at `from` counts; cancelled ones stay, marked.",
        **{
            "from": DateTime(description="From this moment on; null is now."),
            "to": DateTime(description="Before this moment; null is open."),
        },
        **list_arguments("topics", "age"),
        free=graphene.Boolean(description="true: only those that cost nothing; false: only those that cost something."),
        near=graphene.Argument(GeoPointInput, description="Only those at a place near this point."),
        within_km=graphene.Float(description="How near, in kilometres; 10 where only `near` is given."),
        **list_arguments("first", "after", "fallback"),
    )

    @staticmethod
    def resolve_activities(
        root: Any,
        info: GraphQLResolveInfo,
        *,
        free: bool | None = None,
        near: Any = None,
        within_km: float | None = None,
        **arguments: Any,
    ) -> dict[str, Any]:
        first = pages.size(arguments.get("first"), default=DEFAULT_FIRST)
        asked = period_of(arguments, edition=root)
        place = pages.place_of(root, name="activities", after=arguments.get("after"))
        period = _as_begun(asked, arguments, place)
        rows = filters.filtered(root.rows().of_kinds([Kind.ACTIVITY]), arguments)
        if free is not None:
            rows = rows.where(("free", free), lambda found, _given: found.filter(free=free))
        if near is not None:
            rows = distance.within(rows, near, within_km)
        rows = _within(rows, period)
        listing = pages.Listing("activities", rows, ORDER, bound=(period.start,))
        return pages.page(root, listing, first=first, place=place, names=info.context.names_below(info))


def _as_begun(asked: Period, arguments: dict[str, Any], place: Sequence[Any] | None) -> Period:
    """Later pages go on from the moment of the first one.

    An activity that begins meanwhile does not come twice.
    """
    if place is None or arguments.get("from") is not None:
        return asked
    return Period(datetime.fromisoformat(place[len(ORDER)]), asked.end)


def _within(rows: Rows, period: Period) -> Rows:
    """Rows with an occurrence in the period, with the beginning of the next one as `next_at`."""
    ends = period.end is not None

    def narrow(found: Any, given: Given) -> Any:
        start = given("start", MOMENT)
        occurrences = DocumentOccurrence.objects.filter(
            Q(ends_at__gt=start) | Q(starts_at__gte=start), document=OuterRef("document")
        )
        if ends:
            occurrences = occurrences.filter(starts_at__lt=given("end", MOMENT))
        soonest = Subquery(occurrences.order_by("starts_at").values("starts_at")[:1])
        return found.annotate(next_at=soonest).filter(next_at__isnull=False)

    return rows.where(("period", ends), narrow, start=period.start, **({"end": period.end} if ends else {}))
