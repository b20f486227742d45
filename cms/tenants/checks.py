"""System checks: whether the installation's settings name tenants that there are."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import Tags, Warning, register
from django.db import connections

from cms.tenants.models import Tenant


@register(Tags.database)
def chains_are_of_known_tenants(
    app_configs: Sequence[AppConfig] | None, databases: Sequence[str] | None = None, **kwargs: Any
) -> list[Warning]:
    """Chains of a tenant that nobody knows are never followed, and nothing else would tell."""
    return [
        Warning(
            f"FALLBACK_CHAINS names the tenant “{slug}”, which there is not: its chains are never followed.",
            hint=f"Use the short name of a tenant: {', '.join(known) or 'there is none yet'}.",
            id="tenants.W001",
        )
        for alias in databases or ()
        if settings.FALLBACK_CHAINS and _has_tenants(alias)
        for known in [list(Tenant.objects.using(alias).values_list("slug", flat=True))]
        for slug in settings.FALLBACK_CHAINS
        if slug not in known
    ]


def _has_tenants(alias: str) -> bool:
    """The first migration of all is checked before, too."""
    return Tenant._meta.db_table in connections[alias].introspection.table_names()
