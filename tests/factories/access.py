"""App keys."""

from typing import Any

from api.access import housekeeping
from api.access.models import AppKey
from cms.tenants.models import Tenant


def make_key(tenant: Tenant, **fields: Any) -> AppKey:
    """A key that is good for everything of the tenant, known at once."""
    key = AppKey.objects.create(tenant=tenant, **{"name": f"{tenant.slug} app", **fields})
    housekeeping.forget()
    return key
