"""The page that fetches a shared draft is the same for all, and the draft is for the bearer of its token alone."""

import logging
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from cms.people.models import User
from cms.publishing import previews
from cms.tenants.models import Tenant
from tests.content_types.share.conftest import make_all
from tests.factories.pages import make_story
from tests.factories.tenants import make_editor


@pytest.fixture
def kari(tenant: Tenant) -> User:
    """An editor of the tenant."""
    return make_editor(tenant, name="kari")


def token_for(page: Any, by: User) -> str:
    return previews.issue(page=page, revision=page.get_latest_revision(), locale="nb", by=by, at=timezone.now())


@pytest.mark.django_db
def test_the_page_that_fetches_says_nothing_of_any_draft(client: Client, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        page = client.get("/preview/")

    assert page.status_code == 200
    assert (page["Cache-Control"], page["Referrer-Policy"]) == ("private, no-store", "no-referrer")
    assert (page["X-Frame-Options"], page["X-Robots-Tag"]) == ("SAMEORIGIN", "noindex")
    assert "script-src 'self'" in page["Content-Security-Policy"]
    assert "'unsafe-inline'" not in page["Content-Security-Policy"]
    assert not page.cookies


def test_every_kind_is_shown_with_what_it_quotes(tenant: Tenant, kari: User, client: Client) -> None:
    pages = make_all(tenant)

    shown = {kind: client.post("/preview/", {"token": token_for(page, kari)}) for kind, page in pages.items()}

    assert {answer.status_code for answer in shown.values()} == {200}
    for kind, page in pages.items():
        assert f"{page.title}</h1>" in shown[kind].content.decode(), kind
    assert "Ungdomstelefonen" in shown["story"].content.decode()
    assert "Første gang" in shown["show"].content.decode()


def test_only_a_draft_says_where_it_is_edited(tenant: Tenant, kari: User, site: Any) -> None:
    story = make_story(tenant, title="Ute")

    assert "data-ungkanal-edit" in site_post(token_for(story, kari))
    assert "data-ungkanal-edit" not in site("/nb/historier/ute/").content.decode()


def site_post(token: str) -> str:
    return Client().post("/preview/", {"token": token}).content.decode()


@pytest.mark.parametrize("fields", [{}, {"token": ""}, {"token": "x"}, {"token": "x" * 10_000}, {"token": "ø\0"}])
def test_without_a_good_token_there_is_nothing(
    fields: dict[str, str], tenant: Tenant, client: Client, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(0):
        answer = client.post("/preview/", fields)

    assert answer.status_code == 404
    assert (answer["Cache-Control"], answer["Referrer-Policy"]) == ("private, no-store", "no-referrer")


def test_the_token_is_in_no_log(
    tenant: Tenant, kari: User, client: Client, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = token_for(make_story(tenant, live=False), kari)
    caplog.set_level(logging.DEBUG)
    client.raise_request_exception = False
    client.post("/preview/", {"token": token[:-1]})
    monkeypatch.setattr("content_types.share.shared_drafts.draft_page", lambda *_args, **_named: {}["missing"])

    assert client.post("/preview/", {"token": token}).status_code == 500

    said = "\n".join(caplog.handler.format(each) for each in caplog.records if each.name != "django.db.backends")
    assert "KeyError" in said
    assert token.split(".")[0] not in said
