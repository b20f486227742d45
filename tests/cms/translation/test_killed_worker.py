"""A worker that is killed in the middle of an order: another one goes on, and no page is lost or made twice."""

import os
import subprocess
import sys
import time
from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.utils import timezone
from wagtail.models import Page

from cms.publishing.checking import differences
from cms.tenants.models import Tenant
from cms.translation import orders
from cms.translation.models import JobState, TranslationJob, TranslationOrder
from cms.translation.tasks import enqueue
from tests.cms.translation.desk import boss
from tests.factories.pages import make_story

ROOT = Path(__file__).resolve().parents[3]
PAGES, WITHIN_SECONDS = 6, 240
WORKER = [
    sys.executable, "manage.py", "db_worker", "--batch", "--queue-name=*", "--backend=jobs", "--no-startup-delay"
]  # fmt: skip


def worker() -> "subprocess.Popen[bytes]":
    """A process of its own, on the database of this test."""
    name = connection.settings_dict["NAME"]
    url = f"sqlite:///{name}"
    if connection.vendor == "postgresql":
        url = f"{os.environ['DATABASE_URL'].rpartition('/')[0]}/{name}"
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": settings.SETTINGS_MODULE,
        "DATABASE_URL": url,
    }
    return subprocess.Popen(WORKER, cwd=ROOT, env=environment)


def done(order: TranslationOrder) -> int:
    return order.jobs.filter(state=JobState.DONE).count()


@pytest.mark.django_db(transaction=True)
def test_an_order_survives_the_death_of_its_worker(committed: tuple[Tenant, Tenant]) -> None:
    tenant, _other = committed
    pages = [make_story(tenant, title=f"Side {number}") for number in range(PAGES)]
    order = orders.place(
        tenant=tenant, pages=orders.titles(pages), codes=["sv", "da", "sr"], by=boss(), at=timezone.now()
    )
    enqueue(order)

    first = worker()
    until = time.monotonic() + WITHIN_SECONDS
    while done(order) < 2 and first.poll() is None and time.monotonic() < until:
        time.sleep(0.05)
    first.kill()
    first.wait()
    survived = done(order)
    assert 2 <= survived < PAGES

    long_ago = timezone.now() - timedelta(minutes=5)
    TranslationJob.objects.filter(claimed_at__isnull=False).update(claimed_at=long_ago)
    TranslationOrder.objects.update(seen_at=long_ago, asked_at=long_ago)
    for each in orders.abandoned(at=timezone.now()):
        enqueue(each)
    assert worker().wait(timeout=WITHIN_SECONDS) == 0

    assert orders.progress(order) == {"total": PAGES, "waiting": 0, "done": PAGES, "refused": 0, "failed": 0}
    assert not order.jobs.filter(indexed=False).exists()
    found = Page.objects.filter(translation_key__in=[page.translation_key for page in pages])
    assert Counter(found.values_list("locale__language_code", flat=True)) == dict.fromkeys(
        ("nb", "sv", "da", "sr"), PAGES
    )
    assert Page.find_problems() == ([], [], [], [], [])
    assert list(differences()) == []
