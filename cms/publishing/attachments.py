"""What hangs on documents: the files that they name, and when their activities take place."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from cms.publishing.content import FileReference, PublicDocument
from cms.publishing.models import Document, DocumentOccurrence, PublishedFile

Built = Sequence[tuple[Document, PublicDocument]]
BATCH = 100
SAID_OF_A_FILE = ["mime_type", "storage_name", "image_id", "text"]


def write(*, built: Built) -> None:
    """Brings files and occurrences of these documents in line with what the documents say."""
    _write_files(built)
    _write_occurrences(built)


def write_new(*, built: Built) -> None:
    """The same for documents that have nothing yet."""
    PublishedFile.objects.bulk_create(
        [_file(document, each) for document, content in built for each in content.files], batch_size=BATCH
    )
    DocumentOccurrence.objects.bulk_create(
        [each for document, content in built for each in _occurrences(document, content)], batch_size=BATCH
    )


def _write_files(built: Built) -> None:
    named: dict[int, dict[str, PublishedFile]] = defaultdict(dict)
    rows = PublishedFile.objects.filter(document__in=[document.pk for document, _ in built]).order_by("pk")
    # The same file twice is once too often.
    surplus = [file.pk for file in rows if named[file.document_id or 0].setdefault(file.key, file) is not file]
    new, changed = [], []
    for document, content in built:
        kept = named[document.pk]
        for reference in content.files:
            file = kept.pop(reference.key, None)
            if file is None:
                new.append(_file(document, reference))
            elif _differs(file, reference):
                changed.append(file)
        surplus += [file.pk for file in kept.values()]
    if surplus:
        PublishedFile.objects.filter(pk__in=surplus).update(document=None)
    if new:
        # The mark of a file that was public before gives way to the file itself.
        PublishedFile.objects.filter(key__in={file.key for file in new}, document=None, edition=None).delete()
        PublishedFile.objects.bulk_create(new, batch_size=BATCH)
    if changed:
        PublishedFile.objects.bulk_update(changed, SAID_OF_A_FILE, batch_size=BATCH)


def _file(document: Document, reference: FileReference) -> PublishedFile:
    return PublishedFile(document=document, **asdict(reference))


def _differs(file: PublishedFile, reference: FileReference) -> bool:
    """Whether the row says something else of the file; it says the right thing afterwards."""
    wanted: dict[str, Any] = {name: getattr(reference, name) for name in SAID_OF_A_FILE}
    if all(getattr(file, name) == value for name, value in wanted.items()):
        return False
    for name, value in wanted.items():
        setattr(file, name, value)
    return True


def _occurrences(document: Document, content: PublicDocument) -> list[DocumentOccurrence]:
    return [DocumentOccurrence(document=document, **asdict(each)) for each in content.occurrences]


def _write_occurrences(built: Built) -> None:
    stored: dict[int, set[tuple[object, ...]]] = defaultdict(set)
    rows = DocumentOccurrence.objects.filter(document__in=[document.pk for document, _ in built])
    for pk, *when in rows.values_list("document_id", "occurrence_id", "starts_at", "ends_at"):
        stored[pk].add(tuple(when))
    altered = [
        (document, content)
        for document, content in built
        if {(each.occurrence_id, each.starts_at, each.ends_at) for each in content.occurrences} != stored[document.pk]
    ]
    if not altered:
        return
    if any(stored[document.pk] for document, _ in altered):
        rows.filter(document__in=[document.pk for document, _ in altered]).delete()
    new = [each for document, content in altered for each in _occurrences(document, content)]
    DocumentOccurrence.objects.bulk_create(new, batch_size=BATCH)
