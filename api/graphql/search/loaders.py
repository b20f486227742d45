"""A page of what a search finds.

One statement for what is found, one for the items of the page; two more where the query had to be taken as mistyped.
"""

import hashlib
from collections.abc import Sequence
from typing import Any

from api.access.editions import editions_of
from api.graphql.content import filters, pages
from api.graphql.content.items import Item
from api.graphql.content.loaders import OpenEdition
from api.graphql.content.rows import ID, Given, Rows
from api.graphql.search.highlighting import highlight
from cms.publishing.searching import Hit, search


def found(
    edition: OpenEdition,
    rows: Rows,
    query: str,
    *,
    locales: Sequence[str],
    topics: Sequence[str] | None,
    first: int,
    after: str | None,
    names: frozenset[str],
) -> dict[str, Any]:
    """The connection of a search."""
    name = f"search:{hashlib.sha256(query.encode(errors='surrogatepass')).hexdigest()}"
    place = pages.place_of(edition, name=name, after=after)
    hits = search(filters.about_topics(rows, topics).queryset(), query=query, locales=locales)
    begin = _beyond(hits, place)
    shown = hits[begin : begin + first]
    items = _items(edition, [hit.pk for hit in shown], names)
    signed_for = pages.purpose(edition, name)
    edges = [
        {
            **pages.edge(item, place=[begin + number, str(hit.key)], signed_for=signed_for),
            "highlight": _highlighter(item, text, hit),
        }
        for number, hit in enumerate(shown)
        if hit.pk in items
        for item, text in [items[hit.pk]]
    ]
    return pages.assemble(
        edges, has_next=len(hits) > begin + first, has_previous=place is not None, total=lambda: len(hits)
    )


def languages(edition: OpenEdition, *, fallbacks: bool) -> list[str]:
    """The languages of the texts that an edition may show, its own first, then those that it falls back to."""
    if not fallbacks:
        return [edition.locale]
    offered = editions_of(tenant=edition.tenant)
    return [edition.locale, *(tag for tag in edition.known.fallbacks() if tag in offered)]


def _beyond(hits: Sequence[Hit], place: Sequence[Any] | None) -> int:
    """Where the page begins: behind the item that the cursor names; if that is gone, where it stood.

    The rank of an item follows from all that is found, so it is no place that a cursor could keep.
    """
    if place is None:
        return 0
    position, key = place
    return next((number + 1 for number, hit in enumerate(hits) if str(hit.key) == key), position)


def _items(edition: OpenEdition, pks: list[int], names: frozenset[str]) -> dict[int, tuple[Item, str]]:
    """Items and their texts by row."""
    if not pks:
        return {}
    columns = edition.columns(names)
    text = ("document__search_body",) if "highlight" in names else ()
    rows = Rows().where("rows", _with_pks, pks=pks).read((*columns, *text, "pk"))
    items = edition.take(rows, names)
    return {row[-1]: (item, row[len(columns)] if text else "") for item, row in zip(items, rows, strict=True)}


def _with_pks(rows: Any, given: Given) -> Any:
    return rows.filter(pk__in=[given("pks", ID, many=True)])


def _highlighter(item: Item, text: str, hit: Hit) -> Any:
    return lambda: highlight((text, item["title"]), hit.plan)
