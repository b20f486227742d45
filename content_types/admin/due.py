"""What has to be looked at again: dates that editors set, and helplines that nobody has checked for a year."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.db.models import CharField, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Cast
from wagtail.models import Page, Revision, WorkflowState

from content_types.admin.items import has_field, item_models

# A helpline whose number nobody has tried for so long may be wrong.
CHECK_LASTS = timedelta(days=365)
DATES = ("review_by", "next_check_on")


def overdue(today: date) -> Q:
    """Pages whose date to look at again has passed."""
    condition = Q(pk__in=[])
    for pages in _overdue_of_each_kind(today):
        condition |= Q(pk__in=Subquery(pages.values("pk")))
    return condition


def _overdue_of_each_kind(today: date) -> Iterator["QuerySet[Any]"]:
    for model in item_models():
        passed = Q()
        for name in DATES:
            if has_field(model, name):
                passed |= Q(**{f"{name}__lt": today})
        if has_field(model, "verified_on"):
            passed |= Q(verified_on__lt=today - CHECK_LASTS) | Q(verified_on__isnull=True, live=True)
        yield model._default_manager.filter(passed).order_by()


def check_by(page: Any) -> date | None:
    """The earliest day on which a page has to be looked at again."""
    verified = getattr(page, "verified_on", None)
    days = [getattr(page, name, None) for name in DATES]
    return min((day for day in (*days, verified and verified + CHECK_LASTS) if day), default=None)


def scheduled() -> Exists:
    """Whether a version of the page waits for its time."""
    waiting = Revision.objects.filter(
        object_id=Cast(OuterRef("pk"), output_field=CharField()),
        base_content_type__app_label="wagtailcore",
        base_content_type__model="page",
        approved_go_live_at__isnull=False,
    )
    return Exists(waiting)


def in_review() -> Exists:
    """Whether the page is in a review that goes on."""
    active = WorkflowState.objects.active().filter(
        object_id=Cast(OuterRef("pk"), output_field=CharField()),
        base_content_type__app_label="wagtailcore",
        base_content_type__model="page",
    )
    return Exists(active)


STATES = {
    "out": lambda pages, today: pages.filter(live=True),
    "changed": lambda pages, today: pages.filter(live=True, has_unpublished_changes=True),
    "draft": lambda pages, today: pages.filter(live=False, expired=False).exclude(scheduled()),
    "scheduled": lambda pages, today: pages.filter(scheduled()),
    "review": lambda pages, today: pages.filter(in_review()),
    "overdue": lambda pages, today: pages.filter(overdue(today)),
    "expired": lambda pages, today: pages.filter(expired=True),
}


def in_state(pages: "QuerySet[Page]", state: str, *, today: date) -> "QuerySet[Page]":
    """Those of the pages that are in this state; all of them for a state that is not known."""
    choose = STATES.get(state)
    return choose(pages, today) if choose else pages


def oldest_first(pages: "QuerySet[Page]") -> "QuerySet[Page]":
    """What has waited longest."""
    return pages.order_by(F("latest_revision_created_at").asc(nulls_first=True), "pk")
