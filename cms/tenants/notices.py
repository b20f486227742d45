"""Mails about reviews go to those who work for the page's tenant; Wagtail's go to whoever once had to do with it.

Connected under Wagtail's own names and before it: what bears a name already is not connected again.
"""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from wagtail.admin import mail
from wagtail.models import Page, TaskState, WorkflowState

from cms.tenants import reach


class ToThoseWhoReach:
    """Goes before a notifier of Wagtail's."""

    def get_recipient_users(self, instance: WorkflowState | TaskState, **kwargs: Any) -> Iterable[AbstractBaseUser]:
        found: Any = super().get_recipient_users(instance, **kwargs)  # type: ignore[misc]
        state = instance.workflow_state if isinstance(instance, TaskState) else instance
        page = state.content_object
        return reach.readers(page, among=found) if isinstance(page, Page) else found


class Submitted(ToThoseWhoReach, mail.WorkflowStateSubmissionEmailNotifier):
    """Something was sent to review."""


class Approved(ToThoseWhoReach, mail.WorkflowStateApprovalEmailNotifier):
    """A review ended well."""


class Rejected(ToThoseWhoReach, mail.WorkflowStateRejectionEmailNotifier):
    """A review asked for changes."""


class ToReview(ToThoseWhoReach, mail.GroupApprovalTaskStateSubmissionEmailNotifier):
    """Something waits for a group."""


# By the names under which Wagtail connects its own. Signals do not keep what they call: these do.
SUBMITTED = "workflow_state_submitted_email_notification", Submitted()
APPROVED = "workflow_state_approved_email_notification", Approved()
REJECTED = "workflow_state_rejected_email_notification", Rejected()
TO_REVIEW = "group_approval_task_submitted_email_notification", ToReview()
