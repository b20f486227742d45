"""The board's pages: the list, and reading through what a machine translated."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db.models import Case, Count, QuerySet, Value, When
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.generic.base import BaseListingView
from wagtail.models import Locale, Page
from wagtail_localize.models import TranslationSource

from cms.translation import permissions
from cms.translation.board.cells import Desk, Rights, Row, title_of
from cms.translation.board.filters import BoardFilters, States, spoken, titled
from cms.translation.board.scope import Scope, scope_of
from cms.translation.enums import Status
from cms.translation.models import TranslationState
from cms.translation.records import item_types
from cms.translation.shown import DRAFT, ICONS, IS_DRAFT, LABELS, name_of

ON_A_PAGE = 25
TO_DO = (Status.MISSING, DRAFT, Status.OUTDATED, Status.PARTIAL, Status.MACHINE)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many items are in a state, and the way to them."""

    label: Any
    icon: str
    number: int
    url: str


@dataclass(frozen=True, slots=True)
class Summary:
    """One language at a glance: of `total` items that could be in it, `done` are, and are true to their originals."""

    language: str
    done: int
    total: int
    to_do: tuple[Tally, ...]


class BoardView(BaseListingView):
    """Items and languages. One page of the list costs the same number of statements for any number of items."""

    model = TranslationState
    template_name = "translation/board.html"
    results_template_name = "translation/board_results.html"
    index_url_name = "translation_board:index"
    index_results_url_name = "translation_board:results"
    page_title = _("Translations")
    header_icon = "wagtail-localize-language"
    paginate_by = ON_A_PAGE
    is_searchable = True
    filterset_class = BoardFilters
    verbose_name_plural = _("items")

    @cached_property
    def scope(self) -> Scope:
        """What the user sees."""
        return scope_of(self.request.user)

    @cached_property
    def shown(self) -> Scope:
        """The part of it that is looked at."""
        return self.filters.narrowed() if self.filters else self.scope

    def get_filterset_kwargs(self) -> dict[str, Any]:
        kinds = sorted(item_types(), key=lambda kind: str(kind.name))
        return {**super().get_filterset_kwargs(), "scope": self.scope, "kinds": kinds}

    def get_base_queryset(self) -> States:
        """One row for each item: its original."""
        originals = TranslationState.objects.filter(tenant__in=self.scope.tenants, status=Status.SOURCE)
        return originals.select_related("locale", "tenant")

    def order_queryset(self, queryset: States) -> States:
        """What was worked on last comes first."""
        return queryset.order_by("-page__latest_revision_created_at", "-pk")

    def search_queryset(self, queryset: States) -> States:
        return titled(queryset, self.search_query.strip()) if self.is_searching else queryset

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        context["rows"] = self._rows(list(context["object_list"]))
        context["languages"] = [capfirst(name_of(locale)) for locale in self.shown.locales]
        context["several"] = len(self.scope.tenants) > 1
        if not self.results_only:
            context["summaries"] = self._summaries()
        return context

    def _rows(self, originals: list[TranslationState]) -> list[Row]:
        keys = [original.translation_key for original in originals]
        found = {
            (state.tenant_id, state.translation_key, state.locale_id): state
            for state in TranslationState.objects.of_groups(keys).select_related("locale")
        }
        # Read apart from the states: with them comes who reviews what.
        pages = {page.pk: page for page in _pages({state.page_id for state in (*originals, *found.values())})}
        for state in (*originals, *found.values()):
            state.page = pages.get(state.page_id)
        sources: dict[UUID, TranslationSource] = {}
        of_groups = TranslationSource.objects.filter(object__in=keys).defer("content_json")
        for source in of_groups.order_by("created_at", "pk"):
            sources.setdefault(source.object_id, source)
        user = self.request.user
        rights = Rights(
            user,
            permissions.beginnings(user=user, pages=[each.page for each in originals if each.page]),
            permissions.updatable(user=user, sources=list(sources.values())),
        )
        next_url = self.request.get_full_path() if not self.results_only else self.index_url
        desk = Desk(self.shown, rights, {key: source.pk for key, source in sources.items()}, next_url)
        return [self._row(original, found, desk) for original in originals]

    def _row(self, original: TranslationState, found: dict[tuple[int, UUID, int], TranslationState], desk: Desk) -> Row:
        page, place = original.page, (original.tenant_id, original.translation_key)
        return Row(
            title=title_of(original),
            kind=capfirst(ContentType.objects.get_for_id(page.content_type_id).name) if page else "",
            tenant=original.tenant.name,
            original=name_of(original.locale),
            edit_url=reverse("wagtailadmin_pages:edit", args=[page.pk]) if page and desk.rights.may_edit(page) else "",
            is_draft=page is not None and not page.live,
            changed_at=page.latest_revision_created_at if page else None,
            cells=tuple(desk.cell(found.get((*place, locale.pk)), original, locale) for locale in self.shown.locales),
        )

    def _summaries(self) -> list[Summary]:
        """All items in each language, whatever the list is narrowed to."""
        states = spoken(TranslationState.objects.all(), self.scope).exclude(status=Status.SOURCE)
        name = Case(When(IS_DRAFT, then=Value(DRAFT)), default="status")
        counted: dict[int, Counter[str]] = {locale.pk: Counter() for locale in self.scope.locales}
        for locale, state, number in states.order_by().values_list("locale", name).annotate(Count("pk")):
            counted[locale][state] += number
        return [self._summary(locale, counted[locale.pk]) for locale in self.scope.locales]

    def _summary(self, locale: Locale, counted: Counter[str]) -> Summary:
        to_do = tuple(
            Tally(LABELS[name], ICONS[name], counted[name], self._url(state=name, locale=locale.language_code))
            for name in TO_DO
            if counted[name]
        )
        total = counted.total()
        return Summary(capfirst(name_of(locale)), total - sum(counted[name] for name in TO_DO), total, to_do)

    def _url(self, **query: str) -> str:
        return f"{self.index_url}?{urlencode(query)}"


def _pages(ids: set[int | None]) -> "QuerySet[Page]":
    return Page.objects.filter(pk__in=ids - {None}).select_related("alias_of").prefetch_workflow_states()
