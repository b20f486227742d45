"""Text as it is written in a document: with character references, and with signs that must not become markup."""

import re
from collections.abc import Iterator, Sequence
from html import unescape
from itertools import pairwise

from locales.scripts.latin import latin_of
from locales.scripts.letters import SERBIAN
from locales.scripts.pieces import Piece

# Digits and names are bounded: Python refuses longer numbers, and the longest name in HTML has 32 characters.
REFERENCE = re.compile(r"&(?:#[0-9]{1,7};?|#[xX][0-9a-fA-F]{1,6};?|[A-Za-z][A-Za-z0-9]{1,31};?)")
_ONE_OBJECT = "\ufffc"

IN_TEXT = re.compile(f"<(?=/?[{SERBIAN}])|&(?=[{SERBIAN}])")
IN_ATTRIBUTE = re.compile(f"&(?=[{SERBIAN}])")
_TAG_BEGINS = re.compile("/?[A-Za-z]")


def text_pieces(
    source: str,
    *,
    converts: bool = True,
    kept: re.Pattern[str] = REFERENCE,
    signs: re.Pattern[str] = IN_ATTRIBUTE,
) -> Iterator[Piece]:
    """
    Text of a document; what ``kept`` finds in it stays byte for byte, also where it stands for a letter.

    ``signs`` finds those that might become markup.
    """
    position = 0
    for found in kept.finditer(source):
        yield from _pieces(source[position : found.start()], converts=converts, signs=signs)
        yield Piece(found[0], unescape(found[0]) if found[0].startswith("&") else _ONE_OBJECT)
        position = found.end()
    yield from _pieces(source[position:], converts=converts, signs=signs)


def _pieces(text: str, *, converts: bool, signs: re.Pattern[str]) -> Iterator[Piece]:
    if not converts:
        yield Piece(text, text)
        return
    position = 0
    for sign in signs.finditer(text):
        yield Piece(text[position : sign.start()])
        yield Piece(sign[0], sign[0])
        position = sign.end()
    yield Piece(text[position:])


def in_latin(pieces: Sequence[Piece]) -> str:
    """
    The document that pieces make, in Latin letters.

    A bare ``<`` or ``&`` is harmless before Cyrillic; where it would begin a tag or a reference before Latin, it is
    written as a reference, so that a reader sees what was there: ``а<б`` becomes ``a&lt;b``.
    """
    latin = latin_of(pieces)
    for place, (sign, text) in enumerate(pairwise(pieces)):
        if text.reads is None and sign.source == sign.reads:
            latin[place] = _escaped(sign.source, latin[place + 1])
    return "".join(latin)


def _escaped(sign: str, after: str) -> str:
    if sign == "<" and _TAG_BEGINS.match(after):
        return "&lt;"
    if sign == "&" and (reference := REFERENCE.match(sign + after[:33])) and unescape(reference[0]) != reference[0]:
        return "&amp;"
    return sign
