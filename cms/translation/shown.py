"""A state as editors see it: a mark that is told by its sign and its words, never by colour alone."""

from dataclasses import dataclass
from typing import Any

from django.db.models import F, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale, Page

from cms.translation.enums import NEEDS_WORK, Status
from cms.translation.models import TranslationState
from locales.languages import name_in
from locales.negotiation import canonical

# Where the API says MISSING, editors want to know what is there.
DRAFT, ALIAS = "DRAFT", "ALIAS"
LABELS: dict[str, Any] = {
    **dict(Status.choices),
    DRAFT: _("Draft"),
    ALIAS: _("Shows the original"),
}
ICONS = {
    Status.SOURCE: "edit",
    Status.MISSING: "circle-plus",
    Status.INDEPENDENT: "lock-open",
    Status.OUTDATED: "history",
    Status.PARTIAL: "tasks",
    Status.MACHINE: "cogs",
    Status.UP_TO_DATE: "check",
    DRAFT: "draft",
    ALIAS: "redirect",
}
IS_DRAFT = Q(status=Status.MISSING, page__isnull=False) & (
    Q(page__alias_of__isnull=True) | Q(page__alias_of__locale=F("locale"))
)


@dataclass(frozen=True, slots=True)
class Shown:
    """One language of one item; `page_id` is None where there is no text."""

    tag: str
    state: str
    page_id: int | None = None

    @property
    def code(self) -> str:
        """What stands for the language in little room."""
        return self.tag.partition("-")[0]

    @property
    def name(self) -> str:
        """The language's name in the language of the admin."""
        return language_name(self.tag)

    @property
    def label(self) -> Any:
        """The state in words."""
        return LABELS.get(self.state, self.state)

    @property
    def icon(self) -> str:
        """The sign that goes with the words."""
        return ICONS.get(self.state, "help")

    @property
    def to_do(self) -> bool:
        """Whether somebody should look at it."""
        return self.state in NEEDS_WORK or self.state in {DRAFT, ALIAS}


def language_name(tag: str) -> str:
    """The name of a language in the language of the admin."""
    return name_in(tag, get_language())


def name_of(locale: Locale) -> str:
    """The same for one of Wagtail's locales."""
    return language_name(canonical(locale.language_code))


def shown(state: TranslationState) -> str:
    """The state's name for editors. Reads `page` with `alias_of`."""
    page: Page | None = state.page
    if state.status != Status.MISSING or page is None:
        return state.status
    borrows = page.alias_of is not None and page.alias_of.locale_id != page.locale_id
    return ALIAS if borrows else DRAFT
