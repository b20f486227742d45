"""Pictures as the store describes them: sizes and a key, from which every rendition's address follows."""

from typing import Any

from cms.media.models import Image
from cms.publishing.content import FileReference


def picture(image: Image, *, alt: str, decorative: bool = False) -> dict[str, Any]:
    """The contract's Image; width and height in pixels of the original."""
    return {
        "alt": alt,
        "decorative": decorative,
        "credit": image.credit or None,
        "width": image.width,
        "height": image.height,
        "placeholder": image.placeholder or None,
        "key": image.key,
    }


def file_of(image: Image) -> FileReference:
    """The file that a document names when it shows this picture."""
    return FileReference(key=image.key, mime_type="image/*", image_id=image.pk)
