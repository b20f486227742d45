"""Mails about comments, to those who still work for the page's tenant."""

from collections.abc import Collection
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Q
from wagtail.admin.mail import send_notification
from wagtail.models import COMMENTS_RELATION_NAME, Comment, Page

from cms.tenants import reach

UPDATED = "updated_comments"
NEWS = ("new_comments", "resolved_comments", "deleted_comments", "new_replies")


class TellsColleagues:
    """Goes before Wagtail's edit view, which also tells people who have left since they commented or subscribed."""

    page: Page
    request: Any

    def send_commenting_notifications(self, changes: dict[str, Any]) -> None:
        """All news to subscribers, and to others those of the threads they took part in."""
        if not any(changes[sort] for sort in NEWS):
            return
        subscribed = self._present(
            Q(page_subscriptions__page=self.page, page_subscriptions__comment_notifications=True)
        )
        send_notification(subscribed, UPDATED, self._news(changes))
        moved = {comment.pk for comment in changes["resolved_comments"]}
        moved |= {comment.pk for comment, _replies in changes["new_replies"]}
        began = Q(**{f"{COMMENTS_RELATION_NAME}__in": moved})
        for person in self._present(began | Q(comment_replies__comment__in=moved)):
            if person not in subscribed:
                own = Comment.objects.filter(Q(user=person) | Q(replies__user=person), pk__in=moved)
                send_notification([person], UPDATED, self._news(changes, own.values_list("pk", flat=True)))

    def _present(self, wanted: Q) -> list[Any]:
        people = get_user_model()._default_manager.filter(wanted).exclude(pk=self.request.user.pk)
        return reach.readers(self.page, among=people.distinct())

    def _news(self, changes: dict[str, Any], threads: Collection[int] | None = None) -> dict[str, Any]:
        def wanted(comment: Comment) -> bool:
            return threads is None or comment.pk in threads

        return {
            "page": self.page,
            "editor": self.request.user,
            "new_comments": [comment for comment in changes["new_comments"] if wanted(comment)],
            "resolved_comments": [comment for comment in changes["resolved_comments"] if wanted(comment)],
            "deleted_comments": changes["deleted_comments"] if threads is None else [],
            "replied_comments": [
                {"comment": comment, "replies": replies}
                for comment, replies in changes["new_replies"]
                if wanted(comment)
            ],
        }
