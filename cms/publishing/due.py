"""What is due by the clock: schedules and expiries, each in a transaction of its own, so that none stops the next."""

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from django.apps import apps
from django.db import models
from wagtail.log_actions import log
from wagtail.models import DraftStateMixin, Page, Revision

from cms.publishing import previews
from cms.publishing.gate import PublicationRefused
from cms.publishing.transactions import publishing
from cms.translation.sources import hold

logger = logging.getLogger("ungkanal.publishing")
# Registered in wagtail_hooks.py.
SCHEDULE_REFUSED = "ungkanal.schedule_refused"


@dataclass(frozen=True, slots=True)
class Done:
    """One thing that was due: `outcome` is published, unpublished, refused, failed or no longer due."""

    outcome: str
    what: str


def run_due(*, at: datetime) -> Iterator[Done]:
    """Unpublishes what has expired and publishes what is scheduled up to this moment; old previews go unsaid."""
    for thing in expired(at=at):
        yield _in_its_own_transaction(thing, partial(_expire, thing, at))
    for revision in scheduled(at=at):
        yield _in_its_own_transaction(revision, partial(_publish, revision, at))
    previews.forget_old(at=at)


def expired(*, at: datetime) -> list[models.Model]:
    """Live pages and snippets whose time has run out, earliest first."""
    kinds = [Page] + [
        model for model in apps.get_models() if issubclass(model, DraftStateMixin) and not issubclass(model, Page)
    ]
    return [
        thing for model in kinds for thing in model.objects.filter(live=True, expire_at__lte=at).order_by("expire_at")
    ]


def scheduled(*, at: datetime) -> list[Revision]:
    """Revisions whose time has come, earliest first."""
    return list(Revision.objects.filter(approved_go_live_at__lte=at).order_by("approved_go_live_at"))


def _expire(thing: Any, at: datetime) -> str:
    if isinstance(thing, Page):
        hold(thing.translation_key)
    # Somebody may have given it more time since it was looked up.
    fresh = type(thing).objects.select_for_update().filter(pk=thing.pk, live=True, expire_at__lte=at).first()
    if fresh is None:
        return "no longer due"
    current = fresh.specific if isinstance(fresh, Page) else fresh
    current.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
    return "unpublished"


def _publish(revision: Revision, at: datetime) -> str:
    page = revision.content_object
    if isinstance(page, Page):
        hold(page.translation_key)
    # Somebody may have taken the schedule off since it was looked up.
    fresh = Revision.objects.select_for_update().filter(pk=revision.pk, approved_go_live_at__lte=at).first()
    if fresh is None:
        return "no longer due"
    fresh.publish(log_action="wagtail.publish.scheduled")
    return "published"


def _in_its_own_transaction(thing: models.Model, act: Callable[[], str]) -> Done:
    name = str(thing)
    try:
        with publishing():
            return Done(act(), name)
    except PublicationRefused as refusal:
        if isinstance(thing, Revision):
            _hand_back(thing, refusal)
        return Done("refused", name)
    except Exception:
        # Whatever is wrong with this one, those after it are due as well.
        logger.exception("Could not do what was due: %s %s", thing._meta.label, thing.pk)
        return Done("failed", name)


def _hand_back(revision: Revision, refusal: PublicationRefused) -> None:
    """The schedule is taken off, and the page's history says why: somebody has to look at it."""
    with publishing():
        Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=None)
        codes = [obstacle.code for obstacle in refusal.obstacles]
        log(
            instance=revision.content_object,
            action=SCHEDULE_REFUSED,
            revision=revision,
            data={"obstacles": codes},
        )
