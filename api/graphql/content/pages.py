"""Pages of a list by keyset.

A cursor holds the last item's sort values, so what is published meanwhile moves nothing.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any
from uuid import UUID

from django.db import models
from django.db.models import Q
from graphql import GraphQLResolveInfo

from api.access.refusals import BadInput, Refusal
from api.graphql.content.arguments import DEFAULT_FIRST
from api.graphql.content.items import Item
from api.graphql.content.loaders import OpenEdition
from api.graphql.content.rows import KEY as KEY_FIELD
from api.graphql.content.rows import MOMENT, TEXT, Given, Rows
from api.graphql.engine import cursors
from api.graphql.engine.fields import MAX_PAGE


class PageTooLarge(Refusal):
    """More items were asked for than one answer holds."""

    code = "PAGE_TOO_LARGE"


class BadCursor(Refusal):
    """The cursor is not one that this list of this edition gave out."""

    code = "BAD_CURSOR"


@dataclass(frozen=True, slots=True)
class By:
    """A column that a list is sorted on, never null; `read` takes its value back from JSON."""

    column: str
    read: Callable[[Any], Any]
    field: "models.Field[Any, Any]"
    descending: bool = False

    @property
    def expression(self) -> str:
        """For `order_by`."""
        return f"-{self.column}" if self.descending else self.column

    def beyond(self, value: Any, *, or_equal: bool = False) -> Q:
        """Rows that come after this value."""
        operator = ("lt" if self.descending else "gt") + ("e" if or_equal else "")
        return Q(**{f"{self.column}__{operator}": value})


NEWEST = By("published_at", datetime.fromisoformat, MOMENT, descending=True)
TITLE = By("sort_title", str, TEXT)
# Last in every order, so that no two items stand at the same place.
KEY = By("translation_key", UUID, KEY_FIELD)


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of an edition: `rows` filtered, in an order, under a name that its cursors are bound to.

    `bound` are further values that a cursor carries on from the first page, such as the moment it was asked
    for.
    """

    name: str
    rows: Rows
    order: tuple[By, ...]
    bound: tuple[Any, ...] = ()


@dataclass(frozen=True, slots=True)
class Signing:
    """How cursors of a list are written, and whether they are asked for: a signature is dear."""

    purpose: str
    names: frozenset[str]

    def sign(self, place: Sequence[Any], *, wanted: str) -> str | None:
        """The cursor of a place, if this field is asked for."""
        return cursors.sign(purpose=self.purpose, value=place) if wanted in self.names else None


def edge(node: Item, *, place: Sequence[Any], signing: Signing) -> dict[str, Any]:
    """An item at its place in a list."""
    return {"cursor": signing.sign(place, wanted="cursor"), "node": node, "place": place}


def size(first: int | None, *, default: int) -> int:
    """How many items to answer. Raises `PageTooLarge` or `BadInput`."""
    wanted = default if first is None else first
    if wanted > MAX_PAGE:
        raise PageTooLarge(
            f"`first` is more than one answer holds. Ask for at most {MAX_PAGE} and go on `after` the last."
        )
    if wanted < 1:
        raise BadInput(f"`first` is below 1. Ask for 1 to {MAX_PAGE} items.")
    return wanted


def purpose(edition: OpenEdition, name: str) -> str:
    """What cursors of this list of this edition are signed for."""
    return f"{edition.tenant}:{edition.locale}:{name}"


def place_of(edition: OpenEdition, *, name: str, after: str | None) -> list[Any] | None:
    """What a cursor of this list holds; None without one. Raises `BadCursor`."""
    if after is None:
        return None
    try:
        place: list[Any] = cursors.unsign(purpose=purpose(edition, name), text=after)
    except cursors.NotOurs:
        raise BadCursor(
            "This cursor does not belong to this list of this edition. Use a `cursor` or `endCursor` from a page of it."
        ) from None
    return place


def beyond(listing: Listing, place: Sequence[Any] | None) -> Rows:
    """The rows of a list beyond a place; all of them without one."""
    if place is None:
        return listing.rows
    return listing.rows.where(
        "beyond",
        lambda found, given: found.filter(after_place(listing.order, given)),
        **place_values(listing, place),
    )


def place_values(listing: Listing, place: Sequence[Any]) -> dict[str, Any]:
    """The values that `after_place` asks for."""
    return {f"place{number}": by.read(place[number]) for number, by in enumerate(listing.order)}


def after_place(order: Sequence[By], given: Given) -> Q:
    """Rows beyond a place: later in the first column that differs."""
    values = [given(f"place{number}", by.field) for number, by in enumerate(order)]
    condition = Q()
    same = Q()
    for by, value in zip(order, values, strict=True):
        condition |= same & by.beyond(value)
        same &= Q(**{by.column: value})
    # Implied by the rest; lets the database start at the right place of its index.
    return order[0].beyond(values[0], or_equal=True) & condition


def columns(edition: OpenEdition, listing: Listing, names: frozenset[str]) -> tuple[str, ...]:
    """What is read of each row: what answers a selection of these fields, then what else the list is sorted on."""
    answering = edition.columns(names)
    return (*answering, *(by.column for by in listing.order if by.column not in answering))


def page(
    edition: OpenEdition, listing: Listing, *, first: int, place: Sequence[Any] | None, names: frozenset[str]
) -> dict[str, Any]:
    """The connection of one page: one statement, `totalCount` included; one more for that behind the last page."""
    read = columns(edition, listing, names)
    counts = "totalCount" in names
    found = beyond(listing, place).read(
        read,
        order=[by.expression for by in listing.order],
        limit=first + 1,
        total_of=listing.rows if counts else None,
    )
    items = edition.take(found[:first], names)
    total = (lambda: found[0][-1]) if counts and found else listing.rows.count
    return connection(
        edition, listing, items, found, first=first, begun=place is not None, read=read, total=total, names=names
    )


def answer(
    edition: OpenEdition, listing: Listing, info: GraphQLResolveInfo, arguments: Mapping[str, Any]
) -> dict[str, Any]:
    """The page that `first` and `after` ask for."""
    first = size(arguments.get("first"), default=DEFAULT_FIRST)
    place = place_of(edition, name=listing.name, after=arguments.get("after"))
    return page(edition, listing, first=first, place=place, names=info.context.names_below(info))


def connection(
    edition: OpenEdition,
    listing: Listing,
    items: Sequence[Item],
    found: Sequence[tuple[Any, ...]],
    *,
    first: int,
    begun: bool,
    read: Sequence[str],
    total: Callable[[], int],
    names: frozenset[str],
) -> dict[str, Any]:
    """`found` are the rows with the columns `read`, one more than `first` if there are more."""
    signing = Signing(purpose(edition, listing.name), names)
    sorted_on = [read.index(by.column) for by in listing.order]
    edges = [
        edge(item, place=[*(row[column] for column in sorted_on), *listing.bound], signing=signing)
        for item, row in zip(items, found, strict=False)
    ]
    return assemble(edges, has_next=len(found) > first, has_previous=begun, total=total, signing=signing)


def assemble(
    edges: list[dict[str, Any]], *, has_next: bool, has_previous: bool, total: Callable[[], int], signing: Signing
) -> dict[str, Any]:
    """What the connection types read."""
    info = {
        "hasNextPage": has_next,
        "hasPreviousPage": has_previous,
        "startCursor": signing.sign(edges[0]["place"], wanted="startCursor") if edges else None,
        "endCursor": signing.sign(edges[-1]["place"], wanted="endCursor") if edges else None,
    }
    # Counted once, however often it is asked for.
    return {"edges": edges, "pageInfo": info, "total": cache(total)}
