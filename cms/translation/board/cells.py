"""One item in one language: how it stands, how far it is, and the one thing to do next."""

from collections.abc import Mapping, Set
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from wagtail.models import Locale, Page

from cms.translation import permissions
from cms.translation.board.scope import Scope
from cms.translation.enums import Status
from cms.translation.models import TranslationState
from cms.translation.shown import ALIAS, DRAFT, Shown, name_of, shown


@dataclass(frozen=True, slots=True)
class Action:
    """A way to the work. `label` is short; `about` says to those who hear it which item and language is meant."""

    label: str
    about: str
    url: str
    pressing: bool = True


@dataclass(frozen=True, slots=True)
class Cell:
    """`state` is None where the tenant does not publish in this language."""

    language: str
    state: Shown | None = None
    progress: str = ""
    action: Action | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One item."""

    title: str
    kind: str
    tenant: str
    original: str
    edit_url: str
    is_draft: bool
    changed_at: Any
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Rights:
    """What somebody may do with what is on this page of the list: the same functions say so that the views ask.

    `beginnings` are languages by original, `updatable` are sources.
    """

    user: Any
    beginnings: Mapping[int, frozenset[int]]
    updatable: Set[int]

    def may_edit(self, page: Page | None) -> bool:
        """Whether the editor opens for them."""
        return page is not None and permissions.may_edit(user=self.user, page=page)

    def may_publish(self, page: Page | None) -> bool:
        """Whether the editor has a button for it."""
        return page is not None and bool(page.permissions_for_user(self.user).can_publish())


class Desk:
    """What all cells of one page of the list have in common."""

    def __init__(self, scope: Scope, rights: Rights, sources: Mapping[UUID, int], next_url: str) -> None:
        self.scope, self.rights, self.sources, self.next_url = scope, rights, sources, next_url

    def cell(self, state: TranslationState | None, source: TranslationState, locale: Locale) -> Cell:
        """The cell of a language in the row of a source."""
        language = name_of(locale)
        if state is None or (state.tenant_id, state.locale_id) not in self.scope.spoken:
            return Cell(language)
        name = shown(state)
        return Cell(
            language=language,
            state=Shown(state.tag, name, state.page_id),
            progress=_progress(state),
            action=self._action(name, state, source),
        )

    def _action(self, name: str, state: TranslationState, source: TranslationState) -> Action | None:
        if state.status == Status.SOURCE:
            return None
        if name in {Status.MISSING, ALIAS}:
            return self._begin(state, source)
        to_sync = self.sources.get(state.translation_key) if state.source_hash != state.synced_hash else None
        if name == Status.OUTDATED and to_sync in self.rights.updatable:
            url = reverse("wagtail_localize:update_translations", args=[to_sync])
            return self._to(_("Sync"), url, state, source)
        if not self.rights.may_edit(state.page):
            return None
        if name == Status.MACHINE or (name == DRAFT and state.unread_segments and not state.open_segments):
            url = reverse("translation_board:read", args=[state.page_id])
            return self._to(pgettext("verb", "Read through"), url, state, source)
        edit = reverse("wagtailadmin_pages:edit", args=[state.page_id])
        pressing = name in {Status.OUTDATED, Status.PARTIAL, DRAFT}
        return self._to(self._what_to_edit(name, state), edit, state, source, pressing=pressing)

    def _begin(self, state: TranslationState, source: TranslationState) -> Action | None:
        if state.locale_id not in self.rights.beginnings.get(source.page_id or 0, ()):
            return None
        url = reverse("wagtail_localize:submit_page_translation", args=[source.page_id])
        return self._to(_("Translate"), url, state, source, select_locale=state.locale.language_code)

    def _what_to_edit(self, name: str, state: TranslationState) -> str:
        if name in {Status.INDEPENDENT, Status.UP_TO_DATE}:
            return pgettext("verb", "Open")
        if state.open_segments:
            return _("Translate")
        return _("Publish") if self.rights.may_publish(state.page) else pgettext("verb", "Open")

    def _to(
        self,
        label: str,
        url: str,
        state: TranslationState,
        source: TranslationState,
        *,
        pressing: bool = True,
        **query: str,
    ) -> Action:
        about = _("%(title)s, %(language)s") % {"title": title_of(source), "language": name_of(state.locale)}
        return Action(label, about, f"{url}?{urlencode({**query, 'next': self.next_url})}", pressing)


def title_of(state: TranslationState) -> str:
    """What editors call the item."""
    return state.page.get_admin_display_title() if state.page else str(state.translation_key)


def _progress(state: TranslationState) -> str:
    done = state.total_segments - state.open_segments
    begun = state.status not in {Status.MISSING} or state.page_id
    if not state.open_segments or not begun:
        return ""
    return _("%(done)d of %(total)d strings") % {"done": done, "total": state.total_segments}
