"""The change log numbers an edition's changes without gaps, in the order of their commits."""

import threading
import time
from collections.abc import Callable
from itertools import pairwise

from django.db import connection, transaction

from cms.publishing.models import Change, Edition
from cms.publishing.transactions import publishing
from cms.tenants.models import Tenant
from content_types.models import Story
from tests.factories.pages import make_story


def in_thread(act: Callable[[], None]) -> threading.Thread:
    def run() -> None:
        try:
            act()
        finally:
            connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    return thread


def test_numbers_have_no_gaps(tenant: Tenant) -> None:
    for number in range(3):
        make_story(tenant, title=f"Story {number}").unpublish()

    numbers = list(Change.objects.filter(edition__locale="nb", edition__tenant=tenant).values_list("number", flat=True))
    assert sorted(numbers) == list(range(1, len(numbers) + 1))
    assert Edition.objects.get(tenant=tenant, locale="nb").change_number == len(numbers)


def test_who_has_seen_n_never_later_finds_something_at_or_below_n(committed: tuple[Tenant, Tenant]) -> None:
    tenant, _ = committed
    edition = Edition.objects.get(tenant=tenant, locale="nb")
    stories = [make_story(tenant, title=f"Story {number}", live=False) for number in range(8)]
    before = edition.change_number
    seen: list[list[int]] = []
    done = threading.Event()

    def poll() -> None:
        while not done.is_set():
            seen.append(sorted(Change.objects.filter(edition=edition).values_list("number", flat=True)))
            time.sleep(0.002)

    def publish(mine: list[Story], pause: float) -> Callable[[], None]:
        def act() -> None:
            for story in mine:
                with transaction.atomic():
                    story.get_latest_revision().publish()
                    # The other transaction begins, and has its own changes ready, while this one is still open.
                    time.sleep(pause)

        return act

    poller = in_thread(poll)
    writers = [in_thread(publish(stories[:4], 0.05)), in_thread(publish(stories[4:], 0.02))]
    for writer in writers:
        writer.join()
    done.set()
    poller.join()

    edition.refresh_from_db()
    assert edition.change_number >= before + 8
    assert sorted(Change.objects.filter(edition=edition).values_list("number", flat=True)) == list(
        range(1, edition.change_number + 1)
    )
    for earlier, later in pairwise(seen):
        newest = earlier[-1] if earlier else 0
        assert [number for number in later if number <= newest] == earlier


def test_two_transactions_over_two_tenants_never_wait_for_each_other(committed: tuple[Tenant, Tenant]) -> None:
    tenant, other_tenant = committed
    first = [make_story(tenant, title=f"A {n}", live=False) for n in range(6)]
    second = [make_story(other_tenant, title=f"B {n}", locale="sv", live=False) for n in range(6)]
    failures: list[Exception] = []

    def publish_both(pairs: list[tuple[Story, Story]]) -> Callable[[], None]:
        def act() -> None:
            for one, other in pairs:
                try:
                    with publishing():
                        one.get_latest_revision().publish()
                        other.get_latest_revision().publish()
                except Exception as failure:
                    failures.append(failure)

        return act

    threads = [
        in_thread(publish_both(list(zip(first[:3], second[:3], strict=True)))),
        in_thread(publish_both(list(zip(second[3:], first[3:], strict=True)))),
    ]
    for thread in threads:
        thread.join()

    assert failures == []
