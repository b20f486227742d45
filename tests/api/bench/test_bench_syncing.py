"""What one edit costs an app that keeps a copy, beside taking the whole edition."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from django.core.signals import request_finished, request_started
from django.db import close_old_connections

from api.graphql.benchmarks import inprocess, syncing
from api.graphql.benchmarks.operations import NothingToMeasureError
from api.graphql.benchmarks.syncing import Sync
from cms.publishing import versions
from content_types.catalogue.plan import Plan
from content_types.catalogue.seeding import seed_catalogue
from content_types.models import Story

pytestmark = pytest.mark.django_db

MEASURED = Sync(items=5_000, delta_cpu=4.0, full_cpu=400.0, delta_size=1_000, full_size=4_000_000)


@pytest.fixture(autouse=True)
def _same_connection():
    """A request's end closes a connection that is inside a transaction, as that of every test is."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def test_an_edit_is_one_change_and_is_taken_back():
    seed_catalogue(plan=Plan(6), at=datetime(2026, 11, 20, tzinfo=UTC), say=lambda line: None)
    versions.forget()
    before = set(Story.objects.values_list("pk", "summary"))

    with inprocess.handler() as handler:
        found = syncing.measure(handler, calls=3)

    assert found.items == 25
    assert found.delta_size < found.full_size / 10
    assert set(Story.objects.values_list("pk", "summary")) == before


def test_without_a_catalogue_there_is_nothing_to_measure():
    with inprocess.handler() as handler, pytest.raises(NothingToMeasureError):
        syncing.measure(handler, calls=1)


def test_a_sync_after_one_edit_costs_a_fiftieth_of_a_full_one_at_most():
    assert syncing.failures(MEASURED) == []
    assert syncing.failures(replace(MEASURED, delta_cpu=8.1)) == [
        "A sync after one edit costs 2.0% of a full one, at most 2% is allowed."
    ]


def test_a_small_edition_tells_nothing():
    assert syncing.failures(replace(MEASURED, items=1_999, delta_cpu=100.0)) == []


def test_the_report_says_it_in_a_sentence():
    assert syncing.line(MEASURED) == (
        "Sync after one edit among 5,000 items: 1.00% of a full sync's CPU (4.0 of 400 ms), 1,000 of 4,000,000 bytes."
    )
