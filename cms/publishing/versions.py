"""The editions as this process knows them: kept in memory, believed for a second at most, and told of every commit.

Reading the table is one small statement. The generation lies in the shared cache (Redis, or this process alone), so
that a commit anywhere makes every process look again at once; where the telling fails, it looks after a second.
"""

import time
from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django.core.cache import cache
from redis.exceptions import RedisError

from cms.publishing.models import Edition
from cms.tenants.chains import chains_of
from locales.fallbacks import chain_for

BELIEVED_FOR_SECONDS = 1.0
GENERATION = "publishing:generation"


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
    generation: str | None
    read_at: float
    editions: dict[tuple[str, str], KnownEdition]


@dataclass(slots=True)
class _Kept:
    copy: _Copy | None = None


_kept = _Kept()


def current() -> dict[tuple[str, str], KnownEdition]:
    """Every edition by tenant's slug and locale tag, at most a second old."""
    copy, generation = _kept.copy, _generation()
    if copy and copy.generation == generation and time.monotonic() - copy.read_at < BELIEVED_FOR_SECONDS:
        return copy.editions
    fresh = _Copy(generation, time.monotonic(), _read())
    _kept.copy = fresh
    return fresh.editions


def tell() -> None:
    """After a commit: what is known is old, here and wherever the cache is shared."""
    forget()
    with suppress(RedisError, OSError):
        cache.set(GENERATION, uuid4().hex, timeout=None)


def forget() -> None:
    """This process reads anew at its next question."""
    _kept.copy = None


def _generation() -> str | None:
    try:
        return cache.get(GENERATION)
    except (RedisError, OSError):
        return None


def _read() -> dict[tuple[str, str], KnownEdition]:
    rows = Edition.objects.order_by("tenant__slug", "pk").values_list(
        "pk", "tenant_id", "tenant__slug", "locale", "change_number", "epoch", "about"
    )
    return {(row[2], row[3]): KnownEdition(row[0], row[1], row[2], row[3], row[4], str(row[5]), row[6]) for row in rows}
