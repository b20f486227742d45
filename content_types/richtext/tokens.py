"""
From any text that may be HTML to a stream of tokens, in time linear in its length.

The standard parsers cannot promise that: deep nesting or unclosed constructs make them quadratic, and one
megabyte of those would hold a worker for minutes. What only looks like markup, or never ends, is text.
"""

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

from content_types.richtext.sanitising import printable

_TAG_BEGINS = re.compile(r"</?[a-zA-Z]")
_TAG = re.compile(
    r"<(/?)([a-zA-Z][^\s/>]*+)"
    r"((?:[\s/]*+[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s>\"'][^\s>]*+|(?=>)))?)*+)[\s/]*+>"
)
_ATTRIBUTE = re.compile(r"([^\s/>][^\s/>=]*)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"'][^\s>]*)))?")
_FOREIGN = {"applet", "audio", "canvas", "iframe", "math", "object", "svg", "video"}
_UNSEEN = {
    "frameset",
    "head",
    "noembed",
    "noframes",
    "noscript",
    "script",
    "style",
    "template",
    "title",
    "xmp",
}
_SILENT = _FOREIGN | _UNSEEN | {"select", "textarea"}
_SILENCE_ENDS = {name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in _SILENT}
_ENDLESS_NUMBER = re.compile(r"&#[0-9]{8,}+;?")


class Text(NamedTuple):
    """Characters between tags, references resolved."""

    text: str


class Start(NamedTuple):
    """An opening tag; ``attributes`` stay as written until somebody asks."""

    name: str
    attributes: str

    def read(self) -> dict[str, str]:
        """Give the attributes; of a repeated one the first counts, as in browsers."""
        found: dict[str, str] = {}
        for match in _ATTRIBUTE.finditer(self.attributes):
            found.setdefault(match[1].lower(), _unescaped(match[2] or match[3] or match[4] or ""))
        return found


class End(NamedTuple):
    """A closing tag."""

    name: str


Token = Text | Start | End


def tokens(source: str) -> Iterator[Token]:
    """Read a source to its end; the content of scripts, styles and foreign markup is not given at all."""
    position = 0
    while position < len(source):
        token, position = _next(source, position)
        if token is not None:
            yield token


def _next(source: str, position: int) -> tuple[Token | None, int]:
    if source[position] != "<":
        end = source.find("<", position)
        end = len(source) if end < 0 else end
        return _text(source[position:end]), end
    if source.startswith(("<!", "<?"), position):
        return None, _after_comment(source, position)
    if not _TAG_BEGINS.match(source, position):
        return Text("<"), position + 1
    tag = _TAG.match(source, position)
    if tag is None:
        return _text(source[position:]), len(source)
    name = tag[2].lower()
    if tag[1]:
        return End(name), tag.end()
    if name in _SILENT:
        return None, _after_silence(source, name, tag.end())
    return Start(name, tag[3]), tag.end()


def _text(raw: str) -> Text:
    return Text(printable(_unescaped(raw)))


def _unescaped(raw: str) -> str:
    return unescape(_ENDLESS_NUMBER.sub("\ufffd", raw)) if "&" in raw else raw


def _after(source: str, mark: str, position: int) -> int:
    found = source.find(mark, position)
    return len(source) if found < 0 else found + len(mark)


def _after_comment(source: str, position: int) -> int:
    if not source.startswith("<!--", position) or source.startswith((">", "->"), position + 4):
        return _after(source, ">", position)
    return _after(source, "-->", position + 4)


def _after_silence(source: str, name: str, position: int) -> int:
    end = _SILENCE_ENDS[name].search(source, position)
    return len(source) if end is None else _after(source, ">", end.end())
