"""The tenant's own words: taken out before a text is sent, put back as the tenant wants them.

What the machine must not touch, placeholders and words of the glossary, goes to it as an empty tag.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from wagtail.models import Locale

from cms.tenants.models import Tenant
from cms.translation.models import GlossaryTerm
from cms.translation.placeholders import IN_TEXT

_TAG = re.compile(r"<[^>]*>")
# Engines write an empty tag in either way, and some put a space into it.
_MARK = re.compile(r'<x id="g(\d+)"\s*(?:/>|>\s*</x>)')


@dataclass(frozen=True)
class Glossary:
    """Renderings by word, of one tenant and one pair of languages; an empty one means the word as it was written."""

    renderings: dict[str, str] = field(default_factory=dict)

    def hide(self, html: str) -> "Hidden":
        """The string as it is sent: whole words only, the longest of several, whatever their capitals."""
        kept: list[str] = []

        def take(found: "re.Match[str]") -> str:
            kept.append(self._rendered(found.group()))
            return f'<x id="g{len(kept) - 1}"></x>'

        position, parts = 0, []
        for tag in [*_TAG.finditer(html), None]:
            end = tag.start() if tag else len(html)
            parts += [self._pattern.sub(take, html[position:end]), tag.group() if tag else ""]
            position = tag.end() if tag else end
        return Hidden("".join(parts), tuple(kept))

    @cached_property
    def _pattern(self) -> "re.Pattern[str]":
        words = sorted(self.renderings, key=len, reverse=True)
        terms = "|".join(re.escape(word) for word in words)
        return re.compile(rf"{IN_TEXT.pattern}|(?<!\w)(?:{terms})(?!\w)" if terms else IN_TEXT.pattern, re.IGNORECASE)

    def _rendered(self, written: str) -> str:
        rendering = self.renderings.get(written) or self._folded.get(written.lower())
        if not rendering:
            return written
        begins_sentence = written[:1].isupper() and written not in self.renderings
        return rendering[:1].upper() + rendering[1:] if begins_sentence else rendering

    @cached_property
    def _folded(self) -> dict[str, str]:
        return {word.lower(): rendering for word, rendering in self.renderings.items()}


@dataclass(frozen=True, slots=True)
class Hidden:
    """A string without what the machine must not touch; `kept` is what is put back."""

    html: str
    kept: tuple[str, ...]

    def show(self, translated: str) -> str | None:
        """The translated string with everything put back; None if the machine lost or doubled a part of it."""
        numbers = [int(number) for number in _MARK.findall(translated)]
        if sorted(numbers) != list(range(len(self.kept))):
            return None
        return _MARK.sub(lambda found: self.kept[int(found.group(1))], translated)


def glossary_of(*, tenant: Tenant, source: Locale, target: Locale) -> Glossary:
    """The tenant's glossary for a pair, in the spelling of strings: as HTML."""
    terms: Iterable[GlossaryTerm] = GlossaryTerm.objects.filter(
        tenant=tenant, source_locale=source, target_locale=target
    )
    return Glossary({_escaped(each.term): _escaped(each.rendering) for each in terms})


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
