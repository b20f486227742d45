"""The addresses of the admin, each guarded; ours come first where Wagtail's view cannot be limited in another way."""

from collections.abc import Sequence
from typing import Any

from django.urls import URLPattern, URLResolver, path
from django.views.decorators.cache import never_cache
from wagtail.admin.auth import require_admin_access
from wagtail.admin.urls import display_custom_404
from wagtail.utils.urlpatterns import decorate_urlpatterns

from cms.tenants import choosers, listings
from cms.tenants.guard import own_tenant_only

Patterns = Sequence[URLPattern | URLResolver]

REPORTS: dict[str, Any] = {
    "reports/locked/": listings.LockedPages,
    "reports/workflow/": listings.Reviews,
    "reports/workflow_tasks/": listings.ReviewSteps,
    "reports/site-history/": listings.SiteHistory,
    "images/": listings.Pictures,
}


def replacements() -> list[URLPattern]:
    """Views of ours at the addresses of Wagtail's."""
    made = [
        path("choose-page/", choosers.BrowsePages.as_view(), name="tenants_choose_page"),
        path("choose-page/chosen-multiple/", choosers.ChosenPages.as_view(), name="tenants_chosen_pages"),
        path("choose-external-link/", choosers.ExternalLink.as_view(), name="tenants_external_link"),
        path("images/chooser/", choosers.picture_chooser.choose_view, name="tenants_choose_picture"),
        path(
            "images/chooser/results/",
            choosers.picture_chooser.choose_results_view,
            name="tenants_choose_picture_results",
        ),
        path("tag-autocomplete/", choosers.complete_tag, name="tenants_complete_tag"),
    ]
    for route, view in REPORTS.items():
        name = f"tenants_{view.__name__.lower()}"
        made += [
            path(route, view.as_view(), name=name),
            path(f"{route}results/", view.as_view(results_only=True), name=f"{name}_results"),
        ]
    return decorate_urlpatterns(made, require_admin_access)


def within_tenants(patterns: Patterns) -> Patterns:
    """Wagtail's admin, for what the user's tenants have."""
    mine = decorate_urlpatterns(replacements(), display_custom_404)
    guarded = decorate_urlpatterns([*decorate_urlpatterns(mine, never_cache), *patterns], own_tenant_only)
    return decorate_urlpatterns(guarded, display_custom_404)
