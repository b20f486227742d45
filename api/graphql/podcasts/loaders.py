"""Episodes of shows: of one show by keyset, of a list of shows in one statement for all."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from django.db.models import Count, F, Window
from django.db.models.functions import RowNumber
from graphql import GraphQLResolveInfo

from api.graphql.content import pages
from api.graphql.content.arguments import DEFAULT_FIRST
from api.graphql.content.items import Item
from api.graphql.content.loaders import OpenEdition, Row
from api.graphql.content.rows import KEY, WHOLE, Given, Rows
from cms.publishing.enums import Kind
from cms.publishing.models import EditionRow

ORDER = (pages.NEWEST, pages.KEY)


def feed_address(show: Item) -> str:
    """Where podcast apps subscribe, in the language that is read."""
    edition: OpenEdition = show.edition
    return f"{edition.base}/feeds/{edition.locale.lower()}{show['path']}podcast.xml"


def episodes(show: Item, info: GraphQLResolveInfo, arguments: Mapping[str, Any]) -> dict[str, Any]:
    """The connection of a show's episodes."""
    edition: OpenEdition = show.edition
    listing = pages.Listing(f"episodes:{show.key}", _rows(edition).where("show", _of_show, show=show.key), ORDER)
    shows = [item.key for item in edition.items.values() if item["kind"] == Kind.PODCAST_SHOW]
    if len(shows) == 1 or arguments.get("after") is not None:
        return pages.answer(edition, listing, info, arguments)
    first = pages.size(arguments.get("first"), default=DEFAULT_FIRST)
    names = info.context.names_below(info)
    read = pages.columns(edition, listing, names)
    found = _of_all(edition, shows, first, read)[show.key]
    items = edition.take((row[1:] for row in found[:first]), names)
    return pages.connection(
        edition,
        listing,
        items,
        [row[1:] for row in found],
        first=first,
        begun=False,
        read=read,
        total=lambda: _totals(edition, shows).get(show.key, 0),
        names=names,
    )


def _rows(edition: OpenEdition) -> Rows:
    return edition.rows().of_kinds([Kind.PODCAST_EPISODE])


def _of_show(rows: Any, given: Given) -> Any:
    return rows.filter(parent_key=given("show", KEY))


def _of_shows(rows: Any, given: Given) -> Any:
    return rows.filter(parent_key__in=[given("shows", KEY, many=True)])


def _counted(rows: Any, given: Given) -> Any:
    return _of_shows(rows, given).values("parent_key").annotate(episodes=Count("pk"))


def _newest(rows: Any, given: Given) -> Any:
    """The newest rows of each show."""
    place = Window(RowNumber(), partition_by=F("parent_key"), order_by=[F("published_at").desc(), "translation_key"])
    ranked = _of_shows(rows, given).annotate(rank=place).filter(rank__lte=given("places", WHOLE))
    return EditionRow.objects.filter(pk__in=ranked.values("pk"))


def _of_all(edition: OpenEdition, shows: list[str], first: int, read: tuple[str, ...]) -> dict[str, list[Row]]:
    """The newest rows of each show, one more than asked for: its key, then the columns `read`."""
    place = ("episodes", first, frozenset(shows), read)
    if place not in edition.kept:
        newest = _rows(edition).where("newest of shows", _newest, shows=shows, places=first + 1)
        rows = newest.read(("parent_key", *read), order=[by.expression for by in ORDER])
        by_show: dict[str, list[Row]] = defaultdict(list)
        for row in rows:
            by_show[str(row[0])].append(row)
        edition.kept[place] = by_show
    kept: dict[str, list[Row]] = edition.kept[place]
    return kept


def _totals(edition: OpenEdition, shows: list[str]) -> dict[str, int]:
    """How many episodes each of these shows has."""
    place = ("episode totals", frozenset(shows))
    if place not in edition.kept:
        rows = _rows(edition).where("episodes of shows", _counted, shows=shows)
        edition.kept[place] = {str(key): total for key, total in rows.read(("parent_key", "episodes"))}
    kept: dict[str, int] = edition.kept[place]
    return kept
