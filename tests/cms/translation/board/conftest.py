"""An editor at the board."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.utils import translation

from cms.people.models import User
from cms.tenants.models import Tenant
from tests.factories.tenants import make_editor


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    """The sentences of these tests are the untranslated ones."""
    with translation.override("en"):
        yield


@pytest.fixture
def kari(tenant: Tenant) -> User:
    """An editor of the tenant, in all its languages."""
    return make_editor(tenant, name="Kari")


@pytest.fixture
def editor(client: Client, kari: User) -> Client:
    """Signed in as Kari."""
    client.force_login(kari)
    return client
