"""From a tenant's slug and a language tag to the edition that the request reads."""

from collections.abc import Mapping

from api.access.refusals import Refusal
from cms.publishing import versions
from cms.publishing.versions import KnownEdition
from locales.languages import BY_TAG
from locales.negotiation import SerbianScript, UnknownLocale, canonical


class UnknownTenant(Refusal):
    """No tenant of this installation has that slug."""

    code = "UNKNOWN_TENANT"


class UnknownLocaleTag(Refusal):
    """The tag names no language that the platform knows."""

    code = "UNKNOWN_LOCALE"


class LocaleNotOffered(Refusal):
    """The platform knows the language, but this tenant does not publish in it."""

    code = "LOCALE_NOT_OFFERED"


def known_tag(locale: str, *, serbian_script: SerbianScript = "Cyrl") -> str:
    """The canonical tag of a language that the platform knows. Raises `UnknownLocaleTag`."""
    try:
        return canonical(locale, serbian_script=serbian_script)
    except UnknownLocale:
        known = ", ".join(BY_TAG)
        raise UnknownLocaleTag(f"The locale is not a language tag that we know. Use one of: {known}.") from None


def find_edition(*, tenant: str, locale: str) -> KnownEdition | None:
    """The edition with exactly this slug and canonical tag."""
    return versions.current().get((tenant, locale))


def open_edition(*, tenant: str, locale: str) -> KnownEdition:
    """The edition that a client means. Raises `UnknownTenant`, `UnknownLocaleTag` or `LocaleNotOffered`."""
    offered = _of_tenant(tenant)
    if not offered:
        raise UnknownTenant("No tenant has this slug. Ask for `tenants { slug }` to see which there are.")
    tag = _canonical(locale, offered)
    if tag not in offered:
        languages = ", ".join(offered)
        raise LocaleNotOffered(f"This tenant does not publish in {tag}. Ask for one of: {languages}.")
    return offered[tag]


def default_editions(editions: Mapping[tuple[str, str], KnownEdition]) -> list[KnownEdition]:
    """Of all editions one per tenant, in the tenant's main language, by slug."""
    chosen: dict[str, KnownEdition] = {}
    for (slug, locale), edition in editions.items():
        if slug not in chosen or edition.about["tenant"]["defaultLocale"] == locale:
            chosen[slug] = edition
    return [chosen[slug] for slug in sorted(chosen)]


def editions_of(*, tenant: str) -> dict[str, KnownEdition]:
    """A tenant's editions by locale tag; empty for a tenant that nobody knows."""
    return _of_tenant(tenant)


def _of_tenant(tenant: str) -> dict[str, KnownEdition]:
    return {locale: edition for (slug, locale), edition in versions.current().items() if slug == tenant}


def _canonical(locale: str, offered: dict[str, KnownEdition]) -> str:
    # A bare "sr" means the tenant's own script, which it names first.
    named = next(iter(offered.values())).about["tenant"]["locales"]
    own = next((tag for tag in named if tag.startswith("sr-")), "sr-Cyrl")
    script: SerbianScript = "Latn" if own == "sr-Latn" else "Cyrl"
    return known_tag(locale, serbian_script=script)
