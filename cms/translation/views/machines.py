"""Asking a machine for a translation, and the page on which a tenant decides whether and how it may be asked."""

from typing import Any

from django import forms
from django.contrib.auth.models import Permission
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.forms import BaseInlineFormSet, inlineformset_factory
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.pages.utils import get_valid_next_url_from_request
from wagtail.models import Locale

from cms.tenants.models import Tenant
from cms.translation.machine import actions, budget
from cms.translation.machine.overview import Overview, overview
from cms.translation.machine.refusals import MachineRefused
from cms.translation.models import GlossaryTerm, MachineSettings
from cms.translation.permissions import SUBMIT
from cms.translation.shown import name_of
from cms.translation.views.strings import access_translation

CHANGE = "translation.change_machinesettings"
EMPTY_ROWS = 3


@require_POST
@transaction.non_atomic_requests
def machine_translate(request: HttpRequest, translation_id: int) -> HttpResponseBase:
    """In the library's place, which asks no tenant, keeps what has lost its links and holds the database meanwhile."""
    translation = access_translation(request, translation_id)
    try:
        done = actions.translate(translation=translation, by=request.user, at=timezone.now())
    except MachineRefused as refusal:
        messages.error(request, refusal.sentence)
    else:
        _say(request, done)
    return redirect(get_valid_next_url_from_request(request) or "wagtailadmin_home")


def _say(request: HttpRequest, done: actions.Outcome) -> None:
    if done.kept:
        kept = ngettext(
            "%(count)d text was translated by machine. Read it before you publish.",
            "%(count)d texts were translated by machine. Read them before you publish.",
            done.kept,
        )
        messages.success(request, kept % {"count": done.kept})
    elif not done.lost:
        messages.info(request, _("There is nothing left to translate."))
    if done.lost:
        lost = ngettext(
            "%(count)d text was not kept: the machine lost something of it. It is marked below, for you to translate.",
            "%(count)d texts were not kept: the machine lost something of them. They are marked below, for you to "
            "translate.",
            done.lost,
        )
        messages.warning(request, lost % {"count": done.lost})
    if done.stopped:
        messages.warning(request, done.stopped)


def changing() -> "QuerySet[Permission]":
    """The right to decide for a tenant."""
    app_label, _dot, codename = CHANGE.partition(".")
    return Permission.objects.filter(content_type__app_label=app_label, codename=codename)


def may_look(user: Any) -> bool:
    """Those who send pages to translation keep the glossary; those with the right of their own decide."""
    return bool(user.has_perm(SUBMIT) or user.has_perm(CHANGE))


class SettingsMenuItem(MenuItem):
    """Not shown to whoever would be turned away."""

    def is_shown(self, request: HttpRequest) -> bool:
        return may_look(request.user)


def my_tenant(request: HttpRequest) -> HttpResponseBase:
    """Leads to the person's tenant, the first of several; the page itself leads to the others."""
    first = Tenant.objects.for_user(request.user).order_by("slug").first()
    if first is None or not may_look(request.user):
        raise PermissionDenied
    return redirect("translation:machine_settings", first.slug)


class SettingsForm(forms.ModelForm):
    """The tenant's choice."""

    class Meta:
        model = MachineSettings
        fields = ["enabled", "third_parties", "monthly_characters"]


class TermForm(forms.ModelForm):
    """A word of the glossary, between two of the tenant's languages."""

    class Meta:
        model = GlossaryTerm
        fields = ["source_locale", "target_locale", "term", "rendering"]

    def __init__(self, *args: Any, languages: "QuerySet[Locale]", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("source_locale", "target_locale"):
            choice: Any = self.fields[name]
            choice.queryset = languages
            choice.label_from_instance = name_of

    def clean(self) -> dict[str, Any]:
        """From one language into another."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("source_locale") and cleaned.get("source_locale") == cleaned.get("target_locale"):
            self.add_error("target_locale", _("Choose another language than the one before."))
        return cleaned


Terms: type[BaseInlineFormSet[Any, Any, Any]] = inlineformset_factory(
    Tenant, GlossaryTerm, form=TermForm, extra=EMPTY_ROWS, can_delete=True
)


class MachineSettingsView(WagtailAdminTemplateMixin, TemplateView):
    """One tenant: which machines there are, whether they may be asked, how much is left, and the glossary."""

    template_name = "translation/machine_settings.html"
    page_title = gettext_lazy("Machine translation")
    header_icon = "cogs"
    tenant: Tenant

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """What is another's does not exist."""
        if not may_look(request.user):
            raise PermissionDenied
        self.tenant = get_object_or_404(Tenant.objects.for_user(request.user), slug=kwargs["tenant"])
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def chosen(self) -> MachineSettings:
        """What was chosen so far, or what holds without a choice."""
        return MachineSettings.objects.filter(tenant=self.tenant).first() or MachineSettings(tenant=self.tenant)

    @property
    def may_decide(self) -> bool:
        """Whether the person may switch machines on and off."""
        return bool(self.request.user.has_perm(CHANGE))

    def get_page_subtitle(self) -> str:
        return self.tenant.name

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        here = {"url": "", "label": self.get_page_title(), "sublabel": self.get_page_subtitle()}
        return [*self.breadcrumbs_items, here]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The state of things, and the two forms."""
        found: Overview = overview(tenant=self.tenant, settings=self.chosen)
        return {
            **super().get_context_data(**kwargs),
            "overview": found,
            "chosen": self.chosen,
            "may_decide": self.may_decide,
            "form": kwargs.get("form") or SettingsForm(instance=self.chosen, prefix="settings"),
            "terms": kwargs.get("terms") or self._terms(),
            "spent": budget.spent(tenant=self.tenant, at=timezone.now()),
            "others": Tenant.objects.for_user(self.request.user).exclude(pk=self.tenant.pk).order_by("slug"),
        }

    def post(self, request: HttpRequest, tenant: str) -> HttpResponse:
        """Saves one of the two forms."""
        if "glossary" in request.POST:
            return self._answer(terms=self._terms(request.POST))
        if not self.may_decide:
            raise PermissionDenied
        return self._answer(form=SettingsForm(request.POST, instance=self.chosen, prefix="settings"))

    def _answer(self, **forms_sent: Any) -> HttpResponse:
        (sent,) = forms_sent.values()
        if not sent.is_valid():
            messages.error(self.request, _("Nothing was saved. See what is said beside the fields."))
            return self.render_to_response(self.get_context_data(**forms_sent))
        sent.save()
        messages.success(self.request, _("Saved."))
        return redirect(self.request.path)

    def _terms(self, data: Any = None) -> Any:
        languages = Locale.objects.filter(pk__in=self.tenant.tenant_locales.values("locale"))
        return Terms(data, instance=self.tenant, prefix="terms", form_kwargs={"languages": languages})
