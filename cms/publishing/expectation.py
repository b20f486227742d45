"""What the store should be, from the database alone.

It starts from all pages of a tenant, not from what a transaction touched, and never reads a row of the store. What a
page says and whether it may be seen is worked out as for the projector.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime
from uuid import UUID

from wagtail.models import Page

from cms.publishing import documents, edition_rows, frames, groups
from cms.publishing.batches import DOCUMENTS, batches
from cms.publishing.content import PublicDocument
from cms.publishing.enums import Kind
from cms.publishing.frames import Frame
from cms.publishing.models import Document, Edition, EditionRow
from cms.tenants.models import Tenant
from cms.translation import states
from cms.translation.hashes import text_hash
from cms.translation.models import TranslationState
from cms.translation.records import item_types
from cms.translation.status import computed

Expected = tuple[Document, PublicDocument]


def public_frames(tenant: Tenant) -> dict[int, Frame]:
    """The pages of a tenant that should have a document, by page id."""
    found = frames.of_subtrees(tenant.home_paths())
    return {key: frame for key, frame in found.items() if frame.public and frame.kind}


def _expected_forms(frames: Iterable[Frame], tenant: Tenant) -> Iterator[Expected]:
    """What the documents of pages should be, one for each script, unsaved; status and version come with their group."""
    places = {frame.page_id: frame for frame in frames}
    pages = Page.objects.filter(pk__in=list(places)).specific().select_related("locale", for_specific_subqueries=True)
    for page in pages:
        frame = places[page.pk]
        page.known_tenant = tenant
        text = text_hash(page)
        for form, content in documents.forms(page=page, frame=frame):
            columns = documents.fields_of(frame=form, content=content, text=text)
            yield Document(page_id=frame.page_id, status="", version="", available=[], **columns), content


def expected_documents(tenant: Tenant) -> Iterator[Expected]:
    """Every document that a tenant should have, settled within its group."""
    by_group: dict[UUID, list[Frame]] = defaultdict(list)
    for frame in public_frames(tenant).values():
        by_group[frame.translation_key].append(frame)
    for batch in batches(by_group.items(), DOCUMENTS):
        built: dict[groups.Group, list[Expected]] = {(tenant.pk, key): [] for key, _ in batch}
        for expected in _expected_forms((frame for _, members in batch for frame in members), tenant):
            built[tenant.pk, expected[0].translation_key].append(expected)
        texts = {each.page_id: each.facts["text_hash"] for members in built.values() for each, _ in members}
        found = computed(keys=[key for key, _ in batch], texts=texts)
        groups.settled(
            {group: {each.locale: each for each, _ in members} for group, members in built.items()},
            telling=states.telling(state for each in found.values() for state in each),
        )
        for members in built.values():
            yield from members


def expected_states(tenant: Tenant, built: Iterable[Document]) -> list[TranslationState]:
    """Every translation state that a tenant should have; drafts have states, too."""
    texts = {document.page_id: document.facts["text_hash"] for document in built}
    keys = set(tenant.pages().filter(content_type__in=item_types()).values_list("translation_key", flat=True))
    found = computed(keys=keys, texts=texts)
    return [state for (owner, _), each in found.items() if owner == tenant.pk for state in each]


def expected_rows(tenant: Tenant, built: Iterable[Document]) -> dict[tuple[str, UUID], EditionRow]:
    """Every edition row that a tenant should have, by locale and translation key, from its expected documents."""
    by_group: dict[UUID, dict[str, Document]] = defaultdict(dict)
    for document in built:
        by_group[document.translation_key][document.locale] = document
    editions = list(Edition.objects.filter(tenant=tenant).select_related("tenant"))
    rows = {}
    for key, group in by_group.items():
        for edition in editions:
            row = edition_rows.row_for(edition=edition, documents=group)
            if row:
                rows[edition.locale, key] = row
    newest: dict[tuple[str, UUID], datetime] = {}
    for (locale, _), row in rows.items():
        if row.parent_key:
            newest[locale, row.parent_key] = max(
                newest.get((locale, row.parent_key), row.published_at), row.published_at
            )
    for place, row in rows.items():
        if row.kind == Kind.PODCAST_SHOW:
            row.newest_child_at = newest.get(place)
    return rows
