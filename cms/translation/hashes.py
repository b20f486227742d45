"""Hashes of what is translatable: the same for the same words, whenever and however often they were saved."""

import hashlib

from wagtail.models import Page

from cms.translation.texts import texts_of

# Raised when `texts_of` takes other things for text. Hashes of different rules say nothing about each other.
RULES = 1


def text_hash(page: Page) -> str:
    """Hash of a page's translatable strings and where they stand."""
    digest = hashlib.sha256()
    for place, text in sorted(texts_of(page)):
        digest.update(f"{place}\x00{text}\x00".encode())
    return f"{RULES}:{digest.hexdigest()[:32]}"


def is_current(value: str) -> bool:
    """Whether the hash was made by the rules as they are now."""
    return value.startswith(f"{RULES}:")
