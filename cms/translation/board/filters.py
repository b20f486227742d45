"""What the board can be narrowed to. Each choice is one of the user's own: nothing else is offered or understood."""

from collections.abc import Mapping
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.forms import RadioSelect
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django_filters.filters import ChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.models import Page

from cms.translation import enums
from cms.translation.board.scope import Scope
from cms.translation.enums import Status
from cms.translation.models import TranslationState
from cms.translation.shown import DRAFT, IS_DRAFT, LABELS, name_of

States = QuerySet[TranslationState]
NEEDS_WORK = "NEEDS_WORK"
CONDITIONS: Mapping[str, Q] = {
    Status.MISSING: Q(status=Status.MISSING) & ~IS_DRAFT,
    DRAFT: IS_DRAFT,
    **{name: Q(status=name) for name in Status.values if name not in {Status.MISSING, Status.SOURCE}},
}
CHOICES = [(name, LABELS[name]) for name in CONDITIONS]


def in_state(states: States, name: str) -> States:
    """Those that editors see in this state."""
    return states.filter(Q(status__in=enums.NEEDS_WORK) if name == NEEDS_WORK else CONDITIONS[name])


def groups_of(scope: Scope) -> States:
    """The states of the scope's tenants and languages, for a row of the board."""
    states = spoken(TranslationState.objects.all(), scope)
    return states.filter(tenant=OuterRef("tenant"), translation_key=OuterRef("translation_key"))


def spoken(states: States, scope: Scope) -> States:
    """Those in the scope's languages, each tenant's own."""
    condition = Q(pk__in=[])
    for tenant in scope.tenants:
        locales = [locale for owner, locale in scope.spoken if owner == tenant.pk]
        condition |= Q(tenant=tenant, locale__in=locales)
    return states.filter(condition)


def titled(rows: States, words: str) -> States:
    """Those that have these words in their title in any language.

    SQLite knows capitals of ASCII only, so the words are looked for in every way they may begin.
    """
    condition = Q()
    for form in {words, words.lower(), words.upper(), words.capitalize()}:
        condition |= Q(title__icontains=form) | Q(draft_title__icontains=form)
    return rows.filter(Exists(Page.objects.filter(condition, translation_key=OuterRef("translation_key"))))


class BoardFilters(WagtailFilterSet):
    """State, language, kind, and the tenant where there are several."""

    state = ChoiceFilter(
        label=_("State"),
        method="by_state",
        choices=[(NEEDS_WORK, _("Needs work")), *CHOICES],
        empty_label=_("Any"),
        widget=RadioSelect,
    )
    locale = ChoiceFilter(label=_("Language"), method="by_locale", choices=[], empty_label=_("All"), widget=RadioSelect)
    kind = ChoiceFilter(label=_("Kind"), method="by_kind", choices=[], empty_label=_("All"), widget=RadioSelect)
    tenant = ChoiceFilter(label=_("Tenant"), method="by_tenant", choices=[], empty_label=_("All"), widget=RadioSelect)

    class Meta:
        model = TranslationState
        fields: list[str] = []

    def __init__(self, *args: Any, scope: Scope, kinds: list[ContentType], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.scope = scope
        locales = [(locale.language_code, capfirst(name_of(locale))) for locale in scope.locales]
        self.filters["locale"].extra["choices"] = locales
        self.filters["kind"].extra["choices"] = [(kind.model, capfirst(kind.name)) for kind in kinds]
        self.filters["tenant"].extra["choices"] = [(tenant.slug, tenant.name) for tenant in scope.tenants]
        if len(scope.tenants) == 1:
            del self.filters["tenant"]

    def narrowed(self) -> Scope:
        """The scope for the chosen tenant and language."""
        chosen = self.form.cleaned_data if self.is_valid() else {}
        tenants = {tenant.slug: tenant.pk for tenant in self.scope.tenants}
        locales = {locale.language_code: locale.pk for locale in self.scope.locales}
        return self.scope.narrowed(
            tenant=tenants.get(chosen.get("tenant", "")), locale=locales.get(chosen.get("locale", ""))
        )

    def by_state(self, rows: States, name: str, value: str) -> States:
        """Items that are in this state in one of the languages that are looked at."""
        return rows.filter(Exists(in_state(groups_of(self.narrowed()), value)))

    def by_locale(self, rows: States, name: str, value: str) -> States:
        """Items of tenants that publish in this language; the board shows that one only."""
        return rows.filter(Exists(groups_of(self.narrowed())))

    def by_kind(self, rows: States, name: str, value: str) -> States:
        """Items of one kind."""
        return rows.filter(page__content_type__model=value)

    def by_tenant(self, rows: States, name: str, value: str) -> States:
        """Items of one tenant."""
        return rows.filter(tenant__slug=value)
