"""What a client has to do to be where the edition is.

A client without a token gets every visible row in the order of row ids, and then what happened since it
began. With a token it gets the log's entries after its number, collapsed to one for each item, and then what
the clock has brought or taken since: rows become visible and expire at their second, and nobody need write
that down. Every change shows the item as it is now, so that applying all of them in any order within a set
ends at the edition.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Case, DateTimeField, F, Q, When

from api.graphql.changes import tokens
from api.graphql.changes.files import Manifest
from api.graphql.changes.tokens import Position
from api.graphql.content.items import Item
from api.graphql.content.loaders import OpenEdition
from api.graphql.content.rows import ID, KEY, Given
from api.graphql.engine import ids
from cms.publishing.enums import TENANT_CHANGED, TOPICS_CHANGED, ChangeType, RemovalReason
from cms.publishing.models import Change, EditionRow

Entry = dict[str, Any]


def position_of(edition: OpenEdition, since: str | None) -> Position:
    """Where the client is. Raises `BadToken` or `TokenExpired`."""
    known = edition.known
    return tokens.beginning(known, at=edition.now) if since is None else tokens.read(known, since)


def change_set(edition: OpenEdition, position: Position, *, first: int, names: frozenset[str]) -> dict[str, Any]:
    """The next set from a position."""
    if position.listed is not None:
        return _listing(edition, position, first, names)
    return _delta(edition, position, first, names)


def _listing(edition: OpenEdition, position: Position, first: int, names: frozenset[str]) -> dict[str, Any]:
    begins = position.listed == 0
    rows = edition.rows().where("listed", _after, listed=position.listed)
    found = rows.read((*edition.columns(names), "pk"), order=("pk",), limit=first + 1)
    items = edition.take(found[:first], names)
    more = len(found) > first
    after = position.moved(listed=found[first - 1][-1] if more else None)
    # Nobody may have asked when: then it has not been read.
    changes = [_shown(item, ChangeType.PUBLISHED, item.get("updatedAt")) for item in items]
    behind = position.number < edition.known.change_number
    return _answer(edition, after, changes, items, has_more=more or behind, told=_TOLD if begins else set())


_TOLD = {TENANT_CHANGED, TOPICS_CHANGED}


def _delta(edition: OpenEdition, position: Position, first: int, names: frozenset[str]) -> dict[str, Any]:
    log = Change.objects.filter(edition_id=edition.pk, number__gt=position.number).order_by("number")
    read: list[Any] = list(
        log.values("number", "translation_key", "kind", "type", "reason", "erase", "changed_at")[: first + 1]
    )
    newest = read[0]["number"] - 1 if read else edition.known.change_number
    if newest > position.number:
        raise tokens.expired()
    entries = read[:first]
    told = {entry["kind"] for entry in entries} & _TOLD
    latest = _collapsed(entry for entry in entries if entry["translation_key"])
    after = position.moved(number=entries[-1]["number"] if entries else position.number)
    more = len(read) > first
    if not more:
        timed, after, more = _by_the_clock(edition, after, first - len(latest))
        latest = {**timed, **latest}
    items = _items(edition, latest, names)
    changes = [_change(edition, entry, items.get(key)) for key, entry in latest.items()]
    return _answer(edition, after, changes, list(items.values()), has_more=more, told=told)


def _collapsed(entries: Iterable[Entry]) -> dict[UUID, Entry]:
    """The last entry of each item, in the order of the log; new here if any of them says so."""
    latest: dict[UUID, Entry] = {}
    for entry in entries:
        before = latest.pop(entry["translation_key"], None)
        new = before is not None and before["type"] == ChangeType.PUBLISHED and entry["type"] == ChangeType.UPDATED
        latest[entry["translation_key"]] = {**entry, "type": ChangeType.PUBLISHED.value} if new else entry
    return latest


def _by_the_clock(edition: OpenEdition, position: Position, room: int) -> tuple[dict[UUID, Entry], Position, bool]:
    """Rows that have become visible or have expired since the client's moment, as far as there is room."""
    appeared = Q(visible_from__gt=position.moment, visible_from__lte=edition.now)
    expired = Q(visible_until__gt=position.moment, visible_until__lte=edition.now)
    same = Q(pk__gt=position.row) & (Q(visible_from=position.moment) | Q(visible_until=position.moment))
    when = Case(
        When(visible_until__lte=edition.now, then=F("visible_until")),
        default=F("visible_from"),
        output_field=DateTimeField(),
    )
    turned = appeared | expired | same if position.row else appeared | expired
    rows = EditionRow.objects.filter(turned, edition_id=edition.pk).annotate(moment=when).order_by("moment", "pk")
    found: list[Any] = list(rows.values("pk", "moment", "kind", "translation_key")[: room + 1])
    if len(found) > room:
        shown = found[:room]
        last = shown[-1] if shown else None
        after = position.moved(at=last["moment"].isoformat(), row=last["pk"]) if last else position
        return _timed(shown), after, True
    return _timed(found), position.moved(at=edition.now.isoformat(), row=0), False


def _timed(rows: list[dict[str, Any]]) -> dict[UUID, Entry]:
    return {
        row["translation_key"]: {
            "translation_key": row["translation_key"],
            "kind": row["kind"],
            "type": ChangeType.PUBLISHED.value,
            "reason": RemovalReason.EXPIRED.value,
            "erase": False,
            "changed_at": row["moment"],
        }
        for row in rows
    }


def _items(edition: OpenEdition, entries: Iterable[UUID], names: frozenset[str]) -> dict[UUID, Item]:
    """What may be seen now of these, by key."""
    keys = list(entries)
    if not keys:
        return {}
    rows = edition.rows().where("keys", _with_keys, keys=keys)
    return {UUID(item.key): item for item in edition.take(rows.read(edition.columns(names)), names)}


def _after(rows: Any, given: Given) -> Any:
    return rows.filter(pk__gt=given("listed", ID))


def _with_keys(rows: Any, given: Given) -> Any:
    return rows.filter(translation_key__in=[given("keys", KEY, many=True)])


def _change(edition: OpenEdition, entry: Entry, item: Item | None) -> dict[str, Any]:
    """The item as it is now: a later entry may have brought it back, or the clock taken it."""
    if item is not None:
        kept = entry["type"] != ChangeType.REMOVED
        return _shown(item, entry["type"] if kept else ChangeType.PUBLISHED, entry["changed_at"])
    key = str(entry["translation_key"])
    return {
        "id": ids.encode(ids.ITEM, edition.tenant, edition.locale, key),
        "type": ChangeType.REMOVED.value,
        "kind": entry["kind"],
        "translationKey": key,
        "content": None,
        "reason": entry["reason"] or RemovalReason.UNPUBLISHED.value,
        "erase": entry["erase"],
        "changedAt": entry["changed_at"],
    }


def _shown(item: Item, kind_of_change: str, changed_at: datetime | None) -> dict[str, Any]:
    return {
        "id": item["id"],
        "type": str(kind_of_change),
        "kind": item["kind"],
        "translationKey": item.key,
        "content": item,
        "reason": None,
        "erase": False,
        "changedAt": changed_at,
    }


def _answer(
    edition: OpenEdition,
    after: Position,
    changes: list[dict[str, Any]],
    items: list[Item],
    *,
    has_more: bool,
    told: set[str],
) -> dict[str, Any]:
    manifest = Manifest(items)
    return {
        "token": tokens.write(edition.known, after),
        "hasMore": has_more,
        "changes": [{**change, "manifest": manifest} for change in changes],
        "tenantChanged": TENANT_CHANGED in told,
        "topicsChanged": TOPICS_CHANGED in told,
    }
