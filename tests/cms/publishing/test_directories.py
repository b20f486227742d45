"""The order of an edition is read once for all who ask at once, and kept while there is room."""

import time
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connection

from cms.publishing import directories as module
from cms.publishing.directories import Directories, Directory
from cms.publishing.models import Edition
from cms.tenants.models import Tenant
from tests.cms.publishing.test_bulletin import forget_slots
from tests.factories import store


@pytest.fixture(autouse=True)
def _nobody_is_writing() -> None:
    """Transactions of other tests are rolled back, and leave their slots taken."""
    forget_slots()


def version_of(edition: Edition) -> tuple[str, int]:
    return str(edition.epoch), edition.change_number


@pytest.mark.django_db
def test_so_many_are_kept_as_there_is_room_for(django_assert_num_queries: Any) -> None:
    editions = list(store.tenant(locales=("nb", "sv", "da")).values())
    for edition in editions:
        store.item(edition)
    sizes = [Directories().get(each.pk, version=version_of(each)).size() for each in editions]
    tight, ample = Directories(most=sum(sizes) - 1), Directories(most=sum(sizes))

    def ask(kept: Directories, *asked: Edition) -> None:
        for edition in asked:
            kept.get(edition.pk, version=version_of(edition))

    for kept in (tight, ample):
        with django_assert_num_queries(3):
            ask(kept, *editions)
    with django_assert_num_queries(0):
        ask(ample, *editions, *editions)
        ask(tight, *editions[1:])
    with django_assert_num_queries(1):
        ask(tight, editions[0])


@pytest.mark.django_db
def test_one_that_is_read_anew_takes_the_place_of_what_it_was() -> None:
    nb = store.tenant()["nb"]
    store.item(nb)
    kept = Directories()

    for number in range(100):
        read = kept.get(nb.pk, version=("", number))

    assert kept._size == read.size()


def test_threads_that_ask_at_once_read_once(committed: tuple[Tenant, Tenant], monkeypatch: pytest.MonkeyPatch) -> None:
    edition = Edition.objects.get(tenant=committed[0], locale="nb")
    kept, together, reads = Directories(), Barrier(4), []
    read = module._read

    def note(*asked: Any) -> Directory:
        reads.append(asked)
        # Long enough for the others to come.
        time.sleep(0.1)
        return read(*asked)

    def ask(_number: int) -> Directory:
        together.wait()
        try:
            return kept.get(edition.pk, version=version_of(edition))
        finally:
            connection.close()

    monkeypatch.setattr(module, "_read", note)
    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(ask, range(4)))

    assert len(reads) == 1
    assert all(each is found[0] for each in found)
