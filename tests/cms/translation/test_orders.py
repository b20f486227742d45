"""Many pages are an order: placed within a second, worked off page by page, taken up again where it stopped."""

import time
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from wagtail.models import GroupPagePermission, Locale, Page, ReferenceIndex

from cms.media.ingest import add_image
from cms.people.models import User
from cms.publishing.checking import differences
from cms.publishing.enums import Kind
from cms.tenants.models import Tenant
from cms.translation import orders
from cms.translation.models import JobState, TranslationJob, TranslationOrder
from cms.translation.tasks import enqueue, translate
from content_types.models import Story
from tests.cms.tenants.world import picture
from tests.cms.translation.conftest import signed_in
from tests.factories.pages import index_of, make_story
from tests.factories.tenants import make_editor

BULK = ("wagtailcore", "page", "translate")


def order_of(tenant: Tenant, by: User | None, *pages: Page, codes: tuple[str, ...] = ("sv", "da")) -> TranslationOrder:
    return orders.place(tenant=tenant, pages=orders.titles(pages), codes=codes, by=by, at=timezone.now())


def targets(*pages: Page) -> list[tuple[str, bool]]:
    found = Page.objects.filter(translation_key__in=[page.translation_key for page in pages])
    return list(found.order_by("pk").values_list("locale__language_code", "live"))


def states(order: TranslationOrder) -> list[str]:
    return list(order.jobs.values_list("state", flat=True))


def drop_claims() -> None:
    """As if the workers that had claimed pages had been dead for a while."""
    long_ago = timezone.now() - timedelta(minutes=5)
    TranslationJob.objects.filter(claimed_at__isnull=False).update(claimed_at=long_ago)
    TranslationOrder.objects.update(seen_at=long_ago, asked_at=long_ago)


def test_an_order_is_worked_off_and_its_drafts_are_found(tenant: Tenant, kari: User) -> None:
    image = add_image(collection=tenant.collection, title="Hav", content=picture(), by=None)
    pages = [make_story(tenant, title=f"Havbris {number}", lead_image=image, lead_image_alt="Hav") for number in (1, 2)]
    order = order_of(tenant, kari, *pages)

    assert not orders.work_off(order=order, seconds=60)

    order.refresh_from_db()
    assert orders.progress(order) == {"total": 2, "waiting": 0, "done": 2, "refused": 0, "failed": 0}
    assert order.finished_at is not None
    assert sorted(targets(*pages)) == sorted([("nb", True), ("sv", False), ("da", False)] * 2)
    made = [page for job in order.jobs.all() for page in job.made]
    assert ReferenceIndex.get_references_to(image).filter(object_id__in=[str(pk) for pk in made]).count() == 4
    assert set(Story.objects.filter(pk__in=made).search("Havbris").get_queryset().values_list("pk", flat=True)) == set(
        made
    )
    assert list(differences()) == []


def test_the_worker_does_it_in_turns(tenant: Tenant, kari: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cms.translation.tasks.SECONDS_AT_A_TIME", 0)
    order = order_of(tenant, kari, *(make_story(tenant, title=f"Side {number}") for number in range(2)), codes=("sv",))

    enqueue(order)
    translate.func(order.pk)
    assert states(order) == [JobState.DONE, JobState.WAITING]
    translate.func(order.pk)

    assert states(order) == [JobState.DONE] * 2
    queued = DBTaskResult.objects.values_list("task_path", "backend_name", "args_kwargs__args")
    assert list(queued) == [("cms.translation.tasks.translate", "jobs", [order.pk])] * 2


def test_a_page_that_is_refused_says_why_and_keeps_nobody_back(tenant: Tenant, kari: User) -> None:
    first, gone, foreign, last = (make_story(tenant, title=f"Side {number}") for number in range(4))
    order = order_of(tenant, kari, first, gone, foreign, last, codes=("sv",))
    gone.delete()
    foreign.copy_for_translation(Locale.objects.get(language_code="sv"))

    orders.work_off(order=order, seconds=60)

    assert list(order.jobs.values_list("state", "note")) == [
        ("done", ""),
        ("refused", "This page is not there any more, or cannot be translated."),
        ("done", "There was a text already: sv."),
        ("done", ""),
    ]


def test_rights_count_when_the_turn_comes(tenant: Tenant, kari: User) -> None:
    story = make_story(tenant)
    order = order_of(tenant, kari, story)
    GroupPagePermission.objects.all().delete()

    orders.work_off(order=order, seconds=60)

    assert states(order) == [JobState.REFUSED]
    assert targets(story) == [("nb", True)]


def test_a_failure_is_logged_and_can_be_tried_again(
    tenant: Tenant, kari: User, editor: Client, monkeypatch: pytest.MonkeyPatch, caplog: Any
) -> None:
    story = make_story(tenant)
    order = order_of(tenant, kari, story, codes=("sv",))
    with monkeypatch.context() as broken:
        broken.setattr("cms.translation.orders.submit", lambda **_: 1 / 0)
        orders.work_off(order=order, seconds=60)
    assert (states(order), targets(story)) == (["failed"], [("nb", True)])
    assert "Could not send page" in caplog.text

    answer = editor.post(reverse("translation:order_again", args=[order.pk]))
    orders.work_off(order=TranslationOrder.objects.get(pk=order.pk), seconds=60)

    assert answer["Location"] == reverse("translation:order", args=[order.pk])
    assert (states(order), targets(story)) == (["done"], [("nb", True), ("sv", False)])


class WorkerDied(BaseException):
    """What no code catches."""


def die(**_: Any) -> None:
    raise WorkerDied


def test_a_worker_that_dies_loses_nothing_and_doubles_nothing(
    tenant: Tenant, kari: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = (make_story(tenant, title=f"Side {number}") for number in range(2))
    order = order_of(tenant, kari, first, second, codes=("sv",))
    orders.work_off(order=order, seconds=0)
    with monkeypatch.context() as dying:
        dying.setattr("cms.translation.orders.submit", die)
        with pytest.raises(WorkerDied):
            orders.work_off(order=order, seconds=60)
    assert states(order) == ["done", "waiting"]

    assert list(orders.abandoned(at=timezone.now())) == []
    drop_claims()
    assert list(orders.abandoned(at=timezone.now())) == [order]
    assert list(orders.abandoned(at=timezone.now())) == []
    assert not orders.work_off(order=order, seconds=60)

    assert states(order) == ["done", "done"]
    assert sorted(targets(first, second)) == sorted([("nb", True), ("sv", False)] * 2)
    assert not order.jobs.filter(indexed=False).exists()


def test_a_page_that_ends_its_worker_each_time_is_given_up(
    tenant: Tenant, kari: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    poison, fine = (make_story(tenant, title=f"Side {number}") for number in range(2))
    order = order_of(tenant, kari, poison, fine, codes=("sv",))
    with monkeypatch.context() as dying:
        dying.setattr("cms.translation.orders.submit", die)
        for _attempt in range(3):
            with pytest.raises(WorkerDied):
                orders.work_off(order=order, seconds=60)
            drop_claims()

    orders.work_off(order=order, seconds=60)

    assert list(order.jobs.values_list("state", "attempts")) == [("failed", 4), ("done", 1)]


def test_two_workers_do_no_page_twice(tenant: Tenant, kari: User) -> None:
    story = make_story(tenant)
    order = order_of(tenant, kari, story, codes=("sv",))
    TranslationJob.objects.update(claimed_at=timezone.now())

    assert not orders.work_off(order=order, seconds=60)

    order.refresh_from_db()
    assert (states(order), order.finished_at) == (["waiting"], None)


def thousand(tenant: Tenant) -> list[Page]:
    """A thousand stories, as rows only: nobody reads their text before the worker does."""
    index = index_of(tenant, Kind.STORY)
    rows = [
        Page(
            title=f"Side {number}",
            draft_title=f"Side {number}",
            slug=f"side-{number}",
            path=Page._get_path(index.path, index.depth + 1, number),
            depth=index.depth + 1,
            url_path=f"{index.url_path}side-{number}/",
            locale=index.locale,
            content_type=index.content_type,
            live=False,
        )
        for number in range(1, 1001)
    ]
    Page.objects.bulk_create(rows, batch_size=200)
    Page.objects.filter(pk=index.pk).update(numchild=1000)
    return list(Page.objects.filter(depth=index.depth + 1, path__startswith=index.path))


@pytest.mark.parametrize("way", ["bulk", "subtree"])
def test_a_thousand_pages_are_ordered_in_a_few_statements(tenant: Tenant, editor: Client, way: str) -> None:
    pages = thousand(tenant)
    index = index_of(tenant, Kind.STORY)
    locales = [locale.pk for locale in Locale.objects.filter(language_code__in=["sv", "da", "sr"])]
    bulk = reverse("wagtail_bulk_action", args=BULK)
    urls = {
        "bulk": f"{bulk}?next=/admin/&id=all&childOf={index.pk}",
        "subtree": reverse("wagtail_localize:submit_page_translation", args=[index.pk]),
    }
    before = time.process_time()

    with CaptureQueriesContext(connection) as asked:
        answer = editor.post(urls[way], {"locales": locales, "include_subtree": "on"})

    order = TranslationOrder.objects.get()
    assert answer["Location"] == reverse("translation:order", args=[order.pk])
    assert order.jobs.count() == len(pages)
    assert len(asked) < 60
    assert time.process_time() - before < 2


def test_progress_is_shown_to_the_tenants_people_only(
    tenant: Tenant, kari: User, editor: Client, stranger: User
) -> None:
    order = order_of(tenant, kari, make_story(tenant, title="Hos oss"), codes=("sv",))
    url = reverse("translation:order", args=[order.pk])

    page, part = editor.get(url).content.decode(), editor.get(f"{url}?part").content.decode()

    assert 'max="1" value="0"' in page
    assert "data-order-progress" in page
    assert part.startswith("<p>Into: Svenska</p>")
    assert "<html" not in part
    assert str(order.asked_at.year) in editor.get(reverse("translation:orders")).content.decode()
    other = signed_in(stranger)
    assert other.get(url).status_code == 404
    assert other.post(reverse("translation:order_again", args=[order.pk])).status_code == 404
    assert other.get(reverse("translation:orders")).context["rows"] == []


def test_only_who_asked_has_it_done_again(tenant: Tenant, kari: User, monkeypatch: pytest.MonkeyPatch) -> None:
    order = order_of(tenant, kari, make_story(tenant), codes=("sv",))
    with monkeypatch.context() as broken:
        broken.setattr("cms.translation.orders.submit", lambda **_: 1 / 0)
        orders.work_off(order=order, seconds=60)
    colleague = signed_in(make_editor(tenant, name="Ola"))
    url = reverse("translation:order", args=[order.pk])

    assert "Try these again" in signed_in(kari).get(url).content.decode()
    assert "Try these again" not in colleague.get(url).content.decode()
    assert colleague.post(reverse("translation:order_again", args=[order.pk])).status_code == 404
    assert states(order) == ["failed"]
