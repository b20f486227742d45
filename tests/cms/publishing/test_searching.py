"""The store finds what the index in memory finds, in the same order, and nothing that may not be seen."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone

from cms.publishing import key_lists, versions
from cms.publishing.directories import directories
from cms.publishing.models import Document, Edition, KeyList
from cms.publishing.models.search import BLOCK
from cms.publishing.searching import Rows, search
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


def hits_in(edition: Edition, query: str, *, at: datetime | None = None, **narrowed: Any) -> list[int]:
    """The documents of an edition that a query in its language finds, best first."""
    rows = Rows(edition.tenant_id, edition.pk, **narrowed)
    hits = search(rows, query=query, locales=[edition.locale], at=at or timezone.now())
    found = [hit.document for hit in hits.between(0, 100)]
    assert len(found) == min(hits.total, 100)
    assert [hits.place_of(document) for document in found] == list(range(len(found)))
    return found


def found(edition: Edition, query: str) -> list[str]:
    paths = dict(Document.objects.values_list("pk", "path"))
    return [paths[document].strip("/") for document in hits_in(edition, query)]


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


def test_what_stands_in_the_lists_but_may_not_be_seen_is_not_found() -> None:
    solvik, other = store.tenant(), store.tenant("vesterby")
    now = timezone.now()
    expired = store.item(solvik["nb"], title="Nordlys", visible_until=now)
    store.item(solvik["nb"], title="Nordlys", visible_from=now + timedelta(seconds=1))
    store.item(other["nb"], title="Nordlys")
    store.item(solvik["sv"], title="Nordlys")
    hidden = store.item(solvik["nb"], title="Nordlys")
    hidden.delete()
    directories.forget()

    assert hidden.document.title_keys == expired.document.title_keys
    assert hits_in(solvik["nb"], "nordlys", at=now) == []
    assert hits_in(solvik["nb"], "nordlys", at=now - timedelta(microseconds=1)) == [expired.document_id]


def test_words_of_what_may_not_be_seen_correct_nothing() -> None:
    solvik = store.tenant()["nb"]
    store.item(store.tenant("vesterby")["nb"], title="Nettmobbing")
    store.item(solvik, title="Nettmobbing", visible_until=timezone.now())

    assert hits_in(solvik, "netmobing") == []


def test_a_search_asks_once_a_mistyped_one_three_times_and_once_more_what_has_changed(
    django_assert_num_queries: Any,
) -> None:
    # Whatever a test before has written and never committed.
    versions.tell()
    solvik = store.tenant(locales=("nb", "sv", "da"))
    store.item(solvik["nb"], title="Nettmobbing")
    store.item(solvik["sv"], title="Nätmobbning", also_in=[solvik["nb"]])

    def asked(query: str) -> int:
        rows = Rows(solvik["nb"].tenant_id, solvik["nb"].pk)
        return search(rows, query=query, locales=["nb", "sv"], at=timezone.now()).total

    with django_assert_num_queries(2):
        assert asked("nettmobbing") == 1
    with django_assert_num_queries(1):
        assert asked("nettmobbing") == 1
    with django_assert_num_queries(3):
        assert asked("netmobing") == 1
    with django_assert_num_queries(2):
        assert asked("xyzzyx") == 0
    with django_assert_num_queries(0):
        assert asked("?!") == 0


def test_time_is_looked_at_before_each_word_that_is_corrected() -> None:
    solvik = store.tenant()["nb"]
    store.item(solvik, title="Nettmobbing")
    looked: list[None] = []

    rows = Rows(solvik.tenant_id, solvik.pk)
    hits = search(
        rows,
        query="netmobing ensomhd søvnpoblemer fritidsgad",
        locales=["nb"],
        at=timezone.now(),
        check_time=lambda: looked.append(None),
    )

    assert (hits.total, len(looked)) == (1, 3)


def test_a_change_of_the_edition_is_seen_at_the_next_question(tenant: Tenant) -> None:
    first = make_story(tenant, title="Nordlys")
    nb = Edition.objects.get(tenant=tenant, locale="nb")
    assert len(hits_in(nb, "nordlys")) == 1

    second = make_story(tenant, title="Nordlys")
    documents = dict(Document.objects.values_list("page_id", "pk"))

    assert hits_in(nb, "nordlys") == [documents[second.pk], documents[first.pk]]


def test_what_is_taken_back_is_not_kept(tenant: Tenant) -> None:
    first = make_story(tenant, title="Nordlys")
    nb = Edition.objects.get(tenant=tenant, locale="nb")
    document = Document.objects.get(page_id=first.pk)

    with transaction.atomic():
        make_story(tenant, title="Nordlys")
        assert len(hits_in(nb, "nordlys")) == 2
        transaction.set_rollback(True)
    assert hits_in(nb, "nordlys") == [document.pk]

    with publishing():
        first.unpublish()
    make_story(tenant, title="Solskinn")
    assert hits_in(nb, "nordlys") == []


def test_all_that_have_a_word_are_ranked_however_many() -> None:
    solvik = store.tenant()["nb"]
    line = store.item(solvik, "HELPLINE", title="Hjelpetelefonen", emergency=True)
    days = [store.LONG_AGO + timedelta(days=day) for day in range(70)]
    kept = [store.item(solvik, title="Selvmord", published_at=day).document_id for day in days]
    inside = [store.item(solvik, body="Selvmord", published_at=day).document_id for day in days]
    everything = [*reversed(kept), *reversed(inside)]

    rows = Rows(solvik.tenant_id, solvik.pk)
    hits = search(rows, query="selvmord", locales=["nb"], at=timezone.now())
    parts = [hits.between(begin, begin + 9) for begin in range(0, 150, 9)]

    assert hits.total == 141
    assert [hit.document for part in parts for hit in part] == [line.document_id, *everything]
    assert hits.place_of(inside[0]) == 140
    assert hits.place_of(10**9) is None
    assert hits_in(solvik, "selvmord", kinds=frozenset({"STORY"})) == everything[:100]


def test_letters_with_marks_are_letters_of_their_own() -> None:
    solvik = store.tenant()["nb"]
    advice, number = store.item(solvik, title="Gode råd"), store.item(solvik, title="På rad")

    assert hits_in(solvik, "råd") == [advice.document_id]
    assert hits_in(solvik, "rad") == [number.document_id, advice.document_id]


def test_the_lists_keep_nothing_of_what_was_taken_down(tenant: Tenant) -> None:
    story, other = make_story(tenant, title="Nordlys"), make_story(tenant, title="Nord")
    left = Document.objects.get(page_id=other.pk)
    assert KeyList.objects.filter(key="1nordlys").exists()

    with publishing():
        story.unpublish()

    assert not KeyList.objects.filter(key="1nordlys").exists()
    assert key_lists.stored_in(left.pk // BLOCK) == key_lists.expected([key_lists.words_of(left)])


def test_a_text_that_is_published_anew_is_found_by_its_new_words_alone(tenant: Tenant) -> None:
    story = make_story(tenant, title="Nordlys")
    nb = Edition.objects.get(tenant=tenant, locale="nb")
    assert len(hits_in(nb, "nordlyset")) == 1

    with publishing():
        story.title = "Solskinn"
        story.save_revision().publish()

    assert hits_in(nb, "nordlyset") == []
    assert len(hits_in(nb, "solskinnet")) == 1
