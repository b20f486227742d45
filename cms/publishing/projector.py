"""The only writer of the published store: turns what a transaction touched into documents, edition rows and changes."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from wagtail.models import Page

from cms.publishing import change_log, documents, edition_rows, editions, frames, previews
from cms.publishing import groups as translation_groups
from cms.publishing.batches import KEYS, batches
from cms.publishing.edition_rows import Circumstances
from cms.publishing.enums import RemovalReason
from cms.publishing.frames import Frame
from cms.publishing.models import Document, Edition
from cms.translation import states

Group = tuple[int, UUID]
# By tenant, translation key and locale: path, expiry, position.
Stored = dict[tuple[int, UUID, str], tuple[str, datetime | None, str]]


def project(
    *,
    pages: Iterable[int],
    gone: Mapping[int, str],
    groups: Iterable[Group],
    tenants: Iterable[int],
    translations: Iterable[UUID] = (),
    at: datetime,
) -> None:
    """Brings the store in line with the database for these pages and all that depends on them.

    `gone` are deleted pages with a removal reason, `groups` further translation groups whose rows are to be looked at,
    `tenants` those whose name, theme, languages or topics changed, `translations` the keys of groups whose strings,
    syncs or reviews changed. Runs inside the caller's transaction.
    """
    stand_in_line()
    # A delete that was rolled back inside the transaction has not happened.
    still = set(Page.objects.filter(pk__in=list(gone)).values_list("pk", flat=True)) if gone else set()
    todo = _todo(set(pages) - set(gone) | still)
    hidden = todo.hidden | {page: why for page, why in gone.items() if page not in still}
    written = documents.write(frames=todo.written)
    documents.place(frames=todo.placed)
    leaving = documents.leaving(pages=hidden, surplus=written.surplus)
    circumstances = Circumstances(
        at=at,
        leaving={each.pk: hidden.get(each.page_id, RemovalReason.UNPUBLISHED) for each in leaving},
        moved=written.moved,
    )
    touched = set(groups) | todo.groups | written.groups | {documents.identity(each)[:2] for each in leaving}
    keys = {key for _, key in touched} | set(translations)
    touched |= states.refresh(keys=keys, texts=translation_groups.text_hashes)
    changes = edition_rows.refresh(groups=touched, circumstances=circumstances)
    documents.remove(documents=leaving)
    # Also what was shared before the page was out, and what hung on another that is hidden now.
    previews.end(pages=({each.page_id for each in leaving} | written.replaced) & set(hidden), at=at)
    changes += editions.refresh(tenants=tenants, at=at)
    change_log.record(changes, at=at)


def stand_in_line() -> None:
    """Locks the editions, before anything is read: whoever waited here then sees what the other has committed, and
    whatever was taken down in between stays down.

    One order for everybody, so that nobody waits in a circle. All tenants': whose editions change is read after the
    wait, and what another has moved meanwhile would be locked out of order. Translation states come after the editions.
    """
    list(Edition.objects.select_for_update().order_by("pk").values_list("pk", flat=True))


@dataclass(slots=True)
class _Todo:
    """What is to be done with whose document; `hidden` pages with the reason."""

    written: list[Frame] = field(default_factory=list)
    placed: list[Frame] = field(default_factory=list)
    hidden: dict[int, str] = field(default_factory=dict)
    groups: set[Group] = field(default_factory=set)

    def add(self, frame: Frame, todo: list[Frame] | None) -> None:
        """The frame's document is to be written or placed, or goes where `todo` is None."""
        if todo is None:
            self.hidden[frame.page_id] = removal_reason(frame)
        else:
            todo.append(frame)
        if frame.tenant:
            self.groups.add((frame.tenant.pk, frame.translation_key))


def _todo(pages: set[int]) -> _Todo:
    """The touched pages, and those of the ones that hang on them which the store has otherwise."""
    followed = frames.affected(pages)
    items = {page: frame for page, frame in followed.items() if frame.kind}
    stored = _stored(set(items) - pages)
    todo = _Todo()
    for page, frame in items.items():
        known = stored.get(page, {})
        wanted = {documents.identity(form): (form.path, form.until, form.position) for form in frame.in_scripts()}
        if page in pages:
            todo.add(frame, todo.written if is_public(frame) else None)
        elif not is_public(frame):
            if known:
                todo.add(frame, None)
        elif known.keys() != wanted.keys():
            todo.add(frame, todo.written)
        elif known != wanted:
            todo.add(frame, todo.placed)
    return todo


def _stored(pages: Iterable[int]) -> dict[int, Stored]:
    names = ("page_id", "tenant_id", "translation_key", "locale", "path", "visible_until", "facts")
    stored: dict[int, Stored] = defaultdict(dict)
    for batch in batches(pages, KEYS):
        for row in Document.objects.filter(page_id__in=batch).values_list(*names):
            stored[row[0]][row[1:4]] = (row[4], row[5], row[6]["position"])
    return stored


def is_public(frame: Frame) -> bool:
    """Whether the page is to have a document."""
    return frame.public and frame.kind is not None and frame.tenant is not None


def removal_reason(frame: Frame) -> str:
    """Why a page that still exists is not public."""
    return RemovalReason.EXPIRED if frame.expired else RemovalReason.UNPUBLISHED
