"""A database keeps the terms as text and finds what the index in memory finds, in the same order."""

import sqlite3
from collections.abc import Collection, Iterator, Mapping

import pytest

from locales.search import Candidate, find, terms
from locales.search.analysis import language_code
from tests.locales.search.fixture import index, rows


class InSqlite:
    """The interface over a full-text table: one column of keys for titles, one for bodies."""

    def __init__(self, documents: list[dict[str, str]]) -> None:
        self.database = sqlite3.connect(":memory:")
        self.database.execute(
            "CREATE VIRTUAL TABLE documents USING fts5"
            "(id UNINDEXED, code UNINDEXED, title, body, tokenize = 'unicode61 remove_diacritics 0')"
        )
        self.database.execute("CREATE VIRTUAL TABLE words USING fts5vocab(documents, row)")
        for row in documents:
            found = terms(row["title"], row["body"], row["locale"])
            columns = [" ".join(key for field, key in found if field == wanted) for wanted in ("title", "body")]
            values = (row["id"], language_code(row["locale"]), *columns)
            self.database.execute("INSERT INTO documents VALUES (?, ?, ?, ?)", values)

    def having(self, keys: Mapping[str, frozenset[str]]) -> dict[str, list[Candidate[str]]]:
        return {code: list(self._having(wanted, code)) for code, wanted in keys.items()}

    def _having(self, keys: frozenset[str], code: str) -> Iterator[Candidate[str]]:
        any_of = " OR ".join(f'"{key}"' for key in keys)
        matching = "SELECT id, title, body FROM documents WHERE documents MATCH ? AND code = ? ORDER BY rowid"
        for id_, title, body in self.database.execute(matching, (any_of, code)):
            yield Candidate(id_, frozenset(title.split()), frozenset(body.split()))

    def vocabulary(self, codes: Collection[str]) -> dict[str, list[str]]:
        return {code: [term for (term,) in self.database.execute("SELECT term FROM words")] for code in codes}


@pytest.fixture(scope="module")
def stores():
    return index(), InSqlite(rows("documents"))


def test_a_full_text_table_finds_the_same_in_the_same_order(stores):
    in_memory, in_sqlite = stores
    asked = [
        (row["query"], row["locale"]) for name in ("queries", "heldout", "later", "forbidden") for row in rows(name)
    ]
    mistyped = [
        ("mobing", "nb"),
        ("fritidsgad", "sv"),
        ("stipendja", "sr"),
        ("og", "nb"),
        ("", "nb"),
        ("hvordan takle stress", "nb"),
    ]

    different = {
        (query, locale): (in_memory.find(query, locale), find(in_sqlite, query, locale))
        for query, locale in [*asked, *mistyped]
        if in_memory.find(query, locale) != find(in_sqlite, query, locale)
    }

    assert different == {}


def test_every_key_is_one_word_to_a_full_text_index():
    found = {key for row in rows("documents") for _field, key in terms(row["title"], row["body"], row["locale"])}

    assert [key for key in found if not key.isalnum() or not key[0].isdigit()] == []
