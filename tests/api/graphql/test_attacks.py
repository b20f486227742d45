"""What strangers send is refused with the right status and a stable code, without asking the database for it."""

import pytest
from django.core.signals import request_finished, request_started
from django.db import close_old_connections

from api.graphql.benchmarks import refusing
from api.graphql.benchmarks.attacks import ATTACKS
from cms.publishing.models import Change, Document, Edition, EditionRow
from tests.factories import store

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def solvik():
    editions = store.tenant()
    store.item(editions["nb"])
    return editions


@pytest.fixture
def production():
    signals = (request_started, request_finished)
    for each in signals:
        each.disconnect(close_old_connections)
    with refusing.as_in_production() as handler:
        yield handler
    for each in signals:
        each.connect(close_old_connections)


def everything():
    """What the store holds."""
    return [list(model.objects.order_by("pk").values()) for model in (Document, EditionRow, Edition, Change)]


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda each: each.name)
def test_an_attack_is_refused(production, attack, caplog):
    before = everything()

    effect = refusing.attack(production, attack, calls=1, tenant="solvik")

    assert (effect.said.status, effect.said.code) == (attack.status, attack.code)
    assert not attack.by_limits or effect.statements == 0
    assert "Set-Cookie" not in effect.said.headers
    assert b"Did you mean" not in effect.said.body
    assert b"Traceback" not in effect.said.body
    assert len(effect.said.body) < 5_000
    assert everything() == before
    assert caplog.text == ""
