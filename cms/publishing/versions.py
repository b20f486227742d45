"""The editions as this process knows them: kept in memory, and read anew when the store has changed.

Reading the table is one small statement. On this machine every process learns of a commit at its next question, from
the bulletin; what another machine has written is seen within a second.
"""

import time
from dataclasses import dataclass
from typing import Any

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


@dataclass(slots=True)
class _Kept:
    copy: _Copy | None = None


_kept = _Kept()


def current() -> dict[tuple[str, str], KnownEdition]:
    """Every edition by tenant's slug and locale tag."""
    copy, generation = _kept.copy, bulletin.generation()
    if (
        copy
        and copy.generation == generation
        and time.monotonic() - copy.read_at < BELIEVED_FOR_SECONDS
        and not bulletin.is_being_written()
    ):
        return copy.editions
    fresh = _Copy(generation, time.monotonic(), _read())
    _kept.copy = fresh
    return fresh.editions


def begin() -> None:
    """This transaction has written to the store, and is about to commit."""
    bulletin.begin()


def tell() -> None:
    """After the commit: what is known is old, in every process of this machine."""
    bulletin.tell()
    forget()


def forget() -> None:
    """This process reads anew at its next question."""
    _kept.copy = None


def _read() -> dict[tuple[str, str], KnownEdition]:
    rows = Edition.objects.order_by("tenant__slug", "pk").values_list(
        "pk", "tenant_id", "tenant__slug", "locale", "change_number", "epoch", "about"
    )
    return {(row[2], row[3]): KnownEdition(row[0], row[1], row[2], row[3], row[4], str(row[5]), row[6]) for row in rows}
