"""The languages of an item: which text is there, which is out, and how true it is to its source."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.urls import reverse
from wagtail.admin.panels import Panel

from cms.tenants.models import Tenant, tenant_of
from cms.translation.enums import Status
from cms.translation.models import TranslationState
from cms.translation.permissions import beginnings
from cms.translation.shown import Shown, shown


def states_of(keys: Iterable[UUID], *, tenant: Tenant) -> dict[UUID, list[Shown]]:
    """For each item its state in each of the tenant's languages, in the tenant's order; two statements in all."""
    order = list(tenant.tenant_locales.values_list("locale_id", flat=True))
    states = TranslationState.objects.of_groups(keys).filter(tenant=tenant, locale__in=order)
    read = states.select_related("locale", "page__alias_of")
    found: dict[UUID, list[Shown]] = defaultdict(list)
    for state in sorted(read, key=lambda state: order.index(state.locale_id)):
        found[state.translation_key].append(Shown(state.tag, shown(state), state.page_id))
    return found


class LanguagesPanel(Panel):
    """The tenant's languages, each with its state and the way to edit it."""

    def clean_name(self) -> str:
        """Nothing is typed here."""
        return "languages"

    class BoundPanel(Panel.BoundPanel):
        """On one page, for one person."""

        template_name = "content_types/admin/languages.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """The rows of the table."""
            context = super().get_context_data(parent_context)
            page = self.instance
            tenant = tenant_of(page) if page.pk else None
            rows = states_of([page.translation_key], tenant=tenant)[page.translation_key] if tenant else []
            context["rows"] = [self._row(each) for each in rows]
            context["saved"] = bool(page.pk)
            context["translate_url"] = (
                reverse("wagtail_localize:submit_page_translation", args=[page.pk])
                if rows and self._may_translate()
                else ""
            )
            return context

        def _row(self, state: Shown) -> dict[str, Any]:
            is_this = state.page_id == self.instance.pk
            edit = reverse("wagtailadmin_pages:edit", args=[state.page_id]) if state.page_id and not is_this else ""
            unread = state.page_id and state.state == Status.MACHINE
            read = reverse("translation_board:read", args=[state.page_id]) if unread else ""
            return {"state": state, "is_this": is_this, "edit_url": edit, "read_url": read}

        def _may_translate(self) -> bool:
            """In one language at least."""
            page = self.instance
            return bool(self.request) and bool(beginnings(user=self.request.user, pages=[page])[page.pk])
