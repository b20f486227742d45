"""A query as data: what each of its words may be found as, and how much that is worth.

A store needs nothing else. It finds the documents that have any key of the plan, and ``ranking`` orders them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice

from locales.search.analysis import Kind, language_code
from locales.search.bases import bases
from locales.search.compounds import parts
from locales.search.data import words
from locales.search.dictionary import lemma
from locales.search.folding import restorations
from locales.search.synonyms import synonyms
from locales.search.tokens import Token, tokens
from locales.search.words import Forms, forms

MAX_WORDS = 24  # words of a query that are read
MAX_QUERY = 1000  # characters of a query that are read
_LONG = 5  # letters from which on the lemmas and stems of a plainly typed word are looked for as plain spellings too
_RESTORED = 8  # spellings of a plainly typed word that are looked for

WORTH = {Kind.WORD: 1.0, Kind.BASE: 0.8, Kind.PART: 0.6, Kind.FOLDED: 0.4}
_SYNONYM = 0.3
_TAKEN_APART = 0.25
_HEAD = 0.2


@dataclass(frozen=True, slots=True)
class Alternative:
    """One way to find a word: of each set in ``needs`` the document has at least one key."""

    needs: tuple[frozenset[str], ...]
    worth: float


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the query: ``pieces`` as compared, ``content`` False for one that says little ("og", "je").

    ``plain``: it is typed in ASCII letters and may stand for a word with others.
    """

    pieces: tuple[str, ...]
    content: bool
    plain: bool
    alternatives: tuple[Alternative, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """What to look for. ``words`` is empty for a query without words, which finds nothing."""

    code: str
    words: tuple[Word, ...]

    def keys(self) -> frozenset[str]:
        """The keys of which every document that is found has at least one."""
        return frozenset(key for word in self.words if word.content for key in keys_of(word))


def keys_of(word: Word) -> frozenset[str]:
    """All keys by which a word may be found."""
    return frozenset(key for each in word.alternatives for need in each.needs for key in need)


@lru_cache(maxsize=256)
def plan(query: str, locale: str) -> Plan:
    """The plan of a query. Raises ``UnknownLocale``; never fails on what is typed.

    A query of nothing but stop words means them.
    """
    code = language_code(locale)
    found = {token.pieces: token for token in islice(tokens(query[:MAX_QUERY], code), MAX_WORDS)}
    stop = {pieces for pieces in found if "".join(pieces) in words(code).stop}
    all_forms = [forms(pieces, code) for pieces in found]
    return Plan(
        code,
        tuple(
            Word(
                pieces,
                content=pieces not in stop or len(stop) == len(found),
                plain=token.plain,
                alternatives=tuple(_alternatives(token, all_forms, code)),
            )
            for pieces, token in found.items()
        ),
    )


def loosened(strict: Plan) -> Plan:
    """The same plan for when nothing was found: a compound may also be its parts, or its last part alone."""
    return replace(strict, words=tuple(_loosened(word, strict.code) for word in strict.words))


def _alternatives(token: Token, query: Sequence[Forms], code: str) -> Iterator[Alternative]:
    own = forms(token.pieces, code)
    yield Alternative((frozenset({Kind.WORD.key(own.word)}),), WORTH[Kind.WORD])
    for kind in (Kind.BASE, Kind.PART):
        yield Alternative((frozenset(map(kind.key, own.base)),), WORTH[kind])
    if token.plain:
        yield from _plainly_typed(own, code)
    if lemma(own.word, code) is None:
        yield from _taken_apart(token.pieces, code)
    for phrase in synonyms(own, query, code):
        yield Alternative(tuple(_anywhere(each) for each in phrase), _SYNONYM)


def _plainly_typed(own: Forms, code: str) -> Iterator[Alternative]:
    """A query with the language's letters means them; one in plain letters may lack them."""
    long = {own.word, *(form for form in own.base if len(form) >= _LONG)}
    yield Alternative((frozenset(map(Kind.FOLDED.key, long)),), WORTH[Kind.FOLDED])
    yield from _restored(own, code)


def _restored(own: Forms, code: str) -> Iterator[Alternative]:
    """Inflected words in plain letters ("boker", "kuci"), where the dictionary knows what they stand for.

    In Serbian half of such spellings are words themselves; in the other languages a known word is meant.
    """
    if code != "sr" and lemma(own.word, code):
        return
    known = (each for each in restorations(own.word, code) if bases(each, code))
    meant = frozenset(form for each in islice(known, _RESTORED) for form in forms((each,), code).base)
    if meant:
        yield Alternative((frozenset(map(Kind.BASE.key, meant)),), WORTH[Kind.FOLDED])
        yield Alternative((frozenset(map(Kind.PART.key, meant)),), WORTH[Kind.FOLDED] * WORTH[Kind.PART])


def _loosened(word: Word, code: str) -> Word:
    apart = tuple(_taken_apart(word.pieces, code))
    head = (Alternative(each.needs[-1:], _HEAD) for each in apart)
    return replace(word, alternatives=(*word.alternatives, *apart, *head))


def _taken_apart(pieces: tuple[str, ...], code: str) -> Iterator[Alternative]:
    if len(pieces) > 1:
        bound = [piece for piece in pieces if len(piece) > 1]
        bound = bound if len(bound) > 1 else []
    else:
        bound = [part.base for part in parts(pieces[0], code) if part.base]
    if bound:
        yield Alternative(tuple(_anywhere(forms((each,), code)) for each in bound), _TAKEN_APART)


def _anywhere(word: Forms) -> frozenset[str]:
    return frozenset(kind.key(form) for kind in (Kind.BASE, Kind.PART) for form in word.base)
