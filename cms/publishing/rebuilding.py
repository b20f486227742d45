"""The store made anew, in transactions of a few pages each; one that was cut off goes on where it was."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction
from wagtail.models import Page

from cms.publishing import key_lists, projector
from cms.publishing.enums import RemovalReason
from cms.publishing.expectation import public_frames
from cms.publishing.models import Document, DocumentPath, Edition, EditionRow, Rebuild
from cms.publishing.transactions import publishing
from cms.tenants.models import Tenant
from cms.translation.models import TranslationState
from cms.translation.records import item_types

BATCH = 50


@dataclass(frozen=True, slots=True)
class Progress:
    """Pages done so far, and in all."""

    done: int
    total: int


def rebuild(*, at: datetime, resume: bool = False) -> Iterator[Progress]:
    """Writes every document anew and removes what should not be there. Tokens of the change log end with it."""
    begun = Rebuild.objects.filter(finished_at=None).order_by("pk").last() if resume else None
    run = begun or _begin(at=at)
    pages = sorted(page for tenant in Tenant.objects.all() for page in public_frames(tenant))
    waiting = [page for page in pages if page > run.last_page_id]
    done = len(pages) - len(waiting)
    yield Progress(done, len(pages))
    for start in range(0, len(waiting), BATCH):
        batch = waiting[start : start + BATCH]
        with publishing() as touched:
            touched.pages |= set(batch)
            run.last_page_id = batch[-1]
            run.save(update_fields=["last_page_id"])
        done += len(batch)
        yield Progress(done, len(pages))
    _clear_away(set(pages))
    rebuild_lists()
    with publishing():
        run.finished_at = at
        run.save(update_fields=["finished_at"])


def rebuild_lists() -> None:
    """Brings the lists of search in line with the keys that documents keep, block by block. No token ends with it."""
    for block in key_lists.blocks():
        with transaction.atomic():
            # Lists are read and written: whoever publishes in between would have its words overwritten.
            projector.stand_in_line()
            key_lists.rebuild(block)


def _begin(*, at: datetime) -> Rebuild:
    with publishing() as touched:
        touched.tenants |= set(Tenant.objects.values_list("pk", flat=True))
        for edition in Edition.objects.select_for_update().order_by("pk"):
            edition.epoch = uuid4()
            edition.save(update_fields=["epoch"])
        return Rebuild.objects.create(started_at=at)


def _clear_away(pages: set[int]) -> None:
    """Documents of pages that are not public, and rows and current addresses of groups that have no document."""
    surplus = set(Document.objects.exclude(page_id__in=pages).values_list("page_id", flat=True))
    there = set(Page.objects.filter(pk__in=surplus).values_list("pk", flat=True))
    with publishing() as touched:
        touched.pages |= there
        touched.gone |= dict.fromkeys(surplus - there, RemovalReason.DELETED)
        shown = set(EditionRow.objects.values_list("edition__tenant_id", "translation_key"))
        found = set(DocumentPath.objects.filter(is_current=True).values_list("tenant_id", "translation_key"))
        touched.groups |= (shown | found) - set(Document.objects.values_list("tenant_id", "translation_key"))
        touched.translations |= _items_besides(pages)


def _items_besides(pages: set[int]) -> set[UUID]:
    """Translation keys of items of which nothing is public, and of those whose pages are gone."""
    items = Page.objects.filter(content_type__in=item_types()).values_list("pk", "translation_key")
    known = set(TranslationState.objects.values_list("translation_key", flat=True))
    return {key for pk, key in items if pk not in pages} | (known - {key for _, key in items})
