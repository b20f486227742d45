"""What may not go out yet is said beside the field, and what was typed stays."""

from collections.abc import Callable
from typing import Any

from django.test import Client
from django.urls import reverse
from wagtail.models import GroupApprovalTask, Workflow, WorkflowTask

from cms.people.models import User
from cms.publishing.enums import Kind
from cms.publishing.models import Document
from cms.tenants.enums import Role
from cms.tenants.models import Tenant
from content_types.models import Guide, Story
from tests.content_types.admin.conftest import edit_url, form_data, newest, text
from tests.content_types.share.conftest import picture
from tests.factories.pages import index_of, make_guide, make_helpline, make_story

Send = Callable[..., Any]
PUBLISH = {"action-publish": "action-publish"}
NO_ALT = "Say what the picture shows for those who cannot see it, or mark it as decorative."


def test_a_picture_without_alt_text_is_refused_beside_its_field(tenant: Tenant, send: Send) -> None:
    story = make_story(tenant, live=False)
    image = picture(tenant)

    answer = send(story, title="Ny tittel", lead_image=image.pk, area="Sentrum", **PUBLISH)

    assert answer.status_code == 200
    form = answer.context["form"]
    assert form.errors == {"lead_image_alt": [NO_ALT]}
    assert (form["title"].value(), form["area"].value()) == ("Ny tittel", "Sentrum")
    story.refresh_from_db()
    assert (story.live, story.title, Document.objects.count()) == (False, "A story", 0)


def test_the_same_is_kept_as_a_draft_without_a_word(tenant: Tenant, send: Send) -> None:
    story = make_story(tenant, live=False)

    answer = send(story, title="Ny tittel", lead_image=picture(tenant).pk)

    assert answer.status_code == 302
    assert newest(story).title == "Ny tittel"


def test_a_streamfield_takes_the_reason(tenant: Tenant, send: Send) -> None:
    line = make_helpline(tenant, live=False)
    story = make_story(tenant, live=False)
    box = {
        "body-count": 1,
        "body-0-deleted": "",
        "body-0-order": 0,
        "body-0-type": "support_box",
        "body-0-id": "",
        "body-0-value-title": "Snakk med oss",
        "body-0-value-helplines-count": 1,
        "body-0-value-helplines-0-deleted": "",
        "body-0-value-helplines-0-order": 0,
        "body-0-value-helplines-0-type": "item",
        "body-0-value-helplines-0-id": "",
        "body-0-value-helplines-0-value": line.pk,
    }

    answer = send(story, **box, **PUBLISH)

    reason = "A support box needs at least one helpline that is published in this language."
    assert answer.context["form"].errors == {"body": [reason]}
    assert "Snakk med oss" in text(answer)
    assert reason in text(answer)


def test_a_list_takes_the_reason_and_is_seen_as_it_was_sent(tenant: Tenant, send: Send) -> None:
    line = make_helpline(tenant)
    guide = make_guide(tenant, line)
    link = guide.helpline_links.get()
    rows = {
        "helpline_links-TOTAL_FORMS": 1,
        "helpline_links-INITIAL_FORMS": 1,
        "helpline_links-0-id": link.pk,
        "helpline_links-0-helpline": line.pk,
        "helpline_links-0-ORDER": 1,
    }

    refused = send(guide, **{**rows, "helpline_links-0-DELETE": "on"}, **PUBLISH)
    reason = "A guide needs at least one helpline that is published in this language."
    assert refused.context["form"].formsets["helpline_links"].non_form_errors() == [reason]
    assert reason in text(refused)
    assert Guide.objects.get(pk=guide.pk).helpline_links.count() == 1

    assert send(guide, **rows, **PUBLISH).status_code == 302


def test_creating_offers_no_publishing_and_refuses_it_kindly(tenant: Tenant, editor: Client) -> None:
    url = reverse("wagtailadmin_pages:add", args=["content_types", "story", index_of(tenant, Kind.STORY).pk])
    assert 'name="action-publish"' not in text(editor.get(url))

    answer = editor.post(url, form_data(Story(title="Ny"), lead_image=picture(tenant).pk, slug="", **PUBLISH))

    assert answer.status_code == 200
    assert answer.context["form"].errors == {"lead_image_alt": [NO_ALT]}
    assert Story.objects.count() == 0


def test_publishing_is_offered_with_the_first_draft(tenant: Tenant, editor: Client) -> None:
    story = make_story(tenant, live=False)

    assert 'name="action-publish"' in text(editor.get(edit_url(story)))
    after_autosave = text(editor.get(edit_url(story) + "?_w_hydrate_create_view=1"))
    assert 'data-w-teleport-target-value="form[data-edit-form] > footer nav.actions--primary"' in after_autosave
    assert 'name="action-publish"' in after_autosave


def test_an_empty_slug_is_made_from_the_title_until_the_page_has_been_out(tenant: Tenant, send: Send) -> None:
    draft = make_story(tenant, title="Første", live=False)
    send(draft, title="Rømt hund på Åsen", slug="", **PUBLISH)
    draft.refresh_from_db()
    assert draft.slug == "romt-hund-pa-asen"

    send(draft, title="Noe annet", slug="", **PUBLISH)
    draft.refresh_from_db()
    assert (draft.title, draft.slug) == ("Noe annet", "romt-hund-pa-asen")


def in_review(tenant: Tenant, by: User, *, complete: bool = False) -> Story:
    task = GroupApprovalTask.objects.create(name="Look")
    task.groups.add(tenant.tenant_groups.get(role=Role.EDITORS).group)
    workflow = Workflow.objects.create(name="Four eyes")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    story = make_story(tenant, live=False, lead_image=None if complete else picture(tenant))
    workflow.start(story, by)
    story.refresh_from_db()
    return story


def test_the_last_approval_is_refused_in_the_form_too(tenant: Tenant, kari: User, send: Send) -> None:
    story = in_review(tenant, kari)
    approve = {"action-workflow-action": "true", "workflow-action-name": "approve"}

    answer = send(story, lead_image=story.lead_image_id, title="Rettet", **approve)

    assert answer.context["form"].errors == {"lead_image_alt": [NO_ALT]}
    assert answer.context["form"]["title"].value() == "Rettet"
    story.refresh_from_db()
    assert (story.live, story.current_workflow_state.status) == (False, "in_progress")


def test_an_approval_elsewhere_leads_to_the_form_with_the_reason(tenant: Tenant, kari: User, editor: Client) -> None:
    story = in_review(tenant, kari)
    state = story.current_workflow_task_state
    url = reverse("wagtailadmin_pages:workflow_action", args=[story.pk, "approve", state.pk])

    answer = editor.post(url, {"comment": ""}, follow=True)

    assert answer.redirect_chain == [(edit_url(story), 302)]
    assert NO_ALT in text(answer)
    story.refresh_from_db()
    assert (story.live, story.current_workflow_state.status) == (False, "in_progress")


def test_publishing_several_publishes_those_that_may(tenant: Tenant, editor: Client) -> None:
    good = make_story(tenant, title="God", live=False)
    bad = make_story(tenant, title="Uferdig", live=False, lead_image=picture(tenant))
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])

    answer = editor.post(f"{url}?id={good.pk}&id={bad.pk}&next=/admin/", {"include_descendants": ""}, follow=True)

    good.refresh_from_db()
    bad.refresh_from_db()
    assert (good.live, bad.live) == (True, False)
    assert "“Uferdig” was not published." in text(answer)
