"""Publishing several at once: those that may go out do, the others are named with what they lack."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.views.pages.bulk_actions.publish import PublishBulkAction
from wagtail.models import Page

from cms.publishing.gate import PublicationRefused
from cms.publishing.transactions import publishing


class PublishThoseThatMay(PublishBulkAction):
    """Wagtail's own stops at the first that is refused."""

    def get_execution_context(self) -> dict[str, Any]:
        """A list is handed down that takes up the refusals."""
        self.refused: list[tuple[Page, PublicationRefused]] = []
        return {**super().get_execution_context(), "refused": self.refused}

    @classmethod
    def execute_action(
        cls,
        objects: Iterable[Page],
        include_descendants: bool = False,  # noqa: FBT001, FBT002 - Wagtail's signature
        user: Any = None,
        refused: list[tuple[Page, PublicationRefused]] | None = None,
        **kwargs: Any,
    ) -> tuple[int, int]:
        """How many of the chosen and how many below them went out."""
        counts = [0, 0]
        for page in objects:
            counts[0] += cls.publish_one(page, user, refused)
            for below in cls.drafts_below(page, user) if include_descendants else ():
                counts[1] += cls.publish_one(below, user, refused)
        return counts[0], counts[1]

    @classmethod
    def publish_one(cls, page: Page, user: Any, refused: list[tuple[Page, PublicationRefused]] | None) -> bool:
        """Whether the page went out."""
        try:
            with publishing():
                revision = page.get_latest_revision() or page.specific.save_revision(user=user)
                revision.publish(user=user)
        except PublicationRefused as refusal:
            if refused is not None:
                refused.append((page, refusal))
            return False
        return True

    @classmethod
    def drafts_below(cls, page: Page, user: Any) -> Iterator[Page]:
        """Drafts under a page that the person may publish."""
        for draft in page.get_descendants().not_live().defer_streamfields().specific():
            if user is None or draft.permissions_for_user(user).can_publish():
                yield draft

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str:
        """What went out; what did not is said beside it."""
        for page, refusal in self.refused:
            sentence = _("“%(title)s” was not published.") % {"title": page.get_admin_display_title()}
            messages.error(self.request, f"{sentence} {refusal}")
        return super().get_success_message(num_parent_objects, num_child_objects)
