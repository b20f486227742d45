"""A form that is sent by hand cannot make a page of one tenant show what another has."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.cms.tenants.conftest import OTHER
from tests.cms.tenants.probing import ask, form_in
from tests.cms.tenants.world import World

pytestmark = pytest.mark.django_db
CHOICES = ("lead_image", "share_image", "related item", "link in a text", "picture in a text", "sound in a text")


@pytest.fixture
def editor(worlds: tuple[World, World]) -> Client:
    """The browser of an editor."""
    client = Client()
    client.force_login(worlds[0].editor)
    return client


def with_choice(form: dict[str, Any], choice: str, world: World) -> dict[str, Any]:
    """The form of a story in which something of this tenant is chosen."""
    text = {"body-count": "1", "body-0-deleted": "", "body-0-order": "0", "body-0-id": ""}
    link = (
        f'{{"blocks":[{{"key":"a","text":"x","type":"unstyled","depth":0,"inlineStyleRanges":[],"entityRanges":'
        f'[{{"key":0,"offset":0,"length":1}}]}}],"entityMap":{{"0":{{"type":"LINK","mutability":"MUTABLE","data":'
        f'{{"id":{world.story.pk},"url":"/","parentId":1}}}}}}}}'
    )
    changes: dict[str, dict[str, Any]] = {
        "lead_image": {"lead_image": world.image.pk},
        "share_image": {"share_image": world.image.pk},
        "related item": {
            "related_items-TOTAL_FORMS": "1",
            "related_items-0-target": world.story.pk,
            "related_items-0-id": "",
            "related_items-0-ORDER": "1",
            "related_items-0-DELETE": "",
        },
        "link in a text": {**text, "body-0-type": "text", "body-0-value": link},
        "picture in a text": {
            **text,
            "body-0-type": "image",
            "body-0-value-image-image": world.image.pk,
            "body-0-value-image-alt_text": "A",
            "body-0-value-caption": "",
        },
        "sound in a text": {
            **text,
            "body-0-type": "audio",
            "body-0-value-audio": world.media.pk,
            "body-0-value-title": "A",
        },
    }
    return {**form, **changes[choice]}


@pytest.mark.parametrize("choice", CHOICES)
def test_a_choice_from_another_tenant_is_refused(editor: Client, worlds: tuple[World, World], choice: str) -> None:
    own, other = worlds
    url = reverse("wagtailadmin_pages:edit", args=[own.story.pk])
    revisions = own.story.revisions.count()
    form = form_in(ask(editor, url))

    refused = ask(editor, url, with_choice(form, choice, other))

    assert refused.status == 404
    assert own.story.revisions.count() == revisions
    assert OTHER not in refused.text.lower()


@pytest.mark.parametrize("choice", CHOICES)
def test_nor_is_its_name_shown_when_the_form_is_only_filled_again(
    editor: Client, worlds: tuple[World, World], choice: str
) -> None:
    own, other = worlds
    url = reverse("wagtailadmin_pages:edit", args=[own.story.pk])
    form = form_in(ask(editor, url))

    for wrong in ({"restore_typed": "1"}, {"title": ""}):
        assert OTHER not in ask(editor, url, {**with_choice(form, choice, other), **wrong}).text.lower()


@pytest.mark.parametrize("choice", CHOICES)
def test_the_same_choice_from_the_own_tenant_is_kept(editor: Client, worlds: tuple[World, World], choice: str) -> None:
    own, _other = worlds
    url = reverse("wagtailadmin_pages:edit", args=[own.story.pk])
    form = form_in(ask(editor, url))

    assert ask(editor, url, with_choice(form, choice, own)).status == 302


def test_a_preview_does_not_show_it_either(editor: Client, worlds: tuple[World, World]) -> None:
    own, other = worlds
    form = form_in(ask(editor, reverse("wagtailadmin_pages:edit", args=[own.story.pk])))
    url = reverse("wagtailadmin_pages:preview_on_edit", args=[own.story.pk])

    assert ask(editor, url, with_choice(form, "lead_image", other)).status == 404
    assert ask(editor, url, with_choice(form, "lead_image", own)).status == 200
