"""What our search finds of a set of queries, beside what the databases' own full-text search finds."""

import json
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.db import connection

from locales.languages import BY_TAG
from locales.negotiation import canonical
from locales.search import Index

Rows = list[dict[str, str]]
Find = Callable[[str, str], list[str]]
"""Query and locale to the ids found."""

CONFIGURATIONS = {
    "nb": "norwegian",
    "nn": "norwegian",
    "sv": "swedish",
    "da": "danish",
    "sr": "serbian",
    "en": "english",
}


@dataclass(frozen=True)
class Fixture:
    """Documents, sets of queries with the document that each has to find, and pairs that must not meet."""

    documents: Rows
    queries: dict[str, Rows]
    forbidden: Rows

    @classmethod
    def read(cls, folder: Path) -> "Fixture":
        """The fixture in a folder: every other file beside documents and forbidden pairs is a set of queries."""
        files = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))}
        return cls(files.pop("documents"), {}, files.pop("forbidden")).with_queries(files)

    def with_queries(self, queries: dict[str, Rows]) -> "Fixture":
        """The same with these sets of queries."""
        return Fixture(self.documents, queries, self.forbidden)


class Command(BaseCommand):
    """Prints a table: a row for each way to search, with what it found, what else, and what it must not."""

    help = "What our search and the databases' own find of the queries in a folder."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--fixture", type=Path, default=settings.BASE_DIR / "tests" / "fixtures" / "search")

    def handle(self, *args: Any, **options: Any) -> None:
        fixture = Fixture.read(options["fixture"])
        columns = [f"{name} ({len(queries)})" for name, queries in fixture.queries.items()]
        self.stdout.write(f"| {len(fixture.documents)} documents | {' | '.join(columns)} | other hits | forbidden |")
        self.stdout.write("|---|" + "---|" * (len(columns) + 2))
        for name, find in _ways(fixture.documents):
            self.stdout.write(f"| {name} | {' | '.join(map(str, _figures(fixture, find)))} |")
        if connection.vendor != "postgresql":
            self.stdout.write("PostgreSQL's rows need a DATABASE_URL that names one.")


def _figures(fixture: Fixture, find: Find) -> Iterator[int]:
    """For each set how many queries find their document; then how many others they find, and forbidden pairs met."""
    others = 0
    for queries in fixture.queries.values():
        found = [(find(row["query"], row["locale"]), row["finds"]) for row in queries]
        others += sum(len(set(ids) - {wanted}) for ids, wanted in found)
        yield sum(wanted in ids for ids, wanted in found)
    yield others
    yield sum(row["forbids"] in find(row["query"], row["locale"]) for row in fixture.forbidden)


def _ways(documents: Rows) -> Iterator[tuple[str, Find]]:
    index = Index((row["id"], row["locale"], row["title"], row["body"]) for row in documents)
    yield "`locales.search`", lambda query, locale: index.find(query, locale, limit=len(documents))
    yield "SQLite FTS5 (unicode61)", _fts5(documents)
    if connection.vendor == "postgresql":
        yield "PostgreSQL, english (the default)", _postgresql(documents, lambda _code: "english")
        yield "PostgreSQL, simple", _postgresql(documents, lambda _code: "simple")
        yield "PostgreSQL, norwegian for all", _postgresql(documents, lambda _code: "norwegian")
        yield "PostgreSQL, the language's own", _postgresql(documents, lambda code: CONFIGURATIONS.get(code, "simple"))


def _fts5(documents: Rows) -> Find:
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE documents USING fts5(id UNINDEXED, code UNINDEXED, text)")
    database.executemany("INSERT INTO documents VALUES (?, ?, ?)", _texts(documents))

    def find(query: str, locale: str) -> list[str]:
        quoted = " ".join(f'"{word}"' for word in query.replace('"', " ").split())
        matching = "SELECT id FROM documents WHERE documents MATCH ? AND code = ? ORDER BY rank"
        return [id_ for (id_,) in database.execute(matching, (quoted, _code(locale)))]

    return find


def _postgresql(documents: Rows, configuration: Callable[[str], str]) -> Find:
    """Every word has to be there, as `plainto_tsquery` and Wagtail's own backend want it."""
    texts = list(_texts(documents))
    matching = "SELECT to_tsvector(%s::regconfig, %s) @@ plainto_tsquery(%s::regconfig, %s)"

    def find(query: str, locale: str) -> list[str]:
        code = _code(locale)
        chosen = configuration(code)
        with connection.cursor() as cursor:
            found = []
            for id_, of_document, text in texts:
                if of_document == code:
                    cursor.execute(matching, (chosen, text, chosen, query))
                    found += [id_] if cursor.fetchone()[0] else []
        return found

    return find


def _texts(documents: Rows) -> Iterator[tuple[str, str, str]]:
    return ((row["id"], _code(row["locale"]), f"{row['title']}\n{row['body']}") for row in documents)


def _code(locale: str) -> str:
    return BY_TAG[canonical(locale)].code
