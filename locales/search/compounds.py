"""Compounds in their parts: "eksamensstress" is found by "eksamen" and by "stress".

Only words that the dictionary knows are parts, and short ones only if they are listed, since three letters
that are a word by chance stand in nearly every word.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from locales.search.data import words
from locales.search.dictionary import base as base_of
from locales.search.dictionary import is_lemma, lemma
from locales.search.profiles import PROFILES

_SHORT = 3  # letters up to which a part has to be listed
_SMALLEST = 2  # letters of a first part ("ølsalg"); a last part has one more
_NAME, _AFTER_NAME = 4, 5  # letters of an unknown first part, and of the known word after it
_LONGEST = 40  # letters beyond which nothing is split, so that the work has a bound


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a compound: its letters there, with the link, and its lemma; "" for a mere ending."""

    letters: str
    base: str


@dataclass(frozen=True, slots=True)
class _Split:
    parts: tuple[Part, ...]
    link: int
    """Which link of the language's list stands after the first part, -1 for none."""

    keeps_s: bool
    """Whether the rest begins with an s that is its own ("skole"), not a link."""

    def preference(self) -> tuple[int, float, int]:
        """Few parts; a link rather than none, unless what follows keeps its s; a long first part."""
        link = self.link if self.link >= 0 else -1 if self.keeps_s else 0.5
        return len(self.parts), link, -len(self.parts[0].letters)


@lru_cache(maxsize=16_384)
def parts(word: str, code: str) -> tuple[Part, ...]:
    """The parts in their order; empty for a word that is no compound."""
    listed = words(code)
    if (split := _listed(word, code)) is not None:
        return split
    if not PROFILES[code].links or len(word) > _LONGEST:
        return ()
    if word in listed.whole or lemma(word, code) in listed.whole:
        return ()
    found = [split for split in _splits(word, code) if _ends_alike(word, split.parts[-1], code)]
    if found:
        return min(found, key=_Split.preference).parts
    return () if lemma(word, code) else _of_unknown(word, code)


def _of_unknown(word: str, code: str) -> tuple[Part, ...]:
    """A name or a new word before a known one: "instagramkonto". The known one is long, lest it be chance."""
    for place in range(_NAME, len(word) - _AFTER_NAME + 1):
        rest = word[place:]
        base = base_of(rest, code)
        if base and len(base) >= _AFTER_NAME and _may_be_part(base, code):
            return (Part(word[:place], word[:place]), Part(rest, base))
    return ()


def _listed(word: str, code: str) -> tuple[Part, ...] | None:
    split = words(code).split
    chosen = split.get(word, split.get(lemma(word, code) or ""))
    return None if chosen is None else tuple(Part(each, each) for each in chosen)


def spans(found: tuple[Part, ...]) -> Iterator[str]:
    """What the compound can be found by: each part, and neighbours that form a smaller compound."""
    for first in range(len(found)):
        for last in range(first, len(found)):
            whole = first == 0 and last == len(found) - 1
            if found[last].base and not whole:
                yield "".join(part.letters for part in found[first:last]) + found[last].base


def _ends_alike(word: str, last: Part, code: str) -> bool:
    """Whether a word that the dictionary knows has the last part as its end: "huskede" is no "kede"."""
    known = lemma(word, code)
    if known is None or not last.base or known.startswith(word):
        return True
    return known.endswith((last.base, last.letters, lemma(last.letters, code) or last.base))


def _splits(word: str, code: str) -> Iterator[_Split]:
    for place in range(_SMALLEST, len(word) - _SHORT + 1):
        for link, base in _first_parts(word[:place], code):
            first = _inner(word[:place], base, code)
            for rest in _rests(word, place, code):
                yield _Split((*first, *rest), link, rest[0].base in words(code).keeps_s)


def _first_parts(letters: str, code: str) -> Iterator[tuple[int, str]]:
    if _may_be_first(letters, code):
        yield -1, letters
    for base in words(code).firsts.get(letters, ()):
        yield 0, base
    for number, (cut, added) in enumerate(PROFILES[code].links):
        if not letters.endswith(cut) or (added and len(letters) <= _SHORT):
            continue  # "flick" may be "flicka", but three letters may be anything
        base = letters.removesuffix(cut) + added
        single = base[:-1] if cut == "e" and base[-2:-1] == base[-1:] else base  # "skatte" of "skat"
        yield from ((number, each) for each in dict.fromkeys((base, single)) if _may_be_first(each, code))


def _may_be_first(base: str, code: str) -> bool:
    return _may_be_part(base, code) and is_lemma(base, code)


def _may_be_part(base: str, code: str) -> bool:
    listed = words(code)
    return base not in listed.never and (len(base) > _SHORT or base in listed.short)


def _inner(letters: str, base: str, code: str) -> tuple[Part, ...]:
    """A first part that is a compound itself, in its own parts."""
    inner = parts(base, code) if len(base) <= len(letters) + 1 else ()  # shorter than the whole: it ends
    if not inner:
        return (Part(letters, base),)
    before = sum(len(part.letters) for part in inner[:-1])
    return (*inner[:-1], Part(letters[before:], inner[-1].base))


def _rests(word: str, place: int, code: str) -> Iterator[tuple[Part, ...]]:
    """What can follow; of three equal consonants one is not written ("busstopp")."""
    written = word[place:]
    restored = word[place - 1] + written
    doubled = word[place - 1] * 2 == word[place - 2 : place]
    may_restore = doubled and (len(restored) > _SHORT + 1 or restored in words(code).short)
    for rest in (restored, written) if may_restore else (written,):
        if rest in words(code).tails:
            yield (Part(rest, ""),)
            continue
        if len(rest) <= _SHORT and rest not in words(code).short:
            continue
        base = base_of(rest, code)
        if base and _may_be_part(base, code):
            yield parts(rest, code) or (Part(rest, base),)
        elif not base and (inner := parts(rest, code)):
            yield inner
