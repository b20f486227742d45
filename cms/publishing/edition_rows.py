"""Which document serves each item in each edition: the rows that lists read, resolved when the store is written."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Max

from cms.publishing import addresses, quoting
from cms.publishing import groups as translation_groups
from cms.publishing.batches import batches
from cms.publishing.change_log import Entry
from cms.publishing.enums import LISTS_CHANGED, ChangeType, Kind, RemovalReason
from cms.publishing.models import Document, Edition, EditionRow
from cms.publishing.quoting import Turned
from locales.collation import sort_key

Group = tuple[int, UUID]
SORT_TITLE_LENGTH = EditionRow._meta.get_field("sort_title").max_length
COLUMNS = {
    field.name: field.attname
    for field in EditionRow._meta.concrete_fields
    if field.name not in {"id", "edition", "translation_key", "newest_child_at"}
}
# What the API shows of an item. All else that lists filter and sort on follows from it, but for place and expiry.
SEEN = {"document", "is_fallback", "version"}
# When it may be seen.
SPAN = {"visible_from", "visible_until"}
# Kinds whose order in the lists is the editor's.
ORDERED_BY_HAND = {Kind.HELPLINE}
# What was taken down has to leave the devices too; what has run its time or moved may stay in their history.
ERASED = {RemovalReason.UNPUBLISHED, RemovalReason.DELETED}
BATCH = 200

Rows = Mapping[tuple[int, UUID], EditionRow]


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What the projector knows of documents beside what they say, by primary key, and when that is.

    `leaving` are still there but may serve no more, for a reason; `moved` go on in another group.
    """

    at: datetime
    leaving: Mapping[int, str] = field(default_factory=dict)
    moved: Collection[int] = ()

    def reason(self, row: EditionRow) -> str:
        """Why an item leaves an edition that this row showed it in."""
        if row.document_id in self.leaving:
            return self.leaving[row.document_id]
        return RemovalReason.MOVED if row.document_id in self.moved else RemovalReason.UNPUBLISHED

    def turns(self, before: EditionRow, after: EditionRow) -> bool:
        """Whether a row that the clock had already hidden, or is to have hidden by now, is shown otherwise."""
        ends = {before.visible_until, after.visible_until}
        return len(ends) > 1 and any(end is not None and end <= self.at for end in ends)


def refresh(*, groups: Iterable[Group], circumstances: Circumstances) -> list[Entry]:
    """Brings the rows of these translation groups in line with their documents. Returns what changed, unnumbered."""
    entries: list[Entry] = []
    turned = Turned()
    for batch in batches(sorted(set(groups), key=str), BATCH):
        entries += _refresh_batch(batch, circumstances, turned)
    told = {(entry.edition_id, entry.translation_key) for entry in entries if entry.translation_key}
    entries += quoting.entries(turned, told=told)
    # What is said of an edition itself is said once.
    return list(dict.fromkeys(entries))


def _refresh_batch(groups: list[Group], circumstances: Circumstances, turned: Turned) -> list[Entry]:
    editions = _editions(groups)
    documents = translation_groups.settle(groups=groups, without=circumstances.leaving)
    stored = {(row.edition_id, row.translation_key): row for row in _rows(groups, editions)}
    wanted = _wanted(groups, editions, documents)
    parents = {row.parent_key for row in [*stored.values(), *wanted.values()] if row.parent_key}
    parents |= {row.translation_key for row in wanted.values() if row.kind == Kind.PODCAST_SHOW}
    entries = _write(stored, wanted, circumstances, turned)
    elsewhere = addresses.refresh(groups=set(groups), documents=documents)
    turned.shown |= {
        (edition.pk, key) for tenant, key in elsewhere for edition in editions[tenant] if (edition.pk, key) in stored
    }
    _newest_children({tenant for tenant, _ in groups}, parents)
    return entries


def _editions(groups: list[Group]) -> dict[int, list[Edition]]:
    editions: dict[int, list[Edition]] = defaultdict(list)
    wanted = Edition.objects.filter(tenant__in={tenant for tenant, _ in groups}).select_related("tenant")
    for edition in wanted.order_by("pk"):
        editions[edition.tenant_id].append(edition)
    return editions


def _rows(groups: list[Group], editions: Mapping[int, list[Edition]]) -> list[EditionRow]:
    ids = [edition.pk for each in editions.values() for edition in each]
    keys = {key for _, key in groups}
    return list(EditionRow.objects.filter(edition__in=ids, translation_key__in=keys))


def _wanted(
    groups: list[Group], editions: Mapping[int, list[Edition]], documents: Mapping[Group, dict[str, Document]]
) -> dict[tuple[int, UUID], EditionRow]:
    wanted = {}
    for group in groups:
        for edition in editions[group[0]]:
            row = row_for(edition=edition, documents=documents.get(group, {}))
            if row:
                wanted[edition.pk, group[1]] = row
    return wanted


def row_for(*, edition: Edition, documents: Mapping[str, Document]) -> EditionRow | None:
    """The row of an item in an edition, from the item's documents by locale; None where nothing may serve it."""
    serving = translation_groups.serving(
        locale=edition.locale, documents=documents, chains=edition.tenant.fallback_chains
    )
    if serving is None:
        return None
    document, is_fallback = serving
    facts: dict[str, Any] = document.facts
    return EditionRow(
        edition=edition,
        document=document,
        translation_key=document.translation_key,
        kind=document.kind,
        is_fallback=is_fallback,
        visible_from=document.visible_from,
        visible_until=document.visible_until,
        published_at=document.published_at,
        sort_title=sort_key(document.search_title, edition.locale)[:SORT_TITLE_LENGTH],
        topics=f"|{'|'.join(facts['topics'])}|" if facts["topics"] else "|",
        min_age=facts["min_age"],
        max_age=facts["max_age"],
        urgency=facts["urgency"],
        emergency=facts["emergency"],
        position=facts["position"],
        latitude=facts["latitude"],
        longitude=facts["longitude"],
        free=facts["free"],
        parent_key=UUID(facts["parent"]) if facts["parent"] else None,
        newest_child_at=None,
        version=document.version,
    )


def _write(stored: Rows, wanted: Rows, circumstances: Circumstances, turned: Turned) -> list[Entry]:
    gone = [row for place, row in stored.items() if place not in wanted]
    new = [row for place, row in wanted.items() if place not in stored]
    kept = [(stored[place], row) for place, row in wanted.items() if place in stored]
    if gone:
        EditionRow.objects.filter(pk__in=[row.pk for row in gone]).delete()
    for before, row in kept:
        row.pk, row.newest_child_at = before.pk, before.newest_child_at
    changed = {before.pk: names for before, row in kept if (names := differing(before, row))}
    for row in (*gone, *new):
        turned.note(row)
    for before, row in kept:
        if row.pk in changed:
            turned.note(row, changed[row.pk], was_emergency=before.emergency)
    EditionRow.objects.bulk_create(new, batch_size=BATCH)
    if changed:
        columns = sorted(set().union(*changed.values()))
        EditionRow.objects.bulk_update([row for _, row in kept if row.pk in changed], columns, batch_size=BATCH)
    return [
        *(_removed(row, circumstances.reason(row)) for row in gone),
        *(Entry(row.edition_id, row.kind, row.translation_key, ChangeType.PUBLISHED) for row in new),
        *(
            entry
            for before, row in kept
            if row.pk in changed and (entry := _updated(before, row, changed[row.pk], circumstances))
        ),
    ]


def _removed(row: EditionRow, reason: str) -> Entry:
    erase = reason in ERASED
    return Entry(row.edition_id, row.kind, row.translation_key, ChangeType.REMOVED, reason=reason, erase=erase)


def _updated(before: EditionRow, row: EditionRow, names: Collection[str], circumstances: Circumstances) -> Entry | None:
    """What is told of changed columns: of the item, of the edition's lists (their order, their end), or nothing."""
    if not SEEN.isdisjoint(names) or circumstances.turns(before, row):
        return Entry(row.edition_id, row.kind, row.translation_key, ChangeType.UPDATED)
    if not SPAN.isdisjoint(names) or ("position" in names and row.kind in ORDERED_BY_HAND):
        return Entry(row.edition_id, LISTS_CHANGED)
    return None


def differing(before: EditionRow, after: EditionRow) -> set[str]:
    """The columns in which two rows of the same place say different things, the newest child aside."""
    return {name for name, column in COLUMNS.items() if getattr(before, column) != getattr(after, column)}


def _newest_children(tenants: set[int], parents: set[UUID]) -> None:
    """A show is as new as its newest episode."""
    rows = EditionRow.objects.filter(edition__tenant__in=tenants)
    newest = {
        (edition, parent): latest
        for edition, parent, latest in rows.filter(parent_key__in=parents)
        .values_list("edition_id", "parent_key")
        .annotate(Max("published_at"))
    }
    altered = []
    for show in rows.filter(translation_key__in=parents, kind=Kind.PODCAST_SHOW):
        latest = newest.get((show.edition_id, show.translation_key))
        if show.newest_child_at != latest:
            show.newest_child_at = latest
            altered.append(show)
    if altered:
        EditionRow.objects.bulk_update(altered, ["newest_child_at"], batch_size=BATCH)
