"""The store held against the pages: whatever differs is named."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from orjson import loads
from wagtail.models import Locale, Page

from cms.publishing import editions, key_lists
from cms.publishing.batches import DOCUMENTS, batches
from cms.publishing.content import FileReference, PublicDocument
from cms.publishing.documents import slot
from cms.publishing.expectation import Expected, expected_documents, expected_rows, expected_states
from cms.publishing.fields import dump
from cms.publishing.models import (
    Document,
    DocumentOccurrence,
    DocumentPath,
    Edition,
    EditionRow,
    PublishedFile,
)
from cms.publishing.pictures import file_of
from cms.tenants.models import Tenant
from cms.translation import states
from cms.translation.models import TranslationState
from locales.languages import stored as stored_tag
from locales.negotiation import canonical

DOCUMENT_COLUMNS = tuple(
    field.attname for field in Document._meta.concrete_fields if field.name not in {"id", "page_id"}
)
ROW_COLUMNS = tuple(
    field.attname
    for field in EditionRow._meta.concrete_fields
    if field.name not in {"id", "edition", "document", "translation_key"}
)
NAMING = ("page_id", "kind", "path", "tenant__slug")
FILE_COLUMNS = ("mime_type", "storage_name", "image_id", "text")
FILE_CODES = ("MISSING_FILE", "SURPLUS_FILE", "ALTERED_FILE")
TIME_COLUMNS = ("starts_at", "ends_at")
TIME_CODES = ("MISSING_OCCURRENCE", "SURPLUS_OCCURRENCE", "ALTERED_OCCURRENCE")

# Rows that hang on something, by key: their columns by name.
Kept = dict[str, dict[str, object]]


@dataclass(frozen=True, slots=True)
class Difference:
    """Something in the store that is not as the pages say. `code` is stable; the sentence names row and columns."""

    code: str
    sentence: str


def differences() -> Iterator[Difference]:
    """Every difference between the store and what it should be, tenant by tenant."""
    seen: set[tuple[int, bool]] = set()
    for tenant in Tenant.objects.select_related("site", "logo", "default_locale"):
        yield from _editions(tenant)
        built: list[Document] = []
        yield from _documents(tenant, built)
        seen |= {slot(document) for document in built}
        yield from _rows(tenant, built)
        yield from _states(tenant, built)
    yield from _surplus_documents(seen)
    yield from _key_lists()


def _editions(tenant: Tenant) -> Iterator[Difference]:
    stored = {edition.locale: edition for edition in Edition.objects.filter(tenant=tenant)}
    wanted = editions.locale_tags(tenant)
    for locale in sorted(set(wanted) ^ set(stored)):
        yield Difference("WRONG_EDITION", f"{tenant.slug}: edition {locale} is {_presence(locale in stored)}")
    files = _grouped(PublishedFile.objects.filter(edition__tenant=tenant), "edition_id", "key", FILE_COLUMNS)
    logo = _files([file_of(tenant.logo)]) if tenant.logo else {}
    for locale, edition in stored.items():
        if locale not in wanted:
            continue
        if edition.about != editions.about(tenant, locale):
            yield Difference("ALTERED_EDITION", f"{tenant.slug}: what edition {locale} says of itself is old")
        yield from _held_against(FILE_CODES, f"{tenant.slug}: edition {locale}: file", logo, files.get(edition.pk, {}))


def _documents(tenant: Tenant, built: list[Document]) -> Iterator[Difference]:
    """Holds each document against the stored one, and leaves in `built` what rows and states follow from."""
    paths = DocumentPath.objects.filter(tenant=tenant, is_current=True)
    current = set(paths.values_list("translation_key", "locale", "path"))
    for batch in batches(expected_documents(tenant), DOCUMENTS):
        yield from _batch(tenant, batch, current)
        for document, _ in batch:
            # The texts of a whole catalogue would not fit into memory.
            document.card = document.detail = {}
            document.search_body = ""
            built.append(document)
    for key, locale, path in sorted(current, key=str):
        yield Difference("SURPLUS_PATH", f"{tenant.slug}: {path} ({locale}) leads to {key}, which is not there")


def _batch(tenant: Tenant, expected: list[Expected], current: set[tuple[UUID, str, str]]) -> Iterator[Difference]:
    pages = {document.page_id for document, _ in expected}
    stored = {slot(each): each for each in Document.objects.filter(tenant=tenant, page_id__in=pages)}
    ids = [each.pk for each in stored.values()]
    files = _grouped(PublishedFile.objects.filter(document__in=ids), "document_id", "key", FILE_COLUMNS)
    times = _grouped(DocumentOccurrence.objects.filter(document__in=ids), "document_id", "occurrence_id", TIME_COLUMNS)
    for document, content in expected:
        name = f"{tenant.slug}: page {document.page_id} ({document.kind} {document.path}, {document.locale})"
        found = stored.get(slot(document))
        if found is None:
            yield Difference("MISSING_DOCUMENT", f"{name} has no document")
            continue
        altered = [column for column in DOCUMENT_COLUMNS if getattr(found, column) != _plain(getattr(document, column))]
        if altered:
            yield Difference("ALTERED_DOCUMENT", f"{name}: {', '.join(altered)}")
        yield from _held_against(FILE_CODES, f"{name}: file", _files(content.files), files.get(found.pk, {}))
        yield from _held_against(TIME_CODES, f"{name}: occurrence", _times(content), times.get(found.pk, {}))
        if (document.translation_key, document.locale, document.path) not in current:
            yield Difference("MISSING_PATH", f"{name} is not found by its address")
        current.discard((document.translation_key, document.locale, document.path))


def _rows(tenant: Tenant, built: list[Document]) -> Iterator[Difference]:
    wanted = expected_rows(tenant, built)
    stored = {
        (row.edition.locale, row.translation_key): row
        for row in EditionRow.objects.filter(edition__tenant=tenant).select_related("edition", "document")
    }
    for place in sorted(set(wanted) | set(stored), key=str):
        yield from _row(tenant, place, wanted.get(place), stored.get(place))


def _states(tenant: Tenant, built: list[Document]) -> Iterator[Difference]:
    tags = {locale.pk: locale.language_code for locale in Locale.objects.all()}
    wanted = {(s.translation_key, s.locale_id): s for s in expected_states(tenant, built)}
    stored = {(s.translation_key, s.locale_id): s for s in TranslationState.objects.filter(tenant=tenant)}
    for place in sorted(wanted.keys() | stored.keys(), key=str):
        name = f"{tenant.slug}: item {place[0]} in {tags[place[1]]}"
        if place not in wanted or place not in stored:
            yield Difference("WRONG_STATE", f"{name}: its translation state is {_presence(place in stored)}")
            continue
        altered = states.differing(stored[place], wanted[place])
        if altered:
            yield Difference("ALTERED_STATE", f"{name}: {', '.join(altered)}")


def _row(
    tenant: Tenant,
    place: tuple[str, UUID],
    wanted: EditionRow | None,
    stored: EditionRow | None,
) -> Iterator[Difference]:
    name = f"{tenant.slug}: edition {place[0]}, item {place[1]}"
    if wanted is None or stored is None:
        code = "MISSING_ROW" if stored is None else "SURPLUS_ROW"
        yield Difference(code, f"{name}: its row is {_presence(stored is not None)}")
        return
    altered = [column for column in ROW_COLUMNS if getattr(stored, column) != getattr(wanted, column)]
    if slot(stored.document) != slot(wanted.document):
        altered.append("document")
    if altered:
        yield Difference("ALTERED_ROW", f"{name}: {', '.join(altered)}")


def _surplus_documents(seen: set[tuple[int, bool]]) -> Iterator[Difference]:
    light = Document.objects.select_related("tenant").defer("card", "detail", "search_body")
    for document in (each for each in light.order_by("pk").iterator() if slot(each) not in seen):
        name = f"{document.tenant.slug}: {document.kind} {document.path} ({document.locale})"
        page = Page.objects.filter(pk=document.page_id).select_related("locale").first()
        if page is None:
            yield Difference("DOCUMENT_OF_DELETED_PAGE", f"{name}: page {document.page_id} is not there any more")
        elif canonical(page.locale.language_code) != stored_tag(document.locale):
            yield Difference("DOCUMENT_IN_WRONG_LANGUAGE", f"{name}: page {document.page_id} is in another language")
        else:
            yield Difference("DOCUMENT_OF_HIDDEN_PAGE", f"{name}: page {document.page_id} is not public")


def _key_lists() -> Iterator[Difference]:
    for block in key_lists.blocks():
        wrong = key_lists.wrong_in(block)
        names = {
            document.pk: f"{document.tenant.slug}: page {document.page_id} ({document.kind} {document.path})"
            for document in Document.objects.select_related("tenant").filter(pk__in=wrong).only(*NAMING)
        }
        for pk in sorted(wrong):
            sentence = (
                f"{names[pk]} is not in the lists of search as it is written"
                if pk in names
                else f"document {pk} is in the lists of search, and is not there"
            )
            yield Difference("NOT_SEARCHABLE", sentence)


def _grouped(rows: QuerySet[Any], owner: str, key: str, columns: Sequence[str]) -> dict[int, Kept]:
    """What hangs on each owner, by key; what is there twice is a surplus of its own."""
    grouped: dict[int, Kept] = defaultdict(dict)
    for owner_id, name, *values in rows.order_by("pk").values_list(owner, key, *columns):
        again = " (again)" if name in grouped[owner_id] else ""
        grouped[owner_id][name + again] = dict(zip(columns, values, strict=True))
    return grouped


def _held_against(codes: tuple[str, str, str], name: str, wanted: Kept, stored: Kept) -> Iterator[Difference]:
    missing, surplus, altered = codes
    for key in sorted(set(wanted) | set(stored)):
        if key not in stored or key not in wanted:
            yield Difference(surplus if key in stored else missing, f"{name} {key} is {_presence(key in stored)}")
        elif wanted[key] != stored[key]:
            columns = [column for column, value in wanted[key].items() if stored[key][column] != value]
            yield Difference(altered, f"{name} {key}: {', '.join(columns)}")


def _files(references: Iterable[FileReference]) -> Kept:
    return {each.key: {column: getattr(each, column) for column in FILE_COLUMNS} for each in references}


def _times(content: PublicDocument) -> Kept:
    return {
        each.occurrence_id: {column: getattr(each, column) for column in TIME_COLUMNS} for each in content.occurrences
    }


def _plain(value: object) -> object:
    """A value as it comes back from the database: JSON knows lists, not tuples."""
    return loads(dump(value)) if isinstance(value, dict | list) else value


def _presence(there: object) -> str:
    return "there and should not be" if there else "not there"
