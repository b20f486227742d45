"""What the admin knows of tenants."""

from typing import Any

from django.http import HttpRequest
from django.urls import resolve
from wagtail import hooks

from cms.tenants import reach
from cms.tenants.choosers import own_files, own_pages
from cms.tenants.dashboard import narrow_panels, narrow_summary
from cms.tenants.guard import SUPERUSERS_ONLY
from cms.tenants.listings import TenantPages

hooks.register("construct_page_chooser_queryset", own_pages)
hooks.register("construct_image_chooser_queryset", own_files)
hooks.register("construct_media_chooser_queryset", own_files)
hooks.register("construct_document_chooser_queryset", own_files)
# After those who add panels and counts.
hooks.register("construct_homepage_panels", narrow_panels, order=10)
hooks.register("construct_homepage_summary_items", narrow_summary, order=10)


@hooks.register("register_admin_viewset")
def page_listings() -> TenantPages:
    """Of all kinds that have no listing of their own."""
    return TenantPages()


@hooks.register("construct_reports_menu")
@hooks.register("construct_settings_menu")
def hide_what_is_closed(request: HttpRequest, menu_items: list[Any]) -> None:
    """No item leads to where the guard lets nobody but superusers in."""
    if not reach.reaches_everything(request.user):
        menu_items[:] = [item for item in menu_items if not resolve(item.url).view_name.startswith(SUPERUSERS_ONLY)]
