"""The strings of a source and how far they are translated, read for many groups in two statements."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from wagtail_localize.models import StringSegment, StringTranslation

# Context and string: the same sentence in two places is two strings.
Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Translated:
    """How a string is translated. `digest` names words and place of a machine's string; it is empty for a person's."""

    digest: str


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a language has come: counts of strings, and the digests of those that a machine translated."""

    total: int = 0
    missing: int = 0
    machine: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Strings:
    """What there is to translate, by source, and what is translated, by group and language."""

    wanted: Mapping[int, frozenset[Pair]] = field(default_factory=dict)
    done: Mapping[tuple[UUID, int], Mapping[Pair, Translated]] = field(default_factory=dict)

    def progress(self, *, source: int, key: UUID, locale: int) -> Progress:
        """Of one source in one language."""
        wanted = self.wanted.get(source, frozenset())
        done = self.done.get((key, locale), {})
        machine = sorted(done[pair].digest for pair in wanted if pair in done and done[pair].digest)
        return Progress(len(wanted), sum(pair not in done for pair in wanted), tuple(machine))


def strings_of(*, sources: Iterable[int], keys: Iterable[UUID]) -> Strings:
    """The strings of these sources, and their translations in any language."""
    wanted: dict[int, set[Pair]] = defaultdict(set)
    rows = StringSegment.objects.filter(source__in=list(sources))
    for source, context, string in rows.values_list("source_id", "context_id", "string_id"):
        wanted[source].add((context, string))
    done: dict[tuple[UUID, int], dict[Pair, Translated]] = defaultdict(dict)
    # The library builds a page without a translation that has an error or is empty.
    usable = StringTranslation.objects.filter(context__object__in=list(keys), has_error=False).exclude(data="")
    for key, locale, context, string, kind, data in usable.values_list(
        "context__object_id", "locale_id", "context_id", "translation_of_id", "translation_type", "data"
    ):
        by_machine = kind == StringTranslation.TRANSLATION_TYPE_MACHINE
        done[key, locale][context, string] = Translated(digest(context, string, data) if by_machine else "")
    return Strings({source: frozenset(pairs) for source, pairs in wanted.items()}, done)


def digest(context: int, string: int, data: str) -> str:
    """Names the words that a machine put in a place, so that they are known again after a person has read them."""
    return hashlib.sha256(f"{context}\x00{string}\x00{data}".encode()).hexdigest()[:16]
