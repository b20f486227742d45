"""Opaque global ids: which thing in which edition, never a database row.

An id is URL-safe base64 without padding of a letter and up to four parts. Only the spelling that we write is
read back, so that one thing has one id.
"""

import base64
import binascii
import re
from dataclasses import dataclass

from api.access.refusals import BadInput

ITEM = "c"
BLOCK = "b"
EDITION = "e"
TOPIC = "t"
TENANT = "n"
# A tenant as an edition shows it, whose name and logo have that language.
TENANT_SHOWN = "m"
OCCURRENCE = "o"
SLIDE = "s"

MAX_LENGTH = 400
_PARTS = {ITEM: 3, BLOCK: 4, EDITION: 2, TOPIC: 3, TENANT: 1, TENANT_SHOWN: 2, OCCURRENCE: 4, SLIDE: 4}
_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_URL_SAFE = bytes.maketrans(b"+/", b"-_")
# In these the third part is an item's translation key.
_OF_ITEMS = frozenset({ITEM, BLOCK, OCCURRENCE, SLIDE})


class MalformedId(BadInput):
    """The text is not an id that this API has given out."""


@dataclass(frozen=True, slots=True)
class GlobalId:
    """A decoded id."""

    letter: str
    parts: tuple[str, ...]


def encode(letter: str, *parts: str) -> str:
    """The id of the thing with these parts."""
    # One for every item and block of an answer: base64's own function for it takes twice as long.
    text = binascii.b2a_base64(":".join((letter, *parts)).encode(), newline=False).rstrip(b"=")
    return text.translate(_URL_SAFE).decode("ascii")


def decode(text: str) -> GlobalId:
    """Reads an id back. Raises `MalformedId`; says nothing about whether the thing exists."""
    found = _read(text) if len(text) <= MAX_LENGTH else None
    if found is None or encode(found.letter, *found.parts) != text:
        raise MalformedId("This is not an id of this API. Use an `id` exactly as an answer gave it.")
    return found


def is_key(text: str) -> bool:
    """Whether it is a translation key as we write them."""
    return _UUID.fullmatch(text) is not None


def _read(text: str) -> GlobalId | None:
    try:
        plain = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)).decode()
    except (binascii.Error, ValueError):
        return None
    letter, _, rest = plain.partition(":")
    parts = tuple(rest.split(":", _PARTS.get(letter, 1) - 1))
    if "\0" in plain or len(parts) != _PARTS.get(letter) or not all(parts):
        return None
    if letter in _OF_ITEMS and not _UUID.fullmatch(parts[2]):
        return None
    return GlobalId(letter, parts)
