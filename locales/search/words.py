"""One word in all the forms by which it is found."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from locales.search.bases import bases
from locales.search.compounds import parts, spans
from locales.search.dictionary import is_lemma
from locales.search.folding import folded, unaccented
from locales.search.profiles import PROFILES
from locales.search.stems import SAFE, reduced, stem

PLAIN = 4  # letters from which on a text's lemmas, stems and parts have plain spellings, as the word itself always has
_SHORTEST_PART = 2
_OLD_SPELLING = 5  # letters from which on "aa" is å: "Aalborg", but not a river called Aa


@dataclass(frozen=True, slots=True)
class Forms:
    """``word`` as it is compared; ``base`` with it, its lemmas and stems; ``parts`` those of a compound.

    ``folded`` are the plain spellings of all of these.
    """

    word: str
    base: frozenset[str]
    parts: frozenset[str]
    folded: frozenset[str]


def forms(pieces: tuple[str, ...], code: str) -> Forms:
    """The forms of a word, or of pieces that a hyphen binds: these are parts of the whole."""
    if len(pieces) == 1:
        return _forms(pieces[0], code)
    whole = _forms("".join(pieces), code)
    each = [_forms(piece, code) for piece in pieces if len(piece) >= _SHORTEST_PART]
    return Forms(
        whole.word,
        whole.base,
        whole.parts.union(*(piece.base | piece.parts for piece in each)),
        whole.folded.union(*(piece.folded for piece in each)),
    )


@lru_cache(maxsize=32_768)
def _forms(word: str, code: str) -> Forms:
    base = frozenset(_base(word, code))
    inner = frozenset(_inner(word, code)) - base
    spelled = {word, *(form for form in base | inner if len(form) >= PLAIN)}
    plain = frozenset(each for form in spelled for each in folded(form, code))
    return Forms(word, base, inner, plain)


def _base(word: str, code: str) -> Iterator[str]:
    for spelling in dict.fromkeys((word, *_spellings(word, code))):
        lemmas = bases(spelling, code)
        yield from (spelling, *lemmas)
        yield from _stems(lemmas or (spelling,), code, known=bool(lemmas))


def _spellings(word: str, code: str) -> Iterator[str]:
    yield unaccented(word)
    if "å" in PROFILES[code].letters and "aa" in word and len(word) >= _OLD_SPELLING:
        yield word.replace("aa", "å")


def _stems(of: Iterable[str], code: str, *, known: bool) -> Iterator[str]:
    """Stems that are long enough; of an unknown word also with its last consonant made single."""
    for word in of:
        stemmed = stem(word, code)
        if len(stemmed) >= SAFE and not _another(stemmed, word, code):
            yield stemmed
            if not known:
                yield reduced(stemmed, word)


def _another(stemmed: str, word: str, code: str) -> bool:
    """Whether what was cut belongs to the word, and the rest is another one: "planet" is no form of "plan"."""
    cut = len(word) - len(stemmed)
    return cut > PROFILES[code].loose_ending and is_lemma(word, code) and is_lemma(stemmed, code)


def _inner(word: str, code: str) -> Iterator[str]:
    found = parts(word, code)
    if not found:
        return
    last = found[-1]
    for part in (*spans(found), *(bases(last.letters, code) if last.base else ())):
        lemmas = bases(part, code)
        yield from (part, *lemmas)
        yield from _stems((part, *lemmas), code, known=True)
