"""
Serbian Cyrillic in Latin letters, which loses nothing that a reader needs.

Idempotent, never raises, time linear in the length. What is Latin already stays, composed (NFC) as all text is that
comes out of here; only addresses keep their bytes.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from locales.scripts.addresses import Span, Untouched, addresses
from locales.scripts.letters import FOREIGN, IN_CAPITALS, SERBIAN, TO_LATIN, rides_along
from locales.scripts.pieces import Piece

_TWO_LETTERS = re.compile(f"[{''.join(IN_CAPITALS)}]")
_FOREIGN = re.compile(f"[{FOREIGN}]")
_SERBIAN = re.compile(f"[{SERBIAN}]")


def to_latin(text: str) -> str:
    """Plain ``text`` with its Serbian words in Latin letters.

    Љ, Њ and Џ become two capitals in a word of capitals, else one (Љубав is Ljubav). Untouched: words with a letter of
    another Cyrillic alphabet, URLs, domains, mail addresses, ``@names``, ``#tags``. Accents stay on their vowels.
    """
    return latin_of([Piece(text)])[0]


def in_script(text: str, tag: str) -> str:
    """Plain ``text`` of ours as the canonical ``tag`` has it: Serbian is kept in Cyrillic."""
    return to_latin(text) if tag == "sr-Latn" else text


def latin_of(pieces: Sequence[Piece]) -> list[str]:
    """The Latin form of each piece, in order; words and addresses are seen across pieces."""
    parts = list(_without_addresses(pieces))
    text = "".join(_read(part) for _owner, part in parts)
    foreign = Untouched(_foreign_words(text) if _SERBIAN.search(text) else [(0, len(text))])
    written: list[list[str]] = [[] for _piece in pieces]
    position = 0
    for owner, part in parts:
        end = position + len(_read(part))
        if part.reads is None:
            written[owner] += [
                text[first:last] if kept else _spelled(text, first, last)
                for first, last, kept in foreign.cut(position, end)
            ]
        else:
            written[owner].append(part.source)
        position = end
    return ["".join(strings) for strings in written]


def _read(piece: Piece) -> str:
    return piece.source if piece.reads is None else piece.reads


def _without_addresses(pieces: Sequence[Piece]) -> Iterator[tuple[int, Piece]]:
    """The pieces with their numbers, cut where an address begins or ends; all but addresses in NFC."""
    text = "".join(map(_read, pieces))
    spans = Untouched(addresses(text))
    position = 0
    for owner, piece in enumerate(pieces):
        end = position + len(_read(piece))
        if piece.reads is None:
            for first, last, kept in spans.cut(position, end):
                part = text[first:last]
                yield owner, Piece(part, part) if kept else Piece(unicodedata.normalize("NFC", part))
        else:
            yield owner, piece
        position = end


def _foreign_words(text: str) -> list[Span]:
    """Words with a Cyrillic letter that Serbian does not have: they are Russian, Ukrainian, Macedonian."""
    spans: list[Span] = []
    position = 0
    while found := _FOREIGN.search(text, position):
        start, end = found.span()
        while start > position and _in_word(text[start - 1]):
            start -= 1
        while end < len(text) and _in_word(text[end]):
            end += 1
        spans.append((start, end))
        position = end
    return spans


def _in_word(character: str) -> bool:
    return character.isalpha() or rides_along(character)


def _spelled(text: str, position: int, end: int) -> str:
    latin: list[str] = []
    for found in _TWO_LETTERS.finditer(text, position, end):
        if _among_capitals(text, found.start()):
            latin += [text[position : found.start()].translate(TO_LATIN), IN_CAPITALS[found[0]]]
            position = found.end()
    latin.append(text[position:end].translate(TO_LATIN))
    return unicodedata.normalize("NFC", "".join(latin))


def _among_capitals(text: str, place: int) -> bool:
    """Whether the next letter of the word is a capital, or the previous one if there is no next."""
    after = place + 1
    while after < len(text) and rides_along(text[after]):
        after += 1
    if after < len(text) and text[after].isalpha():
        return text[after].isupper()
    before = place - 1
    while before >= 0 and rides_along(text[before]):
        before -= 1
    return before >= 0 and text[before].isupper()
