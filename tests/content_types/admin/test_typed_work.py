"""Typed work survives a colleague who was faster, and comes back after a broken session."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

from django.test import Client
from django.urls import reverse

from cms.people.models import User
from cms.publishing.enums import Kind
from cms.tenants.models import Tenant
from content_types.models import Story
from tests.content_types.admin.conftest import edit_url, form_data, newest, text
from tests.factories.pages import index_of, make_story
from tests.factories.tenants import make_editor

Send = Callable[..., Any]


def loaded(story: Story) -> dict[str, Any]:
    """What a form knows of the version that it was opened with."""
    revision = Story.objects.get(pk=story.pk).latest_revision
    return {"loaded_revision_id": revision.pk, "loaded_revision_created_at": revision.created_at.isoformat()}


def saved_by_ola(tenant: Tenant, story: Story) -> None:
    theirs = Story.objects.get(pk=story.pk)
    theirs.title = "Olas tittel"
    theirs.save_revision(user=make_editor(tenant, name="Ola"))


def test_who_was_faster_is_named_and_nothing_typed_is_lost(tenant: Tenant, send: Send) -> None:
    story = make_story(tenant, live=False)
    before = loaded(story)
    saved_by_ola(tenant, story)

    answer = send(story, title="Karis tittel", **before)

    assert answer.status_code == 200
    assert answer.context["form"]["title"].value() == "Karis tittel"
    assert "Ola saved a newer version at" in text(answer)
    assert "Saving it now replaces what Ola wrote." in text(answer)
    theirs = loaded(story)["loaded_revision_id"]
    compare = reverse("wagtailadmin_pages:revisions_compare", args=[story.pk, before["loaded_revision_id"], theirs])
    assert f'href="{compare}"' in text(answer)
    assert newest(story).title == "Olas tittel"
    # Nothing is replaced before somebody presses the button.
    assert "data-w-autosave-interval-value" not in text(answer)
    # The form now knows of the newer version: sent again, it replaces it.
    assert f'name="loaded_revision_id" value="{theirs}"' in text(answer)
    assert send(story, title="Karis tittel", **loaded(story)).status_code == 302
    assert newest(story).title == "Karis tittel"


def test_publishing_over_a_newer_version_is_asked_about_too(tenant: Tenant, send: Send) -> None:
    story = make_story(tenant, live=False)
    before = loaded(story)
    saved_by_ola(tenant, story)

    answer = send(story, title="Karis tittel", **before, **{"action-publish": "action-publish"})

    assert "Ola saved a newer version at" in text(answer)
    story.refresh_from_db()
    assert story.live is False


def test_who_has_confirmed_it_in_the_browser_is_not_asked_again(tenant: Tenant, send: Send) -> None:
    story = make_story(tenant, live=False)
    before = loaded(story)
    saved_by_ola(tenant, story)

    assert send(story, title="Karis tittel", replace_newer="1", **before).status_code == 302
    assert newest(story).title == "Karis tittel"


def test_a_saved_form_is_named_so_that_the_browser_forgets_its_copy(tenant: Tenant, send: Send) -> None:
    key = uuid4().hex
    answer = send(make_story(tenant, live=False), typed_key=key)

    cookie = answer.cookies["typed_saved"]
    assert (cookie.value, cookie["path"], cookie["samesite"]) == (key, "/admin/", "Lax")


def test_autosave_does_not_have_the_browser_forget_what_is_typed_after_it(
    tenant: Tenant, send: Send, editor: Client
) -> None:
    story = make_story(tenant, live=False)
    sent = form_data(story, title="Halvskrevet", typed_key=uuid4().hex)

    answer = editor.post(edit_url(story), sent, headers={"accept": "application/json"})

    assert answer.json()["success"] is True
    assert newest(story).title == "Halvskrevet"
    assert "typed_saved" not in answer.cookies


def test_a_refused_form_keeps_its_name_and_is_not_forgotten(tenant: Tenant, send: Send) -> None:
    key = uuid4().hex
    answer = send(make_story(tenant, live=False), title="", typed_key=key)

    assert "typed_saved" not in answer.cookies
    assert f'name="typed_key" value="{key}"' in text(answer)


def test_every_opened_form_has_a_name_of_its_own(tenant: Tenant, editor: Client, kari: User) -> None:
    story = make_story(tenant, live=False)
    keys = {editor.get(edit_url(story)).context["form"]["typed_key"].value() for _ in range(2)}

    assert len(keys) == 2
    assert f'data-typed-work="{kari.pk}"' in text(editor.get(edit_url(story)))


def test_what_the_browser_kept_fills_the_form_again_and_saves_nothing(tenant: Tenant, send: Send) -> None:
    story = make_story(tenant, live=False)
    revisions = story.revisions.count()

    answer = send(story, title="Halvskrevet", summary="", restore_typed="1", **loaded(story))

    form = answer.context["form"]
    assert (answer.status_code, form["title"].value(), form.errors) == (200, "Halvskrevet", {})
    assert "This is what you had typed. It is not saved yet." in text(answer)
    assert answer.context["has_unsaved_changes"] is True
    assert story.revisions.count() == revisions


def test_the_same_works_for_a_page_that_was_never_saved(tenant: Tenant, editor: Client) -> None:
    url = reverse("wagtailadmin_pages:add", args=["content_types", "story", index_of(tenant, Kind.STORY).pk])

    answer = editor.post(url, form_data(Story(title="Halvskrevet"), slug="", restore_typed="1"))

    assert answer.context["form"]["title"].value() == "Halvskrevet"
    assert answer.context["form"].errors == {}
    assert Story.objects.count() == 0


def test_what_comes_back_after_a_colleague_saved_says_so(tenant: Tenant, send: Send) -> None:
    story = make_story(tenant, live=False)
    before = loaded(story)
    saved_by_ola(tenant, story)

    answer = send(story, title="Halvskrevet", restore_typed="1", **before)

    assert answer.context["form"]["title"].value() == "Halvskrevet"
    assert "Ola saved a newer version at" in text(answer)


def test_a_session_that_ended_leads_back_to_the_form_after_signing_in(tenant: Tenant, client: Client) -> None:
    story = make_story(tenant, live=False)

    answer = client.post(edit_url(story), form_data(story))

    assert (answer.status_code, answer["Location"]) == (302, f"/admin/login/?next={edit_url(story)}")


def test_autosave_is_on(tenant: Tenant, editor: Client) -> None:
    assert 'data-w-autosave-interval-value="500"' in text(editor.get(edit_url(make_story(tenant, live=False))))
