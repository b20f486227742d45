"""Listings and reports of the admin, within the user's tenants."""

from django.db.models import QuerySet
from wagtail.admin.views.reports.audit_logging import LogEntriesView
from wagtail.admin.views.reports.locked_pages import LockedPagesView
from wagtail.admin.views.reports.workflows import WorkflowTasksView, WorkflowView
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.images.views.images import IndexView as ImageIndexView
from wagtail.models import Page

from cms.tenants import reach
from cms.tenants.filters import (
    AnyPageFilters,
    LockedPagesFilters,
    PageFilters,
    PictureFilters,
    SiteHistoryFilters,
    WorkflowFilters,
    WorkflowTaskFilters,
)


class TenantPages(PageViewSet):
    """How pages are listed. A listing of one kind that has more to say extends this."""

    model = Page
    filterset_class = AnyPageFilters


class TenantPagesOfKind(TenantPages):
    """The same where the kind is known."""

    filterset_class = PageFilters


class LockedPages(LockedPagesView):
    """The report of locked pages."""

    filterset_class = LockedPagesFilters

    def get_queryset(self) -> "QuerySet[Page]":
        """Wagtail's adds what the user has locked wherever it lies."""
        return super().get_queryset().filter(pk__in=reach.pages(self.request.user).values("pk"))


class Reviews(WorkflowView):
    """The report of what is being reviewed."""

    filterset_class = WorkflowFilters


class ReviewSteps(WorkflowTasksView):
    """The report of the steps of reviews."""

    filterset_class = WorkflowTaskFilters


class SiteHistory(LogEntriesView):
    """The report of what was done."""

    filterset_class = SiteHistoryFilters


class Pictures(ImageIndexView):
    """The picture library."""

    filterset_class = PictureFilters
