"""Which files the public may have: those that a visible document, or an edition's theme, names."""

from datetime import datetime

from cms.media.public_files import Mark, PublicFile
from cms.publishing.models import PublishedFile
from cms.publishing.models.documents import visible


def public_file(key: str, at: datetime) -> PublicFile | Mark | None:
    """The file behind a key; GONE for one that was public before, None for one that never was."""
    named = PublishedFile.objects.filter(key=key)
    file = (
        named.filter(visible(at=at, prefix="document__")).select_related("document").first()
        or named.filter(edition__isnull=False).first()
    )
    if file is None:
        return Mark.GONE if named.exists() else None
    return PublicFile(
        mime_type=file.mime_type,
        storage_name=file.storage_name,
        text=file.text,
        image_id=file.image_id,
        visible_until=file.document.visible_until if file.document else None,
    )
