"""Trap 5: what went down with its source stays down until the source is out again."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client, TestCase
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, Workflow, WorkflowPage

from cms.publishing import gate
from cms.publishing.checking import differences
from cms.publishing.due import run_due
from cms.publishing.gate import PublicationRefused
from cms.publishing.models import Change, Document
from cms.publishing.transactions import publishing
from cms.tenants.models import Tenant
from cms.translation import drafts
from content_types.models import Story
from tests.cms.publishing.ways import BY_CODE, WAYS_OUT, Way, prepare
from tests.cms.translation.desk import boss, publish_translation, target, translated
from tests.factories.pages import make_story, translate

SENTENCE = "Publish the original first: “En historie”. A translation is public only while its original is."
# The editor's form of a translation is the translator's screen, which has a test of its own.
OTHER_WAYS_OUT = {name: way for name, way in WAYS_OUT.items() if name != "button"}


@pytest.fixture
def admin(client: Client, db: None) -> Client:
    """Signed in as somebody who may do everything."""
    client.force_login(boss())
    return client


@pytest.fixture
def story(tenant: Tenant) -> Story:
    return make_story(tenant, title="En historie")


@pytest.fixture
def swedish(story: Story) -> Any:
    """A translation that went down with its source."""
    page = publish_translation(translated(story, "sv"))
    Story.objects.get(pk=story.pk).unpublish()
    page.refresh_from_db()
    return page


def state() -> tuple[Any, ...]:
    """All that readers could see of it, and what the log says."""
    pages = list(Page.objects.filter(live=True).order_by("pk").values_list("pk", "live_revision_id"))
    return pages, list(Document.objects.values_list("page_id", "version")), Change.objects.count()


@pytest.mark.parametrize("way", OTHER_WAYS_OUT.values(), ids=OTHER_WAYS_OUT)
def test_trap_05_a_translation_does_not_go_out_while_its_source_is_down(
    tenant: Tenant, admin: Client, swedish: Any, way: Way
) -> None:
    prepare(way, swedish)
    before = state()

    if way in BY_CODE:
        with pytest.raises(PublicationRefused) as refused, publishing():
            way(tenant, swedish, admin)
        assert [each.message for each in refused.value.obstacles] == [SENTENCE]
    else:
        with TestCase.captureOnCommitCallbacks(execute=True):
            way(tenant, swedish, admin)

    assert state() == before
    assert not Document.objects.exists()
    assert list(differences()) == []


def test_trap_05_the_translators_screen_says_what_to_do_first(admin: Client, swedish: Any) -> None:
    edit, before = reverse("wagtailadmin_pages:edit", args=[swedish.pk]), state()

    answer = admin.post(edit, {"action": "publish"}, headers={"referer": f"http://testserver{edit}"}, follow=True)

    assert SENTENCE in " ".join(str(message) for message in answer.context["messages"])
    assert state() == before


def test_trap_05_with_its_source_out_again_it_may(story: Story, swedish: Any) -> None:
    assert [each.code for each in gate.obstacles(swedish)] == ["ORIGINAL_NOT_PUBLISHED"]

    Story.objects.get(pk=story.pk).save_revision().publish()

    assert gate.obstacles(swedish) == []
    swedish.get_latest_revision().publish()
    assert set(Document.objects.values_list("locale", flat=True)) == {"nb", "sv"}


def test_trap_05_a_stopped_translation_waits_as_well_and_a_text_of_its_own_does_not(tenant: Tenant) -> None:
    story = make_story(tenant, title="En historie")
    stopped = translated(story, "sv")
    own = translate(story, "da")
    stopped.enabled = False
    stopped.save()
    Story.objects.get(pk=story.pk).unpublish()

    assert [each.code for each in gate.obstacles(target(stopped))] == ["ORIGINAL_NOT_PUBLISHED"]
    assert gate.obstacles(own) == []


def test_trap_05_a_schedule_of_a_translation_is_handed_back(swedish: Any) -> None:
    revision = swedish.get_latest_revision()
    revision.approved_go_live_at = timezone.now() - timedelta(seconds=1)
    revision.save(update_fields=["approved_go_live_at"])

    assert [done.outcome for done in run_due(at=timezone.now())] == ["refused"]

    revision.refresh_from_db()
    assert revision.approved_go_live_at is None
    assert not Document.objects.exists()


@pytest.mark.parametrize("live", [True, False], ids=["out", "draft"])
def test_trap_05_a_review_of_a_translation_ends_when_its_source_goes_down(
    tenant: Tenant, admin: Client, story: Story, live: bool
) -> None:
    workflow = Workflow.objects.get(name="Moderators approval")
    WorkflowPage.objects.all().delete()
    WorkflowPage.objects.create(workflow=workflow, page=tenant.homes().get(locale__language_code="sv"))
    translation = translated(story, "sv")
    if live:
        publish_translation(translation)
    review = drafts.request_review(translation=translation, by=boss())
    task = review.current_task_state

    Story.objects.get(pk=story.pk).unpublish()

    review.refresh_from_db()
    task.refresh_from_db()
    assert (review.status, task.status) == ("cancelled", "cancelled")
    # Somebody who has the review open still approves it, with the source out again.
    Story.objects.get(pk=story.pk).save_revision().publish()
    with TestCase.captureOnCommitCallbacks(execute=True):
        admin.post(
            reverse("wagtailadmin_pages:workflow_action", args=[target(translation).pk, "approve", task.pk]),
            {"comment": ""},
        )
    assert not target(translation).live
    assert set(Document.objects.values_list("locale", flat=True)) == {"nb"}


def test_trap_05_the_review_of_a_translation_alone_is_not_touched_by_another_that_goes_down(
    tenant: Tenant, story: Story
) -> None:
    swedish, danish = translated(story, "sv"), translated(story, "da")
    page = publish_translation(swedish)
    review = drafts.request_review(translation=danish, by=boss())

    page.unpublish()

    review.refresh_from_db()
    assert review.status == "in_progress"
