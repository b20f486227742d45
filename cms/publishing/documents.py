"""Writing documents: one row per public page, in as many statements for many pages as for one."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any
from uuid import UUID, uuid4

from cms.publishing import attachments, key_lists, reading, references
from cms.publishing.batches import DOCUMENTS, KEYS, batches
from cms.publishing.content import PublicDocument
from cms.publishing.frames import Frame
from cms.publishing.key_lists import Words
from cms.publishing.models import Document
from cms.translation.hashes import text_hash
from locales.languages import stored

Group = tuple[int, UUID]
Identity = tuple[int, UUID, str]

# What a page's place decides, and nothing of what it says.
PLACE = ["path", "visible_until", "facts"]
# What search has of a document, and where.
SEARCHED = {"tenant_id", "locale", *key_lists.COLUMNS}


@dataclass(slots=True)
class Written:
    """What writing did: the groups that documents belong to now or belonged to before, and by primary key the
    documents that went on in another group, and those in a script that their page has no more. `replaced` are the pages
    whose documents went on as another page's.
    """

    groups: set[Group] = field(default_factory=set)
    moved: set[int] = field(default_factory=set)
    surplus: set[int] = field(default_factory=set)
    replaced: set[int] = field(default_factory=set)


def forms(*, page: Any, frame: Frame) -> Iterator[tuple[Frame, PublicDocument]]:
    """What the page is in each of its scripts: read once, and converted from that."""
    content = page.public_document()
    for each in frame.in_scripts():
        yield each, content if each.locale == stored(each.locale) else page.in_latin(content)


def fields_of(*, frame: Frame, content: PublicDocument, text: str) -> dict[str, object]:
    """The columns of a document that come from the page alone; its status and version are its group's affair.

    `text` is the hash of what is translatable in the page.
    """
    if frame.tenant is None or frame.kind is None or frame.since is None or frame.updated_at is None:
        raise ValueError(f"page {frame.page_id} is not public")
    # As they come back from the database, which knows lists: what is unchanged is to be found so.
    topics = list(content.facts.topics)
    return {
        "tenant_id": frame.tenant.pk,
        "translation_key": frame.translation_key,
        "kind": frame.kind.value,
        "locale": frame.locale,
        "path": frame.path,
        "card": content.card,
        "detail": content.detail,
        "facts": {**asdict(content.facts), "topics": topics, "position": frame.position, "text_hash": text},
        "quotes": list(content.quotes),
        "visible_from": frame.since,
        "visible_until": frame.until,
        "published_at": frame.since,
        "updated_at": frame.updated_at,
        "search_title": content.card["title"],
        "search_body": content.search_body,
        **key_lists.keys_of(title=content.card["title"], body=content.search_body, locale=frame.locale),
    }


def identity(thing: Document | Frame) -> Identity:
    """What makes a document the one it is: tenant, translation group, language and script."""
    tenant = thing.tenant_id if isinstance(thing, Document) else thing.tenant and thing.tenant.pk
    return tenant or 0, thing.translation_key, thing.locale


def slot(thing: Document | Frame) -> tuple[int, bool]:
    """Which of its page's documents this is: the one in the stored script, or the converted one."""
    return thing.page_id, thing.locale != stored(thing.locale)


def write(*, frames: Iterable[Frame]) -> Written:
    """Writes the documents of public pages anew."""
    written = Written()
    for batch in batches(frames, DOCUMENTS):
        _write_batch(batch, written)
    return written


def _write_batch(frames: list[Frame], written: Written) -> None:
    pages = reading.pages(frame.page_id for frame in frames)
    # Wagtail leaves this to a queue; what quotes what has to be known before the next change of a quoted thing.
    references.refresh(pages=pages.values())
    owners = _Owners(frames)
    built = []
    for frame in frames:
        page = pages[frame.page_id]
        page.known_tenant = frame.tenant
        text = text_hash(page)
        for form, content in forms(page=page, frame=frame):
            document = owners.take(form)
            owners.fill(document, fields_of(frame=form, content=content, text=text))
            built.append((document, content))
    owners.save()
    attachments.write(built=built)
    written.groups |= owners.groups
    written.moved |= owners.moved
    written.replaced |= owners.replaced
    written.surplus |= {document.pk for document in owners.by_page.values()}


class _Owners:
    """Which document each page of a batch goes on with: its own, that of the page it replaces, or a new one.

    `by_page` holds those that none has gone on with yet.
    """

    def __init__(self, frames: list[Frame]) -> None:
        wanted = {identity(form) for frame in frames for form in frame.in_scripts()}
        tenants, keys = {tenant for tenant, _, _ in wanted}, {key for _, key, _ in wanted}
        locales, pages = {locale for _, _, locale in wanted}, {frame.page_id for frame in frames}
        documents = list(Document.objects.filter(page_id__in=pages))
        others = Document.objects.filter(tenant__in=tenants, translation_key__in=keys, locale__in=locales)
        documents += [each for each in others.exclude(page_id__in=pages) if identity(each) in wanted]
        self.by_page = {slot(document): document for document in documents}
        self.by_identity = {identity(document): document for document in documents}
        self.before = {document.pk: identity(document) for document in documents}
        self.new: list[Document] = []
        self.changed: list[Document] = []
        self.groups: set[Group] = set()
        self.moved: set[int] = set()
        self.replaced: set[int] = set()
        self.reworded: list[Document] = []
        self.words_before: list[Words] = []

    def take(self, frame: Frame) -> Document:
        """The document that the page is to be written into."""
        wanted = identity(frame)
        own, other = self.by_page.pop(slot(frame), None), self.by_identity.pop(wanted, None)
        if other:
            self.replaced |= {other.page_id} - {frame.page_id}
        if other and own and other.pk != own.pk:
            # Two documents cannot be the same item in the same language: the page that comes now is the one.
            self.words_before.append(key_lists.words_of(other))
            other.delete()
            self.by_page.pop(slot(other), None)
        elif other and not own:
            # Another page was this item in this language before: its document goes on as this page's.
            self.by_page.pop(slot(other), None)
            Document.objects.filter(pk=other.pk).update(page_id=frame.page_id)
            other.page_id, own = frame.page_id, other
        self.groups.add(wanted[:2])
        if own is None:
            return Document(page_id=frame.page_id, status="", version="")
        former = self.before[own.pk]
        if former != wanted:
            self.by_identity.pop(former, None)
        if former[:2] != wanted[:2]:
            self.groups.add(former[:2])
            self.moved.add(own.pk)
        return own

    def fill(self, document: Document, columns: Mapping[str, object]) -> None:
        """Puts the columns into the document, and notes what `save` has to do."""
        altered = {name for name, value in columns.items() if document.pk is None or getattr(document, name) != value}
        reworded = not altered.isdisjoint(SEARCHED)
        if reworded and document.pk is not None:
            self.words_before.append(key_lists.words_of(document))
        for name, value in columns.items():
            setattr(document, name, value)
        if document.pk is None:
            self.new.append(document)
        elif altered:
            self.changed.append(document)
        if reworded:
            self.reworded.append(document)

    def save(self) -> None:
        """Writes what was filled."""
        elsewhere = [document for document in self.changed if self.before[document.pk] != identity(document)]
        occupied = {identity(document) for document in elsewhere}
        for document in elsewhere:
            if self.before[document.pk] in occupied:
                # One takes the place that another of the batch leaves: the place is empty before it is taken.
                Document.objects.filter(pk=document.pk).update(translation_key=uuid4())
        if self.changed:
            Document.objects.bulk_update(self.changed, COLUMNS)
        if self.new:
            Document.objects.bulk_create(self.new)
        key_lists.write(before=self.words_before, after=[key_lists.words_of(document) for document in self.reworded])


COLUMNS = [
    each.name
    for each in Document._meta.concrete_fields
    if each.name not in {"id", "page_id", "status", "available", "version"}
]


def place(*, frames: Iterable[Frame]) -> None:
    """Gives documents whose pages only lie or end elsewhere their new address, order and expiry."""
    places = {frame.page_id: frame for frame in frames}
    for ids in batches(places, KEYS):
        documents = list(Document.objects.filter(page_id__in=ids).only("page_id", *PLACE))
        for document in documents:
            frame = places[document.page_id]
            document.path, document.visible_until = frame.path, frame.until
            document.facts = {**document.facts, "position": frame.position}
        Document.objects.bulk_update(documents, PLACE)


def leaving(*, pages: Mapping[int, str], surplus: Iterable[int]) -> list[Document]:
    """The documents of pages that are no longer public, and the surplus ones, without their content.

    They go with `remove`.
    """
    light = Document.objects.only("page_id", "tenant", "translation_key", "locale", *key_lists.COLUMNS)
    found: list[Document] = []
    for ids in batches(pages, KEYS):
        found += light.filter(page_id__in=ids)
    for ids in batches(surplus, KEYS):
        found += light.filter(pk__in=ids)
    return found


def remove(*, documents: Iterable[Document]) -> None:
    """Takes documents out, after the rows that show them. Their files stay known as no longer public."""
    leaving = list(documents)
    key_lists.write(before=map(key_lists.words_of, leaving), after=())
    for ids in batches((document.pk for document in leaving), KEYS):
        Document.objects.filter(pk__in=ids).only("pk").delete()
