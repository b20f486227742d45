"""Settings that name a tenant which there is not are reported."""

from typing import Any

import pytest
from django.core.checks import Tags, run_checks

from cms.tenants.checks import chains_are_of_known_tenants
from cms.tenants.models import Tenant

pytestmark = pytest.mark.django_db


def test_chains_of_an_unknown_tenant_are_reported_with_its_name(settings: Any, tenant: Tenant) -> None:
    settings.FALLBACK_CHAINS = {"nordby": {"nb": ["sv"]}}
    assert chains_are_of_known_tenants(None, databases=["default"]) == []
    settings.FALLBACK_CHAINS |= {"nordbye": {"nb": ["da"]}}

    found = [each for each in run_checks(tags=[Tags.database], databases=["default"]) if each.id == "tenants.W001"]

    assert [each.msg for each in found] == [
        "FALLBACK_CHAINS names the tenant “nordbye”, which there is not: its chains are never followed."
    ]
    assert found[0].hint == "Use the short name of a tenant: nordby, vasterby."
    assert chains_are_of_known_tenants(None) == []
