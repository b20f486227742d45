"""A key lets a whole request pass or refuses it before anything is executed; it never changes an answer."""

from datetime import timedelta

import orjson
import pytest
from django.utils import timezone

from api.access import housekeeping, key_uses
from api.access.models import AppKey, KeyUse
from cms.publishing import versions
from cms.publishing.models import Edition
from cms.tenants.models import Tenant
from tests.factories import store
from tests.factories.access import make_key

pytestmark = pytest.mark.django_db

STORIES = "stories { edges { node { title } } }"
JSON = "application/json"


@pytest.fixture
def solvik():
    store.tenant("bjorkhamn", locales=("sv",), default="sv")
    editions = store.tenant("solvik", locales=("nb", "sr-Cyrl", "sr-Latn"))
    store.item(editions["nb"], title="Sov godt")
    versions.forget()
    return Tenant.objects.get(slug="solvik")


@pytest.fixture
def ask(client):
    def send(selection=STORIES, *, tenant="solvik", locale="nb", key=None, origin=None):
        query = f'{{ edition(tenant: "{tenant}", locale: "{locale}") {{ {selection} }} }}'
        headers = {"x-app-key": key} if key else {}
        headers |= {"origin": origin} if origin else {}
        return client.post("/graphql", data=orjson.dumps({"query": query}), content_type=JSON, headers=headers)

    return send


def code(response):
    """Of the only error, and that nothing was answered beside it."""
    answer = response.json()
    assert list(answer) == ["errors"]
    assert response["Cache-Control"] == "no-store"
    (error,) = answer["errors"]
    return response.status_code, error["extensions"]["code"]


def test_with_and_without_a_key_the_answer_is_the_same(solvik, ask):
    key = make_key(solvik, languages=["nb"], kinds=["STORY"])
    with_key, without = ask(key=key.key), ask()

    assert with_key.content == without.content
    assert with_key.json()["data"]["edition"]["stories"]["edges"] == [{"node": {"title": "Sov godt"}}]
    assert "X-App-Key" not in with_key["Vary"]


def test_a_key_may_stand_in_the_address(solvik, client):
    make_key(solvik, key="k" * 32)
    assert client.get("/graphql?query={__typename}&key=" + "k" * 32).status_code == 200
    assert code(client.get("/graphql?query={__typename}&key=" + "x" * 32)) == (403, "UNKNOWN_KEY")
    assert code(client.get("/graphql?key=" + "x" * 500 + "&query={__typename}")) == (403, "UNKNOWN_KEY")


def test_an_unknown_key_is_refused_though_no_key_would_pass(solvik, ask):
    assert code(ask(key="nobodys")) == (403, "UNKNOWN_KEY")


@pytest.mark.parametrize("accept", [JSON, "application/graphql-response+json"])
def test_the_status_is_the_same_in_either_media_type(solvik, client, accept):
    response = client.get("/graphql?query={__typename}", headers={"x-app-key": "nobodys", "accept": accept})
    assert code(response) == (403, "UNKNOWN_KEY")


def test_an_expired_key_is_refused(solvik, ask):
    make_key(solvik, key="old", expires_at=timezone.now() - timedelta(seconds=1))
    make_key(solvik, key="new", name="other", expires_at=timezone.now() + timedelta(hours=1))
    assert code(ask(key="old")) == (403, "KEY_EXPIRED")
    assert ask(key="new").status_code == 200


def test_a_key_that_is_taken_out_ends_within_two_seconds(solvik, ask, monkeypatch):
    key = make_key(solvik).key
    assert ask(key=key).status_code == 200
    AppKey.objects.all().delete()
    later = housekeeping.time.monotonic() + housekeeping.BELIEVED_FOR_SECONDS
    monkeypatch.setattr("api.access.housekeeping.time.monotonic", lambda: later)
    assert code(ask(key=key)) == (403, "UNKNOWN_KEY")


def test_a_known_key_costs_no_statement(solvik, client, django_assert_num_queries):
    headers = {"x-app-key": make_key(solvik).key}
    client.get("/graphql?query={__typename}", headers=headers)
    with django_assert_num_queries(0):
        assert client.get("/graphql?query={__typename}", headers=headers).status_code == 200


@pytest.mark.parametrize(
    ("scope", "asked"),
    [
        ({}, {"tenant": "bjorkhamn", "locale": "sv"}),
        ({"languages": ["nb"]}, {"locale": "sr-Latn"}),
        ({"languages": ["nb"]}, {"locale": "xx"}),
        ({"kinds": ["GUIDE", "HELPLINE"]}, {}),
        ({"kinds": ["STORY"]}, {"selection": "feed { totalCount }"}),
        ({"kinds": ["STORY"]}, {"selection": "stories @include(if: false) { totalCount } guides { totalCount }"}),
    ],
)
def test_what_a_key_is_not_for_is_refused_before_it_is_executed(solvik, ask, django_assert_num_queries, scope, asked):
    key = make_key(solvik, **scope).key
    ask("locale", key=key)
    versions.current()
    with django_assert_num_queries(0):
        response = ask(key=key, **asked)
    assert code(response) == (403, "KEY_OUT_OF_SCOPE")


@pytest.mark.parametrize(
    ("scope", "asked"),
    [
        ({"languages": ["sr"]}, {"locale": "sr-Latn"}),
        ({"languages": ["sr"]}, {"locale": "sr"}),
        ({"languages": ["nb"]}, {"locale": "no"}),
        ({"kinds": ["STORY"]}, {}),
        ({"kinds": ["STORY"]}, {"selection": "feed(kinds: [STORY]) { totalCount }"}),
        ({"kinds": ["STORY"]}, {"selection": "locale topics { name }"}),
    ],
)
def test_what_it_is_for_passes(solvik, ask, scope, asked):
    response = ask(key=make_key(solvik, **scope).key, **asked)
    assert (response.status_code, "errors" in response.json()) == (200, False)


def test_the_directory_of_tenants_is_open_to_every_key(solvik, client):
    headers = {"x-app-key": make_key(solvik, kinds=["STORY"]).key}
    assert client.get("/graphql?query={tenants{slug}}", headers=headers).status_code == 200


def test_a_key_of_origins_is_for_pages_of_these_only(solvik, ask):
    key = make_key(solvik, origins="https://app.solvik.example\nhttp://localhost:3000").key
    assert ask(key=key, origin="https://app.solvik.example").status_code == 200
    assert ask(key=key, origin="http://localhost:3000").status_code == 200
    for origin in ("https://elsewhere.example", "https://app.solvik.example.evil.example", "null", None):
        assert code(ask(key=key, origin=origin)) == (403, "ORIGIN_NOT_ALLOWED")


class TestOnlyWithKey:
    """A tenant that answers only with a key."""

    @pytest.fixture(autouse=True)
    def _closed(self, solvik):
        for edition in Edition.objects.filter(tenant=solvik):
            edition.about["onlyWithKey"] = True
            edition.save()
        versions.tell()

    def test_it_refuses_whoever_has_none_and_others_answer(self, solvik, ask):
        assert code(ask()) == (403, "KEY_REQUIRED")
        assert ask("locale", tenant="bjorkhamn", locale="sv").status_code == 200
        assert ask(key=make_key(solvik).key).status_code == 200

    def test_a_key_of_another_tenant_is_none(self, solvik, ask):
        key = make_key(Tenant.objects.get(slug="bjorkhamn")).key
        assert code(ask(key=key)) == (403, "KEY_OUT_OF_SCOPE")

    def test_what_cannot_be_told_is_refused(self, client):
        assert code(client.get('/graphql?query={node(id:"x"){id}}')) == (403, "KEY_REQUIRED")

    def test_the_directory_stays_open(self, client):
        assert client.get("/graphql?query={tenants{slug}}").status_code == 200


def test_the_setting_of_a_tenant_reaches_its_editions(tenant):
    assert {"onlyWithKey" in each.about for each in tenant.editions.all()} == {False}
    tenant.answers_only_with_key = True
    tenant.save()
    assert {each.about.get("onlyWithKey") for each in tenant.editions.all()} == {True}


def test_uses_are_counted_by_day_with_their_units_and_refusals(solvik, ask, time_machine):
    time_machine.move_to("2026-11-27T12:00:00+00:00", tick=False)
    key = make_key(solvik, kinds=["STORY"])
    for _time in range(2):
        assert ask("stories(first: 1) { edges { cursor } }", key=key.key).json()["extensions"] == {"cost": 623}
    ask("guides { totalCount }", key=key.key)
    assert KeyUse.objects.count() == 0

    key_uses.write_down()
    key_uses.write_down()

    (use,) = KeyUse.objects.values_list("key", "day", "requests", "refused", "units")
    assert (use[0], str(use[1]), *use[2:]) == (key.pk, "2026-11-27", 2, 1, 1246)
    key.refresh_from_db()
    assert key.last_used_at == timezone.now()
