"""A page of what a search finds.

One statement for what is found, one for the items of the page; two more where the query had to be taken as mistyped,
and where the edition has changed since this process searched it last.
"""

import hashlib
from collections.abc import Sequence
from functools import partial
from typing import Any

from django.db.models import ExpressionWrapper, F
from django.db.models.lookups import In

from api.access.editions import editions_of
from api.graphql.content import pages
from api.graphql.content.items import COLUMNS, Item
from api.graphql.content.loaders import OpenEdition
from api.graphql.content.rows import ID, Given
from api.graphql.search.highlighting import highlight
from cms.publishing import searching
from cms.publishing.searching import Hits
from locales.search import Marking

DOCUMENT = COLUMNS.index("document_id")


def found(
    edition: OpenEdition,
    query: str,
    *,
    locales: Sequence[str],
    own: bool,
    kinds: Sequence[str],
    topics: Sequence[str],
    first: int,
    after: str | None,
    names: frozenset[str],
) -> dict[str, Any]:
    """The connection of a search."""
    name = f"search:{hashlib.sha256(query.encode(errors='surrogatepass')).hexdigest()}"
    place = pages.place_of(edition, name=name, after=after)
    rows = searching.Rows(edition.known.tenant_id, edition.pk, own, frozenset(kinds), tuple(topics))
    hits = searching.search(rows, query=query, locales=locales, at=edition.now, check_time=edition.check_time)
    begin = _beyond(hits, place)
    shown = hits.between(begin, begin + first)
    items = _items(edition, [hit.document for hit in shown], names)
    signing = pages.Signing(pages.purpose(edition, name), names)
    # A plan is the same object for all that it found, and dear to compare.
    markings = {name: Marking(plan) for name, plan in {id(hit.plan): hit.plan for hit in shown}.items()}
    edges = [
        {
            **pages.edge(item, place=[begin + number, hit.document], signing=signing),
            "highlight": partial(_highlight, item, text, markings[id(hit.plan)]),
        }
        for number, hit in enumerate(shown)
        if hit.document in items
        for item, text in [items[hit.document]]
    ]
    return pages.assemble(
        edges,
        has_next=hits.total > begin + first,
        has_previous=place is not None,
        total=lambda: hits.total,
        signing=signing,
    )


def languages(edition: OpenEdition, *, fallbacks: bool) -> list[str]:
    """The languages of the texts that an edition may show, its own first, then those that it falls back to."""
    if not fallbacks:
        return [edition.locale]
    offered = editions_of(tenant=edition.tenant)
    return [edition.locale, *(tag for tag in edition.known.fallbacks() if tag in offered)]


def _beyond(hits: Hits, place: Sequence[Any] | None) -> int:
    """Where the page begins: behind the document that the cursor names; if that is gone, where it stood.

    The rank of an item follows from all that is found, so it is no place that a cursor could keep.
    """
    if place is None:
        return 0
    position, document = place
    # Cursors that were given out before named the item.
    now = hits.place_of(document) if isinstance(document, int) else None
    return position if now is None else now + 1


def _items(edition: OpenEdition, documents: list[int], names: frozenset[str]) -> dict[int, tuple[Item, str]]:
    """Items and their texts by document."""
    if not documents:
        return {}
    columns = edition.columns(names)
    text = ("document__search_body",) if "highlight" in names else ()
    rows = edition.rows().where("found", _of_documents, documents=documents).read((*columns, *text))
    items = edition.take(rows, names)
    return {row[DOCUMENT]: (item, row[-1] if text else "") for item, row in zip(items, rows, strict=True)}


def _of_documents(rows: Any, given: Given) -> Any:
    # A lookup of the key itself wants numbers and takes no parameters.
    return rows.filter(In(ExpressionWrapper(F("document_id"), output_field=ID), [given("documents", ID, many=True)]))


def _highlight(item: Item, text: str, marking: Marking) -> str:
    return highlight((text, item["title"]), marking)
