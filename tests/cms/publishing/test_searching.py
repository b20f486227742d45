"""The store finds what the index in memory finds, in the same order, and nothing that may not be seen."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone
from wagtail.search.backends import get_search_backend

from cms.publishing import searching
from cms.publishing.models import Document, Edition, EditionRow
from cms.publishing.searching import search
from cms.publishing.transactions import publishing
from cms.tenants.models import Tenant
from locales.negotiation import canonical
from tests.factories import searchable, store
from tests.factories.pages import make_story
from tests.locales.search.fixture import index, rows

pytestmark = pytest.mark.django_db

SETS = ("queries", "heldout", "later", "forbidden")
MISTYPED = [
    ("mobing", "nb"),
    ("søvnpoblemer", "nb"),
    ("fritidsgad", "sv"),
    ("ensomhd", "da"),
    ("stipendja", "sr-Latn"),
    ("стипендја", "sr-Cyrl"),
    ("og", "nb"),
    ("", "nb"),
    ("hvordan takle stress før eksamen når jeg ikke får sove", "nb"),
]


def found(edition: Edition, query: str) -> list[str]:
    hits = search(edition.rows.visible(at=timezone.now()), query=query, locales=[edition.locale])
    paths = dict(EditionRow.objects.values_list("pk", "document__path"))
    return [paths[hit.pk].strip("/") for hit in hits]


def test_the_store_answers_every_query_of_the_fixture_as_the_index_in_memory() -> None:
    editions, in_memory = searchable.fixture(), index()
    asked = [(each["query"], each["locale"]) for name in SETS for each in rows(name)] + MISTYPED

    different = {
        (query, locale): (stored, expected)
        for query, locale in asked
        if (stored := found(editions[canonical(locale)], query))
        != (expected := in_memory.find(query, locale, limit=100))
    }

    assert len(asked) == 249
    assert different == {}


def test_what_stands_in_the_index_but_may_not_be_seen_is_not_found() -> None:
    solvik, other = store.tenant(), store.tenant("vesterby")
    now = timezone.now()
    expired = store.item(solvik["nb"], title="Nordlys", visible_until=now)
    store.item(solvik["nb"], title="Nordlys", visible_from=now + timedelta(seconds=1))
    store.item(other["nb"], title="Nordlys")
    store.item(solvik["sv"], title="Nordlys")
    hidden = store.item(solvik["nb"], title="Nordlys")
    hidden.delete()

    def titles(at: datetime) -> list[str]:
        rows = solvik["nb"].rows.visible(at=at)
        return [hit.kind for hit in search(rows, query="nordlys", locales=["nb"])]

    assert hidden.document.search_keys == expired.document.search_keys
    assert titles(now) == []
    assert titles(now - timedelta(microseconds=1)) == ["STORY"]


def test_words_of_what_may_not_be_seen_correct_nothing() -> None:
    solvik = store.tenant()["nb"]
    store.item(store.tenant("vesterby")["nb"], title="Nettmobbing")
    store.item(solvik, title="Nettmobbing", visible_until=timezone.now())

    assert search(solvik.rows.visible(at=timezone.now()), query="netmobing", locales=["nb"]) == []


def test_a_search_asks_once_and_a_mistyped_one_three_times(django_assert_num_queries: Any) -> None:
    solvik = store.tenant(locales=("nb", "sv", "da"))
    store.item(solvik["nb"], title="Nettmobbing")
    store.item(solvik["sv"], title="Nätmobbning", also_in=[solvik["nb"]])
    rows = solvik["nb"].rows.visible(at=timezone.now())
    search(rows, query="content types are read once in a process", locales=["nb"])

    with django_assert_num_queries(1):
        assert len(search(rows, query="nettmobbing", locales=["nb", "sv"])) == 1
    with django_assert_num_queries(3):
        assert len(search(rows, query="netmobing", locales=["nb", "sv"])) == 1
    with django_assert_num_queries(0):
        assert search(rows, query="?!", locales=["nb", "sv"]) == []


def test_of_a_word_that_every_text_has_the_newest_are_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "MOST_FOUND", 2)
    solvik = store.tenant()["nb"]
    line = store.item(solvik, "HELPLINE", title="Hjelpetelefonen", emergency=True)
    kept = [store.item(solvik, title="Selvmord", published_at=store.LONG_AGO + timedelta(days=day)) for day in range(3)]
    rows = solvik.rows.visible(at=timezone.now())

    assert [hit.pk for hit in search(rows, query="selvmord", locales=["nb"])] == [line.pk, kept[2].pk]
    assert [hit.pk for hit in search(rows.exclude(pk=line.pk), query="selvmord", locales=["nb"])] == [
        kept[2].pk,
        kept[1].pk,
    ]


def test_the_index_folds_what_the_chain_keeps_apart() -> None:
    """SQLite's takes å for a, and would find "råd" by "rad" and "bær" by "bar" alike if it were left to decide."""
    solvik = store.tenant()["nb"]
    advice, number = store.item(solvik, title="Gode råd"), store.item(solvik, title="På rad")
    rows = solvik.rows.visible(at=timezone.now())

    assert [hit.pk for hit in search(rows, query="råd", locales=["nb"])] == [advice.pk]
    assert [hit.pk for hit in search(rows, query="rad", locales=["nb"])] == [number.pk, advice.pk]


def test_a_large_index_is_asked_once_and_not_for_every_document() -> None:
    nb = store.tenant()["nb"]
    documents = [store.item(nb, title=f"Sak {number}").document for number in range(60)]
    if connection.vendor == "sqlite":
        searching.take_stock()
        with connection.cursor() as cursor:
            cursor.execute("SELECT stat FROM sqlite_stat1 WHERE idx LIKE 'wagtailsearch_indexentry_%uniq'")
            counted = int(cursor.fetchone()[0].split()[0])
        assert counted >= len(documents)

    assert len(search(nb.rows.visible(at=timezone.now()), query="saken", locales=["nb"])) == 60


def test_the_index_keeps_nothing_of_what_was_taken_down(tenant: Tenant) -> None:
    entries = get_search_backend().get_index_for_model(Document).entries
    story = make_story(tenant, title="Nordlys")
    document = Document.objects.get(page_id=story.pk)
    kept = entries.filter(content_type__model="document", object_id=str(document.pk))
    assert kept.count() == 1

    with publishing():
        story.unpublish()

    assert kept.count() == 0
    assert not Document.objects.exists()


def test_a_text_that_is_published_anew_is_found_by_its_new_words_alone(tenant: Tenant) -> None:
    story = make_story(tenant, title="Nordlys")
    rows = EditionRow.objects.filter(edition__tenant=tenant, edition__locale="nb").visible(at=timezone.now())
    assert len(search(rows, query="nordlyset", locales=["nb"])) == 1

    with publishing():
        story.title = "Solskinn"
        story.save_revision().publish()

    rows = EditionRow.objects.filter(edition__tenant=tenant, edition__locale="nb").visible(at=timezone.now())
    assert search(rows, query="nordlyset", locales=["nb"]) == []
    assert len(search(rows, query="solskinnet", locales=["nb"])) == 1
