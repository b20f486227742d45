"""The published store: documents, edition rows and what hangs on them, written by the projector only; and previews."""

from cms.publishing.models.documents import Document, DocumentOccurrence, DocumentPath, PublishedFile
from cms.publishing.models.editions import Change, Edition, EditionRow
from cms.publishing.models.previews import Preview
from cms.publishing.models.rebuilds import Rebuild
from cms.publishing.models.search import KeyList

__all__ = [
    "Change",
    "Document",
    "DocumentOccurrence",
    "DocumentPath",
    "Edition",
    "EditionRow",
    "KeyList",
    "Preview",
    "PublishedFile",
    "Rebuild",
]
