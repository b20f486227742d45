"""How long an answer is right, and what it says of that to whoever may keep it: phones, shared caches, our own edge."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from django.http import HttpRequest, HttpResponse

from api.access.reach import Reach
from api.graphql.engine.dependencies import Dependencies
from cms.publishing import purging, turns
from cms.publishing.versions import KnownEdition

# Where whoever stands before Django leaves a list, to be told what it may keep.
SLOT = "ungkanal.keeping"
# Other machines learn of a change within a second, and so do shared caches.
SHARED_FOR_SECONDS = 1


@dataclass(frozen=True, slots=True)
class Keeping:
    """An answer is right while all its editions are as they were, what is said of all `tenants` is, and before `until`.

    `cost` and `reach` are what a request for it pays and needs. `digest`: it is a registered document's.
    """

    editions: tuple[KnownEdition, ...]
    tenants: tuple[KnownEdition, ...]
    until: datetime
    cost: int
    reach: Reach
    digest: str | None


def until(depends: Dependencies, *, at: datetime) -> datetime | None:
    """When the answer of this moment changes by itself; None where it is nobody's to keep."""
    if not depends.may_be_kept or not (depends.editions or depends.tenants):
        return None
    moments = [
        turns.next_turn(edition, at=at, of_activities=depends.on_occurrences) for edition in depends.editions.values()
    ]
    return min([turns.NEVER, *moments, *(turn(at) for turn in depends.turns)])


def label(response: HttpResponse, request: HttpRequest, keeping: Keeping, *, at: datetime) -> None:
    """Says how long the answer is right; a shared cache may keep that of a registered document."""
    if SLOT in request.META:
        request.META[SLOT].append(keeping)
    if request.method == "POST":
        return
    response["ETag"] = entity_tag(response)
    response["Surrogate-Key"] = " ".join(surrogate_keys(keeping))
    if keeping.digest:
        shared = min(SHARED_FOR_SECONDS, (keeping.until - at) // timedelta(seconds=1))
        response["Cache-Control"] = f"public, max-age=0, s-maxage={shared}, must-revalidate"


def entity_tag(response: HttpResponse) -> str:
    """A strong tag: the same for the same bytes of the same type, on every machine."""
    told = f"{response['Content-Type']}\n{response.get('Content-Language', '')}\n".encode()
    return f'"{sha256(told + response.content).hexdigest()[:32]}"'


def surrogate_keys(keeping: Keeping) -> list[str]:
    """By what a cache is told to drop the answer."""
    keys = {key for each in keeping.editions for key in purging.surrogate_keys(tenant=each.tenant, locale=each.locale)}
    return sorted(keys) + ([purging.TENANTS] if keeping.tenants else [])
