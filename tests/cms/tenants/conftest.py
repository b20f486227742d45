"""Two tenants that have everything, and what the admin answers somebody of one about both; asked once."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.utils import timezone

from cms.publishing.transactions import publishing
from content_types.models import Topic
from tests.cms.tenants.exploring import Explorer, Findings
from tests.cms.tenants.world import World, leave_traces, make_more, make_quoting, make_world
from tests.factories.tenants import make_tenant

OTHER = "hemligby"


@pytest.fixture(scope="module")
def worlds(django_db_setup: None, django_db_blocker: Any) -> Iterator[tuple[World, World]]:
    """The editor's own tenant and another one."""
    Path(settings.STATIC_ROOT).mkdir(exist_ok=True)
    with django_db_blocker.unblock(), transaction.atomic():
        with publishing():
            made = [make_tenant(slug=slug, locales=["nb", "sv"]) for slug in ("solstad", OTHER)]
            for language in made[0].tenant_locales.all():
                Topic.objects.create(name="Sleep", slug="sleep", locale=language.locale)
            pair = make_world(made[0]), make_world(made[1])
            leave_traces(pair[0].former, pair[1])
            make_quoting(pair[1], of=pair[0])
            # Rights that are not given in a tenant's tree: whoever has them has them everywhere.
            pair[0].editor.user_permissions.add(Permission.objects.get(codename="submit_translation"))
            pair[0].moderator.groups.add(Group.objects.get(name="Moderators"))
        yield pair
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def findings(worlds: tuple[World, World]) -> Findings:
    """What an editor is told."""
    return Explorer(worlds[0].editor, *worlds, at=timezone.now()).everything()


PERSONS = {
    "contributor": "who may only add",
    "former": "who worked for the other tenant before",
    "moderator": "who is in Wagtail's own group of moderators besides, which reviews for the whole installation",
}


@pytest.fixture(scope="module", params=PERSONS)
def others_findings(worlds: tuple[World, World], request: pytest.FixtureRequest) -> Findings:
    """What these are told."""
    return Explorer(getattr(worlds[0], request.param), *worlds, at=timezone.now()).reading()


@pytest.fixture(scope="module")
def before_and_after(worlds: tuple[World, World]) -> tuple[dict[str, str], dict[str, str]]:
    """All answers before and after the other tenant has worked a while."""
    at = timezone.now()
    with transaction.atomic():
        before = Explorer(worlds[0].editor, *worlds, at=at).reading().lasting()
        with publishing():
            make_more(worlds[1])
        after = Explorer(worlds[0].editor, *worlds, at=at).reading().lasting()
        if after != before:
            # What differs by chance does not differ in the same way twice; what the other did stays done.
            again = Explorer(worlds[0].editor, *worlds, at=at).reading().lasting()
            after |= {name: answer for name, answer in again.items() if answer == before[name]}
        transaction.set_rollback(True)
    return before, after
