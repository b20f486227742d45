"""After any sequence of operations the store agrees with the pages, and the change log has said what changed."""

from typing import Any

import pytest
from django.utils import timezone

from cms.publishing.checking import differences
from cms.publishing.models import Change, EditionRow
from cms.tenants.models import Tenant
from tests.cms.publishing.seen import ids_seen, ids_to_be_seen
from tests.cms.publishing.walk import Walk
from tests.soak import legs, walking

STEPS_IN_A_LEG = 200
CHECKED_EVERY = 20


def shown() -> dict[Any, Any]:
    """What each edition shows now: of every item the document that serves it, as it is."""
    rows = EditionRow.objects.visible(at=timezone.now())
    return {
        (edition, key): what
        for edition, key, *what in rows.values_list(
            "edition_id", "translation_key", "document_id", "document__version", "is_fallback"
        )
    }


def changed(before: dict[Any, Any], after: dict[Any, Any]) -> set[Any]:
    return {place for place in before.keys() | after.keys() if before.get(place) != after.get(place)}


def told(since: int) -> set[Any]:
    """The items of which the change log has spoken since."""
    said = Change.objects.filter(pk__gt=since, translation_key__isnull=False)
    return set(said.values_list("edition_id", "translation_key"))


def quoting() -> set[Any]:
    """The items that show something of others, of which the log may speak when those change."""
    rows = EditionRow.objects.exclude(document__quotes=[])
    return set(rows.values_list("edition_id", "translation_key"))


def newest() -> int:
    return Change.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


def walk(tenant: Tenant, neighbour: Tenant, seed: str, steps: int) -> None:
    way = Walk(tenant, neighbour, seed)
    taken = []
    for number in range(1, steps + 1):
        before, known = shown(), newest()
        taken.append(way.step())
        where = f"{seed}, step {number}: {' '.join(taken[-CHECKED_EVERY:])}"
        said, now = told(known), shown()
        assert changed(before, now) <= said, where
        # What goes out when its time has already run is told of, and nobody sees it.
        assert (said - changed(before, now) - quoting()).isdisjoint(now), where
        if number % CHECKED_EVERY == 0:
            assert [difference.sentence for difference in differences()] == [], where
            assert ids_seen() == ids_to_be_seen(), where


def test_a_tenth_of_the_walk_ends_clean(tenant: Tenant, other_tenant: Tenant) -> None:
    walk(tenant, other_tenant, "published-0", STEPS_IN_A_LEG)


@pytest.mark.soak
@pytest.mark.parametrize("leg", legs("published", count=10))
def test_the_whole_walk_of_2000_steps_ends_clean(
    tenant: Tenant, other_tenant: Tenant, leg: str, pytestconfig: pytest.Config
) -> None:
    with walking("published", leg, steps=STEPS_IN_A_LEG, config=pytestconfig):
        walk(tenant, other_tenant, leg, STEPS_IN_A_LEG)
