"""Reading through: a person vouches for what a machine translated, without having to change a word of it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.html import strip_tags
from wagtail.log_actions import log
from wagtail.models import Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from cms.translation.models import TranslationState
from cms.translation.strings import digest
from cms.translation.transactions import in_line, one_page

# Registered in wagtail_hooks.py.
READ_THROUGH = "ungkanal.translation_read"


class TextChanged(ValueError):
    """What the machine has translated is no longer what the person has read. Nothing was recorded."""


@dataclass(frozen=True, slots=True)
class MachineString:
    """A sentence as it is in the original, and as a machine translated it; both without markup."""

    digest: str
    original: str
    translated: str


def machine_strings(state: TranslationState) -> list[MachineString]:
    """What a machine translated in this text and nobody has read through yet, in the order of the page."""
    read = set(state.read_strings)
    done = {
        (context, string): data
        for context, string, data in StringTranslation.objects.filter(
            context__object=state.translation_key,
            locale=state.locale_id,
            has_error=False,
            translation_type=StringTranslation.TRANSLATION_TYPE_MACHINE,
        ).values_list("context_id", "translation_of_id", "data")
    }
    found: dict[str, MachineString] = {}
    for context, string, original in _segments(state):
        data = done.get((context, string))
        name = digest(context, string, data) if data else ""
        if data and name not in read:
            found.setdefault(name, MachineString(name, strip_tags(original), strip_tags(data)))
    return list(found.values())


def unread(page: Page) -> list[MachineString]:
    """The same for a page; none where nothing is recorded of it, as for one that was never translated."""
    state = TranslationState.objects.filter(page=page).first()
    return machine_strings(state) if state else []


def _segments(state: TranslationState) -> Iterable[tuple[int, int, str]]:
    followed = Translation.objects.filter(source__object=state.translation_key, target_locale=state.locale_id)
    segments = StringSegment.objects.filter(source__in=followed.values("source")).order_by("order", "pk")
    return segments.values_list("context_id", "string_id", "string__data")


def read_through(*, state: TranslationState, seen: Collection[str], by: Any, at: datetime) -> None:
    """Records that a person has read these strings, named by their digests, and found them right.

    Raises TextChanged when these are not the ones that wait to be read, or none do.
    """
    with one_page():
        in_line()
        state = TranslationState.objects.select_for_update().get(pk=state.pk)
        waiting = {string.digest for string in machine_strings(state)}
        if not waiting or waiting != set(seen):
            raise TextChanged
        state.read_strings = sorted({*state.read_strings, *waiting})
        state.reviewed_by, state.reviewed_at = by, at
        state.save(update_fields=["read_strings", "reviewed_by", "reviewed_at"])
        log(instance=state.page, action=READ_THROUGH, user=by, data={"strings": len(waiting)})
