"""The editions as this process knows them: kept in memory, and read anew when the store has changed.

Reading the table is one small statement. On this machine every process learns of a commit at its next question, from
the bulletin; what another machine has written is seen within a second.
"""

import time
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from cms.publishing.bulletin import bulletin
from cms.publishing.models import Edition
from cms.tenants.chains import chains_of
from locales.fallbacks import chain_for

BELIEVED_FOR_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class KnownEdition:
    """An edition with what the API says of it."""

    pk: int
    tenant_id: int
    tenant: str
    locale: str
    change_number: int
    epoch: str
    about: dict[str, Any]

    def fallbacks(self) -> tuple[str, ...]:
        """Tags of the languages whose texts may stand in, best first; not all need be offered by the tenant."""
        return chain_for(self.locale, chains=chains_of(slug=self.tenant, country=self.about["tenant"]["country"]))


@dataclass(slots=True)
class _Copy:
    generation: bytes
    read_at: float
    editions: dict[tuple[str, str], KnownEdition]
    closed: frozenset[str]


@dataclass(slots=True)
class _Kept:
    copy: _Copy | None = None


_kept = _Kept()


def current() -> dict[tuple[str, str], KnownEdition]:
    """Every edition by tenant's slug and locale tag."""
    return _current().editions


def only_with_key() -> frozenset[str]:
    """Slugs of the tenants that answer only with an app key."""
    return _current().closed


def _current() -> _Copy:
    if bulletin.has_begun() and not transaction.get_connection().in_atomic_block:
        # This thread's transaction is over, and its word was lost: it was rolled back, or another promise failed.
        tell()
    is_being_written = bulletin.is_being_written()
    copy, generation = _kept.copy, bulletin.generation()
    if (
        copy
        and not is_being_written
        and copy.generation == generation
        and time.monotonic() - copy.read_at < BELIEVED_FOR_SECONDS
    ):
        return copy
    editions = _read(copy.editions if copy else {})
    closed = frozenset(tenant for (tenant, _), edition in editions.items() if edition.about.get("onlyWithKey"))
    _kept.copy = fresh = _Copy(generation, time.monotonic(), editions, closed)
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
    """This process reads anew at its next question."""
    _kept.copy = None


def _read(known: dict[tuple[str, str], KnownEdition]) -> dict[tuple[str, str], KnownEdition]:
    """What is as it was known stays the same object, so that whoever compares is done at once."""
    rows = Edition.objects.order_by("tenant__slug", "pk").values_list(
        "pk", "tenant_id", "tenant__slug", "locale", "change_number", "epoch", "about"
    )
    read = {(row[2], row[3]): KnownEdition(row[0], row[1], row[2], row[3], row[4], str(row[5]), row[6]) for row in rows}
    if list(read.items()) == list(known.items()):
        return known
    return {place: known[place] if known.get(place) == edition else edition for place, edition in read.items()}
