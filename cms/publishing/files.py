"""Which files the public may have: those that a visible document, or an edition's theme, names."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db.models import Func, IntegerField

from cms.media.public_files import Mark, PublicFile
from cms.publishing.models import PublishedFile
from cms.publishing.models.documents import visible


class Octets(Func):
    """How many bytes a text has in UTF-8, which is how it is given out."""

    function = "OCTET_LENGTH"
    output_field = IntegerField()

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        """SQLite counts letters of a text, and bytes of what is none."""
        return super().as_sql(compiler, connection, template="LENGTH(CAST(%(expressions)s AS BLOB))", **context)


def sizes_of_texts(documents: Collection[int]) -> dict[str, int]:
    """Bytes of the files of these documents that are made of text, by their keys."""
    texts = PublishedFile.objects.filter(document__in=documents).exclude(text="")
    return dict(texts.annotate(octets=Octets("text")).values_list("key", "octets"))


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
