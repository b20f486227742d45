"""Tenants in the admin. Adding one makes its page trees, which belong to a layer above: that view is theirs."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.model import ModelViewSet

from cms.tenants.models import Tenant


class TenantViewSet(ModelViewSet):
    """For superusers: nobody else is given rights on tenants. A tenant is never deleted by a click."""

    model = Tenant
    name = "tenants"
    url_prefix = "tenants"
    icon = "site"
    menu_label = _("Tenants")
    menu_order = 50
    add_to_settings_menu = True
    copy_view_enabled = False
    list_display = ["name", "slug", "country", "default_locale", "timezone"]
    search_fields = ["name", "slug"]
    form_fields = [
        "name",
        "country",
        "timezone",
        "serbian_script",
        "primary_color",
        "accent_color",
        "logo",
        "answers_only_with_key",
        "preview_url",
    ]
