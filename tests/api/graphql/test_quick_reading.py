"""What the API reads most of its answers with takes PostgreSQL's values as they come."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from api.graphql.content import rows
from cms.publishing import statements
from cms.publishing.cursors import Reader
from cms.publishing.fields import StoredJSON
from tests.api.graphql.test_paging import LISTS
from tests.factories import store

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite's values are all converted"),
]
ANSWER = "edges { cursor node { id title publishedAt updatedAt availableLocales { locale } } } pageInfo { endCursor }"


@pytest.fixture
def readers(monkeypatch):
    """Readers of the statements that are written in this test, by whether they read JSON as it comes."""
    made = []

    class Watched(Reader):
        def __init__(self, *arguments, **options):
            super().__init__(*arguments, **options)
            made.append(self.reads(StoredJSON()))

    monkeypatch.setattr(statements, "Reader", Watched)
    monkeypatch.setattr(rows, "statements", statements.Statements())
    return made


@pytest.mark.parametrize("total", ["", "totalCount"])
@pytest.mark.parametrize(("name", "kind"), LISTS.items())
def test_lists_and_their_totals_are_read_as_they_come(edition, readers, name, kind, total):
    nb = store.tenant()["nb"]
    soon = timezone.now() + timedelta(days=1)
    more = {"GUIDE": {"urgency": 2}, "ACTIVITY": {"occurrences": [(soon, soon)]}}
    store.item(nb, kind, title="A", **more.get(kind, {}))

    assert len(edition(f"{name}(first: 1) {{ {ANSWER} {total} }}")[name]["edges"]) == 1

    assert set(readers) == {True}


def test_places_near_a_point_are_read_as_they_come(edition, readers):
    store.item(store.tenant()["nb"], "PLACE", title="A", latitude=60.0, longitude=10.0)

    near = "near: {latitude: 60, longitude: 10}"
    assert len(edition(f"places(first: 1, {near}) {{ {ANSWER} totalCount }}")["places"]["edges"]) == 1

    assert set(readers) == {True}


def test_a_page_by_its_path_is_read_as_it_comes(edition, readers):
    store.item(store.tenant()["nb"], title="A", path="/historier/a/")

    assert edition('content(path: "/historier/a/") { id title }')["content"]["title"] == "A"

    assert set(readers) == {True}
