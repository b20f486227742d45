"""Search in the published store: the chain of `locales.search` over documents, found by Wagtail's search index.

The index only says which documents may have a key. What is a hit, and in which order, the chain decides by the keys
that each document keeps; so SQLite, whose index takes å for a, answers as PostgreSQL does.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.db.models import Q
from wagtail.search.backends import get_search_backend
from wagtail.search.query import Or, PlainText

from cms.publishing.batches import batches
from cms.publishing.enums import Kind
from cms.publishing.models import Document
from locales.languages import BY_TAG
from locales.search import Candidate, Plan, find_in, is_crisis, terms

# Columns of a document that search reads.
KEYS = ("title_keys", "body_keys")
# Of more rows than this the newest are looked at, so that a word which every text has costs no more.
MOST_FOUND = 2_000
# Kinds that help somebody who is in danger.
HELP = frozenset({Kind.HELPLINE, Kind.GUIDE})
# Keys that stand side by side in a condition; the backend nests them, and Python nests only so deep.
SIDE_BY_SIDE = 40


@dataclass(frozen=True, slots=True)
class Hit:
    """A row that was found. `plan` is how, for whoever shows where."""

    pk: int
    key: UUID
    kind: str
    plan: Plan


def keys_of(*, title: str, body: str, locale: str) -> dict[str, str]:
    """What a document keeps of its words."""
    kept: dict[str, list[str]] = {"title": [], "body": []}
    for term in terms(title, body, locale):
        kept[term.field].append(term.key)
    return {f"{part}_keys": " ".join(keys) for part, keys in kept.items()}


def add(documents: Collection[Document]) -> None:
    """Has the index read these documents, as they are stored."""
    if documents:
        get_search_backend().add_bulk(Document, documents)


def indexed(documents: Iterable[Document]) -> set[int]:
    """Those of the documents that the index has as they are."""
    entries = get_search_backend().get_index_for_model(Document).entries
    content_type = ContentType.objects.get_for_model(Document)
    # PostgreSQL's index keeps vectors, and the text they were made of in a column of its own.
    names = {field.name for field in entries.model._meta.concrete_fields}
    text = "body_text" if "body_text" in names else "body"
    words = {str(document.pk): document.search_keys for document in documents}
    found = entries.filter(content_type=content_type, object_id__in=words).values_list("object_id", text)
    return {int(pk) for pk, read in found if read == words[pk]}


def take_stock() -> None:
    """Tells SQLite how large the index is, in milliseconds; PostgreSQL counts by itself.

    One that takes it for small looks every document up in the full-text table instead of asking that table once.
    """
    if connection.vendor == "sqlite":
        entries = get_search_backend().get_index_for_model(Document).entries
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA analysis_limit=400")
            cursor.execute(f"ANALYZE {connection.ops.quote_name(entries.model._meta.db_table)}")


def search(rows: Any, *, query: str, locales: Sequence[str]) -> list[Hit]:
    """The hits among these rows of an edition: of the first language, best first, then of the next.

    The query is read in the language of each text. Where it speaks of danger, the tenant's emergency helplines come
    first whether they hold its words or not, then guides and helplines that do, then the rest.
    """
    crisis = any(is_crisis(query, locale) for locale in locales)
    store = _Rows(rows, lines_too=crisis)
    found = find_in(store, query, locales)
    hits = [Hit(*id_, plan=each.plan) for each in found for id_ in each.ids]
    if not crisis:
        return hits
    lines = [Hit(*id_, plan=found[0].plan) for id_ in store.lines]
    led = [*lines, *(hit for hit in hits if hit.kind in HELP), *hits]
    return list({hit.pk: hit for hit in led}.values())


_Id = tuple[int, UUID, str]
_COLUMNS = (
    "pk",
    "translation_key",
    "kind",
    "emergency",
    "position",
    "document__locale",
    *(f"document__{name}" for name in KEYS),
)
_NEWEST: tuple[str, ...] = ("-published_at", "translation_key")


class _Rows:
    """Rows as the chain wants them. `lines` are the emergency helplines among them, in the editor's order."""

    def __init__(self, rows: Any, *, lines_too: bool) -> None:
        self._rows = rows
        self._lines_too = lines_too
        self.lines: list[_Id] = []

    def having(self, keys: Mapping[str, frozenset[str]]) -> dict[str, list[Candidate[_Id]]]:
        """As `SearchStore` wants it; one statement."""
        wanted = Q(document__in=_documents_with(frozenset().union(*keys.values())), document__locale__in=_tags(keys))
        order = _NEWEST
        if self._lines_too:
            # First, so that they are among those looked at however many are found.
            wanted, order = wanted | Q(kind=Kind.HELPLINE, emergency=True), ("-emergency", *_NEWEST)
        found = list(self._rows.filter(wanted).order_by(*order).values_list(*_COLUMNS, named=True)[:MOST_FOUND])
        if self._lines_too:
            lines = [row for row in found if row.kind == Kind.HELPLINE and row.emergency]
            self.lines = [row[:3] for row in sorted(lines, key=lambda row: (row.position, row.pk))]
        candidates: dict[str, list[Candidate[_Id]]] = defaultdict(list)
        for row in found:
            code = BY_TAG[row.document__locale].code
            # No more than was asked for is kept: the keys of two thousand texts are many.
            mine = keys.get(code, frozenset())
            title = mine.intersection(row.document__title_keys.split())
            body = mine.intersection(row.document__body_keys.split())
            candidates[code].append(Candidate(row[:3], title, body))
        return candidates

    def vocabulary(self, codes: Collection[str]) -> dict[str, set[str]]:
        """As `SearchStore` wants it; one statement."""
        known: dict[str, set[str]] = {code: set() for code in codes}
        rows = self._rows.filter(document__locale__in=_tags(codes)).order_by(*_NEWEST)
        columns = ("document__locale", *(f"document__{name}" for name in KEYS))
        for locale, title, body in rows.values_list(*columns)[:MOST_FOUND].iterator():
            known[BY_TAG[locale].code].update(title.split(), body.split())
        return known


def _tags(codes: Collection[str]) -> list[str]:
    return [tag for tag, language in BY_TAG.items() if language.code in codes]


def _documents_with(keys: Collection[str]) -> Any:
    """A condition, not a list: documents that the index finds by any of these keys."""
    parts = [PlainText(" ".join(batch), operator="or") for batch in batches(sorted(keys), SIDE_BY_SIDE)]
    results = get_search_backend().search(Or(parts), Document.objects.all(), order_by_relevance=False)
    return results.get_queryset().order_by().values("pk")
