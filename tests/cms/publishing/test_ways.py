"""The store follows on every way a page goes out, changes or is taken down; where it cannot, nothing happens."""

from contextlib import nullcontext, suppress
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from wagtail.models import Page, PageLogEntry

from cms.publishing import projector
from cms.publishing.checking import differences
from cms.publishing.models import Change, Document, DocumentPath, EditionRow
from cms.tenants.models import Tenant
from tests.cms.publishing.ways import BY_CODE, CHANGES, WAYS_DOWN, WAYS_OUT, Way, prepare
from tests.factories.pages import make_story, translate
from tests.factories.tenants import make_superuser

COLUMNS = (
    "pk",
    "path",
    "url_path",
    "title",
    "slug",
    "live",
    "live_revision_id",
    "expired",
    "has_unpublished_changes",
)


class ProjectorBroke(Exception):
    """What the tests make the projector raise."""


def state() -> list[Any]:
    """Pages, their log and the store, as the database has them."""
    return [
        list(Page.objects.order_by("pk").values_list(*COLUMNS)),
        list(PageLogEntry.objects.order_by("pk").values_list("pk", "action")),
        *(list(model.objects.order_by("pk").values()) for model in (Document, EditionRow, DocumentPath, Change)),
    ]


@pytest.fixture
def client(db: None) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(make_superuser())
    return client


@pytest.mark.parametrize("way", WAYS_OUT.values(), ids=WAYS_OUT)
def test_going_out_puts_the_page_into_the_store(tenant: Tenant, client: Client, way: Way) -> None:
    story = make_story(tenant, live=False)
    prepare(way, story)

    way(tenant, story, client)

    assert [document.page_id for document in Document.objects.all()] == [story.pk]
    assert list(differences()) == []


@pytest.mark.parametrize("way", CHANGES.values(), ids=CHANGES)
def test_a_change_is_followed(tenant: Tenant, client: Client, way: Way) -> None:
    story = make_story(tenant)
    translate(story, "sr", title="Прича")

    way(tenant, story, client)

    assert list(differences()) == []


@pytest.mark.parametrize("way", WAYS_DOWN.values(), ids=WAYS_DOWN)
def test_taking_down_takes_the_page_out_of_the_store(tenant: Tenant, client: Client, way: Way) -> None:
    story = make_story(tenant)

    way(tenant, story, client)

    assert not Document.objects.exists()
    assert not EditionRow.objects.exists()
    assert list(differences()) == []
    assert (
        Change.objects.filter(edition__locale="nb", translation_key=story.translation_key).latest("number").type
        == "REMOVED"
    )


@pytest.mark.parametrize(
    ("way", "live"),
    [
        *((way, False) for way in WAYS_OUT.values()),
        *((way, True) for way in [*CHANGES.values(), *WAYS_DOWN.values()]),
    ],
    ids=[*WAYS_OUT, *CHANGES, *WAYS_DOWN],
)
def test_where_the_projector_breaks_nothing_has_happened(
    tenant: Tenant, client: Client, way: Way, live: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = make_story(tenant, live=live)
    prepare(way, story)
    before = state()

    def broken(**_: Any) -> None:
        raise ProjectorBroke

    monkeypatch.setattr(projector, "project", broken)
    with suppress(ProjectorBroke), transaction.atomic() if way in BY_CODE else nullcontext():
        way(tenant, story, client)

    assert state() == before
