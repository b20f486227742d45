"""The editions as this process knows them: kept in memory, and read anew when the store has changed.

Reading the table is one small statement. On this machine every process learns of a commit at its next question, from
the bulletin; what another machine has written is seen within a second.
"""

import math
import time
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from django.db import transaction

from cms.publishing.bulletin import bulletin
from cms.publishing.models import Edition
from cms.tenants.chains import chains_of
from locales.fallbacks import chain_for

BELIEVED_FOR_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class KnownEdition:
    """An edition with what the API says of it.

    `state` and `telling` are numbers that this process gives to what it has read: another one whenever the edition, or
    what is said of it in `about`, is another than it was.
    """

    pk: int
    tenant_id: int
    tenant: str
    locale: str
    change_number: int
    epoch: str
    about: dict[str, Any]
    state: int = field(default=0, compare=False)
    telling: int = field(default=0, compare=False)

    def fallbacks(self) -> tuple[str, ...]:
        """Tags of the languages whose texts may stand in, best first; not all need be offered by the tenant."""
        return chain_for(self.locale, chains=chains_of(slug=self.tenant, country=self.about["tenant"]["country"]))


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All editions by tenant's slug and locale tag, and the tenants that answer only with an app key.

    `state` is another number whenever any of them is another than it was.
    """

    editions: dict[tuple[str, str], KnownEdition]
    only_with_key: frozenset[str]
    state: int


@dataclass(slots=True)
class _Copy:
    generation: bytes
    read_at: float
    snapshot: Snapshot


@dataclass(slots=True)
class _Kept:
    copy: _Copy | None = None


_kept = _Kept()
_numbers = count(1)


def current() -> dict[tuple[str, str], KnownEdition]:
    """Every edition by tenant's slug and locale tag."""
    return snapshot().editions


def snapshot() -> Snapshot:
    """All that is known now."""
    copy = _kept.copy
    if copy and bulletin.is_still(copy.generation) and time.monotonic() - copy.read_at < BELIEVED_FOR_SECONDS:
        return copy.snapshot
    return _looked_up()


def _looked_up() -> Snapshot:
    if bulletin.has_begun() and not transaction.get_connection().in_atomic_block:
        # This thread's transaction is over, and its word was lost: it was rolled back, or another promise failed.
        tell()
    is_being_written = bulletin.is_being_written()
    copy, generation, now = _kept.copy, bulletin.generation(), time.monotonic()
    if copy and not is_being_written and copy.generation == generation and now - copy.read_at < BELIEVED_FOR_SECONDS:
        return copy.snapshot
    fresh = _read(copy.snapshot if copy else None)
    _kept.copy = _Copy(generation, now, fresh)
    return fresh


def announce() -> None:
    """This transaction has written what is known of editions: everybody is told at its commit."""
    bulletin.begin()
    transaction.on_commit(tell)


def tell() -> None:
    """After the commit: what is known is old, in every process of this machine."""
    bulletin.tell()
    forget()


def forget() -> None:
    """This process reads anew at its next question. What it finds unchanged keeps its numbers."""
    if _kept.copy:
        _kept.copy.read_at = -math.inf


def _read(known: Snapshot | None) -> Snapshot:
    """What is as it was known stays the same object, so that whoever compares is done at once."""
    rows = Edition.objects.order_by("tenant__slug", "pk").values_list(
        "pk", "tenant_id", "tenant__slug", "locale", "change_number", "epoch", "about"
    )
    before = known.editions if known else {}
    editions = {(row[2], row[3]): _known(row, before.get((row[2], row[3]))) for row in rows}
    if known and [each.state for each in editions.values()] == [each.state for each in before.values()]:
        return known
    closed = frozenset(tenant for (tenant, _), edition in editions.items() if edition.about.get("onlyWithKey"))
    return Snapshot(editions, closed, next(_numbers))


def _known(row: tuple[Any, ...], before: KnownEdition | None) -> KnownEdition:
    pk, tenant_id, tenant, locale, change_number, epoch, about = row
    is_said = before is not None and before.about == about
    fresh = KnownEdition(
        pk,
        tenant_id,
        tenant,
        locale,
        change_number,
        str(epoch),
        before.about if before is not None and is_said else about,
        state=next(_numbers),
        telling=before.telling if before is not None and is_said else next(_numbers),
    )
    return before if before == fresh and before is not None else fresh
