"""What every part of a page needs to know to be shown: the edition, the moment, the language and what is quoted."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from cms.publishing.versions import KnownEdition
from content_types import richtext
from content_types.share.reading import Quoted, Shown
from content_types.share.words import Words


@dataclass(frozen=True, slots=True)
class Scene:
    """One item shown in one edition at one moment."""

    edition: KnownEdition
    item: Shown
    quoted: Quoted
    words: Words
    at: datetime
    targets: Mapping[str, richtext.Target] = field(default_factory=dict)

    def html(self, stored: str) -> SafeString:
        """Rich text with its links led to where they lead here. Sanitised when it was written to the store."""
        return mark_safe(richtext.resolve_html(stored, self.targets))  # noqa: S308 - see above

    def lang(self, tag: str) -> str:
        """The tag of a text in another language than that of the page around it; empty where it is the same."""
        return "" if tag == self.item.locale else tag


def targets_of(quoted: Quoted) -> dict[str, richtext.Target]:
    """Where links to other items lead: within this site, in the language that they are shown in here."""
    return {key: richtext.Target(item.address, item.path, item.kind) for key, item in quoted.items.items()}


def teaser(item: Shown, *, around: str) -> dict[str, Any]:
    """An item in a list; `around` is the language of the text that the list stands in."""
    return {
        "title": item.card["title"],
        "summary": item.card["summary"],
        "address": item.address,
        "lang": "" if item.locale == around else item.locale,
    }
