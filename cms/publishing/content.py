"""What a page says of itself to the store: its public document, and why it may not go out."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import models

from cms.publishing.enums import Kind, Policy


@dataclass(frozen=True, slots=True)
class Facts:
    """What lists filter and sort on; the columns of an edition row. Coordinates in degrees (WGS 84)."""

    topics: tuple[str, ...] = ()
    min_age: int | None = None
    max_age: int | None = None
    urgency: int | None = None
    emergency: bool = False
    latitude: float | None = None
    longitude: float | None = None
    free: bool | None = None
    parent: str | None = None
    policy: str = Policy.CHAIN
    medium: str = "text"


@dataclass(frozen=True, slots=True)
class FileReference:
    """A file that a document names: an image by `image_id`, sound or film by `storage_name`, captions by `text`."""

    key: str
    mime_type: str
    storage_name: str = ""
    image_id: int | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class OccurrenceFact:
    """When an activity happens; `ends_at` equals `starts_at` where no end is known."""

    occurrence_id: str
    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class PublicDocument:
    """The finished public form of a page. `card` and `detail` use the contract's field names.

    `quotes` are the translation keys of the items that the document quotes or links to.
    """

    card: dict[str, Any]
    detail: dict[str, Any] = field(default_factory=dict)
    facts: Facts = field(default_factory=Facts)
    quotes: tuple[str, ...] = ()
    files: tuple[FileReference, ...] = ()
    occurrences: tuple[OccurrenceFact, ...] = ()
    search_body: str = ""


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Why a page may not go out: a stable code, a sentence that says what to do, and the field it is about."""

    code: str
    message: str
    field: str | None = None


def kind_of(model: type[models.Model] | None) -> Kind | None:
    """The kind of item that pages of this class are; None for containers and for pages of others."""
    return getattr(model, "public_kind", None)
