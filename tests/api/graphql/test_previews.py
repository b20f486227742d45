"""`preview(token)`: the draft as it would be published now, for the one who has its token and for no cache."""

import logging
from datetime import timedelta
from typing import Any
from unittest.mock import patch

import orjson
import pytest
import time_machine
from django.test import Client
from django.utils import timezone
from graphql import parse

from api.graphql.engine.documents import Prepared
from api.graphql.previews import private
from cms.people.models import User
from cms.publishing import previews
from cms.publishing.models import Preview
from cms.tenants.models import Tenant
from content_types.models import RelatedItem
from tests.api.graphql.conftest import Ask
from tests.content_types.share.conftest import make_all, picture
from tests.factories.pages import make_guide, make_helpline, make_story
from tests.factories.tenants import make_editor

QUERY = """query Preview($token: String!) { preview(token: $token) {
  __typename id title path requestedLocale contentLocale isFallback translationStatus publishedAt shareUrl
  ... on Story {
    leadImage { alt rendition(width: 160) { url } }
    body { id __typename ... on TextBlock { html } ... on SupportBoxBlock { helplines { title phone } } }
    related { title }
  }
} }"""


@pytest.fixture
def kari(tenant: Tenant) -> User:
    """An editor of the tenant."""
    return make_editor(tenant, name="kari")


def share(page: Any, by: User, *, locale: str = "nb") -> str:
    return previews.issue(page=page, revision=page.get_latest_revision(), locale=locale, by=by, at=timezone.now())


def post(client: Client, query: str, **variables: Any) -> Any:
    body = orjson.dumps({"query": query, "variables": variables})
    return client.post("/graphql", data=body, content_type="application/json")


def code(answer: dict[str, Any]) -> str:
    assert answer["data"] == {"preview": None}
    [error] = answer["errors"]
    return error["extensions"]["code"]


def test_a_draft_is_answered_with_what_it_quotes_from_the_published(tenant: Tenant, kari: User, ask: Ask) -> None:
    line = make_helpline(tenant, title="Telefonen", phone="116 111")
    line.phone = "999"
    line.save_revision()
    guide = make_guide(tenant, line, title="Guiden")
    body = [("text", "<p>Hei.</p>"), ("support_box", {"title": "", "helplines": [line]})]
    story = make_story(tenant, title="Utkast", body=body, live=False)
    story.related_items = [
        RelatedItem(target=guide),
        RelatedItem(target=make_guide(tenant, line, title="Nei", live=False)),
    ]
    story.save_revision()

    found = ask(QUERY, token=share(story, kari))

    assert "errors" not in found
    shown = found["data"]["preview"]
    assert (shown["__typename"], shown["title"], shown["path"]) == ("Story", "Utkast", "/historier/utkast/")
    assert (shown["requestedLocale"], shown["contentLocale"], shown["isFallback"]) == ("nb", "nb", False)
    assert (shown["translationStatus"], shown["publishedAt"]) == ("SOURCE", None)
    assert [block["__typename"] for block in shown["body"]] == ["TextBlock", "SupportBoxBlock"]
    assert shown["body"][1]["helplines"] == [{"title": "Telefonen", "phone": "116 111"}]
    assert shown["related"] == [{"title": "Guiden"}]


def test_the_draft_of_what_is_published_stands_beside_it(tenant: Tenant, kari: User, ask: Ask) -> None:
    story = make_story(tenant, title="Ute")
    story.title = "Ute igjen"
    story.save_revision()
    both = (
        'query($token: String!) { edition(tenant: "nordby", locale: "nb") { content(path: "/historier/ute/") '
        "{ id title publishedAt } } preview(token: $token) { id title publishedAt } }"
    )

    found = ask(both, token=share(story, kari))["data"]

    assert (found["edition"]["content"]["title"], found["preview"]["title"]) == ("Ute", "Ute igjen")
    assert found["edition"]["content"]["id"] == found["preview"]["id"]
    assert found["edition"]["content"]["publishedAt"] == found["preview"]["publishedAt"] is not None


def test_a_picture_has_an_address_that_works_for_the_bearer(
    tenant: Tenant, kari: User, ask: Ask, client: Client
) -> None:
    story = make_story(tenant, lead_image=picture(tenant), lead_image_alt="Fjord", live=False)

    image = ask(QUERY, token=share(story, kari))["data"]["preview"]["leadImage"]

    base, _, path = image["rendition"]["url"].partition("/files/")
    assert (base, image["alt"]) == ("http://nordby.localhost:8000", "Fjord")
    assert client.get(f"/files/{path}")["Content-Type"] == "image/webp"


def test_every_kind_can_be_shown(tenant: Tenant, kari: User, ask: Ask, client: Client) -> None:
    everything = make_all(tenant)
    files = """query($token: String!) { preview(token: $token) { __typename title
      ... on PodcastEpisode { audio { url } transcript { text vttUrl } }
      ... on Film { video { url } captions { url } } } }"""
    shown = {kind: ask(files, token=share(page, kari)) for kind, page in everything.items()}

    assert [kind for kind, answer in shown.items() if "errors" in answer] == []
    assert {answer["data"]["preview"]["title"] for answer in shown.values()} == {
        page.title for page in everything.values()
    }
    episode, film = (shown[kind]["data"]["preview"] for kind in ("episode", "film"))
    addresses = [
        episode["audio"]["url"],
        episode["transcript"]["vttUrl"],
        film["video"]["url"],
        film["captions"][0]["url"],
    ]
    kinds = [client.get(f"/files/{each.partition('/files/')[2]}")["Content-Type"] for each in addresses]
    assert kinds == ["audio/mpeg", "text/vtt; charset=utf-8", "video/mp4", "text/vtt; charset=utf-8"]
    assert "/files/draft/" in addresses[0]


def test_the_answer_is_for_the_one_who_asks_and_for_no_cache(tenant: Tenant, kari: User, client: Client) -> None:
    token = share(make_story(tenant, live=False), kari)

    for asked in (token, "forged"):
        answer = post(client, QUERY, token=asked)
        assert (answer["Cache-Control"], answer["Referrer-Policy"]) == ("private, no-store", "no-referrer")
        assert not answer.cookies
    other = post(client, '{ edition(tenant: "nordby", locale: "nb") { id } }')
    assert other["Cache-Control"] == "no-cache"


def test_a_token_in_an_address_is_refused(tenant: Tenant, kari: User, client: Client) -> None:
    token = share(make_story(tenant, live=False), kari)
    inline = f'{{ p: preview(token: "{token}") {{ title }} }}'

    for parameters in ({"query": QUERY, "variables": f'{{"token": "{token}"}}'}, {"query": inline}):
        refused = client.get("/graphql", parameters)
        assert (refused.status_code, refused["Allow"]) == (405, "POST")
        assert token not in refused.content.decode()
        assert "data" not in refused.json()


@pytest.mark.parametrize(
    ("document", "asks"),
    [
        ("{ preview(token: $t) { id } }", True),
        ("{ x: preview # (\n ,(token: $t) { id } }", True),
        ("query preview { tenants { slug } }", False),
        ("query preview($t: ID!) { node(id: $t) { id } }", False),
        ("query preview($preview: ID!) @preview(preview: $preview) { node(id: $preview) { id } }", False),
        ("{ ...preview } fragment preview on Query { tenants { slug } }", False),
        ("{ ...a } fragment a on Query { ... { x: preview(token: $t) { id } } }", True),
        ("{ preview: tenants { slug } }", False),
        ('{ a(b: "preview(") }', False),
    ],
)
def test_what_asks_for_a_draft_is_seen_whatever_its_alias(document: str, asks: bool) -> None:
    names = Prepared(parse(document)).names

    assert private.asks_for_draft(names) is private.may_hold_draft(names) is asks


def test_a_query_that_is_only_called_preview_goes_by_get(tenant: Tenant, client: Client) -> None:
    query = 'query preview($t: ID!) { edition(tenant: $t, locale: "nb") { __typename } }'

    answer = client.get("/graphql", {"query": query, "variables": '{"t": "nordby"}'})

    assert (answer.status_code, answer.json()["data"]) == (200, {"edition": {"__typename": "Edition"}})
    assert answer["Cache-Control"] == "no-cache"


def test_a_token_is_refused_when_it_is_forged_revoked_or_too_old(tenant: Tenant, kari: User, ask: Ask) -> None:
    story, other = make_story(tenant, live=False), make_story(tenant, title="En annen", live=False)
    token, others = share(story, kari), share(other, kari)
    mixed = ".".join([others.split(".")[0], *token.split(".")[1:]])

    assert [code(ask(QUERY, token=each)) for each in ("", "x", token[::-1], mixed)] == ["BAD_TOKEN"] * 4
    with time_machine.travel(timezone.now() + timedelta(minutes=30, seconds=1), tick=False):
        assert code(ask(QUERY, token=token)) == "TOKEN_EXPIRED"
        previews.forget_old(at=timezone.now())
        assert code(ask(QUERY, token=token)) == "TOKEN_EXPIRED"
    token = share(story, kari)
    previews.revoke(page=story, by=kari, at=timezone.now())
    assert code(ask(QUERY, token=token)) == "BAD_TOKEN"


def test_a_draft_in_serbian_is_answered_in_the_script_of_its_token(tenant: Tenant, kari: User, ask: Ask) -> None:
    story = make_story(tenant, title="Ново", locale="sr", live=False)

    shown = [ask(QUERY, token=share(story, kari, locale=tag))["data"]["preview"] for tag in ("sr-Cyrl", "sr-Latn")]

    assert [(each["title"], each["contentLocale"]) for each in shown] == [("Ново", "sr-Cyrl"), ("Novo", "sr-Latn")]


def test_a_language_that_the_tenant_gave_up_is_shown_no_more(tenant: Tenant, kari: User, ask: Ask) -> None:
    token = share(make_story(tenant, live=False), kari)
    Preview.objects.update(locale="en")

    assert code(ask(QUERY, token=token)) == "BAD_TOKEN"


def test_the_token_is_in_no_log(tenant: Tenant, kari: User, client: Client, caplog: pytest.LogCaptureFixture) -> None:
    token = share(make_story(tenant, live=False), kari)
    inline = f'{{ preview(token: "{token}") {{ title }} }}'
    broken = f'{{ preview(token: "{token}") {{ nothing'
    caplog.set_level(logging.DEBUG)

    post(client, inline)
    post(client, inline.replace(token, token[:-1]))
    post(client, broken)
    post(client, inline.replace("title", "nothing"))
    client.get("/graphql", {"query": inline})
    for error in (RuntimeError("broken"), KeyError("card")):
        with patch("api.graphql.previews.queries.read_back", side_effect=error):
            answer = post(client, inline)
            assert answer.json()["errors"][0]["extensions"]["code"] == "INTERNAL"
            assert token not in answer.content.decode()

    own = "\n".join(caplog.handler.format(record) for record in caplog.records if record.name != "django.db.backends")
    assert "GraphQL answer failed" in own
    assert token[:-1] not in own
    assert token.split(".")[0] not in own
