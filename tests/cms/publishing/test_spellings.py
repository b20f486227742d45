"""A mistyped word is compared with those that it may be meant for alone, and finds what it finds among all."""

from random import Random
from typing import Any

import pytest
from django.db import connection

from cms.publishing import spellings
from cms.publishing.models import KeyList
from cms.tenants.models import Tenant
from locales.search.analysis import keys
from locales.search.plan import Word, plan
from locales.search.typos import mistyped, near
from tests.factories import store
from tests.locales.search.fixture import rows

pytestmark = pytest.mark.django_db

CODES = {"nb": "nb", "sv": "sv", "sr": "sr-Latn"}
PLANNED = "EXPLAIN (COSTS OFF) " if connection.vendor == "postgresql" else "EXPLAIN QUERY PLAN "


def kept(tenant: Tenant, code: str, vocabulary: set[str], *, block: int = 0) -> None:
    named = {"tenant": tenant, "language": code, "block": block}
    KeyList.objects.bulk_create(KeyList(**named, key=key, body=b"\1") for key in sorted(vocabulary))


def vocabulary_of(code: str) -> set[str]:
    texts = [each for each in rows("documents") if each["locale"].partition("-")[0] == code]
    return {key for each in texts for key in keys(f"{each['title']} {each['body']}", code)}


def slipped(spelling: str, random: Random) -> str:
    """The word with one to three letters lost, doubled, wrong, or in each other's place; the first one stays."""
    letters = list(spelling)
    for _slip in range(random.randint(1, 3)):
        place = random.randrange(1, max(len(letters) - 1, 2))
        letters[place : place + 2] = random.choice(
            [letters[place : place + 1], letters[place : place + 2] * 2, ["x"], letters[place : place + 2][::-1]]
        )
    return "".join(letters)


def words_of(queries: list[str], code: str) -> list[tuple[str, Word]]:
    return [(code, word) for query in queries for word in mistyped(plan(query, CODES[code]))]


@pytest.mark.parametrize("code", CODES)
def test_random_slips_find_among_these_what_they_find_among_all(code: str) -> None:
    random, vocabulary = Random(code), vocabulary_of(code)
    tenant = Tenant.objects.get(pk=store.tenant()["nb"].tenant_id)
    kept(tenant, code, vocabulary)
    known = sorted({key[1:] for key in vocabulary if len(key) > 4})
    asked = words_of([slipped(random.choice(known), random) for _word in range(300)], code)

    found = [near(word, likely, code, most=40) for (_code, word), likely in zip(asked, of(tenant, asked), strict=True)]

    assert found == [near(word, vocabulary, code, most=40) for _code, word in asked]
    assert sum(map(bool, found)) > 60


def of(tenant: Tenant, asked: list[tuple[str, Word]]) -> list[set[str]]:
    return list(spellings.like(asked, tenant=tenant.pk))


def test_words_of_other_tenants_and_languages_are_not_among_them_and_none_is_there_twice(
    django_assert_num_queries: Any,
) -> None:
    solvik, other = (Tenant.objects.get(pk=store.tenant(slug)["nb"].tenant_id) for slug in ("solvik", "vesterby"))
    kept(solvik, "nb", {"1nettmobbing", "2nettmobbing", "3mobbing", "4nettmobbing", "1natt", "1nettside"})
    kept(solvik, "nb", {"1nettmobbing"}, block=1)
    kept(solvik, "sv", {"1nettmobbning"})
    kept(other, "nb", {"1nettmobbingen"})

    with django_assert_num_queries(1):
        assert of(solvik, words_of(["netmobing"], "nb")) == [{"1nettmobbing", "4nettmobbing"}]
    with django_assert_num_queries(0):
        assert of(solvik, words_of(["og"], "nb")) == []


def test_they_are_read_from_their_index_alone() -> None:
    text = spellings.IN_POSTGRESQL if connection.vendor == "postgresql" else spellings.IN_SQLITE
    values = [["nb"], ["1n"], [9]] if connection.vendor == "postgresql" else ['[["nb", "1n", 9]]']
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # Of so few rows it would read all.
            cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off")
        cursor.execute(PLANNED + text, [1, *values])
        said = " ".join(str(each) for row in cursor.fetchall() for each in row)

    alone = "Index Only Scan using" if connection.vendor == "postgresql" else "USING COVERING INDEX"
    assert f"{alone} key_list_spelled" in said
