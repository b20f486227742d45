"""An editor at work."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation
from wagtail.models import Page

from cms.people.models import User
from cms.tenants.models import Tenant
from tests.factories.tenants import make_editor

LISTS = ("credits", "sources", "related_items", "comments", "helpline_links")


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    """The sentences of these tests are the untranslated ones."""
    with translation.override("en"):
        yield


@pytest.fixture
def kari(tenant: Tenant) -> User:
    """An editor of the tenant."""
    return make_editor(tenant, name="Kari")


@pytest.fixture
def editor(client: Client, kari: User) -> Client:
    """Signed in as Kari."""
    client.force_login(kari)
    return client


@pytest.fixture
def send(editor: Client) -> Callable[..., Any]:
    """Sends the form of a page as the browser does."""

    def post(page: Page, **fields: Any) -> Any:
        return editor.post(edit_url(page), form_data(page, **fields))

    return post


def edit_url(page: Page) -> str:
    """Where the page is edited."""
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def form_data(page: Page, **fields: Any) -> dict[str, Any]:
    """What the form of a story or a guide sends."""
    lists = {}
    for name in LISTS:
        lists |= {f"{name}-TOTAL_FORMS": 0, f"{name}-INITIAL_FORMS": 0}
    own = {"format": "article", "question": "Hva?", "urgency": "INFO", "body-count": 0, "steps-count": 0}
    return {"title": page.title, "summary": "Kort.", "slug": page.slug, **own, **lists, **fields}


def text(response: Any) -> str:
    """The answer in one line."""
    return " ".join(response.content.decode().split())


def newest(page: Page) -> Any:
    """The page as its last saved version has it."""
    return type(page).objects.get(pk=page.pk).get_latest_revision_as_object()
