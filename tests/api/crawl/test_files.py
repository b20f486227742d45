"""Files and topics of what is not out, and of what was taken down, are for nobody."""

from collections.abc import Callable
from typing import Any

import orjson
import pytest
from django.test import Client
from wagtail.models import Page, PageViewRestriction

from cms.publishing.enums import Kind
from cms.tenants.models import Tenant
from content_types.models import Story, Topic
from tests.content_types.share.conftest import picture
from tests.factories.pages import index_of, make_story

pytestmark = pytest.mark.django_db

CARDS = (
    "edges { node { title path topics { slug name } ... on Story { leadImage { rendition(width: 160) { url } } } } }"
)


def unpublish(page: Page) -> None:
    page.unpublish()


def restrict(page: Page) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def unpublish_all(page: Page) -> None:
    page.get_parent().specific.unpublish()


def delete(page: Page) -> None:
    Page.objects.get(pk=page.pk).delete()


def asked(client: Client, selection: str) -> Any:
    query = f'{{ edition(tenant: "nordby", locale: "nb") {{ {selection} }} }}'
    response = client.post("/graphql", {"query": query}, content_type="application/json")
    return orjson.loads(response.content)["data"]["edition"]


def stories(client: Client) -> list[Any]:
    return [edge["node"] for edge in asked(client, f"stories(first: 10) {{ {CARDS} }}")["stories"]["edges"]]


@pytest.mark.parametrize("take_down", [unpublish, restrict, unpublish_all, delete])
def test_what_was_taken_down_leaves_no_file_page_or_topic(
    take_down: Callable[[Page], None], tenant: Tenant, client: Client
) -> None:
    topic = Topic.objects.create(slug="kanarifugl", name="Kanarifugl")
    story = make_story(tenant, title="Kanarifugl", lead_image=picture(tenant), lead_image_alt="Fjord", topics=[topic])
    (node,) = stories(client)
    addresses = [node["leadImage"]["rendition"]["url"], f"/nb{node['path']}"]
    narrowed = 'feed(topics: ["kanarifugl"]) { totalCount } search(query: "kanarifugl") { totalCount }'
    opened = [client.get(each, headers={"host": "nordby.localhost:8000"}).status_code for each in addresses]
    assert opened == [200, 200]
    assert asked(client, narrowed) == {"feed": {"totalCount": 1}, "search": {"totalCount": 1}}

    take_down(Story.objects.get(pk=story.pk))

    assert stories(client) == []
    assert asked(client, narrowed) == {"feed": {"totalCount": 0}, "search": {"totalCount": 0}}
    closed = [client.get(each, headers={"host": "nordby.localhost:8000"}).status_code for each in addresses]
    assert closed == [410, 404]
    assert index_of(tenant, Kind.STORY).pk


def test_a_file_that_no_public_item_shows_is_there_for_nobody(tenant: Tenant, client: Client) -> None:
    image = picture(tenant)
    make_story(tenant, live=False, lead_image=image, lead_image_alt="Fjord")

    for suffix in ("160x120.webp", "800x600.webp", ""):
        assert client.get(f"/files/{image.key}/{suffix}".rstrip("/")).status_code == 404
    assert client.get(f"/files/{image.file.name}").status_code == 404
