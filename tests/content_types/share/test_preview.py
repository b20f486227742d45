"""The preview shows drafts as they would be public, and never an error."""

from typing import Any
from unittest.mock import patch

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from cms.publishing.enums import Kind
from cms.tenants.models import Tenant
from content_types.models import ITEM_MODELS, PodcastShow, Story
from tests.factories.pages import index_of, make_story, put
from tests.factories.tenants import make_editor, make_tenant


@pytest.fixture
def editor(client: Client, tenant: Tenant) -> Client:
    """Signed in as an editor of the tenant."""
    client.force_login(make_editor(tenant))
    return client


def form_data(**fields: Any) -> dict[str, Any]:
    """What the form of a story sends when almost nothing is typed."""
    lists = {}
    for name in ("credits", "sources", "related_items", "comments"):
        lists |= {f"{name}-TOTAL_FORMS": 0, f"{name}-INITIAL_FORMS": 0}
    return {"title": "", "summary": "", "body-count": 0, "format": "article", "slug": "", **lists, **fields}


def test_what_is_typed_is_shown_before_it_is_saved(tenant: Tenant, editor: Client) -> None:
    story = make_story(tenant, title="Gammel tittel")
    url = reverse("wagtailadmin_pages:preview_on_edit", args=[story.pk])

    kept = editor.post(url, form_data(title="Ny tittel", summary="Ny tekst.", slug=story.slug))
    assert kept.json() == {"is_valid": True, "is_available": True}
    shown = editor.get(url)

    assert "<h1>Ny tittel</h1>" in shown.content.decode()
    assert '<p class="summary">Ny tekst.</p>' in shown.content.decode()
    assert shown["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in shown["Content-Security-Policy"]
    assert Story.objects.get(pk=story.pk).title == "Gammel tittel"


def test_a_page_that_was_never_saved_is_shown_in_its_language(tenant: Tenant, editor: Client) -> None:
    index = index_of(tenant, Kind.STORY, "sv")
    url = reverse("wagtailadmin_pages:preview_on_add", args=["content_types", "story", index.pk])

    editor.post(url, form_data(title="Ny"))
    shown = editor.get(url).content.decode()

    assert "<h1>Ny</h1>" in shown
    assert '<html lang="sv">' in shown


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("script", "modes"), [("Cyrl", ["sr-Cyrl", "sr-Latn"]), ("Latn", ["sr-Latn", "sr-Cyrl"])], ids=["Cyrillic", "Latin"]
)
def test_a_page_in_serbian_is_shown_in_both_scripts_the_tenants_own_first(script: str, modes: list[str]) -> None:
    tenant = make_tenant(slug="javor", locales=["sr"], country="RS", timezone="Europe/Belgrade")
    Tenant.objects.filter(pk=tenant.pk).update(serbian_script=script)
    story = make_story(Tenant.objects.get(pk=tenant.pk), title="Први посао", locale="sr", live=False)

    assert [name for name, _ in story.preview_modes] == modes
    shown = {mode: story.serve_preview(None, mode).content.decode() for mode in modes}
    assert "<h1>Први посао</h1>" in shown["sr-Cyrl"]
    assert "<h1>Prvi posao</h1>" in shown["sr-Latn"]
    assert '<html lang="sr-Latn">' in shown["sr-Latn"]
    assert "<h1>Први посао</h1>" in story.serve_preview(None, "nonsense").content.decode()


@pytest.mark.parametrize("model", ITEM_MODELS, ids=lambda model: model.__name__)
def test_an_empty_draft_of_any_kind_is_shown_kindly(tenant: Tenant, model: Any) -> None:
    parent = index_of(tenant, Kind.PODCAST_SHOW if model.public_kind == Kind.PODCAST_EPISODE else model.public_kind)
    if model.public_kind == Kind.PODCAST_EPISODE:
        parent = put(PodcastShow(title="Nattskift", summary="Om natta."), below_page=parent)
    page = model(locale=parent.locale, depth=parent.depth + 1, path=parent.path + "0001")
    page.set_url_path(parent)

    shown = page.serve_preview(None, "")

    assert shown.status_code == 200
    assert "<h1>—</h1>" in shown.content.decode()


def test_a_draft_that_cannot_be_shown_says_so_kindly(tenant: Tenant) -> None:
    story = make_story(tenant, live=False)
    with patch.object(Story, "public_document", side_effect=ValueError), translation.override("en"):
        shown = story.serve_preview(None, "")

    assert shown.status_code == 200
    assert "<h1>No preview yet</h1>" in shown.content.decode()


def test_containers_have_no_preview(tenant: Tenant) -> None:
    assert index_of(tenant, Kind.STORY).is_previewable() is False
