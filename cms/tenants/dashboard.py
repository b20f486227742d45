"""Wagtail's own parts of the start page, within the user's tenants.

They show what somebody has edited, locked or sent to review, also where they do not work any more, and count all pages
below the common ancestor of theirs, which is the root for whoever has several languages.
"""

from collections.abc import Iterable
from typing import Any, ClassVar

from django.http import HttpRequest
from wagtail.admin.site_summary import PagesSummaryItem
from wagtail.admin.views import home
from wagtail.models import Page

from cms.tenants import reach


class WithinTenants:
    """Goes before a panel of Wagtail's. `shown` is what its context calls the list of what it shows."""

    shown: ClassVar[str]

    def get_context_data(self, parent_context: Any) -> Any:
        context: Any = super().get_context_data(parent_context)  # type: ignore[misc]
        rows = list(context[self.shown])
        context[self.shown] = _own(rows, [self.page_of(row) for row in rows], parent_context["request"].user)
        return context

    def page_of(self, row: Any) -> Any:
        """The page that a row is about."""
        return row


class WaitingForMe(WithinTenants, home.WorkflowObjectsToModeratePanel):
    """What the user may review."""

    shown = "states"

    def page_of(self, row: Any) -> Any:
        return row["obj"]


class SentToReview(WithinTenants, home.UserObjectsInWorkflowModerationPanel):
    """What the user, or somebody for them, has sent to review."""

    shown = "workflow_states"

    def page_of(self, row: Any) -> Any:
        return row.content_object


class MyEdits(WithinTenants, home.RecentEditsPanel):
    """What the user has edited last."""

    shown = "last_edits"

    def page_of(self, row: Any) -> Any:
        return row[1]


class MyLocks(WithinTenants, home.LockedPagesPanel):
    """What the user has locked."""

    shown = "locked_pages"


class OwnPages(PagesSummaryItem):
    """How many pages there are."""

    def get_context_data(self, parent_context: Any) -> Any:
        return {**super().get_context_data(parent_context), "total_pages": reach.pages(self.request.user).count()}


IN_PLACE_OF: dict[type[Any], type[Any]] = {
    home.WorkflowObjectsToModeratePanel: WaitingForMe,
    home.UserObjectsInWorkflowModerationPanel: SentToReview,
    home.RecentEditsPanel: MyEdits,
    home.LockedPagesPanel: MyLocks,
}


def narrow_panels(request: HttpRequest, panels: list[Any]) -> None:
    """For `construct_homepage_panels`."""
    if not reach.reaches_everything(request.user):
        panels[:] = [IN_PLACE_OF[type(panel)]() if type(panel) in IN_PLACE_OF else panel for panel in panels]


def narrow_summary(request: HttpRequest, items: list[Any]) -> None:
    """For `construct_homepage_summary_items`."""
    if not reach.reaches_everything(request.user):
        items[:] = [OwnPages(request) if type(item) is PagesSummaryItem else item for item in items]


def _own(rows: list[Any], things: Iterable[Any], user: reach.Person) -> list[Any]:
    pairs = list(zip(rows, things, strict=True))
    asked = [thing.pk for _row, thing in pairs if isinstance(thing, Page)]
    own = set(reach.pages(user).filter(pk__in=asked).values_list("pk", flat=True))
    return [row for row, thing in pairs if not isinstance(thing, Page) or thing.pk in own]
