"""After any operations, with gaps and cuts, the store that an app built from deltas equals the edition read anew."""

from random import Random
from typing import Any

import pytest
from django.utils import timezone

from cms.publishing.due import run_due
from cms.tenants.models import Tenant
from tests.api.graphql.sync_walk import App, SyncWalk, contents, keys
from tests.soak import legs, walking

STEPS_IN_A_LEG = 200
COMPARED_EVERY = 25
NORDBY = ("nb", "sv", "da", "sr-Cyrl", "sr-Latn")


def walk(tenant: Tenant, neighbour: Tenant, seed: str, steps: int, clock: Any) -> None:
    clock.move_to("2026-11-27T12:00:00Z", tick=False)
    way, random = SyncWalk(tenant, neighbour, seed, clock), Random(f"{seed} apps")
    apps = [App(tenant.slug, locale, random) for locale in NORDBY] + [App(neighbour.slug, "sv", random)]
    taken = []
    for number in range(1, steps + 1):
        taken.append(way.step())
        clock.shift(1)
        if random.random() < 0.3:
            random.choice(apps).come()
        if number % COMPARED_EVERY == 0:
            # Links to what the clock has taken are taken out when it is written down, within ten seconds.
            list(run_due(at=timezone.now()))
            for app in apps if number == steps else [random.choice(apps)]:
                app.catch_up()
                where = f"{seed}, step {number}, {app.place}: {' '.join(taken[-COMPARED_EVERY:])}"
                assert keys(app.store) == app.shown(), where
                assert contents(app.store) == contents(app.anew()), where


def test_a_fiftieth_of_the_walk_ends_equal(tenant: Tenant, other_tenant: Tenant, time_machine: Any) -> None:
    walk(tenant, other_tenant, "sync-0", STEPS_IN_A_LEG, time_machine)


@pytest.mark.soak
@pytest.mark.parametrize("leg", legs("sync", count=50))
def test_the_whole_walk_of_10000_steps_ends_equal(
    tenant: Tenant, other_tenant: Tenant, time_machine: Any, leg: str, pytestconfig: pytest.Config
) -> None:
    with walking("sync", leg, steps=STEPS_IN_A_LEG, config=pytestconfig):
        walk(tenant, other_tenant, leg, STEPS_IN_A_LEG, time_machine)
