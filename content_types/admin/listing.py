"""Lists of items that answer: what is out, what waits, what is old."""

from typing import Any

from django.forms import RadioSelect
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_filters.filters import ChoiceFilter
from wagtail.admin.ui.tables import BaseColumn, DateColumn
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageTitleColumn

from cms.tenants.filters import AnyPageFilters
from cms.tenants.models import tenant_of
from content_types.admin.due import check_by, in_state
from content_types.admin.hidden import ListsWhatIsHidden, StateColumn
from content_types.admin.languages import states_of

STATE_CHOICES = [
    ("out", _("Out")),
    ("changed", _("Out, with changes that are not")),
    ("draft", _("Drafts")),
    ("scheduled", _("Scheduled")),
    ("review", _("In review")),
    ("overdue", _("Has to be looked at again")),
    ("expired", _("Expired")),
]


class StateFilter(ChoiceFilter):
    """What an item waits for."""

    def filter(self, pages: Any, value: str) -> Any:
        """Pages in the chosen state."""
        return in_state(pages, value, today=timezone.localdate()) if value else pages


class ItemFilters(AnyPageFilters):
    """The state first; who and when after it."""

    state = StateFilter(label=_("State"), choices=STATE_CHOICES, empty_label=_("Any"), widget=RadioSelect)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # One kind lies in each list, and nothing but episodes lies below an item.
        for name in ("content_type", "has_child_pages", "site"):
            self.filters.pop(name, None)
        self.filters.move_to_end("state", last=False)


class LanguagesColumn(BaseColumn):
    """The item's languages, with what is missing or old marked."""

    cell_template_name = "content_types/admin/cells/languages.html"

    def get_cell_context_data(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        """The states that the view has read for all rows at once."""
        context = super().get_cell_context_data(instance, parent_context)
        context["states"] = getattr(instance, "language_states", [])
        return context


class DueColumn(BaseColumn):
    """When it has to be looked at again, and when it goes by itself."""

    cell_template_name = "content_types/admin/cells/due.html"

    def get_cell_context_data(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        """Days, and whether they have passed."""
        context = super().get_cell_context_data(instance, parent_context)
        day = check_by(instance)
        context |= {"check_by": day, "passed": bool(day and day < timezone.localdate()), "expires": instance.expire_at}
        return context


class ItemListView(ListsWhatIsHidden):
    """The list of an index page, or of a show's episodes."""

    base_columns = [
        BulkActionsColumn("bulk_actions"),
        PageTitleColumn("title", label=_("Title"), sort_key="title", classname="title"),
        StateColumn("status", label=_("State"), sort_key="live", width="11%"),
        LanguagesColumn("languages", label=_("Languages"), width="13%"),
        DateColumn(
            "last_published_at", label=_("Published"), sort_key="last_published_at", width="11%", classname="own-wide"
        ),
        DateColumn(
            "latest_revision_created_at",
            label=_("Changed"),
            sort_key="latest_revision_created_at",
            width="11%",
            classname="own-wide",
        ),
        DueColumn("due", label=_("Look at again"), width="14%"),
    ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Languages are read for the rows of this page of the list, not for each row."""
        context = super().get_context_data(**kwargs)
        rows = list(context["object_list"])
        tenant = tenant_of(self.parent_page)
        if tenant and rows:
            found = states_of([row.translation_key for row in rows], tenant=tenant)
            for row in rows:
                row.language_states = found[row.translation_key]
        return context
