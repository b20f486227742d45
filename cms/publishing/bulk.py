"""The store of pages that were made in bulk: what the projector would have written one by one."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from cms.publishing import (
    attachments,
    change_log,
    documents,
    edition_rows,
    frames,
    groups,
    key_lists,
    projector,
    references,
)
from cms.publishing.content import PublicDocument
from cms.publishing.edition_rows import Circumstances
from cms.publishing.models import Document
from cms.publishing.pages import PublishedPage
from cms.tenants.models import Tenant
from cms.translation import states
from cms.translation.hashes import text_hash

BATCH = 100

Built = list[tuple[Document, PublicDocument]]


def publish_new(*, tenant: Tenant, pages: Sequence[PublishedPage], at: datetime) -> None:
    """Writes the store for live pages of one tenant that it knows nothing of yet, whole translation groups at a time.

    The pages are in the database; they may hold their children in memory. Runs inside the caller's transaction and
    asks no gate: what stands in the way of a page is the caller's affair.
    """
    # Lists of keys are read and written: nobody else may write them in between.
    projector.stand_in_line()
    built = _build(pages)
    by_group: dict[groups.Group, dict[str, Document]] = defaultdict(dict)
    texts = {}
    for document, _ in built:
        by_group[tenant.pk, document.translation_key][document.locale] = document
        texts[document.page_id] = document.facts["text_hash"]
    keys = [key for _, key in by_group]
    states.refresh(keys=keys, texts=lambda _keys: texts)
    groups.settled(by_group, telling=states.told(keys))
    Document.objects.bulk_create([document for document, _ in built], batch_size=BATCH)
    key_lists.write(before=(), after=[key_lists.words_of(document) for document, _ in built])
    attachments.write_new(built=built)
    references.refresh(pages=pages)
    touched = {(tenant.pk, document.translation_key) for document, _ in built}
    change_log.record(edition_rows.refresh(groups=touched, circumstances=Circumstances(at=at)), at=at)


def _build(pages: Sequence[PublishedPage]) -> Built:
    places = frames.of_pages(page.pk for page in pages)
    built: Built = []
    for page in pages:
        frame = places[page.pk]
        page.known_tenant = frame.tenant
        text = text_hash(page)
        for form, content in documents.forms(page=page, frame=frame):
            columns = documents.fields_of(frame=form, content=content, text=text)
            built.append((Document(page_id=page.pk, status="", version="", available=[], **columns), content))
    return built
