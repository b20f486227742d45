"""What the admin's start page and its lists read does not grow with what is in them."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Page

from cms.people.models import User
from cms.publishing.enums import Kind
from cms.tenants.models import Tenant
from tests.content_types.admin.test_lists_and_start_page import OF_WAGTAIL_LOCALIZE
from tests.factories.pages import index_of, make_story

FEW, MANY = 2, 12
Statements = Callable[[str], int]


@pytest.fixture
def statements(editor: Client) -> Statements:
    """How many a page of the admin takes, once it has been shown before."""

    def count(url: str) -> int:
        editor.get(url)
        with CaptureQueriesContext(connection) as found:
            assert editor.get(url).status_code == 200
        return len(found)

    return count


def changed(tenant: Tenant, by: User, numbers: range) -> None:
    """Stories that are out, with changes that are not, which the person has edited."""
    for number in numbers:
        story = make_story(tenant, title=f"Historie {number}")
        story.save_revision(user=by)
        log(instance=story, action="wagtail.edit", user=by)


def test_the_list_of_items(tenant: Tenant, kari: User, statements: Statements) -> None:
    url = reverse("wagtailadmin_explore", args=[index_of(tenant, Kind.STORY).pk])
    changed(tenant, kari, range(FEW))
    few = statements(url)
    changed(tenant, kari, range(FEW, MANY))

    assert statements(url) == few + (MANY - FEW) * OF_WAGTAIL_LOCALIZE


def test_the_start_page(tenant: Tenant, kari: User, statements: Statements) -> None:
    url = reverse("wagtailadmin_home")

    def locked() -> None:
        Page.objects.filter(path__startswith=index_of(tenant, Kind.STORY).path, depth=4).update(
            locked=True, locked_by=kari, locked_at=timezone.now()
        )

    changed(tenant, kari, range(FEW))
    locked()
    few = statements(url)
    changed(tenant, kari, range(FEW, MANY))
    locked()

    assert statements(url) == few
