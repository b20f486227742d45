"""How long an answer is right, and what it says of that to whoever may keep it: phones, shared caches, our own edge."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from django.http import HttpRequest, HttpResponse

from api.access.reach import Reach
from api.graphql.door import Admitted
from api.graphql.engine.dependencies import Dependencies
from cms.publishing import purging, turns
from cms.publishing.versions import KnownEdition

# Where whoever stands before Django leaves a list, to be told what it may keep.
SLOT = "ungkanal.keeping"
# Other machines learn of a change within a second, and so do shared caches.
SHARED_FOR_SECONDS = 1


@dataclass(frozen=True, slots=True)
class Keeping:
    """An answer is right while all its editions are in the states that they were, what was told of all tenants is, and
    before `until`.

    `editions`: tenant, locale and state. `tenants`: slug and telling; empty where nothing was told of all. `cost` and
    `reach` are what a request for it pays and needs. `digest`: it is a registered document's. `is_public`: it takes no
    key to have it.
    """

    editions: tuple[tuple[str, str, int], ...]
    tenants: tuple[tuple[str, int], ...]
    until: datetime
    cost: int
    reach: Reach
    digest: str | None
    is_public: bool = True


def keeping(depends: Dependencies, admitted: Admitted, *, at: datetime) -> Keeping | None:
    """What may be done with the answer of this moment; None where it is nobody's to keep."""
    ends = until(depends, at=at)
    if ends is None:
        return None
    editions = tuple((each.tenant, each.locale, each.state) for each in depends.editions.values())
    return Keeping(
        editions,
        tellings(depends.tenants),
        ends,
        admitted.cost,
        admitted.reach,
        admitted.asked.digest,
        is_public=not any(each.about.get("onlyWithKey") for each in depends.editions.values()),
    )


def tellings(tenants: Iterable[KnownEdition]) -> tuple[tuple[str, int], ...]:
    """What is told of these tenants, as numbers."""
    return tuple((each.tenant, each.telling) for each in tenants)


def until(depends: Dependencies, *, at: datetime) -> datetime | None:
    """When the answer of this moment changes by itself; None where it is nobody's to keep."""
    if not depends.may_be_kept or not (depends.editions or depends.tenants):
        return None
    moments = [
        turns.next_turn(edition, at=at, of_activities=depends.on_occurrences) for edition in depends.editions.values()
    ]
    return min([turns.NEVER, *moments, *(turn(at) for turn in depends.turns)])


def label(response: HttpResponse, request: HttpRequest, keeping: Keeping, *, at: datetime) -> None:
    """Says how long the answer is right; a shared cache may keep that of a registered document, if it needs no key."""
    if SLOT in request.META:
        request.META[SLOT].append(keeping)
    if request.method == "POST":
        return
    response["ETag"] = entity_tag(response)
    response["Surrogate-Key"] = " ".join(surrogate_keys(keeping))
    if not keeping.is_public:
        response["Cache-Control"] = "private, no-cache"
    elif keeping.digest:
        shared = min(SHARED_FOR_SECONDS, (keeping.until - at) // timedelta(seconds=1))
        response["Cache-Control"] = f"public, max-age=0, s-maxage={shared}, must-revalidate"


def entity_tag(response: HttpResponse) -> str:
    """A strong tag: the same for the same bytes of the same type, on every machine."""
    told = f"{response['Content-Type']}\n{response.get('Content-Language', '')}\n".encode()
    return f'"{sha256(told + response.content).hexdigest()[:32]}"'


def surrogate_keys(keeping: Keeping) -> list[str]:
    """By what a cache is told to drop the answer."""
    told = (purging.surrogate_keys(tenant=tenant, locale=locale) for tenant, locale, _state in keeping.editions)
    keys = {key for each in told for key in each}
    return sorted(keys) + ([purging.TENANTS] if keeping.tenants else [])
