"""Which languages stand in for which, at a tenant: what is customary in its country, and what the installation says."""

from django.conf import settings

from locales.fallbacks import Chains, chains_in, merged


def chains_of(*, slug: str, country: str) -> Chains:
    """The chains of this tenant that differ from the table of languages, as `locales.fallbacks.resolve` takes them."""
    return merged(chains_in(country), settings.FALLBACK_CHAINS.get(slug, {}))
