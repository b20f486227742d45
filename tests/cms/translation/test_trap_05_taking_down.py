"""Trap 5: the library leaves translations out when their source is taken down or deleted."""

from collections import Counter
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client, TestCase
from django.utils import timezone
from wagtail.models import Page
from wagtail_localize.models import Translation

from cms.publishing.checking import differences
from cms.publishing.models import Document, EditionRow
from cms.publishing.transactions import publishing
from cms.tenants.models import Tenant
from content_types.models import Story
from tests.cms.publishing.ways import BY_CODE, WAYS_DOWN, Way
from tests.cms.translation.desk import publish_translation, translated
from tests.conftest import ITEM_DEPTH
from tests.factories.pages import make_story, translate
from tests.factories.tenants import make_superuser

ABOVE = {"unpublish index", "unpublish home"}


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


@pytest.mark.parametrize("name", WAYS_DOWN)
def test_trap_05_a_source_that_goes_down_takes_its_translations_along(tenant: Tenant, boss: Client, name: str) -> None:
    story = story_in_three_languages(tenant)

    with TestCase.captureOnCommitCallbacks(execute=True):
        follow(WAYS_DOWN[name], tenant, story, boss)

    # What lies below a page that goes down stays as it is, and is hidden.
    assert Page.objects.filter(translation_key=story.translation_key, live=True).exists() == (name in ABOVE)
    assert not Document.objects.exists()
    assert not EditionRow.objects.exists()
    assert list(differences()) == []


@pytest.mark.parametrize("depth", [ITEM_DEPTH - 1, ITEM_DEPTH - 2], ids=["index", "home"])
def test_trap_05_what_was_hidden_with_the_index_or_home_of_its_source_comes_back_with_it(
    tenant: Tenant, depth: int
) -> None:
    story = story_in_three_languages(tenant)
    above = story.get_ancestors().get(depth=depth).specific
    above.unpublish()
    assert not Document.objects.exists()

    above.save_revision().publish()

    assert Counter(Document.objects.values_list("locale", flat=True)) == {"nb": 1, "sv": 2, "da": 1}
    assert list(differences()) == []


def test_trap_05_a_translation_published_under_a_hidden_source_waits_for_it(tenant: Tenant) -> None:
    story = make_story(tenant)
    index = story.get_parent().specific
    index.unpublish()

    swedish = publish_translation(translated(story, "sv"))
    assert swedish.live
    assert not Document.objects.exists()
    assert list(differences()) == []

    index.save_revision().publish()
    assert set(Document.objects.values_list("locale", flat=True)) == {"nb", "sv"}


def test_trap_05_stopping_a_translation_does_not_bring_it_out(tenant: Tenant) -> None:
    story = story_in_three_languages(tenant)
    story.get_parent().specific.unpublish()

    for each in Translation.objects.filter(source__object_id=story.translation_key):
        each.enabled = False
        each.save()

    assert not Document.objects.exists()
    assert list(differences()) == []


def test_trap_05_a_translation_is_gone_at_the_second_at_which_its_source_expires(tenant: Tenant) -> None:
    story = story_in_three_languages(tenant)
    soon = timezone.now() + timedelta(days=1)
    story = Story.objects.get(pk=story.pk)
    story.expire_at = soon
    story.save()

    assert set(Document.objects.values_list("visible_until", flat=True)) == {soon}
    assert list(differences()) == []


def test_trap_05_a_text_of_its_own_in_the_group_stays(tenant: Tenant) -> None:
    story = make_story(tenant)
    translate(story, "sv")
    publish_translation(translated(story, "da"))

    story.get_parent().specific.unpublish()

    assert set(Document.objects.values_list("locale", flat=True)) == {"sv"}
    assert list(differences()) == []


def test_trap_05_a_translation_goes_down_alone(tenant: Tenant) -> None:
    story = story_in_three_languages(tenant)

    Page.objects.get(translation_key=story.translation_key, locale__language_code="da").specific.unpublish()

    assert set(Document.objects.values_list("locale", flat=True)) == {"nb", "sv"}
