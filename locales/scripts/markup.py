"""HTML in Latin script: the text that readers see or hear changes, and not a byte besides."""

import re
from collections.abc import Iterator, Sequence

from locales.scripts.markup_elements import Elements
from locales.scripts.markup_tokens import Attribute, End, Other, Start, Text, tokens
from locales.scripts.pieces import END_OF_WORD, Piece
from locales.scripts.sources import IN_TEXT, REFERENCE, in_latin, text_pieces

_CONVERTED = frozenset({"alt", "title", "aria-label", "placeholder"})
# Blocks, what stands on a line of its own, and pictures and controls, which part what is before and after them.
_ENDING = (
    "address article aside audio blockquote body br button canvas caption center col colgroup datalist dd details "
    "dialog dir div dl dt embed fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header "
    "hgroup hr html iframe img input legend li listing main math menu meter nav object ol optgroup option output p "
    "picture pre progress rp rt search section select summary svg table tbody td template textarea tfoot th thead "
    "title tr ul video xmp"
)
_ENDS_WORD = frozenset(_ENDING.split())


def html_to_latin(html: str) -> str:
    """
    HTML with its Serbian text in Latin letters, by the rules of ``to_latin``.

    Converted are text and the attributes alt, title, aria-label and placeholder. Not converted, with all that is in
    them: code, pre, kbd, samp, var, script, style, ``translate="no"``, and ``lang`` (or ``xml:lang``) other than sr;
    an inner ``lang="sr"`` or ``translate="yes"`` resumes. Tags, comments, character references and all other attributes
    stay byte for byte. A word goes on through inline tags; blocks, ``<br>`` and pictures end it.
    """
    return convert(html, kept=REFERENCE)


def convert(html: str, *, kept: re.Pattern[str]) -> str:
    """The same, where what ``kept`` finds in text and attributes stays; it has to find character references."""
    return in_latin(list(_pieces(html, kept)))


def _pieces(html: str, kept: re.Pattern[str]) -> Iterator[Piece]:
    elements = Elements()
    for token in tokens(html):
        match token:
            case Text(source):
                yield from text_pieces(source, converts=elements.reading.converts, kept=kept, signs=IN_TEXT)
            case Start(source, name):
                attributes = token.attributes()
                reading = elements.start(name, attributes, closes_itself=token.closes_itself)
                yield Piece(_tag(source, attributes if reading.converts else [], kept), _shown(name))
            case End(source, name):
                elements.end(name)
                yield Piece(source, _shown(name))
            case Other(source):
                yield Piece(source, "")


def _shown(name: str) -> str:
    return END_OF_WORD if name in _ENDS_WORD else ""


def _tag(source: str, attributes: Sequence[Attribute], kept: re.Pattern[str]) -> str:
    written: list[str] = []
    position = 0
    for attribute in attributes:
        if attribute.name in _CONVERTED:
            value = source[attribute.start : attribute.end]
            written += [source[position : attribute.start], in_latin(list(text_pieces(value, kept=kept)))]
            position = attribute.end
    return "".join([*written, source[position:]])
