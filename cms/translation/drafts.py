"""Saving, publishing and reviewing a translation from its strings.

The library writes the strings into the page's own row also when it is only asked for a draft: of a page that is out,
that is what readers see. Here a draft is a revision, and the row changes when the revision is published.
"""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page, Revision, WorkflowState
from wagtail_localize.models import Translation, TranslationLog

from cms.translation.refusals import TranslationRefused
from cms.translation.sources import hold


class NotYoursRefused(TranslationRefused):
    """The person lacks the right for this, in this language."""


class LockedRefused(TranslationRefused):
    """Somebody else, or a review, keeps the page locked."""

    def __init__(self) -> None:
        super().__init__(_("The page is locked. Ask for it to be unlocked, or wait until its review is over."))


class ReviewRefused(TranslationRefused):
    """No review can begin now."""


@transaction.atomic
def save_draft(*, translation: Translation, by: Any) -> Revision:
    """A new version of the page from its strings; what readers see stays. Raises ValidationError.

    Until the page has been out once, its address is made from its own title, by the rules of its language.
    """
    source, locale = translation.source, translation.target_locale
    page = source.get_ephemeral_translated_instance(locale, fallback=True)
    # The library has just copied the original's slug; empty, it is made from the title.
    page.slug = translation.get_target_instance().slug if page.first_published_at else ""
    revision: Revision = page.save_revision(user=by, log_action=True)
    TranslationLog.objects.create(source=source, locale=locale, revision=revision)
    return revision


@transaction.atomic
def publish(*, translation: Translation, by: Any) -> Page:
    """Publishes the page as its strings make it.

    Raises NotYoursRefused, LockedRefused, ValidationError, or what the publishing gate refuses with; nothing is saved
    then.
    """
    hold(translation.source.object_id)
    page: Page = translation.get_target_instance()
    rights = page.permissions_for_user(by)
    if not rights.can_publish():
        raise NotYoursRefused(_("You may not publish in this language. Ask for a review instead."))
    if rights.page_locked():
        raise LockedRefused
    save_draft(translation=translation, by=by).publish(user=by)
    page.refresh_from_db()
    return page


@transaction.atomic
def request_review(*, translation: Translation, by: Any) -> WorkflowState:
    """Starts the page's workflow on a draft made from its strings. Raises as `publish`, or ReviewRefused."""
    page: Page = translation.get_target_instance()
    rights = page.permissions_for_user(by)
    if not rights.can_edit():
        raise NotYoursRefused(_("You may not change the text in this language."))
    if page.workflow_in_progress:
        raise ReviewRefused(_("This text is in review already. Wait for the answer, or cancel the review."))
    if rights.page_locked():
        raise LockedRefused
    workflow = page.get_workflow()
    if workflow is None:
        raise ReviewRefused(_("There is no workflow for this page. An administrator can assign one."))
    save_draft(translation=translation, by=by)
    state: WorkflowState = workflow.start(translation.get_target_instance(), by)
    return state
