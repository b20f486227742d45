"""People who translate: an editor of all languages, a translator of one, and somebody of another tenant."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.utils import translation as languages

from cms.people.models import User
from cms.tenants.actions import create_translators
from cms.tenants.models import Tenant
from tests.factories.tenants import make_editor


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    """The sentences of these tests are the untranslated ones."""
    with languages.override("en"):
        yield


@pytest.fixture
def kari(tenant: Tenant) -> User:
    """An editor of the tenant, in all its languages."""
    return make_editor(tenant, name="Kari")


@pytest.fixture
def svea(tenant: Tenant) -> User:
    """Somebody who translates into Swedish for the tenant, and does nothing else."""
    user = User.objects.create_user(username="Svea", password="a long password")
    user.groups.add(create_translators(tenant=tenant, code="sv")[0].group)
    return user


@pytest.fixture
def stranger(other_tenant: Tenant) -> User:
    """An editor of the other tenant."""
    return make_editor(other_tenant, name="Sven")


@pytest.fixture
def editor(kari: User) -> Client:
    """Signed in as Kari."""
    return signed_in(kari)


@pytest.fixture
def translator(svea: User) -> Client:
    """Signed in as Svea."""
    return signed_in(svea)


def signed_in(user: User) -> Client:
    """A browser of this person's."""
    client = Client()
    client.force_login(user)
    return client
