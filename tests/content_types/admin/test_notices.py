"""Mails about comments and reviews reach those who work for the tenant, and nobody who has left it."""

from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from wagtail.models import Comment, CommentReply, GroupApprovalTask, PageSubscription, Workflow, WorkflowTask

from cms.people.models import User
from cms.tenants.enums import Role
from cms.tenants.models import Tenant
from content_types.models import Story
from tests.content_types.admin.conftest import edit_url, form_data
from tests.factories.pages import make_story
from tests.factories.tenants import make_editor, make_superuser


def person(tenant: Tenant, name: str) -> User:
    user = make_editor(tenant, name=name)
    user.email = f"{name}@nordby.example"
    user.save()
    return user


@pytest.fixture
def ola(tenant: Tenant) -> User:
    """Somebody who works here."""
    return person(tenant, "ola")


@pytest.fixture
def former(tenant: Tenant, other_tenant: Tenant) -> User:
    """Somebody who worked here and works elsewhere now."""
    user = person(tenant, "former")
    user.groups.set([other_tenant.tenant_groups.get(role=Role.EDITORS).group])
    return user


@pytest.fixture
def root() -> User:
    """A superuser who reads mail."""
    user = make_superuser()
    user.email = "root@nordby.example"
    user.save()
    return user


def told() -> list[str]:
    return sorted(address for message in mail.outbox for address in message.to)


def comments(story: Story, *, replying_to: Comment | None = None, **fields: Any) -> dict[str, Any]:
    """The form of a story with a new comment, or a new reply to one."""
    sent = form_data(story)
    if replying_to is None:
        new = {"text": "Se på tittelen", "contentpath": "title", "position": "", "id": "", "DELETE": ""}
        sent |= {"comments-TOTAL_FORMS": 1} | {f"comments-0-{name}": value for name, value in new.items()}
        return sent | {"comments-0-replies-TOTAL_FORMS": 0, "comments-0-replies-INITIAL_FORMS": 0, **fields}
    kept = {"text": replying_to.text, "contentpath": "title", "position": "", "id": replying_to.pk, "DELETE": ""}
    there = replying_to.replies.count()
    sent |= {"comments-TOTAL_FORMS": 1, "comments-INITIAL_FORMS": 1}
    sent |= {f"comments-0-{name}": value for name, value in kept.items()}
    sent |= {"comments-0-replies-TOTAL_FORMS": there + 1, "comments-0-replies-INITIAL_FORMS": there}
    for place, reply in enumerate(replying_to.replies.all()):
        sent |= {f"comments-0-replies-{place}-id": reply.pk, f"comments-0-replies-{place}-text": reply.text}
    return sent | {f"comments-0-replies-{there}-id": "", f"comments-0-replies-{there}-text": "Jo", **fields}


def test_a_comment_is_told_to_subscribers_who_work_here(
    tenant: Tenant, editor: Client, kari: User, ola: User, former: User
) -> None:
    story = make_story(tenant, live=False)
    for user in (kari, ola, former):
        PageSubscription.objects.create(page=story, user=user, comment_notifications=True)

    assert editor.post(edit_url(story), comments(story)).status_code == 302

    assert told() == ["ola@nordby.example"]
    assert "Se på tittelen" in mail.outbox[0].body


def test_a_reply_is_told_to_those_who_took_part_and_work_here(
    tenant: Tenant, editor: Client, ola: User, former: User, root: User
) -> None:
    story = make_story(tenant, live=False)
    story.wagtail_admin_comments = [Comment(user=former, text="Hei", contentpath="title")]
    story.save_revision()
    story.save()
    comment = Comment.objects.get()
    for user in (ola, former, root):
        CommentReply.objects.create(comment=comment, user=user, text="Jeg også")

    assert editor.post(edit_url(story), comments(story, replying_to=comment)).status_code == 302

    assert told() == ["ola@nordby.example", "root@nordby.example"]


def test_a_save_without_comments_is_told_to_nobody(tenant: Tenant, editor: Client, ola: User) -> None:
    story = make_story(tenant, live=False)
    PageSubscription.objects.create(page=story, user=ola, comment_notifications=True)

    assert editor.post(edit_url(story), form_data(story, title="Ny")).status_code == 302

    assert told() == []


def in_review(tenant: Tenant, by: User) -> Story:
    task = GroupApprovalTask.objects.create(name="Look")
    task.groups.set(group for group in tenant_groups(tenant))
    workflow = Workflow.objects.create(name="Four eyes")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    story = make_story(tenant, live=False)
    workflow.start(story, by)
    story.refresh_from_db()
    return story


def tenant_groups(tenant: Tenant) -> list[Any]:
    return [each.group for each in tenant.tenant_groups.all()]


def test_what_waits_for_a_group_is_told_to_those_of_it_who_work_here(
    tenant: Tenant, kari: User, ola: User, former: User, root: User, other_tenant: Tenant
) -> None:
    task = GroupApprovalTask.objects.create(name="Look")
    task.groups.set([*tenant_groups(tenant), *tenant_groups(other_tenant)])
    workflow = Workflow.objects.create(name="Both look")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)

    workflow.start(make_story(tenant, live=False), kari)

    # The superuser hears of the workflow and of its task.
    assert told() == ["ola@nordby.example", "root@nordby.example", "root@nordby.example"]


@pytest.mark.parametrize("action", ["approve", "reject"])
def test_how_a_review_ended_is_told_to_whoever_asked_for_it_while_they_work_here(
    tenant: Tenant, editor: Client, ola: User, former: User, action: str
) -> None:
    for by in (ola, former):
        story = in_review(tenant, by)
        mail.outbox.clear()
        state = story.current_workflow_task_state
        url = reverse("wagtailadmin_pages:workflow_action", args=[story.pk, action, state.pk])

        assert editor.post(url, {"comment": "Fint"}).status_code == 302

        assert told() == ([f"{by.username}@nordby.example"] if by is ola else [])
