"""A tenant that has one of everything, and its admin in each language."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import Permission
from django.db import transaction
from django.test import Client
from wagtail.users.models import UserProfile

from cms.publishing.transactions import publishing
from content_types.models import Topic
from tests.cms.tenants.world import World, make_world
from tests.factories.tenants import make_tenant


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    """A tenant in four languages, with a person whose work it is."""
    Path(settings.STATIC_ROOT).mkdir(exist_ok=True)
    with django_db_blocker.unblock(), transaction.atomic():
        with publishing():
            tenant = make_tenant(slug="solstad", locales=["nb", "sv", "da", "sr"])
            for language in tenant.tenant_locales.all():
                Topic.objects.create(name="Søvn", slug="sleep", locale=language.locale)
            made = make_world(tenant)
            made.editor.user_permissions.add(Permission.objects.get(codename="submit_translation"))
        yield made
        transaction.set_rollback(True)


@pytest.fixture
def signed_in(world: World, db: None) -> Callable[[str], Client]:
    """The editor at work, with the admin in this language."""

    def begun(code: str) -> Client:
        UserProfile.objects.update_or_create(user=world.editor, defaults={"preferred_language": code})
        client = Client(raise_request_exception=False)
        client.force_login(world.editor)
        return client

    return begun
