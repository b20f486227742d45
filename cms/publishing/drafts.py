"""A draft as its document would be if it were published now; made as publishing makes it, and never written."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from cms.publishing import documents, frames
from cms.publishing import groups as translation_groups
from cms.publishing.frames import Frame, public_path
from cms.publishing.models import Document
from cms.tenants.models import Tenant
from cms.translation.enums import Status
from cms.translation.following import originals
from cms.translation.models import TranslationState
from cms.translation.states import Told, telling
from locales.languages import stored

# What is kept of a document for whoever previews it.
KEPT = (
    "translation_key",
    "kind",
    "locale",
    "path",
    "card",
    "detail",
    "facts",
    "status",
    "available",
    "translation",
    "quotes",
    "version",
    "published_at",
    "updated_at",
)


class NotPreviewable(Exception):
    """The page is no item of a tenant, or is not published in this language or script."""


@dataclass(frozen=True, slots=True)
class Draft:
    """`document` is not saved; `files` are the keys that it names. `published_at`: None for what never was."""

    tenant: Tenant
    document: Document
    files: tuple[str, ...]
    published_at: datetime | None


def draft_of(*, page: Any, locale: str, at: datetime) -> Draft:
    """What the page says now, in one of its scripts. Raises `NotPreviewable`.

    The page may hold what nobody has saved. Whatever else its public form may lack raises as it does in publishing.
    """
    frame = frames.of_pages([page.pk]).get(page.pk) if page.pk else None
    if frame is None or frame.tenant is None or frame.kind is None:
        raise NotPreviewable
    page.known_tenant = frame.tenant
    # The draft may have another slug.
    page.set_url_path(page.get_parent())
    framed = replace(frame, path=public_path(page.url_path), since=frame.since or at, updated_at=at)
    made, files = {}, {}
    for form, content in documents.forms(page=page, frame=framed):
        columns: dict[str, Any] = documents.fields_of(frame=form, content=content, text="")
        made[form.locale] = Document(page_id=page.pk, status="", version="", **columns)
        files[form.locale] = tuple(each.key for each in content.files)
    if locale not in made:
        raise NotPreviewable
    _settle(frame, frame.tenant, made)
    return Draft(frame.tenant, made[locale], files[locale], frame.since)


def kept(draft: Draft) -> dict[str, Any]:
    """The document as plain values."""
    return {name: getattr(draft.document, name) for name in KEPT}


def read_back(values: Mapping[str, Any]) -> Document:
    """The document that was kept, unsaved."""
    moments = {name: datetime.fromisoformat(values[name]) for name in ("published_at", "updated_at")}
    return Document(**{**values, **moments, "translation_key": UUID(values["translation_key"])})


def _settle(frame: Frame, tenant: Tenant, made: dict[str, Document]) -> None:
    """What a document has of its group: status, other languages, version."""
    group = tenant.pk, frame.translation_key
    others = Document.objects.filter(tenant=tenant, translation_key=frame.translation_key)
    members = {each.locale: each for each in others} | made
    states = list(TranslationState.objects.of_groups([frame.translation_key]))
    said = telling(states).get(group, {})
    tag = stored(frame.locale)
    if tag not in said:
        said = {**said, tag: _told_if_it_went_out(frame, said, states)}
    translation_groups.settled({group: members}, telling={group: said})


def _told_if_it_went_out(frame: Frame, said: Mapping[str, Told], states: list[TranslationState]) -> Told:
    """What would be told of a text that is not out: an original where nothing says what it is translated from."""
    own = next((each for each in states if each.page_id == frame.page_id), None)
    source = next((tag for tag, each in said.items() if each.status == Status.SOURCE), None)
    translated = own is not None and (frame.translation_key, own.locale_id) in originals([frame.translation_key])
    counted = own if translated else None
    return Told(
        _status(own) if own and translated else Status.SOURCE,
        {
            "sourceLocale": source if translated else frame.locale,
            "missingSegments": counted.missing_segments if counted else 0,
            "machineSegments": counted.machine_segments if counted else 0,
            "reviewedAt": None,
            "sourceChangedAt": None,
        },
    )


def _status(state: TranslationState) -> Status:
    if state.missing_segments:
        return Status.PARTIAL
    return Status.MACHINE if state.unread_segments else Status.UP_TO_DATE
