"""Nobody in particular, who asks for every field in every way and opens every address, finds only what is out."""

import re
from collections import deque
from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

import orjson
import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from api.graphql.engine import ids
from api.graphql.schema import schema
from cms.publishing.enums import Kind
from cms.tenants.models import Tenant
from tests.api.crawl import asking
from tests.content_types.share.conftest import make_all, picture
from tests.factories.pages import index_of, make_guide, make_helpline, make_story, translate

pytestmark = [pytest.mark.django_db, pytest.mark.long]

SCHEMA = schema.graphql_schema
LOCALES = ("nb", "sv", "da", "sr-Cyrl", "sr-Latn")
# In every text of what nobody may see, and in names of files, as one word.
SECRET = "kanarifugl"
FIRST = re.compile(r"first: (?!1\b)\d+")
ADDRESS = re.compile(rb'"((?:https?:/)?/[^"\\ ]*)"')


def secret(what: str) -> dict[str, Any]:
    """Fields of a page that hold nothing but what nobody may see."""
    text = f"{SECRET} {what}"
    return {"title": text, "summary": text, "slug": f"{SECRET}-{what}", "content_note": text}


def told(what: str, **fields: Any) -> dict[str, Any]:
    """Those of a story, with a body."""
    return {**secret(what), "body": [("text", f"<p>{SECRET} {what}</p>")], **fields}


@pytest.fixture
def hidden(tenant: Tenant, other_tenant: Tenant) -> list[Page]:
    """What nobody may see, in each way in which something is not out."""
    now = timezone.now()
    image = picture(tenant, title=f"{SECRET}-picture")
    pages = [
        make_story(tenant, live=False, lead_image=image, lead_image_alt=SECRET, **told("draft")),
        make_helpline(tenant, live=False, phone="555 123", provider=SECRET, **secret("draft-line")),
        make_story(tenant, expire_at=now + timedelta(seconds=1), **told("expired")),
        make_story(tenant, go_live_at=now + timedelta(days=1), **told("not-due")),
        make_story(other_tenant, locale="sv", **told("elsewhere")),
    ]
    unpublished, deleted, restricted = (
        make_story(tenant, **told(each)) for each in ("unpublished", "deleted", "inner")
    )
    unpublished.unpublish()
    PageViewRestriction.objects.create(page=restricted, restriction_type="login")
    behind_password = make_story(tenant, **told("password"))
    PageViewRestriction.objects.create(page=behind_password, restriction_type="password", password=SECRET)
    translated = translate(make_story(tenant, title="Bare på norsk"), "sv", live=False, **secret("translation"))
    pages += [unpublished, restricted, behind_password, translated, *_of_what_is_out(tenant)]
    Page.objects.get(pk=deleted.pk).delete()
    return pages


def _of_what_is_out(tenant: Tenant) -> Iterator[Page]:
    """Drafts of live pages."""
    line = make_helpline(tenant, title="Telefonen")
    for page in (make_story(tenant, title="Ute"), make_guide(tenant, line, title="Veien"), line):
        for name, value in secret("change").items():
            setattr(page, name, value)
        page.save_revision()
        yield page


class Crawler:
    """Asks and opens, and remembers what came back."""

    def __init__(self) -> None:
        self.client = Client(raise_request_exception=False)
        self.found: deque[str] = deque()
        self.seen: set[str] = set()
        self.answers: list[bytes] = []
        self.refused: list[Any] = []

    def ask(self, selection: str, *, locale: str = "nb", **values: str) -> None:
        """A selection of the tenant's edition."""
        for name, value in values.items():
            selection = selection.replace(f'"${name}"', orjson.dumps(value).decode())
        self.ask_all(f'{{ edition(tenant: "nordby", locale: "{locale}") {{ {selection} }} }}')

    def ask_all(self, query: str) -> None:
        """A whole document, which has to be answered; errors of its fields are no matter."""
        response = self.client.post("/graphql", {"query": query}, content_type="application/json")
        answer = orjson.loads(response.content)
        if "data" not in answer:
            fewer = FIRST.sub("first: 1", query)
            assert answer["errors"][0]["extensions"]["code"] == "TOO_COMPLEX", (query, answer)
            if fewer != query:
                self.ask_all(fewer)
            else:
                self.refused.append(query)
            return
        assert "INTERNAL" not in {error["extensions"]["code"] for error in answer.get("errors", ())}, (query, answer)
        # A refusal may quote what was asked.
        self._take(response, orjson.dumps(answer["data"]))

    def open(self, address: str) -> int:
        """An address of the tenant's host; its status."""
        parts = urlsplit(address)
        host = parts.netloc or "nordby.localhost"
        response = self.client.get(parts.path or "/", query_params=None, headers={"host": host})
        body = b"".join(response.streaming_content) if response.streaming else response.content
        self._take(response, body if "html" in response.get("Content-Type", "") else b"")
        assert response.status_code < 500, address
        return response.status_code

    def open_all(self) -> None:
        """Every address that was found, and those found there."""
        while self.found:
            self.open(self.found.popleft())

    def _take(self, response: Any, body: bytes) -> None:
        self.answers.append(body.lower())
        self.answers += [f"{name}: {value}".lower().encode() for name, value in response.items()]
        for each in ADDRESS.findall(body):
            address = each.decode()
            if address not in self.seen and not address.startswith("/static"):
                self.seen.add(address)
                self.found.append(address)


def crawl(hidden: list[Page]) -> Crawler:
    """All of it."""
    crawler = Crawler()
    crawler.ask_all(
        "{ tenants { id slug name country locales theme { primaryColor logo { alt rendition(width: 160) { url } } } } }"
    )
    for selection in asking.places(SCHEMA, "Edition"):
        crawler.ask(selection, words="kveld", path="/", key=str(hidden[0].translation_key))
    for locale in LOCALES:
        for selection in asking.ways(SCHEMA, "Edition"):
            crawler.ask(selection, locale=locale, words=SECRET, path="/", key=str(hidden[0].translation_key))
    for address in [each for each in crawler.seen if each.startswith("/")]:
        crawler.ask('content(path: "$path") { id title summary }', path=address)
    for page in hidden:
        _ask_for(crawler, page)
    crawler.open_all()
    return crawler


def _ask_for(crawler: Crawler, page: Page) -> None:
    """In every way in which one item can be asked for."""
    about = "{ id title summary path availableLocales { path } }"
    path = page.url_path.partition("/")[2].partition("/")[2]
    for locale in LOCALES:
        crawler.ask(f'contentByKey(translationKey: "$key") {about}', locale=locale, key=str(page.translation_key))
        for each in (f"/{path}", f"/historier/{page.slug}/", f"/stories/{page.slug}/", page.url_path):
            crawler.ask(f'content(path: "$path") {about}', locale=locale, path=each)
            crawler.open(f"/{locale.lower()}{each}")
        item = ids.encode(ids.ITEM, "nordby", locale, str(page.translation_key))
        crawler.ask_all(f'{{ node(id: "{item}") {{ id ... on Content {about} }} }}')
    for words in (page.title, SECRET, SECRET[:-1]):
        crawler.ask(f'search(query: "$words", first: 100) {{ edges {{ highlight node {about} }} }}', words=words)


def test_nobody_finds_what_is_not_out(tenant: Tenant, hidden: list[Page], time_machine: Any) -> None:
    everything = make_all(tenant)
    time_machine.move_to(timezone.now() + timedelta(minutes=1), tick=True)

    crawler = crawl(hidden)

    # All helplines come at once, and what is posted of each is dear.
    assert [each for each in crawler.refused if "{ helplines { post(" not in each] == []
    assert [answer for answer in crawler.answers if SECRET.encode() in answer] == []
    assert [answer for answer in crawler.answers if b"hemmelig" in answer] == []
    # It does see: each kind, its texts, and its files.
    whole = b"\n".join(crawler.answers)
    unseen = [page.title for page in everything.values() if page.title.lower().encode() not in whole]
    assert unseen == []
    for text in ("handler om søvn", "fjorden om kvelden", "under bildet", "tte timer", "mina", "velkommen til oss"):
        assert text.encode() in whole, text
    assert {Kind.STORY, Kind.FILM} <= {Kind(each) for each in Kind.values if f'"{each}"'.lower().encode() in whole}
    assert len(crawler.seen) > 50
    assert index_of(tenant, Kind.STORY).live


def test_every_field_of_the_schema_is_asked_for() -> None:
    asked = " ".join([*asking.places(SCHEMA, "Edition"), *asking.ways(SCHEMA, "Edition")])
    words = set(re.findall(r"\w+", asked))
    of_the_root = {"Query", "PageInfo"}
    missing = {
        f"{name}.{field}"
        for name, each in SCHEMA.type_map.items()
        if hasattr(each, "fields") and not name.startswith("__") and name not in of_the_root
        for field in each.fields
        if field not in words
    }
    assert missing == set()
