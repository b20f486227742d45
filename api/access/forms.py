"""The form of an app key."""

import re
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.widgets import AdminDateTimeInput

from api.access.models import AppKey, tenants_of
from content_types.models import ITEM_MODELS

ORIGIN = re.compile(r"https?://[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[0-9]{1,5})?|https?://\[[0-9a-f:]+\](:[0-9]{1,5})?")


def languages() -> list[tuple[str, str]]:
    """The languages of this installation."""
    return list(settings.WAGTAIL_CONTENT_LANGUAGES)


def kinds() -> list[tuple[str, str]]:
    """The kinds of content, by what the admin calls them."""
    return [(str(model.public_kind), capfirst(str(model._meta.verbose_name_plural))) for model in ITEM_MODELS]


class AppKeyForm(WagtailAdminModelForm):
    """For the tenants of who fills it in. A key stays with its tenant."""

    languages = forms.MultipleChoiceField(
        label=_("Languages"),
        choices=languages,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("None chosen: all of them."),
    )
    kinds = forms.MultipleChoiceField(
        label=_("Kinds of content"),
        choices=kinds,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("None chosen: all of them."),
    )

    class Meta:
        model = AppKey
        fields = ["tenant", "name", "languages", "kinds", "origins", "budget", "expires_at"]
        widgets = {"expires_at": AdminDateTimeInput, "origins": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = tenants_of(self.for_user)
        self.fields["tenant"].queryset = own
        if len(own) == 1:
            self.fields["tenant"].empty_label = None
        self.fields["tenant"].disabled = self.instance.pk is not None

    def clean_origins(self) -> str:
        """As browsers write them: in small letters, without a path."""
        origins = [each.lower().rstrip("/") for each in self.cleaned_data["origins"].split()]
        if not all(ORIGIN.fullmatch(each) for each in origins):
            raise ValidationError(_("Write one address on each line, without a path, such as https://app.example."))
        return "\n".join(origins)
