"""The group is held before a page or its review is written: taking an original down goes the same way round."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Page, TaskState, Workflow, WorkflowPage
from wagtail_localize.models import TranslatableObject, Translation

from cms.tenants.models import Tenant
from cms.translation import drafts
from tests.cms.translation.desk import boss, target, translated
from tests.factories.pages import make_story
from tests.factories.tenants import make_superuser

LOCK = f'FROM "{TranslatableObject._meta.db_table}" WHERE'
VERBS = ("UPDATE", "INSERT INTO", "DELETE FROM")
WRITTEN = [f'{verb} "{model._meta.db_table}"' for model in (Page, TaskState) for verb in VERBS]


def first(act: Callable[[], Any]) -> str:
    """What comes first: that the group is held, or that a page or a review is written."""
    with CaptureQueriesContext(connection) as found:
        act()
    for statement in found.captured_queries:
        if LOCK in statement["sql"]:
            return "held"
        if any(each in statement["sql"] for each in WRITTEN):
            return "written"
    return "neither"


@pytest.fixture
def root(client: Client) -> Client:
    client.force_login(make_superuser())
    return client


@pytest.fixture
def in_review(tenant: Tenant) -> Translation:
    """A Swedish translation that somebody has to read."""
    WorkflowPage.objects.all().delete()
    workflow = Workflow.objects.get(name="Moderators approval")
    WorkflowPage.objects.create(workflow=workflow, page=tenant.homes().get(locale__language_code="sv"))
    translation = translated(make_story(tenant), "sv")
    drafts.request_review(translation=translation, by=boss())
    return translation


@pytest.mark.parametrize(("answer", "live"), [("approve", True), ("reject", False)])
def test_a_review_is_answered_with_the_group_in_hand(
    in_review: Translation, root: Client, answer: str, live: bool
) -> None:
    task = target(in_review).current_workflow_task_state
    url = reverse("wagtailadmin_pages:workflow_action", args=[target(in_review).pk, answer, task.pk])

    assert first(lambda: root.post(url, {"comment": ""})) == "held"

    task.refresh_from_db()
    assert (task.status, target(in_review).live) == ("approved" if live else "rejected", live)


def test_a_review_that_was_cancelled_meanwhile_is_not_answered(in_review: Translation, root: Client) -> None:
    page = target(in_review)
    task = page.current_workflow_task_state
    page.current_workflow_state.cancel()
    url = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", task.pk])

    root.post(url, {"comment": ""})

    task.refresh_from_db()
    assert (task.status, target(in_review).live) == ("cancelled", False)


def test_a_translation_is_published_with_the_group_in_hand(tenant: Tenant) -> None:
    translation, by = translated(make_story(tenant), "sv"), boss()

    assert first(lambda: drafts.publish(translation=translation, by=by)) == "held"
    assert target(translation).live


def test_the_editor_publishes_with_the_group_in_hand(tenant: Tenant, root: Client) -> None:
    translation = translated(make_story(tenant), "sv")
    url = reverse("wagtailadmin_pages:edit", args=[target(translation).pk])

    assert first(lambda: root.post(url, {"action": "publish"})) == "held"
    assert target(translation).live
