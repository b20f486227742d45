"""The list of places."""

from collections.abc import Sequence
from typing import Any

import graphene
from django.db.models import BooleanField, Case, Value, When
from graphql import GraphQLResolveInfo

from api.graphql.content import filters, pages
from api.graphql.content.arguments import DEFAULT_FIRST, list_arguments
from api.graphql.content.items import Item
from api.graphql.content.loaders import OpenEdition
from api.graphql.content.rows import WHOLE, Given, Rows
from api.graphql.helplines.hours import is_open
from api.graphql.places import distance
from api.graphql.places.types import GeoPointInput, PlaceConnection
from cms.publishing.enums import Kind

NEAREST = pages.By("metres", int, WHOLE)


class PlaceQueries:
    """Part of `Edition`."""

    places = graphene.Field(
        PlaceConnection,
        required=True,
        description="Places by distance when `near` is given, else by title in the language's order.",
        open_now=graphene.Boolean(description="true: only those open now; false: only those not open now."),
        near=graphene.Argument(GeoPointInput, description="Only those near this point, nearest first."),
        within_km=graphene.Float(description="How near, in kilometres; 10 where only `near` is given."),
        **list_arguments("first", "after", "fallback"),
    )

    @staticmethod
    def resolve_places(
        root: Any,
        info: GraphQLResolveInfo,
        *,
        open_now: bool | None = None,
        near: Any = None,
        within_km: float | None = None,
        **arguments: Any,
    ) -> dict[str, Any]:
        rows = filters.filtered(root.rows().of_kinds([Kind.PLACE]), arguments)
        name = "places"
        order: tuple[pages.By, ...] = (pages.TITLE, pages.KEY)
        if near is not None:
            rows = distance.within(rows, near, within_km)
            name, order = f"places:{near['latitude']}:{near['longitude']}", (NEAREST, pages.TITLE, pages.KEY)
        listing = pages.Listing(name, rows, order)
        if open_now is None:
            return pages.answer(root, listing, info, arguments)
        return _by_hours(root, listing, info, arguments, open_now=open_now)


def _by_hours(
    edition: OpenEdition,
    listing: pages.Listing,
    info: GraphQLResolveInfo,
    arguments: dict[str, Any],
    *,
    open_now: bool,
) -> dict[str, Any]:
    """Hours are not SQL's to judge: all places of the list are read, in one statement, and cut here."""
    first = pages.size(arguments.get("first"), default=DEFAULT_FIRST)
    place = pages.place_of(edition, name=listing.name, after=arguments.get("after"))
    names = info.context.names_below(info)
    read = pages.columns(edition, listing, names)
    rows = _with_beyond(listing, place)
    found = rows.read((*read, "is_beyond"), order=[by.expression for by in listing.order])
    items = edition.take(found, names)
    kept: list[tuple[Item, tuple[Any, ...]]] = [
        (item, row) for item, row in zip(items, found, strict=True) if is_open(item) == open_now
    ]
    beyond = [(item, row) for item, row in kept if row[-1]][: first + 1]
    return pages.connection(
        edition,
        listing,
        [item for item, _ in beyond[:first]],
        [row for _, row in beyond],
        first=first,
        begun=place is not None,
        read=read,
        total=lambda: len(kept),
        names=names,
    )


def _with_beyond(listing: pages.Listing, place: Sequence[Any] | None) -> Rows:
    """All rows of the list; `is_beyond` tells which lie beyond the place."""
    if place is None:
        always = Value(value=True, output_field=BooleanField())
        return listing.rows.where("all beyond", lambda found, _given: found.annotate(is_beyond=always))

    def narrow(found: Any, given: Given) -> Any:
        beyond = When(pages.after_place(listing.order, given), then=Value(value=True))
        return found.annotate(is_beyond=Case(beyond, default=Value(value=False), output_field=BooleanField()))

    return listing.rows.where("some beyond", narrow, **pages.place_values(listing, place))
