"""App keys in the admin: each tenant's editors see and change their own, and what they are used for."""

from datetime import timedelta
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import URLPattern
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from api.access import forms
from api.access.models import AppKey

DAYS_SHOWN = 30
NOTHING = "–"
# Of use for content, which keys are not.
WITHOUT = frozenset({"history", "history_results", "usage"})


class OwnKeys:
    """Goes before a view of Wagtail's: another tenant's key is not there."""

    request: HttpRequest
    # Wagtail answers OPTIONS before it looks for the key.
    http_method_names = ["get", "head", "post"]

    def get_queryset(self) -> "QuerySet[AppKey]":
        return AppKey.objects.for_user(self.request.user)


class AppKeyIndex(generic.IndexView):
    """The list."""

    def get_base_queryset(self) -> "QuerySet[AppKey]":
        return AppKey.objects.for_user(self.request.user).select_related("tenant")


class EditKey(OwnKeys, generic.EditView):
    """Changing one."""


class DeleteKey(OwnKeys, generic.DeleteView):
    """Ending one."""


class KeyUsage(generic.InspectView):
    """The key itself, to be copied, and what reached us with it."""

    template_name = "api/key_usage.html"
    page_title = gettext_lazy("Usage")

    def get_object(self, queryset: Any = None) -> AppKey:
        return get_object_or_404(AppKey.objects.for_user(self.request.user), pk=self.pk)

    def get_field_display_value(self, field_name: str, field: Any) -> Any:
        """A dash where nothing is."""
        value = super().get_field_display_value(field_name, field)
        return NOTHING if value in (None, "") else value

    def get_languages_display_value(self) -> str:
        return _chosen(self.object.languages, forms.languages())

    def get_kinds_display_value(self) -> str:
        return _chosen(self.object.kinds, forms.kinds())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        since = timezone.now().date() - timedelta(days=DAYS_SHOWN)
        return super().get_context_data(uses=self.object.uses.filter(day__gte=since), days=DAYS_SHOWN, **kwargs)


class AppKeyViewSet(ModelViewSet):
    """Beside the other settings."""

    model = AppKey
    name = "app_keys"
    url_prefix = "app-keys"
    icon = "key"
    menu_label = gettext_lazy("App keys")
    menu_order = 660
    add_to_settings_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    inspect_view_enabled = True
    inspect_view_fields = ["key", "tenant", "languages", "kinds", "origins", "budget", "expires_at", "last_used_at"]
    inspect_template_name = KeyUsage.template_name
    index_view_class = AppKeyIndex
    edit_view_class = EditKey
    delete_view_class = DeleteKey
    inspect_view_class = KeyUsage
    list_display = ["name", "tenant", "last_used_at", "expires_at"]

    def get_form_class(self, for_update: bool = False) -> type[forms.AppKeyForm]:  # noqa: FBT001, FBT002 - Wagtail's
        return forms.AppKeyForm

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        left_out = {"history_url_name": None, "usage_url_name": None}
        return super().get_common_view_kwargs(**left_out, **kwargs)

    def get_urlpatterns(self) -> list[URLPattern]:
        return [each for each in super().get_urlpatterns() if each.name not in WITHOUT]


def _chosen(values: list[str], names: list[tuple[str, str]]) -> str:
    return ", ".join(name for value, name in names if value in values) or _("All")
