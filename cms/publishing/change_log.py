"""The change log: numbers are given last in the transaction, under a lock, so that they follow the order of commits."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from cms.publishing import purging, versions
from cms.publishing.enums import TENANT_CHANGED, ChangeType
from cms.publishing.models import Change, Edition


@dataclass(frozen=True, slots=True)
class Entry:
    """A change before it has its number. `kind` is an item's kind, or TENANT or TOPICS for the edition itself."""

    edition_id: int
    kind: str
    translation_key: UUID | None = None
    type: str = ChangeType.UPDATED
    reason: str = ""
    erase: bool = False


def record(entries: Iterable[Entry], *, at: datetime) -> None:
    """Numbers the entries without gaps and writes them. The editions stay locked until the transaction ends.

    Locks are taken in one order by everybody, so that two transactions never wait for each other.
    """
    by_edition: dict[int, list[Entry]] = defaultdict(list)
    for entry in entries:
        by_edition[entry.edition_id].append(entry)
    if not by_edition:
        return
    locked = Edition.objects.select_for_update().filter(pk__in=by_edition).order_by("pk")
    rows: list[Change] = []
    for edition in locked:
        for entry in by_edition[edition.pk]:
            edition.change_number += 1
            rows.append(
                Change(
                    edition=edition,
                    number=edition.change_number,
                    translation_key=entry.translation_key,
                    kind=entry.kind,
                    type=entry.type,
                    reason=entry.reason,
                    erase=entry.erase,
                    changed_at=at,
                )
            )
        edition.save(update_fields=["change_number"])
    Change.objects.bulk_create(rows, batch_size=500)
    versions.announce()
    is_of_tenant = any(row.kind == TENANT_CHANGED for row in rows)
    purging.announce(locked, with_tenants=is_of_tenant)
