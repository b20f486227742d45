"""A refusal anywhere in the admin undoes the whole request, and says what to do next."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.http import HttpRequest
from django.test import Client
from django.urls import reverse
from django.utils import translation
from wagtail.models import Locale, Page
from wagtail_localize.models import TranslationSource
from wagtail_localize.operations import translate_object

from cms.media.ingest import add_media, put_track
from cms.publishing.checking import differences
from cms.publishing.content import Obstacle
from cms.publishing.enums import Kind
from cms.publishing.gate import PublicationRefused
from cms.publishing.models import Document
from cms.publishing.requests import refused
from cms.publishing.transactions import publishing
from cms.tenants.models import Tenant
from content_types.models import Film
from tests.cms.publishing.test_copying import VTT, state
from tests.factories.pages import index_of, put
from tests.factories.tenants import make_superuser
from tests.factories.translations import write_all

FILM = Path(__file__).resolve().parents[2] / "fixtures" / "media" / "film.mp4"
NO_CAPTIONS = "The film has no captions in this language. Add them to the film in the media library."
SENTENCE = f"Nothing was changed: “A film” cannot be published yet. {NO_CAPTIONS} Put that right, then try again."


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    with translation.override("en"):
        yield


@pytest.fixture
def client(db: None) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(make_superuser())
    return client


def make_film(tenant: Tenant, *captions: str, live: bool = True) -> Film:
    video = add_media(collection=tenant.collection, title="Clip", content=FILM.read_bytes(), by=None)
    for locale in captions:
        put_track(media=video, locale=locale, kind="caption", vtt=VTT, reviewed=True)
    return put(Film(title="A film", summary="s", video=video), below_page=index_of(tenant, Kind.FILM), live=live)


def said(answer: Any) -> list[str]:
    return [" ".join(str(message).split()) for message in answer.context["messages"]]


def language(code: str) -> Locale:
    return Locale.objects.get(language_code=code)


def test_an_alias_that_may_not_go_out_stops_the_page_that_it_follows(tenant: Tenant, client: Client) -> None:
    film = make_film(tenant, "nb", live=False)
    film.copy_for_translation(language("sv"), alias=True)
    before = state()

    answer = client.post(f"/admin/api/main/pages/{film.pk}/action/publish/")

    assert (answer.status_code, answer.json()["detail"]) == (403, SENTENCE)
    assert state() == before


@pytest.fixture
def translated(tenant: Tenant) -> Film:
    """A film that was sent to translation into Swedish and Danish; it has captions in Norwegian and Danish."""
    film = make_film(tenant, "nb", "da")
    with publishing():
        translate_object(film, [language("sv"), language("da")])
    return film


def test_a_translation_that_may_not_go_out_stays_as_it_was(translated: Film, client: Client) -> None:
    swedish = translated.get_translation(language("sv"))
    url = reverse("wagtailadmin_pages:edit", args=[swedish.pk])
    before = state()

    answer = client.post(url, {"action": "publish"}, headers={"referer": f"http://testserver{url}"}, follow=True)

    assert answer.redirect_chain == [(url, 302)]
    assert said(answer) == [SENTENCE]
    assert state() == before


def test_one_that_may_goes_out_in_the_same_transaction(translated: Film, client: Client) -> None:
    danish = translated.get_translation(language("da"))

    client.post(reverse("wagtailadmin_pages:edit", args=[danish.pk]), {"action": "publish"})

    danish.refresh_from_db()
    assert danish.live
    assert Document.objects.filter(page_id=danish.pk).exists()
    assert list(differences()) == []


def test_of_several_translations_those_that_may_go_out_and_the_others_are_named(
    translated: Film, client: Client
) -> None:
    source = TranslationSource.objects.get(object_id=translated.translation_key)
    for each in source.translations.all():
        write_all(each)
    url = reverse("wagtail_localize:update_translations", args=[source.pk])

    answer = client.post(url, {"publish_translations": "on"}, follow=True)

    assert [sentence for sentence in said(answer) if "Svenska" in sentence] == [
        f"Svenska was not published. {NO_CAPTIONS}"
    ]
    assert not translated.get_translation(language("sv")).live
    assert translated.get_translation(language("da")).live
    assert list(differences()) == []


@pytest.mark.parametrize(
    ("referrer", "leads_to"),
    [
        ("http://testserver/admin/pages/3/edit/", "/admin/pages/3/edit/"),
        ("http://testserver/admin/pages/3/edit/?p=2", "/admin/pages/3/edit/?p=2"),
        ("http://testserver/graphql", "/admin/"),
        ("http://elsewhere.example/admin/pages/3/edit/", "/admin/"),
        ("javascript:alert(1)", "/admin/"),
        ("", "/admin/"),
    ],
)
def test_a_refusal_leads_back_to_the_form_and_nowhere_else(client: Client, referrer: str, leads_to: str) -> None:
    request = client.get("/admin/", headers={"referer": referrer}).wsgi_request

    assert refused(request, refusal=refusal()).headers["location"] == leads_to


@pytest.mark.parametrize("header", [{"HTTP_X_REQUESTED_WITH": "XMLHttpRequest"}, {"HTTP_ACCEPT": "application/json"}])
def test_a_script_gets_data(client: Client, header: dict[str, str]) -> None:
    request: HttpRequest = client.get("/admin/", **header).wsgi_request

    assert refused(request, refusal=refusal()).status_code == 403


def refusal() -> PublicationRefused:
    return PublicationRefused([Obstacle("NO_CAPTIONS", NO_CAPTIONS)], page=Page(title="A film"))
