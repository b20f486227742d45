"""Trap 5: the library leaves translations out when their source is taken down or deleted."""

from typing import Any

import pytest
from django.test import Client, TestCase
from wagtail.models import Page

from cms.publishing.checking import differences
from cms.publishing.models import Document, EditionRow
from cms.publishing.transactions import publishing
from cms.tenants.models import Tenant
from content_types.models import Story
from tests.cms.publishing.ways import BY_CODE, WAYS_DOWN, Way
from tests.cms.translation.desk import publish_translation, translated
from tests.factories.pages import make_story
from tests.factories.tenants import make_superuser

OWN_WAYS = {
    name: way for name, way in WAYS_DOWN.items() if name not in {"unpublish index", "unpublish home", "delete index"}
}


@pytest.fixture
def boss(client: Client, db: None) -> Client:
    """Signed in as somebody who may do everything."""
    client.force_login(make_superuser())
    return client


def story_in_three_languages(tenant: Tenant) -> Story:
    """A story that is out in nb, sv and da, with an alias of the Swedish text beside it."""
    story = make_story(tenant)
    for code in ("sv", "da"):
        publish_translation(translated(story, code, title=f"En historia {code}"))
    Page.objects.get(translation_key=story.translation_key, locale__language_code="sv").specific.create_alias(
        update_slug="alias"
    )
    assert Document.objects.count() == 4
    return story


def follow(way: Way, tenant: Tenant, story: Story, client: Client) -> Any:
    if way in BY_CODE:
        with publishing():
            return way(tenant, story, client)
    return way(tenant, story, client)


@pytest.mark.parametrize("way", OWN_WAYS.values(), ids=OWN_WAYS.keys())
def test_trap_05_a_source_that_goes_down_takes_its_translations_along(tenant: Tenant, boss: Client, way: Way) -> None:
    story = story_in_three_languages(tenant)

    with TestCase.captureOnCommitCallbacks(execute=True):
        follow(way, tenant, story, boss)

    assert not Page.objects.filter(translation_key=story.translation_key, live=True).exists()
    assert not Document.objects.exists()
    assert not EditionRow.objects.exists()
    assert list(differences()) == []


def test_trap_05_a_translation_goes_down_alone(tenant: Tenant) -> None:
    story = story_in_three_languages(tenant)

    Page.objects.get(translation_key=story.translation_key, locale__language_code="da").specific.unpublish()

    assert set(Document.objects.values_list("locale", flat=True)) == {"nb", "sv"}
