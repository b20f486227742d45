"""What may help who writes: how hard a text is to read, and whether it is in the language it should be in.

Hints, never a gate. Nothing of the text is kept.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from cms.translation.shown import language_name
from locales.detection import wrong_language
from locales.readability import Report, report
from locales.scripts import is_mostly_latin, mixed_words

BANDS: dict[str, Any] = {
    "very easy": _("very easy to read"),
    "easy": _("easy to read"),
    "medium": _("neither easy nor hard to read"),
    "hard": _("hard to read"),
    "very hard": _("very hard to read"),
}
QUOTED, MOST_QUOTED = 60, 5
SERBIAN = "sr"
# Fewer letters than this are a name, or somebody has only begun.
FEW_LETTERS = 12


@dataclass(frozen=True, slots=True)
class Stranger:
    """A text that looks as if it were in another language, by its beginning."""

    language: str
    beginning: str


@dataclass(frozen=True, slots=True)
class Hints:
    """`target` is what the kind should stay below; `mixed` are words in two scripts at once."""

    readability: Report
    target: int | None
    strangers: tuple[Stranger, ...]
    mixed: tuple[str, ...]
    latin: bool

    @property
    def band(self) -> Any:
        """How hard it is, in words."""
        return BANDS[self.readability.band]

    @property
    def above_target(self) -> bool:
        """Whether it is harder than texts of its kind should be."""
        return self.target is not None and self.readability.lix >= self.target


def hints(*, texts: Sequence[str], code: str, target: int | None = None) -> Hints:
    """Of the texts of a form, each a field or paragraph, on a page in this language (Wagtail's code)."""
    whole = "\n".join(texts)
    found = [(text, wrong_language(text, code)) for text in texts]
    return Hints(
        readability=report(whole, code),
        target=target,
        strangers=tuple(Stranger(language_name(tag), _beginning(text)) for text, tag in found if tag)[:MOST_QUOTED],
        mixed=mixed_words(whole),
        latin=code == SERBIAN and len(whole.strip()) >= FEW_LETTERS and is_mostly_latin(whole),
    )


def _beginning(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= QUOTED else f"{text[:QUOTED].rstrip()} …"
