"""The one translator that wagtail-localize knows: it asks the right engine, in batches, within a tenant's limits."""

import logging
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from requests import RequestException
from wagtail.models import Locale
from wagtail_localize.machine_translators.base import BaseMachineTranslator
from wagtail_localize.strings import StringValue

from cms.translation.machine import budget
from cms.translation.machine.checking import lost, sound
from cms.translation.machine.engines import Engine, engine_for, engines_of
from cms.translation.machine.glossary import Hidden, glossary_of
from cms.translation.machine.refusals import EngineFailed, MachineRefused
from cms.translation.models import MachineSettings

MOST_STRINGS, MOST_CHARACTERS = 40, 8_000
ATTEMPTS, PAUSE_SECONDS = 3, 0.5
# What the library's classes raise: they read an answer without looking at its status.
TROUBLE = (EngineFailed, RequestException, KeyError, TypeError, ValueError)
Batch = dict[StringValue, Hidden]

log = logging.getLogger("ungkanal.machine_translation")


@dataclass(slots=True)
class Commission:
    """For whom and when strings are translated; `lost` and `stopped` say afterwards what did not come of it."""

    settings: MachineSettings
    at: datetime
    lost: dict[StringValue, str] = field(default_factory=dict)
    stopped: MachineRefused | None = None


class RoutingTranslator(BaseMachineTranslator):
    """Options: ENGINES, ROUTES and SECONDS for all that one press of the button asks for.

    Without a commission it translates nothing: the library asks for no tenant's will, so it is never asked itself.
    """

    display_name = gettext_lazy("Machine translation")

    def __init__(
        self,
        options: Mapping[str, Any],
        commission: Commission | None = None,
        wait: Callable[[float], None] = time.sleep,
    ) -> None:
        super().__init__(options)
        self.engines = engines_of(options)
        self.commission = commission
        self.wait = wait

    def can_translate(self, source_locale: Locale, target_locale: Locale) -> bool:
        """Whether the tenant that it works for lets an engine do this pair."""
        return self.engine(source_locale, target_locale) is not None

    def translate(
        self, source_locale: Locale, target_locale: Locale, strings: Iterable[StringValue]
    ) -> dict[StringValue, StringValue]:
        """What could be translated and has everything that its original has. Raises MachineRefused if nothing was."""
        engine = self.engine(source_locale, target_locale)
        if engine is None or self.commission is None:
            raise MachineRefused(_("No machine here translates between these languages."))
        terms = glossary_of(tenant=self.commission.settings.tenant, source=source_locale, target=target_locale)
        until = time.monotonic() + self.options["SECONDS"]
        done: dict[StringValue, StringValue] = {}
        try:
            for batch in batches(self._fitting(strings), terms.hide):
                answer = self._ask(engine, source_locale, target_locale, batch, until)
                done |= self._sound(batch, answer)
        except MachineRefused as refusal:
            self.commission.stopped = refusal
            if not done:
                raise
        return done

    def engine(self, source: Locale, target: Locale) -> Engine | None:
        """Which engine does this pair for the tenant that it works for."""
        if self.commission is None or not self.commission.settings.enabled:
            return None
        return engine_for(
            self.engines,
            source=source,
            target=target,
            third_parties=self.commission.settings.third_parties,
            routes=self.options.get("ROUTES", ()),
        )

    def _fitting(self, strings: Iterable[StringValue]) -> Iterator[StringValue]:
        for each in strings:
            if len(each.data) <= MOST_CHARACTERS:
                yield each
            else:
                self._commissioned().lost[each] = _("too long for a machine")

    def _ask(
        self, engine: Engine, source: Locale, target: Locale, batch: Batch, until: float
    ) -> dict[StringValue, StringValue]:
        """One batch, paid for before it is sent; a call that fails is paid back, and made again while there is time."""
        commission = self._commissioned()
        sent = [StringValue(hidden.html) for hidden in batch.values()]
        characters = sum(len(each.data) for each in batch)
        for attempt in range(1, ATTEMPTS + 1):
            if time.monotonic() > until:
                break
            budget.spend(settings=commission.settings, characters=characters, at=commission.at)
            began, outcome = time.monotonic(), "OK"
            try:
                return dict(engine.translator.translate(source, target, list(dict.fromkeys(sent))))
            except TROUBLE as trouble:
                outcome = getattr(trouble, "code", None) or type(trouble).__name__
                budget.give_back(settings=commission.settings, characters=characters, at=commission.at)
            finally:
                log.info(
                    "%s %s-%s tenant=%s strings=%d characters=%d seconds=%.2f attempt=%d %s",
                    engine.name,
                    source.language_code,
                    target.language_code,
                    commission.settings.tenant_id,
                    len(sent),
                    characters,
                    time.monotonic() - began,
                    attempt,
                    outcome,
                )
            self.wait(PAUSE_SECONDS * attempt)
        raise MachineRefused(
            _("%(machine)s did not answer in time, or not properly. Try again later, or translate it yourself.")
            % {"machine": engine.translator.display_name}
        )

    def _sound(self, batch: Batch, answer: Mapping[StringValue, StringValue]) -> dict[StringValue, StringValue]:
        """What lost nothing; the rest is noted for a person."""
        kept = {}
        for original, hidden in batch.items():
            came = answer.get(StringValue(hidden.html))
            shown = hidden.show(came.data) if came and came.data is not None else ""
            missing = ", ".join(hidden.kept) if shown is None else lost(original.data, sound(shown))
            if missing or shown is None:
                self._commissioned().lost[original] = missing
            else:
                kept[original] = StringValue(sound(shown))
        return kept

    def _commissioned(self) -> Commission:
        if self.commission is None:
            raise MachineRefused(_("No machine here translates between these languages."))
        return self.commission


def batches(strings: Iterable[StringValue], hide: Callable[[str], Hidden]) -> Iterator[Batch]:
    """Strings in the order they came, as many at a time as an engine takes at once."""
    batch: Batch = {}
    size = 0
    for each in strings:
        if batch and (len(batch) >= MOST_STRINGS or size + len(each.data) > MOST_CHARACTERS):
            yield batch
            batch, size = {}, 0
        batch[each] = hide(each.data)
        size += len(each.data)
    if batch:
        yield batch
