"""What the share page reads: rows of the published store that may be seen now, a handful of statements a page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q

from cms.publishing import versions
from cms.publishing.enums import Kind
from cms.publishing.models import Document, DocumentPath, EditionRow
from cms.publishing.versions import KnownEdition
from content_types.share.addresses import relative
from locales.languages import segment

LIST_LENGTH = 30
# Heavy columns that a list has no use for.
UNSHOWN = [f"document__{name}" for name in ("detail", "search_body", "title_keys", "body_keys")]


@dataclass(frozen=True, slots=True)
class Shown:
    """An item as it is shown in an edition. `locale` is the language of its text; `detail` is empty in lists."""

    key: str
    kind: str
    locale: str
    path: str
    card: dict[str, Any]
    detail: dict[str, Any] = field(default_factory=dict)
    quotes: Sequence[str] = ()
    is_fallback: bool = False
    published_at: datetime | None = None
    updated_at: datetime | None = None

    @property
    def address(self) -> str:
        """Where its own text is, within the site."""
        return relative(locale=self.locale, path=self.path)


@dataclass(frozen=True, slots=True)
class Quoted:
    """The items that a text quotes or links to, by key, and who answers where none of its helplines does."""

    items: dict[str, Shown] = field(default_factory=dict)
    lent: dict[str, Shown] = field(default_factory=dict)
    emergency: list[Shown] = field(default_factory=list)

    def all(self, keys: Iterable[str | None]) -> list[Shown]:
        """Those of these items that may be seen here, in order."""
        return [self.items[key] for key in keys if key in self.items]

    def helplines(self, keys: Sequence[str]) -> list[Shown]:
        """Helplines of this edition, else those in the text's own language, else the emergency ones."""
        own_language = [self.lent[key] for key in keys if key in self.lent]
        return self.all(keys) or own_language or self.emergency


def edition_for(*, tenant_id: int, language: str) -> KnownEdition | None:
    """The tenant's edition that the first part of an address names."""
    return next((each for each in editions_of(tenant_id=tenant_id) if segment(each.locale) == language), None)


def editions_of(*, tenant_id: int) -> list[KnownEdition]:
    """All editions of a tenant."""
    return [each for each in versions.current().values() if each.tenant_id == tenant_id]


def item_at(*, edition: KnownEdition, path: str, at: datetime) -> Shown | None:
    """The item at this address; one in the edition's own language before one that stands in for it."""
    row = _rows(edition, at).filter(document__path=path).order_by("is_fallback", "pk").first()
    return _shown(row, detailed=True) if row else None


def moved_to(*, edition: KnownEdition, path: str, at: datetime) -> Shown | None:
    """The item that had this address before, or has it in another language."""
    known = DocumentPath.objects.filter(tenant=edition.tenant_id, path=path)
    ordered = sorted(known, key=lambda each: (each.locale != edition.locale, not each.is_current, -each.pk))
    keys = list(dict.fromkeys(each.translation_key for each in ordered))
    rows = {row.translation_key: row for row in _light(_rows(edition, at).filter(translation_key__in=keys))}
    return next((_shown(rows[key]) for key in keys if key in rows), None)


def newest(*, edition: KnownEdition, at: datetime, below: str = "/") -> list[Shown]:
    """The newest items below an address."""
    rows = _rows(edition, at).order_by("-published_at", "-pk")
    if below != "/":
        rows = rows.filter(document__path__startswith=below)
    return [_shown(row) for row in _light(rows)[:LIST_LENGTH]]


def episodes(*, edition: KnownEdition, show: str, at: datetime) -> list[Shown]:
    """Episodes of a show, newest first."""
    rows = _rows(edition, at).filter(parent_key=show).order_by("-published_at", "-pk")
    return [_shown(row) for row in _light(rows)[:LIST_LENGTH]]


def languages(*, edition: KnownEdition, key: str, at: datetime) -> list[tuple[str, str]]:
    """Tag and path of the texts of an item that may be read now, in a language that the tenant offers."""
    documents = Document.objects.visible(at=at).filter(tenant=edition.tenant_id, translation_key=key)
    offered = edition.about["tenant"]["locales"]
    return list(documents.filter(locale__in=offered).order_by("locale").values_list("locale", "path"))


def quoted(*, edition: KnownEdition, keys: Iterable[str], locale: str, at: datetime) -> Quoted:
    """All that a text in `locale` quotes, in one statement."""
    wanted = [UUID(key) for key in keys]
    if not wanted:
        return Quoted()
    condition = Q(edition=edition.pk) & (Q(translation_key__in=wanted) | Q(kind=Kind.HELPLINE, emergency=True))
    own = edition_for(tenant_id=edition.tenant_id, language=segment(locale))
    if own and own.pk != edition.pk:
        condition |= Q(edition=own.pk, kind=Kind.HELPLINE, is_fallback=False, translation_key__in=wanted)
    rows = _light(EditionRow.objects.visible(at=at).filter(condition).order_by("position", "pk"))
    here = [row for row in rows if row.edition_id == edition.pk]
    return Quoted(
        items={str(row.translation_key): _shown(row) for row in here if row.translation_key in wanted},
        lent={str(row.translation_key): _shown(row) for row in rows if row.edition_id != edition.pk},
        emergency=[_shown(row) for row in here if row.emergency],
    )


def _rows(edition: KnownEdition, at: datetime) -> Any:
    return EditionRow.objects.visible(at=at).filter(edition=edition.pk).select_related("document")


def _light(rows: Any) -> Any:
    return rows.select_related("document").defer(*UNSHOWN)


def _shown(row: EditionRow, *, detailed: bool = False) -> Shown:
    document = row.document
    return Shown(
        key=str(row.translation_key),
        kind=row.kind,
        locale=document.locale,
        path=document.path,
        card=document.card,
        detail=document.detail if detailed else {},
        quotes=document.quotes,
        is_fallback=row.is_fallback or False,
        published_at=document.published_at,
        updated_at=document.updated_at,
    )
