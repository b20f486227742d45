"""“Share draft”: a link for whoever may edit the page, until it is stopped or its half hour is over."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from cms.publishing.enums import Kind
from cms.publishing.models import Preview
from cms.tenants.models import Tenant
from tests.factories.pages import index_of, make_story
from tests.factories.tenants import make_editor


@pytest.fixture
def editor(client: Client, tenant: Tenant) -> Client:
    """Signed in as an editor of the tenant."""
    client.force_login(make_editor(tenant, name="kari"))
    return client


def share(client: Client, page: Page, **fields: Any) -> Any:
    return client.post(reverse("share_draft", args=[page.pk]), fields)


def stop(client: Client, page: Page) -> Any:
    return client.post(reverse("stop_sharing", args=[page.pk]))


def open_link(address: str) -> Any:
    """What somebody sees who has not signed in: the script of the page sends what stands behind the #."""
    page, _, token = address.partition("#")
    assert page == "http://nordby.localhost:8000/preview/"
    return Client().post("/preview/", {"token": token}, headers={"host": "nordby.localhost:8000"})


def test_the_menu_of_the_form_has_the_button(tenant: Tenant, editor: Client) -> None:
    story = make_story(tenant)

    html = BeautifulSoup(editor.get(reverse("wagtailadmin_pages:edit", args=[story.pk])).content, "html.parser")

    [button] = html.select("button[data-share-draft]")
    assert button["data-share-draft"] == reverse("share_draft", args=[story.pk])
    assert button.get_text(strip=True) == "Share draft"
    listing = editor.get(reverse("wagtailadmin_explore", args=[index_of(tenant, Kind.STORY).pk]))
    assert b"data-share-draft" not in listing.content


def test_a_link_shows_the_saved_draft(tenant: Tenant, editor: Client) -> None:
    story = make_story(tenant, title="Ute")
    story.title = "Ute igjen"
    story.save_revision()

    answer = share(editor, story)

    assert answer["Cache-Control"].startswith("private, no-store")
    opened = open_link(answer.json()["address"])
    assert opened.status_code == 200
    assert ">Ute igjen</h1>" in opened.content.decode()
    assert (opened["Cache-Control"], opened["Referrer-Policy"]) == ("private, no-store", "no-referrer")
    assert not opened.cookies


def test_a_link_is_over_after_half_an_hour(tenant: Tenant, editor: Client) -> None:
    address = share(editor, make_story(tenant, title="Hemmelig", live=False)).json()["address"]

    with time_machine.travel(timezone.now() + timedelta(minutes=31), tick=False):
        opened = open_link(address)

    assert opened.status_code == 410
    assert "This link has expired" in opened.content.decode()
    assert "Hemmelig" not in opened.content.decode()


def test_stopping_ends_the_links_at_once(tenant: Tenant, editor: Client) -> None:
    story = make_story(tenant, title="Hemmelig", live=False)
    addresses = [share(editor, story).json()["address"] for _ in range(2)]

    assert stop(editor, story).json() == {"said": "2 links no longer work."}

    for address in addresses:
        opened = open_link(address)
        assert opened.status_code == 404
        assert "Hemmelig" not in opened.content.decode()
    assert stop(editor, story).json() == {"said": "There was no link that still worked."}


def test_serbian_is_shared_in_the_script_that_is_chosen(tenant: Tenant, editor: Client) -> None:
    story = make_story(tenant, title="Ново", locale="sr", live=False)

    titles = [
        open_link(share(editor, story, **fields).json()["address"]).content.decode()
        for fields in ({}, {"locale": "sr-Latn"}, {"locale": "sv"})
    ]

    assert [">Novo</h1>" in page for page in titles] == [False, True, False]


def test_the_tenants_app_gets_the_token(tenant: Tenant, editor: Client) -> None:
    Tenant.objects.filter(pk=tenant.pk).update(preview_url="https://app.example/preview#{token}")

    assert share(editor, make_story(tenant)).json()["address"].startswith("https://app.example/preview#")


def test_what_is_not_ones_own_is_neither_shared_nor_stopped(
    tenant: Tenant, other_tenant: Tenant, editor: Client
) -> None:
    story, stranger = make_story(tenant, live=False), Client()
    address = share(editor, story).json()["address"]
    stranger.force_login(make_editor(other_tenant))

    assert [act(stranger, story).status_code for act in (share, stop)] == [404, 404]
    assert [act(Client(), story).status_code for act in (share, stop)] == [302, 302]
    assert editor.get(reverse("share_draft", args=[story.pk])).status_code == 405

    assert Preview.objects.count() == 1
    assert open_link(address).status_code == 200


def test_a_container_has_nothing_to_share(tenant: Tenant, editor: Client) -> None:
    assert [act(editor, index_of(tenant, Kind.STORY)).status_code for act in (share, stop)] == [404, 404]
