"""The preview panel sends the form, and learns by which token the app finds what is typed."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, include, path, reverse
from wagtail.models import Page

from cms.publishing.models import Preview
from cms.tenants.models import Tenant
from cms.tenants.preview_urls import origin_of, validate_preview_url
from content_types.admin.previewing import previews_keep_nobody_waiting
from content_types.models import Story
from tests.content_types.share.conftest import make_all
from tests.content_types.share.test_preview import form_data
from tests.factories.pages import make_story
from tests.factories.tenants import make_editor

APP = "https://app.example/preview#{token}"


@pytest.fixture
def editor(client: Client, tenant: Tenant) -> Client:
    """Signed in as an editor of the tenant."""
    client.force_login(make_editor(tenant, name="kari"))
    return client


def url(page: Page) -> str:
    return reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])


def send(editor: Client, page: Page, *, mode: str = "", **fields: Any) -> dict[str, Any]:
    answer = editor.post(f"{url(page)}?for=app&mode={mode}", form_data(**{"slug": page.slug, **fields}))
    assert (answer.status_code, answer["Cache-Control"].startswith("private, no-store")) == (200, True)
    return answer.json()


def shown(token: str) -> str:
    """What somebody sees who has not signed in."""
    return Client().post("/preview/", {"token": token}).content.decode()


def test_what_is_typed_is_shown_by_the_newest_token(tenant: Tenant, editor: Client) -> None:
    story = make_story(tenant, title="Lagret")

    first = send(editor, story, title="Skrevet", summary="Nå.")
    second = send(editor, story, title="Skrevet om", summary="Nå.")

    assert (first["is_valid"], first["is_available"]) == (True, True)
    assert second["address"] == f"/preview/#{second['token']}"
    assert '<h1 data-ungkanal-edit="title">Skrevet om</h1>' in shown(second["token"])
    assert Client().post("/preview/", {"token": first["token"]}).status_code == 404
    assert Story.objects.get(pk=story.pk).title == "Lagret"


def test_what_is_typed_in_every_sort_of_field_is_shown(tenant: Tenant, editor: Client) -> None:
    story = make_story(tenant)
    typed = {
        "body-count": 1,
        "body-0-deleted": "",
        "body-0-order": 0,
        "body-0-type": "heading",
        "body-0-id": "0e7e5a3c-3c7f-4e4b-9d4c-1d5f2a1c9b11",
        "body-0-value-text": "En overskrift",
        "body-0-value-level": 2,
        "credits-TOTAL_FORMS": 1,
        "credits-0-display_name": "Mina",
        "credits-0-role": "Tekst",
        "credits-0-ORDER": 1,
    }

    page = shown(send(editor, story, title="T", summary="S", **typed)["token"])

    assert '<div data-ungkanal-edit="0e7e5a3c-3c7f-4e4b-9d4c-1d5f2a1c9b11"><h2>En overskrift</h2>' in page
    assert "Tekst: Mina" in page


def test_a_slide_and_its_text_say_where_they_are_written(tenant: Tenant, editor: Client) -> None:
    slideshow = make_all(tenant)["slideshow"]
    first = slideshow.slides.get_prep_value()[0]
    typed = {
        "slides-count": 1,
        "slides-0-deleted": "",
        "slides-0-order": 0,
        "slides-0-type": "slide",
        "slides-0-id": first["id"],
        "slides-0-value-image-image": first["value"]["image"]["image"],
        "slides-0-value-image-alt_text": "Vann",
        "slides-0-value-caption": "Se nå",
        "slides-0-value-seconds": 4,
        "video": "",
    }

    page = shown(send(editor, slideshow, title="T", summary="S", **typed)["token"])

    assert f'<figure class="slide" data-ungkanal-edit="{first["id"]}"><img ' in page
    assert f'<figcaption data-ungkanal-edit="{first["id"]}.caption">Se nå</figcaption>' in page


def test_nobody_who_writes_waits_while_a_draft_is_put_together(
    tenant: Tenant, editor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = make_story(tenant)
    made, within = Story.public_document, []

    def watched(page: Story) -> Any:
        within.append(list(connection.savepoint_ids))
        return made(page)

    monkeypatch.setattr(Story, "public_document", watched)
    before = list(connection.savepoint_ids)

    assert ">T</h1>" in shown(send(editor, story, title="T", summary="S")["token"])
    assert within == [before]


def named(name: str, patterns: Any, path: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Patterns of this name below these, by their path."""
    for each in patterns:
        if isinstance(each, URLResolver):
            yield from named(name, each.url_patterns, f"{path}{each.pattern}")
        elif each.name == name:
            yield f"{path}{each.pattern}", each


def outside_of_transactions(patterns: Any) -> list[str]:
    """Paths of the panels that look at a form outside the transaction of its request."""
    panels = named("preview_on_edit", patterns)
    return [path for path, each in panels if getattr(each.callback, "_non_atomic_requests", None)]


def test_the_panel_of_pages_alone_has_no_transaction() -> None:
    assert outside_of_transactions(get_resolver().url_patterns) == ["admin/pages/<int:page_id>/edit/preview/"]


def test_a_snippets_panel_keeps_its_transaction() -> None:
    def panel(_request: HttpRequest) -> HttpResponse:
        return HttpResponse()

    def sent(_request: HttpRequest) -> HttpResponse:
        return HttpResponse()

    of_snippets = include(([path("preview/", panel, name="preview_on_edit")], "snippet"), namespace="snippets_topic")
    of_pages = include(([path("edit/", sent, name="preview_on_edit")], "pages"), namespace="wagtailadmin_pages")

    made = previews_keep_nobody_waiting([path("topics/", of_snippets), path("pages/", of_pages)])

    assert {each for each, _ in named("preview_on_edit", made)} == {"topics/preview/", "pages/edit/"}
    assert outside_of_transactions(made) == ["pages/edit/"]


def test_a_new_slug_is_in_the_path(tenant: Tenant, editor: Client) -> None:
    story = make_story(tenant)

    send(editor, story, title="T", summary="S", slug="et-annet")

    assert Preview.objects.get().document["path"] == "/historier/et-annet/"


def test_stopping_to_share_ends_the_panels_token_and_typing_on_makes_a_new_one(tenant: Tenant, editor: Client) -> None:
    story = make_story(tenant)
    first = send(editor, story, title="Skrevet", summary="Nå.")["token"]

    said = editor.post(reverse("stop_sharing", args=[story.pk])).json()

    assert said == {"said": "1 link no longer works."}
    assert Client().post("/preview/", {"token": first}).status_code == 404
    assert ">Skrevet om</h1>" in shown(send(editor, story, title="Skrevet om", summary="Nå.")["token"])
    assert Client().post("/preview/", {"token": first}).status_code == 404


def test_a_form_with_faults_leaves_what_was_shown(tenant: Tenant, editor: Client) -> None:
    story = make_story(tenant)
    token = send(editor, story, title="Kort", summary="S")["token"]

    faulty = send(editor, story, title="x" * 91, summary="S")

    assert faulty == {"is_valid": False, "is_available": True}
    assert ">Kort</h1>" in shown(token)


def test_a_draft_whose_public_form_cannot_be_made_leaves_the_panel_to_wagtail(
    tenant: Tenant, editor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = make_story(tenant)
    monkeypatch.setattr(Story, "public_document", lambda self: {}["missing"])

    said = send(editor, story, title="T", summary="S")

    assert said == {"is_valid": True, "is_available": True}
    assert not Preview.objects.exists()


def test_the_panels_script_is_the_tokens(tenant: Tenant, editor: Client) -> None:
    story = make_story(tenant, title="Ново", locale="sr")

    titles = {
        mode: shown(send(editor, story, mode=mode, title="Реч", summary="Реч.")["token"])
        for mode in ("", "sr-Cyrl", "sr-Latn", "nonsense")
    }

    assert {mode: "Reč</h1>" in page for mode, page in titles.items()} == {
        "": False,
        "sr-Cyrl": False,
        "sr-Latn": True,
        "nonsense": False,
    }


def test_the_tenants_app_is_where_the_token_goes(tenant: Tenant, editor: Client) -> None:
    Tenant.objects.filter(pk=tenant.pk).update(preview_url=APP)

    said = send(editor, make_story(tenant), title="T", summary="S")

    assert said["address"] == f"https://app.example/preview#{said['token']}"


def test_nobody_elses_page_is_previewed(tenant: Tenant, other_tenant: Tenant, client: Client) -> None:
    story = make_story(tenant)
    client.force_login(make_editor(other_tenant))

    assert client.post(f"{url(story)}?for=app", form_data(title="T", summary="S", slug="s")).status_code == 404

    assert not Preview.objects.exists()


@pytest.mark.parametrize(
    "address",
    [
        APP,
        "https://app.example/p/{token}?x=1",
        "http://localhost:3000/#{token}",
        "http://nordby.localhost/#{token}",
        "http://127.0.0.1:5173/#{token}",
    ],
)
def test_an_address_of_an_app(address: str) -> None:
    validate_preview_url(address)


@pytest.mark.parametrize(
    "address",
    [
        "https://app.example/preview",
        "https://app.example/{token}/{token}",
        "https://{token}.example/",
        "http://app.example/#{token}",
        "javascript:alert({token})",
        "//app.example/#{token}",
        "https:///#{token}",
        "https://kari@app.example/#{token}",
        "https://app.example:99999/#{token}",
        "https://[/#{token}",
        'https://app.example/"#{token}',
        "https://app.example/ #{token}",
    ],
)
def test_no_address_of_an_app(address: str) -> None:
    with pytest.raises(ValidationError):
        validate_preview_url(address)


def test_the_form_of_a_tenant_refuses_an_address_that_is_not_encrypted(tenant: Tenant) -> None:
    tenant.preview_url = "http://app.example/#{token}"

    with pytest.raises(ValidationError) as refused:
        tenant.full_clean()

    assert list(refused.value.message_dict) == ["preview_url"]


def test_browsers_name_an_origin_in_small_letters() -> None:
    assert origin_of("https://App.example:8443/x#{token}") == "https://app.example:8443"
