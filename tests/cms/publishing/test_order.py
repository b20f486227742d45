"""An order by hand is a matter of the lists: no item says anything else for it."""

from collections import Counter
from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import Page

from cms.publishing.checking import differences
from cms.publishing.enums import Kind
from cms.publishing.models import Change, Document, Edition, EditionRow
from cms.publishing.transactions import publishing
from cms.tenants.models import Tenant
from content_types.models import PodcastShow
from tests.factories.pages import index_of, make_helpline, make_story, put


def told(tenant: Tenant) -> Counter[tuple[str, str]]:
    """Kinds and types of the changes of the Norwegian edition, and how often each was said."""
    return Counter(Change.objects.filter(edition__tenant=tenant, edition__locale="nb").values_list("kind", "type"))


def first(page: Page) -> None:
    """The editor drags it to the top."""
    with publishing():
        Page.objects.get(pk=page.pk).move(page.get_parent(), pos="first-child")


def test_stories_that_make_room_for_another_have_not_changed(tenant: Tenant) -> None:
    stories = [make_story(tenant, title=f"Story {number}") for number in range(3)]
    before, versions = told(tenant), dict(Document.objects.values_list("page_id", "version"))

    first(stories[2])

    assert told(tenant) - before == Counter({("STORY", "UPDATED"): 0})
    assert dict(Document.objects.values_list("page_id", "version")) == versions
    by_position = EditionRow.objects.filter(edition__locale="nb").order_by("position")
    assert [row.document.card["title"] for row in by_position] == ["Story 2", "Story 0", "Story 1"]
    assert list(differences()) == []


def test_helplines_in_another_order_are_a_change_of_the_edition_and_not_of_any_item(tenant: Tenant) -> None:
    lines = [make_helpline(tenant, title=f"Line {number}") for number in range(3)]
    before, number = told(tenant), Edition.objects.get(tenant=tenant, locale="nb").change_number

    first(lines[2])

    assert told(tenant) - before == Counter({("LISTS", "UPDATED"): 1})
    assert Edition.objects.get(tenant=tenant, locale="nb").change_number == number + 1
    by_position = EditionRow.objects.filter(edition__locale="nb").order_by("position")
    assert [row.document.card["title"] for row in by_position] == ["Line 2", "Line 0", "Line 1"]
    assert list(differences()) == []


def test_a_story_moved_away_leaves_its_siblings_alone(tenant: Tenant) -> None:
    stories = [make_story(tenant, title=f"Story {number}") for number in range(3)]
    make_story(tenant, title="Elsewhere", locale="sv")
    before = told(tenant)

    Page.objects.get(pk=stories[0].pk).move(index_of(tenant, Kind.STORY, "sv"), pos="first-child")

    keys = Change.objects.filter(edition__locale="nb").order_by("-number")[: sum((told(tenant) - before).values())]
    assert [change.translation_key for change in keys] == [stories[0].translation_key]
    assert list(differences()) == []


@pytest.fixture
def show(tenant: Tenant) -> PodcastShow:
    return put(PodcastShow(title="A show", summary="About."), below_page=index_of(tenant, Kind.PODCAST_SHOW))


def test_a_longer_or_shorter_life_of_an_index_is_a_change_of_the_edition_alone(
    tenant: Tenant, show: PodcastShow
) -> None:
    before = told(tenant)
    index = index_of(tenant, Kind.PODCAST_SHOW)
    index.expire_at = timezone.now() + timedelta(days=1)
    index.save()

    assert told(tenant) - before == Counter({("LISTS", "UPDATED"): 1})
    assert Document.objects.get(page_id=show.pk).visible_until == index.expire_at
    assert list(differences()) == []


def test_what_the_clock_had_hidden_is_told_of_when_it_is_given_more_time(tenant: Tenant, show: PodcastShow) -> None:
    index = index_of(tenant, Kind.PODCAST_SHOW)
    index.expire_at = timezone.now() - timedelta(minutes=1)
    index.save()
    assert not EditionRow.objects.visible(at=timezone.now()).exists()
    before = told(tenant)

    index.expire_at = timezone.now() + timedelta(days=1)
    index.save()

    assert told(tenant) - before == Counter({("PODCAST_SHOW", "UPDATED"): 1})
    assert EditionRow.objects.visible(at=timezone.now()).exists()
