"""Nobody in particular, who asks for every field in every way and opens every address, finds only what is out."""

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from api.graphql.schema import schema
from cms.publishing.enums import Kind
from cms.tenants.models import Tenant
from tests.api.crawl import asking
from tests.api.crawl.crawling import LOCALES, Crawler
from tests.content_types.share.conftest import make_all, picture
from tests.factories.pages import index_of, make_guide, make_helpline, make_story, translate

pytestmark = [pytest.mark.django_db, pytest.mark.long]

SCHEMA = schema.graphql_schema
# In every text of what nobody may see, and in names of files, as one word.
SECRET = "kanarifugl"


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
        crawler.ask_for(page, page.title, SECRET, SECRET[:-1])
    crawler.open_all()
    return crawler


def test_nobody_finds_what_is_not_out(tenant: Tenant, hidden: list[Page], time_machine: Any) -> None:
    everything = make_all(tenant)
    time_machine.move_to(timezone.now() + timedelta(minutes=1), tick=True)

    crawler = crawl(hidden)

    # All helplines come at once, and what is posted of each is dear.
    assert [each for each in crawler.refused if "{ helplines { post(" not in each] == []
    assert crawler.telling(SECRET) == []
    assert crawler.telling("hemmelig") == []
    # It does see: each kind, its texts, and its files.
    whole = "\n".join(crawler.answers)
    unseen = [page.title for page in everything.values() if page.title.casefold() not in whole]
    assert unseen == []
    for text in ("handler om søvn", "fjorden om kvelden", "under bildet", "tte timer", "mina", "velkommen til oss"):
        assert text in whole, text
    assert {Kind.STORY, Kind.FILM} <= {Kind(each) for each in Kind.values if f'"{each}"'.casefold() in whole}
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
