"""Says of what is published and yet not to be seen which page hides it: after publishing, in the form and in lists."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.ui.tables.pages import PageStatusColumn
from wagtail.admin.views.home import LockedPagesPanel, RecentEditsPanel
from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.views.pages.listing import ExplorableIndexView
from wagtail.models import Page

from cms.publishing.hiding import Reason, hiders
from cms.tenants.dashboard import MyEdits, MyLocks, WithinTenants

SENTENCES = {
    Reason.ABOVE: _("Published, but not visible: “%(title)s” above it is not published. Publish that first."),
    Reason.ORIGINAL: _(
        "Published, but not visible: its original is not visible while “%(title)s” is not published. "
        "Publish that first."
    ),
    Reason.PRIVATE: _("Published, but not visible: “%(title)s” is private. Let everybody see that first."),
}


def find_hiders(pages: Sequence[Any]) -> None:
    """Tells the pages what hides them: they have no address then that "View live" could lead to."""
    found = hiders(pages)
    for page in pages:
        page.known_hider = found.get(page.pk)


def say_what_hides(request: HttpRequest, *pages: Any) -> None:
    """Once for each page that hides some of these."""
    find_hiders(pages)
    for hider in dict.fromkeys(page.known_hider for page in pages if page.known_hider):
        messages.warning(request, SENTENCES[hider.reason] % {"title": hider.title})


def when_it_is_opened(request: HttpRequest, page: Page) -> None:
    """For `before_edit_page`; also where the translator's screen takes the place of the form."""
    if request.method == "GET":
        say_what_hides(request, page)


class KnowsWhatHides(EditView):
    """The page whose state is shown beside the form may be another object than the one that is edited."""

    def get_page_for_status(self) -> Any:
        """It has no address either."""
        shown = super().get_page_for_status()
        shown.known_hider = self.page.known_hider
        return shown


class StateColumn(PageStatusColumn):
    """The state, and what hides the page."""

    cell_template_name = "content_types/admin/cells/state.html"


class ListsWhatIsHidden(ExplorableIndexView):
    """A list that says so."""

    base_columns = [
        StateColumn("status", label=column.label, sort_key=column.sort_key, width=column.width)
        if isinstance(column, PageStatusColumn)
        else column
        for column in ExplorableIndexView.base_columns
    ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Read for the rows of this page of the list, not for each row."""
        context = super().get_context_data(**kwargs)
        find_hiders(list(context["object_list"]))
        return context


class LeadsNowhereWrong(WithinTenants):
    """Goes before a panel of the start page, whose rows lead to the live page."""

    def get_context_data(self, parent_context: Any) -> Any:
        """Read for all rows at once."""
        context = super().get_context_data(parent_context)
        find_hiders([self.page_of(row) for row in context[self.shown]])
        return context


class LastEdits(LeadsNowhereWrong, MyEdits):
    """What the user has edited last."""


class OwnLocks(LeadsNowhereWrong, MyLocks):
    """What the user has locked, with all that is said of a row read beforehand, as Wagtail does for the last edits."""

    def get_context_data(self, parent_context: Any) -> Any:
        context = super().get_context_data(parent_context)
        rows = context[self.shown]
        whole = Page.objects.specific(defer=True).prefetch_workflow_states().annotate_approved_schedule()
        read = whole.in_bulk([row.pk for row in rows])
        for row in rows:
            read[row.pk].known_hider = row.known_hider
        return {**context, self.shown: [read[row.pk] for row in rows]}


def panels_that_know_what_hides(request: HttpRequest, panels: list[Any]) -> None:
    """For `construct_homepage_panels`."""
    in_place_of = {RecentEditsPanel: LastEdits, LockedPagesPanel: OwnLocks}
    for place, panel in enumerate(panels):
        for known, own in in_place_of.items():
            if isinstance(panel, known):
                panels[place] = own()
