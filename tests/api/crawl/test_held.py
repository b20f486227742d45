"""What a machine translated and nobody has let out is found by nobody: of each kind, in each language, in any way."""

import base64
import gzip
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.test import TestCase
from wagtail.models import Page

from api.graphql.schema import schema
from cms.media.ingest import put_track
from cms.media.models import Image, ImageAlt, Media
from cms.publishing import versions
from cms.tenants.models import Tenant
from content_types.models import TenantHome, Topic
from tests.api.crawl import asking
from tests.api.crawl.canaries import READ_AS, SECRET, TARGETS, held, look_for, told_of
from tests.api.crawl.crawling import LOCALES, Crawler
from tests.content_types.share.conftest import VTT, make_all
from tests.factories.pages import make_guide, make_helpline, make_story
from tests.factories.translations import MACHINE, begin, segments, write

pytestmark = [pytest.mark.django_db, pytest.mark.long]

SCHEMA = schema.graphql_schema


def held_topic(name: str, slug: str) -> Topic:
    """A topic that is out in nb, and a draft by a machine in the other languages."""
    topic = Topic.objects.create(slug=slug, name=name, description=name)
    for code in TARGETS:
        translation = begin(topic, code)
        for place in segments(translation):
            write(translation, place, f"{SECRET[code]} {place}", by=MACHINE)
        with TestCase.captureOnCommitCallbacks(execute=True):
            translation.save_target(publish=False)
        assert SECRET[code] in Topic.objects.get(slug=slug, locale=translation.target_locale, live=False).name
    return topic


def texts_of_files() -> None:
    """What pictures show and recordings say in languages in which nothing is out."""
    for image in Image.objects.all():
        ImageAlt.objects.create(image=image, locale="sv", text=SECRET["sv"])
        ImageAlt.objects.create(image=image, locale="sr-Cyrl", text=SECRET["sr"])
    for sound in Media.objects.filter(type="audio"):
        put_track(media=sound, locale="sv", kind="transcript", vtt=VTT.format(SECRET["sv"]), reviewed=False)


@pytest.fixture
def drafts(tenant: Tenant) -> list[Page]:
    """One of each kind in nb, all of it by a machine in the others; and what is Swedish by a machine in nb."""
    topic = held_topic("Søvn", "sleep")
    home = TenantHome.objects.get(translation_key=tenant.home_key, locale__language_code="nb")
    home.topics.add(topic)
    home.save_revision().publish()
    pages = make_all(tenant)
    for page in pages.values():
        page.topics.add(topic)
        page.save_revision().publish()
    texts_of_files()
    line = make_helpline(tenant, title="Jourlinjen", locale="sv", phone="116 112")
    steps = [("step", {"title": "Andas", "text": "<p>Lugnt.</p>"})]
    guide = make_guide(tenant, line, title="Sova", locale="sv", steps=steps)
    body = [("text", f'<p>Läs <a linktype="page" id="{guide.pk}">guiden</a>.</p>')]
    story = make_story(tenant, title="En kväll", locale="sv", body=body)
    made = [draft for page in pages.values() for draft in held(page, *TARGETS)]
    return made + [draft for page in (line, guide, story) for draft in held(page, "nb")]


def crawl(drafts: list[Page]) -> Crawler:
    """Whatever may be asked and opened."""
    crawler = Crawler()
    key = str(drafts[0].translation_key)
    for locale in LOCALES:
        for selection in asking.ways(SCHEMA, "Edition"):
            crawler.ask(selection, locale=locale, words=f"kveld {' '.join(READ_AS)}", path="/", key=key)
    for locale in ("sv", "sr-Latn"):
        for selection in asking.places(SCHEMA, "Edition"):
            crawler.ask(selection, locale=locale, words="kveld", path="/", key=key)
    look_for(crawler)
    for page in drafts:
        crawler.ask_for(page, page.title)
    crawler.open_all()
    return crawler


def bundles(folder: Path) -> str:
    """What apps have with their first run, in all languages."""
    told = ""
    for locale in LOCALES:
        versions.forget()
        call_command("build_bundle", tenant="nordby", locale=locale, out=folder, stdout=StringIO())
        told += gzip.decompress((folder / f"nordby-{locale}.json.gz").read_bytes()).decode().casefold()
    return told


def test_what_a_machine_wrote_of_each_kind_is_found_by_nobody(
    drafts: list[Page], settings: Any, tmp_path: Path
) -> None:
    settings.BUNDLE_SIGNING_KEY = base64.b64encode(bytes(range(32))).decode()
    assert [(len(drafts), {SECRET[page.locale.language_code] in page.title for page in drafts})] == [(33, {True})]

    crawler = crawl(drafts)

    assert told_of(crawler) == []
    packed = bundles(tmp_path)
    assert [word for word in READ_AS if word in packed] == []
    # They do see what stands in for it.
    for text in ("ungdomstelefonen", "fjorden om kvelden", "jourlinjen", "søvn"):
        assert crawler.telling(text), text
    assert "ungdomstelefonen" in packed
