"""Publishing several at once: those that may go out do, the others are named with what they lack."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.views.pages.bulk_actions.publish import PublishBulkAction
from wagtail.models import Page

from cms.publishing.gate import PublicationRefused
from cms.publishing.transactions import publishing
from content_types.admin.hidden import say_what_hides


class PublishThoseThatMay(PublishBulkAction):
    """Wagtail's own stops at the first that is refused."""

    def get_execution_context(self) -> dict[str, Any]:
        """Lists are handed down that take up what went out, and the refusals."""
        self.published: list[Page] = []
        self.refused: list[tuple[Page, PublicationRefused]] = []
        return {**super().get_execution_context(), "published": self.published, "refused": self.refused}

    @classmethod
    def execute_action(
        cls,
        objects: Iterable[Page],
        include_descendants: bool = False,  # noqa: FBT001, FBT002 - Wagtail's signature
        user: Any = None,
        published: list[Page] | None = None,
        refused: list[tuple[Page, PublicationRefused]] | None = None,
        **kwargs: Any,
    ) -> tuple[int, int]:
        """How many of the chosen and how many below them went out."""
        went: list[Page] = []
        chosen = 0
        for page in objects:
            if cls.publish_one(page, user, refused):
                chosen += 1
                went.append(page)
            drafts = cls.drafts_below(page, user) if include_descendants else ()
            went += [below for below in drafts if cls.publish_one(below, user, refused)]
        if published is not None:
            published += went
        return chosen, len(went) - chosen

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
        say_what_hides(self.request, *Page.objects.filter(pk__in=[page.pk for page in self.published]))
        return super().get_success_message(num_parent_objects, num_child_objects)
