"""Orders of many pages: placed within the second, worked off page by page, each in a transaction of its own.

The rows are the truth, not the queue: whoever runs claims the next page that waits. A worker that is killed leaves the
page it was at as it was, to be claimed again after a while, and two at once do no page twice.
"""

import logging
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Count, F, Q, QuerySet
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from wagtail.models import Page
from wagtail.users.models import UserProfile

from cms.tenants.models import Tenant
from cms.translation.indexing import index_later, index_pages
from cms.translation.models import JobState, TranslationJob, TranslationOrder
from cms.translation.submitting import submit
from cms.translation.transactions import one_page

logger = logging.getLogger("ungkanal.translation")
BATCH = 500
# A worker that has done nothing for so long is taken for dead; if it is not, nothing is done twice all the same.
SILENCE = timedelta(minutes=1)
# A page that ends its worker each time must not do so for ever.
MOST_ATTEMPTS = 3


def place(
    *, tenant: Tenant, pages: Sequence[tuple[int, str]], codes: Iterable[str], by: Any, at: datetime
) -> TranslationOrder:
    """The order for these pages (id and title), in their order; the worker has to be told of it with `enqueue`."""
    order = TranslationOrder.objects.create(tenant=tenant, asked_by=by, asked_at=at, codes=list(codes))
    jobs = [
        TranslationJob(order=order, page_id=page_id, title=title[:255], position=position)
        for position, (page_id, title) in enumerate(pages)
    ]
    TranslationJob.objects.bulk_create(jobs, batch_size=BATCH)
    return order


def progress(order: TranslationOrder) -> dict[str, int]:
    """How many pages of the order are in each state, by the state's name; `total` is all of them."""
    counts = dict(order.jobs.order_by().values_list("state").annotate(Count("pk")))
    return {"total": sum(counts.values()), **{state.name.lower(): counts.get(state.value, 0) for state in JobState}}


def work_off(*, order: TranslationOrder, seconds: float) -> bool:
    """Does pages of the order for about so long. Whether there are some that can be done at once.

    For a process that does nothing else: search and references learn of all pages at the end, or of those of a worker
    that was killed when the next one ends.
    """
    until = time.monotonic() + seconds
    with index_later():
        while job := _claim(order, timezone.now()):
            with translation.override(_language_of(order.asked_by)):
                _do(job, order)
            if time.monotonic() >= until:
                break
    _index(order)
    if not order.jobs.filter(state=JobState.WAITING).exists():
        TranslationOrder.objects.filter(pk=order.pk).update(finished_at=timezone.now())
    return _claimable(order, timezone.now()).exists()


def abandoned(*, at: datetime) -> Iterator[TranslationOrder]:
    """Orders that no worker is at, marked as seen now, so that each is told of once."""
    for order in TranslationOrder.objects.unfinished().filter(asked_at__lt=at - SILENCE):
        silent = TranslationOrder.objects.filter(pk=order.pk, seen_at=order.seen_at)
        if (order.seen_at is None or order.seen_at < at - SILENCE) and silent.update(seen_at=at):
            yield order


def again(*, order: TranslationOrder) -> int:
    """What was refused or failed waits once more. How many pages."""
    undone = order.jobs.filter(state__in=[JobState.REFUSED, JobState.FAILED])
    count = undone.update(state=JobState.WAITING, note="", attempts=0, claimed_at=None)
    if count:
        TranslationOrder.objects.filter(pk=order.pk).update(finished_at=None, seen_at=None)
    return count


def _claimable(order: TranslationOrder, at: datetime) -> "QuerySet[TranslationJob]":
    free = Q(claimed_at=None) | Q(claimed_at__lt=at - SILENCE)
    return order.jobs.filter(free, state=JobState.WAITING)


def _claim(order: TranslationOrder, at: datetime) -> TranslationJob | None:
    """The next page that waits, as this worker's alone; committed at once, so that an attempt that ends it counts."""
    while job := _claimable(order, at).first():
        mine = _claimable(order, at).filter(pk=job.pk)
        if mine.update(claimed_at=at, attempts=F("attempts") + 1):
            TranslationOrder.objects.filter(pk=order.pk).update(seen_at=at)
            return job
    return None


def _do(job: TranslationJob, order: TranslationOrder) -> None:
    if job.attempts >= MOST_ATTEMPTS:
        _end(job, JobState.FAILED, _("The worker stopped at this page several times. It was logged."))
        return
    try:
        with one_page():
            waiting = order.jobs.select_for_update(skip_locked=True).filter(pk=job.pk, state=JobState.WAITING)
            if waiting.first() is None:
                return
            if order.asked_by is None:
                _end(job, JobState.REFUSED, _("Whoever asked for this has no account any more."))
                return
            done = submit(page_id=job.page_id, codes=order.codes, by=order.asked_by, at=timezone.now())
            note = (
                _("There was a text already: %(codes)s.") % {"codes": ", ".join(done.already)} if done.already else ""
            )
            order.jobs.filter(pk=job.pk).update(state=JobState.DONE, note=note, made=done.made, indexed=not done.made)
    except PermissionDenied as refusal:
        _end(job, JobState.REFUSED, str(refusal))
    except ValidationError as error:
        _end(job, JobState.REFUSED, " ".join(error.messages))
    except Exception:
        # Whatever is wrong with this page, those after it are to be translated as well.
        logger.exception("Could not send page %s to translation, order %s", job.page_id, order.pk)
        _end(job, JobState.FAILED, _("Something went wrong. It was logged; try again later."))


def _end(job: TranslationJob, state: JobState, note: str) -> None:
    TranslationJob.objects.filter(pk=job.pk).update(state=state, note=note, indexed=True)


def _index(order: TranslationOrder) -> None:
    waiting = list(order.jobs.filter(state=JobState.DONE, indexed=False))
    for start in range(0, len(waiting), BATCH):
        jobs = waiting[start : start + BATCH]
        with one_page():
            index_pages(page for job in jobs for page in job.made)
            TranslationJob.objects.filter(pk__in=[job.pk for job in jobs]).update(indexed=True)


def _language_of(person: Any) -> str:
    with suppress(UserProfile.DoesNotExist):
        profile = UserProfile.objects.get(user=person)
        return str(profile.get_preferred_language())
    return translation.get_language() or "en"


def titles(pages: Iterable[Page]) -> list[tuple[int, str]]:
    """Id and title of pages, as `place` takes them."""
    return [(page.pk, page.draft_title or page.title) for page in pages]
