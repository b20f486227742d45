"""Statements whose SQL is written once: the same rows as the queryset, for whatever values."""

from datetime import UTC, datetime
from uuid import uuid4

import orjson
import pytest
from django.db import connection, models

from cms.publishing.models import EditionRow
from cms.publishing.statements import KEPT, Parameter, Statement, Statements
from tests.factories import store

pytestmark = pytest.mark.django_db


def by_keys():
    rows = EditionRow.objects.filter(translation_key__in=[Parameter("keys", models.UUIDField(), many=True)])
    return rows.order_by("sort_title").values_list("sort_title", "published_at", "document__card")


def by_kind():
    rows = EditionRow.objects.filter(kind=Parameter("kind", models.TextField()))
    return rows.order_by("sort_title").values_list("sort_title")


def shown(rows):
    """As the API shows them: PostgreSQL gives moments and keys as texts already."""
    return orjson.loads(orjson.dumps(list(rows)))


@pytest.mark.parametrize("microsecond", [0, 1, 60_000, 120_000, 999_999])
def test_moments_are_shown_the_same_whoever_read_them(microsecond):
    moment = datetime(2026, 1, 2, 23, 4, 5, microsecond, tzinfo=UTC)
    store.item(store.tenant()["nb"], published_at=moment)

    found = Statement(
        EditionRow.objects.values_list("published_at", "translation_key", "document__card"), limited=False
    )

    assert shown(found.run({}))[0][0] == moment.isoformat()


@pytest.mark.parametrize("count", [0, 1, 2, 3, 5])
def test_it_takes_any_number_of_values(count):
    nb = store.tenant()["nb"]
    items = [store.item(nb, title=f"S{number}") for number in range(5)]
    wanted = [item.translation_key for item in items[:count]]

    found = Statement(by_keys(), limited=False).run({"keys": wanted})

    live = EditionRow.objects.filter(translation_key__in=wanted).order_by("sort_title")
    assert shown(found) == shown(live.values_list("sort_title", "published_at", "document__card"))
    assert len(found) == count


def test_it_is_limited_by_each_run():
    nb = store.tenant()["nb"]
    for number in range(3):
        store.item(nb, title=f"S{number}")
    statement = Statement(by_kind(), limited=True)

    assert [len(statement.run({"kind": "STORY"}, limit=limit)) for limit in (1, 2, 9)] == [1, 2, 3]
    assert statement.run({"kind": "GUIDE"}, limit=9) == []


def test_what_is_given_is_never_read_as_sql(django_assert_num_queries):
    store.item(store.tenant()["nb"])

    with django_assert_num_queries(1):
        assert Statement(by_kind(), limited=False).run({"kind": "' OR 1=1 -- %s"}) == []


def test_a_shape_is_built_once_and_the_oldest_is_given_up():
    kept, built = Statements(), []

    def build():
        built.append(1)
        return by_kind()

    assert kept.get("one", build) is kept.get("one", build)
    assert len(built) == 1
    for number in range(KEPT):
        kept.get(number, lambda: EditionRow.objects.none() | EditionRow.objects.values_list("pk"))
    kept.get("one", build)
    assert len(built) == 2


@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite prepares nothing")
def test_postgresql_keeps_it_prepared():
    store.item(store.tenant()["nb"])
    statement = Statement(by_keys(), limited=False)
    for _ in range(3):
        statement.run({"keys": [uuid4()]})

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE %s", ["%publishing_editionrow%"]
        )
        assert cursor.fetchone()[0] > 0
