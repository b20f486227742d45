"""The translator's screen: publishing, asking for a review, and filling in what was translated before."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages
from wagtail.models import Page
from wagtail_localize.models import Translation, TranslationSource

from cms.tenants.forms import is_number_of_a_row
from cms.translation import drafts, memory, permissions, sources
from cms.translation.hashes import text_hash
from cms.translation.machine import actions
from cms.translation.machine.refusals import MachineRefused
from cms.translation.reviewing import unread
from cms.translation.shown import name_of
from cms.translation.views.typing import cyrillic_url

ACTION, PUBLISH, REVIEW, FILL = "action", "publish", "request-review", "fill"
# Longer lists are worked off string by string on the screen itself.
SHOWN = 100


def act(request: HttpRequest, page: Page) -> HttpResponseBase | None:
    """For `before_edit_page`: what is pressed on the translator's screen; None for anything else.

    The library publishes once its transaction is through: what the gate refuses then, nobody is told.
    """
    action = ACTIONS.get(request.POST.get(ACTION, "")) if request.method == "POST" else None
    translation = sources.translation_of(page) if action else None
    if action is None or translation is None:
        return None
    try:
        action(request, translation)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    except PermissionDenied as refusal:
        messages.error(request, str(refusal))
    return redirect(request.path)


def _publish(request: HttpRequest, translation: Translation) -> None:
    page = drafts.publish(translation=translation, by=request.user)
    said = {"title": page.title, "language": translation.target_locale.get_display_name()}
    missing = memory.untranslated(translation).count()
    if missing:
        partly = ngettext(
            "“%(title)s” is published in %(language)s, with %(count)d text that is still as in the original.",
            "“%(title)s” is published in %(language)s, with %(count)d texts that are still as in the original.",
            missing,
        )
        messages.warning(request, partly % {**said, "count": missing})
    else:
        messages.success(request, _("“%(title)s” is published in %(language)s.") % said)


def _request_review(request: HttpRequest, translation: Translation) -> None:
    state = drafts.request_review(translation=translation, by=request.user)
    messages.success(request, _("Sent to review: %(workflow)s.") % {"workflow": state.workflow.name})


def _fill(request: HttpRequest, translation: Translation) -> None:
    if translation.get_target_instance().permissions_for_user(request.user).page_locked():
        raise drafts.LockedRefused
    count = memory.fill(
        translation=translation,
        suggested=_numbers(request.POST.getlist("suggested")),
        kept=_numbers(request.POST.getlist("kept")),
        by=request.user,
    )
    filled = ngettext("%(count)d text was filled in.", "%(count)d texts were filled in.", count)
    messages.success(request, filled % {"count": count})


def _numbers(values: Iterable[str]) -> set[int]:
    return {int(value) for value in values if is_number_of_a_row(value)}


ACTIONS = {PUBLISH: _publish, REVIEW: _request_review, FILL: _fill}


def desk(*, translation: Translation, page: Page, user: Any) -> dict[str, Any]:
    """What our part of the screen shows, beside the library's."""
    rights = page.permissions_for_user(user)
    task = page.current_workflow_task
    waiting = memory.open_strings(translation)
    return {
        "translation": translation,
        "languages": [name_of(translation.source.locale), name_of(translation.target_locale)],
        "page": page,
        "may_request": rights.can_edit() and rights.can_submit_for_moderation(),
        "task": task,
        "answers": task.get_actions(page, user) if task else [],
        "task_state": page.current_workflow_task_state,
        "open": waiting[:SHOWN],
        "more": max(len(waiting) - SHOWN, 0),
        **_machine(translation),
        "unread": len(unread(page)),
        "suggestions": sum(1 for each in waiting if each.suggestion),
        "cyrillic_url": cyrillic_url(page),
        "cyrillic_fields": ".js-translation-editor textarea",
        "renewable": _is_old(translation.source) and permissions.may_update(user=user, source=translation.source),
    }


def _machine(translation: Translation) -> dict[str, Any]:
    """What a machine could do here, or why it does not."""
    try:
        return {"machine": actions.offer(translation=translation, at=timezone.now())}
    except MachineRefused as refusal:
        return {"no_machine": refusal.sentence}


def _is_old(source: TranslationSource) -> bool:
    now = sources.text_now(source.get_source_instance())
    return text_hash(now) != text_hash(source.as_instance())
