"""The seam between this package, which gives files out, and the store above it, which says which."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum


@dataclass(frozen=True, slots=True)
class PublicFile:
    """A file to give out: a text, a place in storage, or a picture whose renditions are meant.

    `visible_until` bounds how long others may keep the answer.
    """

    mime_type: str
    storage_name: str = ""
    text: str = ""
    image_id: int | None = None
    visible_until: datetime | None = None


class Mark(Enum):
    """GONE: was public once and no longer is."""

    GONE = "gone"


# Given the key (without a rendition's size) and the time: the file, GONE, or None for what was never public.
Lookup = Callable[[str, datetime], PublicFile | Mark | None]


def nothing_public(_key: str, _at: datetime) -> PublicFile | Mark | None:
    """The answer before a store exists."""
    return None
