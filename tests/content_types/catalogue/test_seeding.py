"""A small catalogue: the store as the pages say, the same every time, and never over one that is there."""

from datetime import UTC, datetime

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Page

from cms.media.models import Image, Media
from cms.publishing.checking import differences
from cms.publishing.enums import Kind
from cms.publishing.gate import obstacles
from cms.publishing.models import Change, Document, EditionRow, PublishedFile
from cms.tenants.models import Tenant
from content_types.catalogue.plan import Plan
from content_types.catalogue.removal import remove_catalogue
from content_types.catalogue.seeding import CatalogueExistsError, seed_catalogue
from content_types.models import Guide, Helpline, PodcastEpisode, Story
from tests.factories.pages import make_story

pytestmark = pytest.mark.django_db

MOMENT = datetime(2026, 11, 20, 14, 30, tzinfo=UTC)
COLUMNS = ("kind", "locale", "path", "card", "detail", "status", "available", "published_at", "search_body")


def seed(items=6, number=1):
    return seed_catalogue(plan=Plan(items, number), at=MOMENT, say=lambda line: None)


def documents():
    rows = Document.objects.filter(tenant__slug="catalogue").order_by("kind", "path", "locale")
    return list(rows.values_list(*COLUMNS))


@pytest.fixture
def catalogue(db):
    return seed()


def test_the_store_agrees_with_the_pages(catalogue):
    assert list(differences()) == []


def test_there_are_six_of_each_kind_in_each_language_but_for_one_translation(catalogue):
    found = {
        (kind, locale): Document.objects.filter(tenant=catalogue, kind=kind, locale=locale).count()
        for kind in (Kind.STORY, Kind.GUIDE, Kind.HELPLINE, Kind.PODCAST_EPISODE, Kind.PODCAST_SHOW)
        for locale in ("nb", "sv", "da", "sr-Cyrl", "sr-Latn")
    }
    assert found == {
        place: 1 if place[0] == Kind.PODCAST_SHOW else 5 if place == (Kind.STORY, "sv") else 6 for place in found
    }
    assert EditionRow.objects.filter(edition__tenant=catalogue, edition__locale="sv", is_fallback=True).count() == 1


def test_a_story_has_fifteen_blocks_three_pictures_and_two_helplines(catalogue):
    for document in Document.objects.filter(tenant=catalogue, kind=Kind.STORY):
        body = document.detail["body"]
        names = [block["__typename"] for block in body]
        helplines = [key for block in body if block["__typename"] == "SupportBoxBlock" for key in block["helplines"]]
        assert (len(body), names.count("ImageBlock"), len(set(helplines))) == (15, 3, 2)
        assert len({block["image"]["key"] for block in body if block["__typename"] == "ImageBlock"}) == 3


def test_nothing_stands_in_the_way_of_any_page(catalogue):
    pages = [page for model in (Story, Guide, Helpline, PodcastEpisode) for page in model.objects.all()]
    assert [page.title for page in pages if page.tenant == catalogue and obstacles(page)] == []


def test_the_tree_is_whole(catalogue):
    assert Page.find_problems() == ([], [], [], [], [])


def test_the_same_plan_makes_the_same_documents_and_another_seed_others(catalogue):
    first = documents()
    remove_catalogue()
    seed()
    assert documents() == first
    remove_catalogue()
    seed(number=2)
    assert len(documents()) == len(first)
    assert not {row[2] for row in documents()} & {row[2] for row in first}


def test_a_catalogue_that_is_there_is_left_alone(catalogue):
    before = documents(), Change.objects.count(), Page.objects.count()
    with pytest.raises(CatalogueExistsError):
        seed(items=7)
    with pytest.raises(CommandError, match="--reset"):
        call_command("seed_catalogue", items=7)
    assert (documents(), Change.objects.count(), Page.objects.count()) == before


def test_taking_it_out_leaves_what_was_there_before(tenant):
    make_story(tenant, title="Ours")
    before = [model.objects.count() for model in (Page, Document, EditionRow, PublishedFile, Image, Media, Tenant)]
    seed()
    remove_catalogue()
    assert [
        model.objects.count() for model in (Page, Document, EditionRow, PublishedFile, Image, Media, Tenant)
    ] == before
    assert list(differences()) == []
    assert Page.find_problems() == ([], [], [], [], [])


def test_the_command_makes_it_anew_and_says_so(db, capsys):
    call_command("seed_catalogue", items=2)
    call_command("seed_catalogue", items=3, reset=True)
    assert Document.objects.filter(tenant__slug="catalogue", kind=Kind.STORY).count() == 15
    assert "story: 3 groups, 12 pages" in capsys.readouterr().out
    with pytest.raises(CommandError, match="2 or more"):
        call_command("seed_catalogue", items=1)
