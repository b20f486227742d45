"""Letting pages out as editors do, and giving their history the dates that the demo tells."""

from datetime import datetime

from wagtail.models import Page, PageLogEntry

from cms.people.models import User
from content_types.models.base import EditorialPage


def publish(*, page: EditorialPage, by: User, at: datetime, again: bool = False) -> None:
    """Publishes the page as it is now, or schedules it when its time has not come.

    `at` is when that is told to have been; `again` says that it was out before.
    """
    if page.go_live_at is not None or page.expire_at is not None:
        _keep(page)
    # What goes live is checked when it goes live; there is no need to check it twice.
    revision = page.save_revision(user=by, clean=page.go_live_at is not None)
    revision.publish(user=by, skip_permission_checks=True)
    if page.go_live_at is not None:
        _tell_when(page, at)
    elif again:
        _tell_when(page, at, last_published_at=at)
    else:
        _tell_when(page, at, first_published_at=at, last_published_at=at)


def keep_as_draft(*, page: EditorialPage, by: User, at: datetime) -> None:
    """Saves the page for its editors only."""
    _keep(page)
    page.save_revision(user=by)
    _tell_when(page, at)


def _keep(page: EditorialPage) -> None:
    """As the form does with what is not out: the credits of a version without rows of their own would come twice."""
    page.save()


def expire(*, page_id: int) -> None:
    """Takes a page down whose time is over, as the scheduler does."""
    page = Page.objects.get(pk=page_id).specific
    page.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")


def _tell_when(page: EditorialPage, at: datetime, **published: datetime) -> None:
    Page.objects.filter(pk=page.pk).update(latest_revision_created_at=at, **published)
    page.revisions.filter(created_at__gt=at).update(created_at=at)
    PageLogEntry.objects.filter(page_id=page.pk, timestamp__gt=at).update(timestamp=at)
