"""WebVTT in Latin script: what is read on the screen changes, timings and settings do not."""

import re
from collections.abc import Iterator

from locales.scripts.pieces import END_OF_WORD, Piece, is_serbian
from locales.scripts.sources import in_latin, text_pieces

_LINE = re.compile(r"[^\r\n]*+(?:\r\n|\r|\n)|[^\r\n]++")
_TIMING = re.compile(r"[ \t]*[0-9][0-9:.,]*+[ \t]*-->[ \t]*[0-9]")
_TAG = re.compile(r"<[^<>]*+>")
_VOICE = re.compile(r"(<v(?:\.[^\s<>]*+)?\s++)([^<>]*+)>")
_LANGUAGE = re.compile(r"<lang(?:\.[^\s<>]*+)?\s++([^<>]*+)>")


def vtt_to_latin(vtt: str) -> str:
    """
    WebVTT with the text of its cues and the names of its speakers in Latin letters, by the rules of ``to_latin``.

    The header, NOTE, STYLE and REGION blocks, identifiers, times, settings, tags and line ends stay byte for byte, and
    so does the text of a ``<lang>`` other than sr. Anything may be given; what has no times is no cue.
    """
    return in_latin(list(_pieces(vtt)))


def _pieces(vtt: str) -> Iterator[Piece]:
    cue: list[str] | None = None
    for line in _LINE.findall(vtt):
        starts = _TIMING.match(line)
        if cue is not None and (starts or not line.strip("\r\n")):
            yield from _cue("".join(cue))
            cue = None
        if starts:
            cue = []
        elif cue is not None:
            cue.append(line)
            continue
        yield Piece(line, END_OF_WORD)
    yield from _cue("".join(cue or ()))


def _cue(text: str) -> Iterator[Piece]:
    """The lines of one cue; tags may reach over a line end, a ``<`` that ends nowhere is text."""
    languages = [True]
    position = 0
    for tag in _TAG.finditer(text):
        yield from text_pieces(text[position : tag.start()], converts=languages[-1])
        position = tag.end()
        if voice := _VOICE.fullmatch(tag[0]):
            yield from (Piece(voice[1], END_OF_WORD), *text_pieces(voice[2]), Piece(">", END_OF_WORD))
            continue
        if language := _LANGUAGE.fullmatch(tag[0]):
            languages.append(is_serbian(language[1]))
        elif tag[0] == "</lang>" and len(languages) > 1:
            languages.pop()
        yield Piece(tag[0], END_OF_WORD if tag[0] == "</v>" else "")
    yield from text_pieces(text[position:], converts=languages[-1])
