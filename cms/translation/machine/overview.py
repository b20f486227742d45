"""What the settings page tells of machines: which are there, which of the tenant's pairs they do, what is missing."""

from dataclasses import dataclass
from itertools import permutations
from typing import Any

from django.conf import settings as django_settings
from wagtail.models import Locale

from cms.tenants.models import Tenant
from cms.translation.machine.apertium import PACKAGES, pairs
from cms.translation.machine.engines import Engine, engine_for, engines_of
from cms.translation.models import MachineSettings
from cms.translation.shown import name_of

APERTIUM = "apertium"


@dataclass(frozen=True, slots=True)
class Pair:
    """From a language of the tenant's into another; `machine` is empty where none does it as things are."""

    source: str
    target: str
    machine: str
    outside: bool = False


@dataclass(frozen=True, slots=True)
class Overview:
    """`packages` are Debian packages that would bring further pairs; `outside` are services that are set up."""

    apertium: bool
    packages: tuple[str, ...]
    outside: tuple[str, ...]
    pairs: tuple[Pair, ...]


def overview(*, tenant: Tenant, settings: MachineSettings) -> Overview:
    """For one tenant, as it has chosen."""
    options: Any = django_settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR["OPTIONS"]
    engines = engines_of(options)
    rows = tenant.tenant_locales.select_related("locale").order_by("position", "pk")
    languages = [row.locale for row in rows]
    return Overview(
        apertium=bool(pairs(options["ENGINES"][APERTIUM]["OPTIONS"]["COMMAND"])),
        packages=_missing(languages, engines),
        outside=tuple(str(each.translator.display_name) for each in engines if each.third_party),
        pairs=tuple(
            _pair(source, target, engines, settings, options.get("ROUTES", ()))
            for source, target in permutations(languages, 2)
        ),
    )


def _pair(
    source: Locale, target: Locale, engines: tuple[Engine, ...], settings: MachineSettings, routes: list[str]
) -> Pair:
    found = engine_for(engines, source=source, target=target, third_parties=settings.third_parties, routes=routes)
    names = name_of(source), name_of(target)
    return Pair(*names, str(found.translator.display_name), found.third_party) if found else Pair(*names, "")


def _missing(languages: list[Locale], engines: tuple[Engine, ...]) -> tuple[str, ...]:
    offline = next(each for each in engines if each.name == APERTIUM)
    wanted = {
        PACKAGES[frozenset({source.language_code, target.language_code})]
        for source, target in permutations(languages, 2)
        if frozenset({source.language_code, target.language_code}) in PACKAGES
        and not offline.translates(source, target)
    }
    return tuple(sorted(wanted))
