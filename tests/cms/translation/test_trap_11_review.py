"""Trap 11: the library's screen knows no review: who may only write can save, and nobody is asked to read."""

from typing import Any

import pytest
from django.test import Client, TestCase
from django.urls import reverse
from wagtail.models import Workflow, WorkflowPage
from wagtail_localize.models import StringTranslation

from cms.people.models import User
from cms.publishing.models import Document
from cms.tenants.models import Tenant
from tests.cms.translation.desk import fill, publish_translation, sent, target, translated
from tests.factories.pages import make_story
from tests.factories.tenants import make_superuser


@pytest.fixture
def reviewed(tenant: Tenant) -> Workflow:
    """A workflow for everything that the tenant publishes in Swedish."""
    workflow = Workflow.objects.get(name="Moderators approval")
    WorkflowPage.objects.all().delete()
    WorkflowPage.objects.create(workflow=workflow, page=tenant.homes().get(locale__language_code="sv"))
    return workflow


def press(client: Client, page: Any, action: str, **data: Any) -> str:
    """What the person is told after they pressed a button of the translator's screen."""
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    with TestCase.captureOnCommitCallbacks(execute=True):
        answer = client.post(url, {"action": action, **data})
    assert (answer.status_code, answer["Location"]) == (302, url)
    return " ".join(str(message).strip() for message in answer.wsgi_request._messages)


def test_trap_11_a_translator_asks_for_a_review_of_the_draft(
    tenant: Tenant, reviewed: Workflow, translator: Client, svea: User
) -> None:
    swedish = translated(make_story(tenant), "sv", title="En berättelse")

    told = press(translator, target(swedish), "request-review")

    page = target(swedish)
    state = page.current_workflow_state
    assert told == "Sent to review: Moderators approval."
    assert (state.workflow, state.requested_by, state.status) == (reviewed, svea, "in_progress")
    assert state.current_task_state.revision.as_object().title == "En berättelse"
    assert not page.live
    assert "in review already" in press(translator, page, "request-review")


def test_trap_11_what_readers_see_stays_until_the_review_is_over(
    tenant: Tenant, reviewed: Workflow, translator: Client
) -> None:
    swedish = translated(make_story(tenant), "sv", title="Först")
    publish_translation(swedish)
    fill(swedish, title="Sedan")

    press(translator, target(swedish), "request-review")

    assert target(swedish).title == "Först"
    assert Document.objects.get(locale="sv").card["title"] == "Först"
    reviewer = Client()
    reviewer.force_login(make_superuser())
    page = target(swedish)
    screen = reviewer.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    approve = reverse(
        "wagtailadmin_pages:workflow_action", args=[page.pk, "approve", page.current_workflow_task_state.pk]
    )
    assert approve in screen
    with TestCase.captureOnCommitCallbacks(execute=True):
        reviewer.post(approve, {"comment": ""})
    assert Document.objects.get(locale="sv").card["title"] == "Sedan"


def test_trap_11_without_a_workflow_there_is_a_sentence(tenant: Tenant, translator: Client) -> None:
    WorkflowPage.objects.all().delete()
    swedish = translated(make_story(tenant), "sv")

    assert "There is no workflow for this page." in press(translator, target(swedish), "request-review")
    assert target(swedish).current_workflow_state is None


def test_trap_11_who_may_not_publish_does_not(tenant: Tenant, translator: Client) -> None:
    swedish = translated(make_story(tenant), "sv")

    assert "You may not publish in this language." in press(translator, target(swedish), "publish")
    assert not target(swedish).live


def test_trap_11_what_the_gate_refuses_is_said_and_nothing_is_saved(tenant: Tenant, editor: Client) -> None:
    from_norwegian = make_story(tenant, title="Kort")
    swedish = translated(from_norwegian, "sv", title="L" * 91)
    revisions = target(swedish).revisions.count()

    told = press(editor, target(swedish), "publish")

    assert "At most 90 characters; this has 91." in told
    assert (target(swedish).live, target(swedish).revisions.count()) == (False, revisions)


def test_an_editor_publishes_and_hears_what_is_missing(tenant: Tenant, editor: Client) -> None:
    swedish = translated(make_story(tenant), "sv", title="En berättelse")
    summary = swedish.source.stringsegment_set.get(context__path="summary")
    summary.string.translations.all().delete()

    told = press(editor, target(swedish), "publish")

    assert told == "“En berättelse” is published in Svenska, with 1 text that is still as in the original."
    assert Document.objects.get(locale="sv").status == "PARTIAL"


def test_a_locked_page_is_neither_published_nor_changed(tenant: Tenant, editor: Client) -> None:
    swedish = translated(make_story(tenant), "sv")
    page = target(swedish)
    page.locked, page.locked_by = True, make_superuser()
    page.save(update_fields=["locked", "locked_by"])

    assert "The page is locked." in press(editor, page, "publish")
    segment = swedish.source.stringsegment_set.first()
    url = reverse("wagtail_localize:edit_string_translation", args=[swedish.pk, segment.pk])
    assert editor.put(url, "value=x", content_type="application/x-www-form-urlencoded").status_code in {302, 403}
    assert not segment.string.translations.filter(data="x").exists()


def test_nor_is_it_filled_in_or_given_up(tenant: Tenant, editor: Client) -> None:
    (swedish,) = sent(make_story(tenant), "sv")
    page = target(swedish)
    page.locked, page.locked_by = True, make_superuser()
    page.save(update_fields=["locked", "locked_by"])
    kept = list(swedish.source.stringsegment_set.values_list("pk", flat=True))

    told = press(editor, page, "fill", kept=kept)
    answer = editor.post(reverse("wagtail_localize:convert_to_alias", args=[page.pk]))

    assert "The page is locked." in told
    assert answer.status_code in {302, 403}
    assert not StringTranslation.objects.exists()
    assert target(swedish).alias_of_id is None
