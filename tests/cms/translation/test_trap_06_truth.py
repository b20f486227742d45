"""Trap 6: the library's "Up to date" only means that every string of the last sync has a translation."""

from django.utils import timezone

from cms.publishing.models import Document
from cms.publishing.transactions import publishing
from cms.tenants.models import Tenant
from cms.translation.sources import renew
from tests.cms.translation.desk import publish_translation, translated
from tests.factories.pages import make_story


def status() -> str:
    return Document.objects.get(locale="sv").status


def test_trap_06_a_source_that_says_something_new_makes_its_translations_old(tenant: Tenant) -> None:
    story = make_story(tenant, title="Først")
    swedish = translated(story, "sv")
    publish_translation(swedish)
    assert (status(), str(swedish.get_status_display())) == ("UP_TO_DATE", "Up to date")

    story.title = "Siden"
    story.save_revision().publish()

    assert (status(), str(swedish.get_status_display())) == ("OUTDATED", "Up to date")


def test_trap_06_so_do_new_strings_that_are_translated_and_not_published(tenant: Tenant) -> None:
    story = make_story(tenant, title="Først")
    swedish = translated(story, "sv")
    publish_translation(swedish)
    story.title = "Siden"
    story.save_revision().publish()
    with publishing():
        assert renew(source=swedish.source, at=timezone.now())
    translated(story, "sv")

    assert (status(), str(swedish.get_status_display())) == ("OUTDATED", "Up to date")

    publish_translation(swedish)
    assert status() == "UP_TO_DATE"


def test_trap_06_a_source_that_says_the_same_makes_nothing_old(tenant: Tenant) -> None:
    story = make_story(tenant, title="Først")
    swedish = translated(story, "sv")
    publish_translation(swedish)
    before = swedish.source.last_updated_at
    story.min_age = 13
    story.save_revision().publish()

    with publishing():
        assert not renew(source=swedish.source, at=timezone.now())

    swedish.source.refresh_from_db()
    assert (status(), swedish.source.last_updated_at) == ("UP_TO_DATE", before)
    assert '"min_age": 13' in swedish.source.content_json
