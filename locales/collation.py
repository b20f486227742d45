"""Titles in the order of the reader's alphabet, the same on every database.

Databases disagree: PostgreSQL knows the languages through ICU, SQLite sorts å, ø and č by code point. So we
store a key whose plain byte order is the language's order.

A key has three levels, each decisive only when the one before is equal: letters, accents, case. It is made of
``0-9a-z`` only, every weight tells its own end, and ``0``, below all weights, parts the levels.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from locales.alphabets import ACCENTS, ALPHABETS, PUNCTUATION, Alphabet
from locales.negotiation import canonical

MAX_CHARACTERS = 300  # what comes after does not count: titles are shorter, and a key stays below 3 kB
_KEY_OF_SPACE = "1"
_PLAIN = "1"
_LEVEL = "0"


class _Weights(NamedTuple):
    """What one piece of text adds to each level."""

    letter: str
    accents: tuple[str, ...] = (_PLAIN,)
    case: tuple[str, ...] = (_PLAIN,)


def sort_key(text: str, locale: str) -> str:
    """ASCII key of ``text``: comparing keys byte by byte sorts as a dictionary of that language does.

    Runs of digits count as numbers, spaces and punctuation come first, other alphabets last. Equal keys do
    not mean equal texts: add another column where the order must be total. Raises ``UnknownLocale``.
    """
    tag = canonical(locale)
    clean = unicodedata.normalize("NFKC", " ".join(text[:MAX_CHARACTERS].split()))
    weights = [weight for piece in _pieces(clean, ALPHABETS[tag]) for weight in _weights(tag, piece)]
    return _LEVEL.join(
        (
            "".join(weight.letter for weight in weights),
            _level(accent for weight in weights for accent in weight.accents),
            _level(case for weight in weights for case in weight.case),
        )
    )


def _level(weights: Iterable[str]) -> str:
    """One level, without the plain weights at its end: they decide nothing and make keys long."""
    kept = list(weights)
    while kept and kept[-1] == _PLAIN:
        kept.pop()
    return "".join(kept)


def _pieces(text: str, alphabet: Alphabet) -> Iterator[str]:
    """Numbers, the alphabet's two-character letters, and single characters."""
    digraphs = alphabet.digraphs
    start = 0
    while start < len(text):
        end = start + 1
        if text[start].isdecimal():
            while end < len(text) and text[end].isdecimal():
                end += 1
        elif _is_digraph(text[start : start + 2], digraphs):
            end += 1
        yield text[start:end]
        start = end


def _is_digraph(pair: str, digraphs: frozenset[str]) -> bool:
    """A capital inside a word (``NovaArena``) starts something new, as CLDR has it."""
    return pair.lower() in digraphs and not (pair[0].islower() and pair[1].isupper())


@lru_cache(maxsize=8192)
def _weights(tag: str, piece: str) -> tuple[_Weights, ...]:
    if piece[0].isdecimal():
        return (_Weights(_number(piece)),)
    if piece.isspace():
        return (_Weights(_KEY_OF_SPACE),)
    return _letter(ALPHABETS[tag], piece) or _decomposed(tag, piece) or _other(piece)


def _number(digits: str) -> str:
    """The count of significant digits as two letters, then the digits, so that 9 comes before 10."""
    significant = "".join(str(unicodedata.decimal(digit)) for digit in digits).lstrip("0")
    high, low = divmod(len(significant), 26)
    return f"3{chr(ord('a') + high)}{chr(ord('a') + low)}{significant}"


def _letter(alphabet: Alphabet, piece: str) -> tuple[_Weights, ...]:
    lowered = piece.lower()
    spelled = alphabet.spellings.get(lowered)
    base = _base_letters(alphabet, spelled or lowered)
    respelled_case = spelled is not None and alphabet.spelled_as_case
    case = _case(piece, respelled=respelled_case, upper_first=alphabet.upper_first)
    if base == (lowered,) or (spelled and respelled_case):
        return (_Weights(_position(alphabet, base[0]), case=(case,)),)
    return tuple(
        _Weights(
            _position(alphabet, letter),
            accents=(_PLAIN, f"3{ord(lowered[0]):06x}") if index == 0 else (_PLAIN,),
            case=(case,),
        )
        for index, letter in enumerate(base)
    )


def _base_letters(alphabet: Alphabet, letter: str) -> tuple[str, ...]:
    """The alphabet's own letters that ``letter`` counts as; none when the alphabet does not know it."""
    if letter in alphabet.latin or letter in alphabet.cyrillic:
        return (letter,)
    return tuple(alphabet.variants.get(letter, ""))


def _position(alphabet: Alphabet, letter: str) -> str:
    """Two letters: a block of the alphabet for each script, k or p, and the place in it."""
    is_cyrillic = letter in alphabet.cyrillic
    place = (alphabet.cyrillic if is_cyrillic else alphabet.latin).index(letter)
    block = "k" if is_cyrillic is alphabet.cyrillic_first else "p"
    carry, column = divmod(place, 26)
    return f"{chr(ord(block) + carry)}{chr(ord('a') + column)}"


def _case(piece: str, *, respelled: bool, upper_first: bool) -> str:
    """One digit: lower, mixed, upper, with respellings last; Danish has capitals first, respelled or not."""
    is_lower, is_upper = piece == piece.lower(), piece == piece.upper()
    rank = 0 if is_lower else 2 if is_upper else 1
    if upper_first:
        return str(1 + 2 * (2 - rank) + respelled)
    return str(1 + 3 * respelled + rank)


def _decomposed(tag: str, character: str) -> tuple[_Weights, ...]:
    decomposition = unicodedata.decomposition(character)
    if not decomposition or decomposition.startswith("<"):
        return ()
    parts = (chr(int(code, 16)) for code in decomposition.split())
    return tuple(weight for part in parts for weight in _weights(tag, part))


def _other(character: str) -> tuple[_Weights, ...]:
    category = unicodedata.category(character)
    if category[0] == "M":
        return (_Weights("", accents=(f"2{_rank(character, ACCENTS):06x}",), case=()),)
    if category in {"Cc", "Cf"}:
        return ()
    if category[0] in "PSZ":
        return (_Weights(f"2{_rank(character, PUNCTUATION):06x}"),)
    lowered = character.lower()
    return (_Weights(f"z{ord(lowered) if len(lowered) == 1 else ord(character):06x}"),)


def _rank(character: str, order: str) -> int:
    """Its place in ``order``, all of which comes before what is not in it."""
    place = order.find(character)
    return place if place >= 0 else len(order) + ord(character)
