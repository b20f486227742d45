"""Which of our views stand where Wagtail has its own."""

from typing import Any

from wagtail.models import Page

from cms.tenants.listings import TenantPages
from content_types.admin.copying import CopyWhole
from content_types.admin.editing import ItemCreateView, ItemEditView, ReviewView
from content_types.admin.hidden import KnowsWhatHides, ListsWhatIsHidden
from content_types.admin.listing import ItemFilters, ItemListView
from content_types.admin.previewing import PreviewInApp


class ItemPages(TenantPages):
    """Editing items of one kind."""

    add_view_class = ItemCreateView
    copy_view_class = CopyWhole
    edit_view_class = ItemEditView
    preview_on_edit_view_class = PreviewInApp
    workflow_action_view_class = ReviewView
    parent_models: list[Any] = []


class ListOfItems(TenantPages):
    """What is seen when one opens a page that items lie below: an index page, or a show."""

    copy_view_class = CopyWhole
    edit_view_class = KnowsWhatHides
    index_view_class = ItemListView
    filterset_class = ItemFilters

    def get_index_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """Rows are pages of any kind: `model` is the kind of page that they lie below."""
        return super().get_index_view_kwargs(**{"model": Page, "columns": ItemListView.base_columns, **kwargs})


class PartsOfTenant(TenantPages):
    """Home pages, and the index pages that are listed below each."""

    edit_view_class = KnowsWhatHides
    index_view_class = ListsWhatIsHidden

    def get_index_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """As above: what lies below a home page is none."""
        return super().get_index_view_kwargs(**{"model": Page, **kwargs})
