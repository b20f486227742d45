"""The superuser's form for a new tenant: one form, and everything a tenant needs is there."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.views import generic
from wagtail.models import Site

from cms.tenants.actions import TenantDetails, hostname_validator
from cms.tenants.models import Tenant
from cms.tenants.timezones import known
from cms.tenants.viewsets import TenantViewSet
from content_types.onboarding import add_tenant

COLOUR = forms.TextInput(attrs={"type": "color"})


class AddTenantForm(WagtailAdminModelForm):
    """Saving makes site, home and index pages for each language, collection, groups and theme."""

    main_language = forms.ChoiceField(label=_("Main language"), choices=lambda: settings.WAGTAIL_CONTENT_LANGUAGES)
    languages = forms.MultipleChoiceField(
        label=_("Other languages"),
        choices=lambda: settings.WAGTAIL_CONTENT_LANGUAGES,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("Each gets page trees of its own. More can be added later."),
    )
    timezone = forms.ChoiceField(
        label=_("Time zone"), choices=lambda: [(name, name) for name in sorted(known())], initial="Europe/Oslo"
    )
    hostname = forms.CharField(
        label=_("Host name"),
        validators=[hostname_validator],
        max_length=255,
        help_text=_("Where its share pages are, such as solvik.example."),
    )
    port = forms.IntegerField(
        label=_("Port"), initial=443, validators=[MinValueValidator(1), MaxValueValidator(65_535)]
    )

    class Meta:
        model = Tenant
        fields = ["name", "slug", "country", "timezone", "serbian_script", "primary_color", "accent_color"]
        widgets = {"primary_color": COLOUR, "accent_color": COLOUR}

    field_order = ["name", "slug", "country", "main_language", "languages", "timezone", "serbian_script", "hostname"]

    def clean_hostname(self) -> str:
        """Two tenants cannot share an address."""
        hostname = str(self.cleaned_data["hostname"])
        if Site.objects.filter(hostname=hostname).exists():
            raise ValidationError(_("Another site has this host name. Choose another one."))
        return hostname

    def details(self) -> TenantDetails:
        """What was typed, as the verb wants it."""
        typed = dict(self.cleaned_data)
        main, others = typed.pop("main_language"), typed.pop("languages")
        return TenantDetails(locales=[main, *(code for code in others if code != main)], **typed)

    def save(self, commit: bool = True) -> Tenant:  # noqa: FBT001, FBT002 - Django's signature
        """The new tenant with all that belongs to it."""
        self.instance = add_tenant(details=self.details())
        return self.instance


class AddTenantView(generic.CreateView):
    """For superusers."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_superuser:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_form_class(self) -> type[AddTenantForm]:
        return AddTenantForm


class TenantAdmin(TenantViewSet):
    """The list and the theme, and with the form for a new one."""

    add_view_class = AddTenantView


tenant_admin = TenantAdmin()
