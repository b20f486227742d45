"""Filters of listings offer the user's tenants only: Wagtail's name everybody who ever did something."""

from typing import Any

from django.contrib.auth import get_user_model
from django_filters import ModelChoiceFilter, ModelMultipleChoiceFilter
from wagtail.admin.views.pages.listing import GenericPageFilterSet, PageFilterSet
from wagtail.admin.views.reports.audit_logging import SiteHistoryReportFilterSet
from wagtail.admin.views.reports.locked_pages import LockedPagesReportFilterSet
from wagtail.admin.views.reports.workflows import WorkflowReportFilterSet, WorkflowTasksReportFilterSet
from wagtail.images import get_image_model
from wagtail.images.views.images import ImagesFilterSet
from wagtail.models import Task, Workflow

from cms.tenants import reach

MOST_TAGS = 10
REACH = {get_user_model(): reach.colleagues, Workflow: reach.workflows, Task: reach.tasks}


class WithinTenants:
    """Goes before a filter set of Wagtail's."""

    request: Any
    filters: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        user = self.request.user
        if reach.reaches_everything(user):
            return
        self.filters.pop("site", None)
        for each in self.filters.values():
            if isinstance(each, ModelChoiceFilter | ModelMultipleChoiceFilter):
                self._narrow(each, user)

    def _narrow(self, each: Any, user: reach.Person) -> None:
        offered = each.get_queryset(self.request)
        offered = each.extra.get("queryset") if offered is None else offered
        if offered is not None and offered.model in REACH:
            each.queryset = offered.filter(pk__in=REACH[offered.model](user).values("pk"))


class PageFilters(WithinTenants, PageFilterSet):
    """Of pages of one kind."""


class AnyPageFilters(WithinTenants, GenericPageFilterSet):
    """Of pages of any kind."""


class LockedPagesFilters(WithinTenants, LockedPagesReportFilterSet):
    """Of locked pages."""


class WorkflowFilters(WithinTenants, WorkflowReportFilterSet):
    """Of what is being reviewed."""


class WorkflowTaskFilters(WithinTenants, WorkflowTasksReportFilterSet):
    """Of the steps of reviews."""


class SiteHistoryFilters(WithinTenants, SiteHistoryReportFilterSet):
    """Of what was done."""


class PictureFilters(ImagesFilterSet):
    """Of pictures."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "tag" in self.filters:
            tags = reach.tags(self.request.user, get_image_model())[:MOST_TAGS]
            self.filters["tag"].extra["choices"] = [(tag.name, tag.name) for tag in tags]
