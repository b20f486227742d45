"""What the admin knows of translators' work. Ours come before the library's, at the library's own addresses."""

from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, URLResolver, include, path, resolve, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogActionRegistry

from cms.translation.board.reading import ReadThroughView
from cms.translation.board.views import BoardView
from cms.translation.bulk import TranslateThese
from cms.translation.machine.actions import ASKED
from cms.translation.reviewing import READ_THROUGH
from cms.translation.views import editor, strings
from cms.translation.views.machines import MachineSettingsView, SettingsMenuItem, changing, machine_translate, my_tenant
from cms.translation.views.orders import OrderList, OrderProgress, once_more
from cms.translation.views.report import Translations
from cms.translation.views.submitting import TranslatePage
from cms.translation.views.typing import to_cyrillic
from cms.translation.views.updating import UpdateTranslations

FIRST = -10
MENU_ORDER = 250
REPORTS = {"wagtail_localize:translations_report", "translation:report"}

hooks.register("before_edit_page", editor.act, order=FIRST)
hooks.register("register_bulk_action", TranslateThese)


@hooks.register("register_admin_urls", order=FIRST)
def admin_urls() -> list[URLPattern | URLResolver]:
    """The library's addresses that it does not guard, and our own."""
    one = "localize/translate/<int:translation_id>/"
    report = "localize/reports/translations/"
    urls = [
        path("localize/submit/page/<int:page_id>/", TranslatePage.as_view(), name="translate_page"),
        path("localize/update/<int:translation_source_id>/", UpdateTranslations.as_view(), name="update"),
        path(f"{one}strings/<int:string_segment_id>/edit/", strings.edit_string, name="edit_string"),
        path(f"{one}overrides/<int:overridable_segment_id>/edit/", strings.edit_override, name="edit_override"),
        path(f"{one}pofile/download/", strings.download_po, name="download_po"),
        path(f"{one}pofile/upload/", strings.upload_po, name="upload_po"),
        path(f"{one}machine_translate/", machine_translate, name="machine_translate"),
        path("localize/page/<int:page_id>/convert_to_alias/", strings.convert_to_alias, name="convert_to_alias"),
        path(report, Translations.as_view(), name="report"),
        path(f"{report}results/", Translations.as_view(results_only=True), name="report_results"),
        path("translations/machine/", my_tenant, name="machine"),
        path("translations/machine/<slug:tenant>/", MachineSettingsView.as_view(), name="machine_settings"),
        path("writing/<int:page_id>/cyrillic/", to_cyrillic, name="to_cyrillic"),
        path("translations/orders/", OrderList.as_view(), name="orders"),
        path("translations/orders/<int:order_id>/", OrderProgress.as_view(), name="order"),
        path("translations/orders/<int:order_id>/again/", once_more, name="order_again"),
    ]
    return [path("", include((urls, "translation")))]


@hooks.register("register_reports_menu_item")
def orders_menu_item() -> MenuItem:
    """Beside the report of translations."""
    return MenuItem(_("Sent to translation"), reverse("translation:orders"), icon_name="globe", order=9010)


@hooks.register("construct_page_action_menu")
def no_alias_without_publishing(menu_items: list[Any], request: Any, context: dict[str, Any]) -> None:
    """Turning a page into an alias publishes: not offered to who may not."""
    page = context.get("page")
    if page and page.pk and not page.permissions_for_user(request.user).can_publish():
        menu_items[:] = [item for item in menu_items if item.name != "localize-convert-to-alias"]


@hooks.register("register_admin_urls")
def board_urls() -> list[URLResolver]:
    """The board and what belongs to it."""
    routes = [
        path("", BoardView.as_view(), name="index"),
        path("results/", BoardView.as_view(results_only=True), name="results"),
        path("<int:page_id>/read/", ReadThroughView.as_view(), name="read"),
    ]
    return [path("translations/", include((routes, "translation_board"), namespace="translation_board"))]


@hooks.register("register_admin_menu_item")
def board_menu_item() -> MenuItem:
    """Beside the pages: translators begin their day here."""
    return MenuItem(
        _("Translations"),
        reverse("translation_board:index"),
        name="translations",
        icon_name="wagtail-localize-language",
        order=MENU_ORDER,
    )


@hooks.register("construct_reports_menu")
def one_list_of_translations(request: HttpRequest, menu_items: list[Any]) -> None:
    """The library's report calls up to date what has been translated once; the board says what is true."""
    menu_items[:] = [item for item in menu_items if resolve(item.url).view_name not in REPORTS]


@hooks.register("insert_global_admin_css")
def marks() -> str:
    """The rules of the board, and of the marks that stand in lists and forms, too."""
    return format_html('<link rel="stylesheet" href="{}">', static("translation/board.css"))


@hooks.register("register_log_actions")
def register_log_actions(actions: LogActionRegistry) -> None:
    """Actions that are ours."""
    actions.register_action(READ_THROUGH, _("Read through"), _("Read through what a machine had translated"))
    actions.register_action(ASKED, _("Translated by machine"), _("Had a machine make a first translation"))


@hooks.register("register_permissions")
def register_permissions() -> "QuerySet[Permission]":
    """Given to a group, it makes its members those who decide about machines for their tenant."""
    return changing()


@hooks.register("register_settings_menu_item")
def machine_menu_item() -> MenuItem:
    """Who translates sees what machines may do; who administers decides it."""
    return SettingsMenuItem(_("Machine translation"), reverse("translation:machine"), icon_name="cogs", order=650)
