"""The engines of this installation, and which of them translates a pair of languages for a tenant."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.module_loading import import_string
from wagtail.models import Locale
from wagtail_localize.machine_translators.base import BaseMachineTranslator


@dataclass(frozen=True, slots=True)
class Engine:
    """`languages` limits a library's class that says yes to everything; None leaves it to the translator."""

    name: str
    translator: BaseMachineTranslator
    languages: frozenset[str] | None
    third_party: bool

    def translates(self, source: Locale, target: Locale) -> bool:
        """Whether it knows this pair."""
        codes = {source.language_code, target.language_code}
        known = self.languages is None or codes <= self.languages
        return known and len(codes) > 1 and bool(self.translator.can_translate(source, target))


def engines_of(options: Mapping[str, Any]) -> tuple[Engine, ...]:
    """In the order in which they are asked."""
    return tuple(
        Engine(
            name,
            import_string(said["CLASS"])(said.get("OPTIONS", {})),
            frozenset(said["LANGUAGES"]) if "LANGUAGES" in said else None,
            bool(said.get("THIRD_PARTY")),
        )
        for name, said in options.get("ENGINES", {}).items()
    )


def engine_for(
    engines: Iterable[Engine], *, source: Locale, target: Locale, third_parties: bool, routes: Sequence[str] = ()
) -> Engine | None:
    """The engine that a route such as `nb-sv:deepl` names for the pair, else the first that knows it."""
    possible = [each for each in engines if (third_parties or not each.third_party) and each.translates(source, target)]
    pair = f"{source.language_code}-{target.language_code}:"
    named = {route.removeprefix(pair) for route in routes if route.startswith(pair)}
    return next((each for each in possible if each.name in named), possible[0] if possible else None)
