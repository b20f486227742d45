"""Trap 5: what lies below a translation, or is an alias of one, is hidden with the original and comes back with it."""

import pytest
from wagtail.models import Page
from wagtail_localize.models import Translation, TranslationSource

from cms.publishing.checking import differences
from cms.publishing.enums import Kind
from cms.publishing.models import Document
from cms.tenants.models import Tenant
from content_types.models import PodcastShow
from tests.cms.publishing.seen import ids_seen, ids_to_be_seen
from tests.cms.publishing.test_statements import episode
from tests.cms.translation.desk import publish_translation, translated
from tests.factories.pages import index_of, make_story, put, translate


@pytest.fixture
def show(tenant: Tenant) -> PodcastShow:
    """A show without a picture."""
    return put(PodcastShow(title="Show", summary="s"), below_page=index_of(tenant, Kind.PODCAST_SHOW))


def test_trap_05_an_episode_below_a_translated_show_is_hidden_with_the_original_show(
    tenant: Tenant, show: PodcastShow
) -> None:
    swedish = publish_translation(translated(show, "sv"))
    of_its_own = episode(swedish, tenant, 1)
    assert ids_seen() == {show.pk, swedish.pk, of_its_own.pk}

    show.get_parent().specific.unpublish()
    assert ids_seen() == set() == ids_to_be_seen()
    assert list(differences()) == []

    index_of(tenant, Kind.PODCAST_SHOW).save_revision().publish()
    assert ids_seen() == {show.pk, swedish.pk, of_its_own.pk} == ids_to_be_seen()
    assert list(differences()) == []


def test_trap_05_an_episode_published_below_a_translation_of_a_hidden_show_waits_for_it(
    tenant: Tenant, show: PodcastShow
) -> None:
    swedish = publish_translation(translated(show, "sv"))
    show.get_parent().specific.unpublish()

    episode(swedish, tenant, 1)

    assert ids_seen() == set() == ids_to_be_seen()
    assert list(differences()) == []


def test_trap_05_an_alias_of_a_hidden_translation_is_hidden_with_what_lies_below_it(
    tenant: Tenant, show: PodcastShow
) -> None:
    swedish = publish_translation(translated(show, "sv"))
    alias = swedish.specific.create_alias(update_slug="again")
    below = episode(alias, tenant, 1)
    assert ids_seen() == {show.pk, swedish.pk, alias.pk, below.pk}

    show.get_parent().specific.unpublish()

    assert ids_seen() == set() == ids_to_be_seen()
    assert list(differences()) == []


def test_trap_05_an_alias_elsewhere_is_hidden_with_the_place_of_the_text_it_shows(
    tenant: Tenant, show: PodcastShow
) -> None:
    another = put(PodcastShow(title="Another", summary="s"), below_page=show.get_parent())
    below = episode(show, tenant, 1)
    alias = below.create_alias(parent=another, update_slug="again")
    assert ids_seen() == {show.pk, another.pk, below.pk, alias.pk}

    show.unpublish()
    assert ids_seen() == {another.pk} == ids_to_be_seen()
    assert list(differences()) == []

    show.save_revision().publish()
    assert ids_seen() == {show.pk, another.pk, below.pk, alias.pk}
    assert list(differences()) == []


def test_trap_05_a_text_that_becomes_a_translation_is_hidden_with_its_aliases(tenant: Tenant) -> None:
    story = make_story(tenant)
    swedish = translate(story, "sv")
    alias = swedish.create_alias(update_slug="again")
    second = alias.create_alias(update_slug="and-again")
    story.get_parent().specific.unpublish()
    assert ids_seen() == {swedish.pk, alias.pk, second.pk}

    source, _ = TranslationSource.update_or_create_from_instance(story)
    Translation.objects.create(source=source, target_locale=swedish.locale)
    assert ids_seen() == set() == ids_to_be_seen()
    assert list(differences()) == []

    Translation.objects.all().delete()
    assert ids_seen() == {swedish.pk, alias.pk, second.pk} == ids_to_be_seen()
    assert list(differences()) == []


def test_trap_05_an_original_that_expires_sets_the_end_of_what_lies_below_its_translation(
    tenant: Tenant, show: PodcastShow
) -> None:
    swedish = publish_translation(translated(show, "sv"))
    below = episode(swedish, tenant, 1)
    index = show.get_parent().specific
    index.expire_at = index.last_published_at.replace(year=2100)
    index.save_revision().publish()

    assert ends_of(below) == {index.expire_at}
    assert list(differences()) == []


def ends_of(page: Page) -> set[object]:
    """When the page's documents end."""
    return set(Document.objects.filter(page_id=page.pk).values_list("visible_until", flat=True))
