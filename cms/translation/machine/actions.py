"""Asking a machine: what waits for its translation gets a first one, as a draft that a person reads."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings as django_settings
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation
from wagtail_localize.strings import StringValue

from cms.translation import memory
from cms.translation.machine import budget
from cms.translation.machine.policy import require_allowed
from cms.translation.machine.refusals import MachineRefused
from cms.translation.machine.routing import Commission, RoutingTranslator
from cms.translation.models import MachineSettings, RejectedString
from cms.translation.shown import name_of
from cms.translation.transactions import one_page

# Registered in wagtail_hooks.py.
ASKED = "ungkanal.machine_asked"
MOST_NAMED = 300
Waiting = Mapping[StringValue, list[StringSegment]]


@dataclass(frozen=True, slots=True)
class Offer:
    """Which machine would translate, and how many characters are left this month."""

    machine: str
    left: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """How many strings were translated and how many wait for a person; `stopped` is why it was not tried with all."""

    kept: int
    lost: int
    stopped: str = ""


def offer(*, translation: Translation, at: datetime) -> Offer:
    """What a machine could do for this translation. Raises MachineRefused."""
    return _offered(translation, *_commissioned(translation, at))


def _offered(translation: Translation, translator: RoutingTranslator, commission: Commission) -> Offer:
    engine = translator.engine(translation.source.locale, translation.target_locale)
    if engine is None:
        raise MachineRefused(
            _("No machine here translates from %(source)s into %(target)s.")
            % {
                "source": name_of(translation.source.locale),
                "target": name_of(translation.target_locale),
            }
        )
    used = budget.spent(tenant=commission.settings.tenant, at=commission.at)
    return Offer(str(engine.translator.display_name), max(commission.settings.monthly_characters - used, 0))


def translate(*, translation: Translation, by: Any, at: datetime) -> Outcome:
    """Has every string translated that has no translation yet. Not within a transaction: it waits for others.

    What lost a link, a tag or a placeholder on its way is not kept. Raises MachineRefused; nothing is kept then.
    """
    translator, commission = _commissioned(translation, at)
    machine = _offered(translation, translator, commission).machine
    waiting: dict[StringValue, list[StringSegment]] = defaultdict(list)
    for segment in memory.untranslated(translation).select_related("string").order_by("order"):
        waiting[segment.string.as_value()].append(segment)
    found = translator.translate(translation.source.locale, translation.target_locale, waiting) if waiting else {}
    with one_page():
        # Asked again: somebody may have ticked the crisis box while the machine was at it.
        require_allowed(translation)
        kept = sum(_keep(translation, segment, found[each], machine, by) for each in found for segment in waiting[each])
        _note_lost(translation, waiting, commission.lost)
        if kept:
            log(instance=_page(translation), action=ASKED, user=by, data={"strings": kept, "machine": machine})
    return Outcome(
        kept=kept,
        lost=sum(len(waiting[each]) for each in commission.lost),
        stopped=commission.stopped.sentence if commission.stopped else "",
    )


def _commissioned(translation: Translation, at: datetime) -> tuple[RoutingTranslator, Commission]:
    tenant = require_allowed(translation)
    chosen = MachineSettings.objects.select_related("tenant").filter(tenant=tenant, enabled=True).first()
    if chosen is None:
        raise MachineRefused(
            _("Machine translation is switched off for your organisation. An administrator can switch it on.")
        )
    commission = Commission(chosen, at)
    options: Any = django_settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR["OPTIONS"]
    return RoutingTranslator(options, commission), commission


def _keep(translation: Translation, segment: StringSegment, text: StringValue, machine: str, by: Any) -> bool:
    """What a person has written meanwhile stays."""
    return StringTranslation.objects.get_or_create(
        translation_of_id=segment.string_id,
        context_id=segment.context_id,
        locale=translation.target_locale,
        defaults={
            "data": text.data,
            "translation_type": StringTranslation.TRANSLATION_TYPE_MACHINE,
            "tool_name": machine,
            "last_translated_by": by,
            "has_error": False,
            "field_error": "",
        },
    )[1]


def _note_lost(translation: Translation, waiting: Waiting, lost: Mapping[StringValue, str]) -> None:
    tried = [segment.pk for segments in waiting.values() for segment in segments]
    RejectedString.objects.filter(translation=translation, segment__in=tried).delete()
    RejectedString.objects.bulk_create(
        RejectedString(translation=translation, segment=segment, lost=named[:MOST_NAMED])
        for each, named in lost.items()
        for segment in waiting[each]
    )


def _page(translation: Translation) -> Page:
    page: Page = translation.get_target_instance()
    return page
