"""The start page: what needs doing, in the tenants one works for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import Component
from wagtail.models import Page, Revision

from cms.tenants.models import HOME_DEPTH, Tenant, below
from cms.translation.enums import Status
from cms.translation.models import TranslationState
from cms.translation.shown import name_of
from content_types.admin.due import in_review, in_state, oldest_first, overdue, scheduled
from content_types.admin.items import item_models

SHOWN = 6
SOON = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Section:
    """One sort of work. Each page bears the moment that is shown with it as `waits_since`."""

    title: Any
    icon: str
    pages: Sequence[Page]
    more: bool


class WhatNeedsDoing(Component):
    """Drafts, reviews, schedules, checks and languages. The number of statements does not grow with the content."""

    name = "what_needs_doing"
    template_name = "content_types/admin/start_page.html"
    order = 50

    def __init__(self, user: Any, *, at: datetime | None = None) -> None:
        self.user, self.at = user, at or timezone.now()

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        """What the template shows."""
        tenants = list(Tenant.objects.for_user(self.user).prefetch_related("tenant_locales__locale"))
        homes = list(
            Page.objects.filter(translation_key__in=[t.home_key for t in tenants], depth=HOME_DEPTH).select_related(
                "locale"
            )
        )
        sections = self.sections(homes) if homes else []
        return {
            "sections": [section for section in sections if section.pages],
            "languages": translations(tenants, homes),
            "several": len(tenants) > 1,
            "nothing": not any(section.pages for section in sections),
        }

    def sections(self, homes: list[Page]) -> list[Section]:
        """What waits for somebody, most pressing first."""
        today = timezone.localdate(self.at)
        items = Q(content_type__in=_content_types())
        pages = Page.objects.filter(below([home.path for home in homes]), items).select_related(
            "locale", "content_type"
        )
        return [
            _section(_("In review"), "glasses", pages.filter(in_review()).order_by("pk")),
            _section(
                _("Has to be looked at again"),
                "warning",
                pages.filter(overdue(today), live=True).order_by("last_published_at", "pk"),
                when="last_published_at",
            ),
            _section(
                _("Goes away soon"),
                "time",
                pages.filter(live=True, expire_at__gt=self.at, expire_at__lte=self.at + SOON).order_by("expire_at"),
                when="expire_at",
            ),
            self.next_scheduled(pages),
            _section(
                _("Drafts"), "edit", oldest_first(in_state(pages, "draft", today=today).exclude(in_review())).reverse()
            ),
            _section(
                _("Changes that are not out"),
                "history",
                oldest_first(in_state(pages, "changed", today=today)).reverse(),
            ),
        ]

    def next_scheduled(self, pages: "QuerySet[Page]") -> Section:
        """What goes out next, by its time."""
        waiting = list(pages.filter(scheduled()).order_by("go_live_at", "pk")[: SHOWN + 1])
        keys = [str(page.pk) for page in waiting]
        due = Revision.page_revisions.filter(object_id__in=keys, approved_go_live_at__isnull=False)
        times = dict(due.values_list("object_id", "approved_go_live_at"))
        for page in waiting:
            page.waits_since = times.get(str(page.pk))
        waiting.sort(key=lambda page: page.waits_since or self.at)
        return Section(_("Goes out next"), "calendar-alt", waiting[:SHOWN], len(waiting) > SHOWN)


def _section(title: Any, icon: str, pages: "QuerySet[Page]", *, when: str = "latest_revision_created_at") -> Section:
    found = list(pages[: SHOWN + 1])
    for page in found:
        page.waits_since = getattr(page, when)
    return Section(title, icon, found[:SHOWN], len(found) > SHOWN)


def _content_types() -> list[int]:
    return [ContentType.objects.get_for_model(model).pk for model in item_models()]


def translations(tenants: list[Tenant], homes: list[Page]) -> list[dict[str, Any]]:
    """For each language of each tenant how many texts are out, missing and out of date."""
    of_theirs = TranslationState.objects.filter(tenant__in=tenants)
    out = of_theirs.filter(page__live=True).exclude(status=Status.MISSING)
    counted = of_theirs.filter(translation_key__in=out.values("translation_key")).order_by()
    by_language = {
        (row["tenant"], row["locale"]): row
        for row in counted.values("tenant", "locale").annotate(
            missing=Count("pk", filter=Q(status=Status.MISSING) | Q(page__live=False)),
            all=Count("pk"),
            old=Count("pk", filter=Q(status__in=[Status.OUTDATED, Status.PARTIAL])),
        )
    }
    places = {(home.translation_key, home.locale_id): home for home in homes}
    rows = []
    for tenant in tenants:
        for each in tenant.tenant_locales.all():
            found = by_language.get((tenant.pk, each.locale_id), {"all": 0, "missing": 0, "old": 0})
            home = places.get((tenant.home_key, each.locale_id))
            rows.append(
                {
                    "tenant": tenant.name,
                    "language": name_of(each.locale),
                    "url": reverse("wagtailadmin_explore", args=[home.pk]) if home else "",
                    "out": found["all"] - found["missing"],
                    "missing": found["missing"],
                    "old": found["old"],
                }
            )
    return rows
