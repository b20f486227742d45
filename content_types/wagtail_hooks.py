"""What we add to Wagtail's admin."""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, path
from django.utils.html import format_html, format_html_join
from wagtail import hooks

from cms.tenants.listings import TenantPages
from content_types.admin.bulk import PublishThoseThatMay
from content_types.admin.editing import still_there
from content_types.admin.hidden import panels_that_know_what_hides, say_what_hides, when_it_is_opened
from content_types.admin.sharing import share_button, share_draft, stop_sharing
from content_types.admin.start_page import WhatNeedsDoing
from content_types.admin.viewsets import ItemPages, ListOfItems, PartsOfTenant
from content_types.admin.writing import writing_hints
from content_types.models import ITEM_MODELS, KindIndex, PodcastShow, TenantHome
from content_types.tenant_admin import TenantAdmin, tenant_admin

# After Wagtail's own, in whose place it stands.
hooks.register("register_bulk_action", PublishThoseThatMay, order=1)
hooks.register("after_publish_page", say_what_hides)
hooks.register("register_page_header_buttons", share_button)
# Before the library, whose screen may take the place of the form.
hooks.register("before_edit_page", when_it_is_opened, order=-1)
# After the panels of the user's tenants, in whose place these stand.
hooks.register("construct_homepage_panels", panels_that_know_what_hides, order=20)


@hooks.register("register_admin_viewset")
def item_pages() -> list[TenantPages]:
    """Editing of the ten kinds, and the lists of what lies below home pages, index pages and shows."""
    lists = ListOfItems(model=KindIndex, parent_models=[KindIndex, PodcastShow])
    parts = PartsOfTenant(model=TenantHome, parent_models=[TenantHome])
    return [*(ItemPages(model=model) for model in ITEM_MODELS), lists, parts]


@hooks.register("register_admin_viewset")
def tenants() -> TenantAdmin:
    """The list of tenants and the form for a new one."""
    return tenant_admin


@hooks.register("construct_page_action_menu")
def no_publishing_of_what_is_not_saved(menu_items: list[Any], request: HttpRequest, context: dict[str, Any]) -> None:
    """Publish appears with the first draft, which is there as soon as something is typed."""
    if context["view"] == "create":
        menu_items[:] = [item for item in menu_items if item.name != "action-publish"]


@hooks.register("construct_help_menu")
def nothing_of_new_versions(request: HttpRequest, menu_items: list[Any]) -> None:
    """Wagtail names its own version there, in the language of whoever opened the admin first, to everybody."""
    menu_items[:] = [item for item in menu_items if not item.name.startswith("whats-new")]


@hooks.register("construct_homepage_panels")
def what_needs_doing(request: HttpRequest, panels: list[Any]) -> None:
    """First on the start page."""
    panels.append(WhatNeedsDoing(request.user))


@hooks.register("insert_global_admin_css")
def own_css() -> str:
    """The few rules of our own panels."""
    return format_html('<link rel="stylesheet" href="{}">', static("content_types/admin.css"))


@hooks.register("register_admin_urls")
def own_addresses() -> list[URLPattern]:
    """What our scripts ask."""
    return [
        path("still-there/", still_there, name="still_there"),
        path("writing/<int:page_id>/hints/<slug:kind>/", writing_hints, name="writing_hints"),
        path("drafts/<int:page_id>/share/", share_draft, name="share_draft"),
        path("drafts/<int:page_id>/stop/", stop_sharing, name="stop_sharing"),
    ]


@hooks.register("insert_global_admin_js")
def typed_work() -> str:
    """Keeps what is typed in the browser until it is saved. On every page, because saving leads away from the form."""
    return format_html('<script src="{}" defer></script>', static("content_types/typed-work.js"))


@hooks.register("insert_editor_js")
def previews() -> str:
    """The preview panel shows the app, and a button shares the draft."""
    names = ("preview-panel.js", "share-draft.js")
    return format_html_join(
        "", '<script src="{}" defer></script>', ((static(f"content_types/{name}"),) for name in names)
    )
