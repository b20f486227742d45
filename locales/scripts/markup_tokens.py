"""
HTML as a row of tokens that join to the same HTML, byte for byte.

Parsers of the standard library and of others normalise what they read. This one only tells where things begin and end,
as a browser would, in time linear in the length.
"""

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

_WHITE = r"\t\n\f\r "
_TAG = re.compile(
    rf"<(/?)([A-Za-z][^{_WHITE}/>]*+)"
    rf"(?:[{_WHITE}/]*+[^{_WHITE}/>][^{_WHITE}/>=]*+"
    rf"(?:[{_WHITE}]*+=[{_WHITE}]*+(?:\"[^\"]*+\"|'[^']*+'|[^{_WHITE}>\"'][^{_WHITE}>]*+|(?=>)))?+)*+[{_WHITE}/]*+>"
)
_ATTRIBUTE = re.compile(
    rf"([^{_WHITE}/>][^{_WHITE}/>=]*+)"
    rf"(?:[{_WHITE}]*+=[{_WHITE}]*+(?:\"([^\"]*+)\"|'([^']*+)'|([^{_WHITE}>\"'][^{_WHITE}>]*+)|(?=>)))?+"
)
_MARKUP = re.compile(r"<(?=/?[A-Za-z]|[!?])")
_COMMENT_END = re.compile(r"(?<=<!--)-?>|--!?>")
_CDATA_END = re.compile(r"]]>")
_DECLARATION_END = re.compile(">")

# What stands in these is not markup; scripts and the like are not shown either.
_CODE = frozenset({"iframe", "noembed", "noframes", "script", "style", "xmp"})
_TEXT_ONLY = frozenset({"textarea", "title"})
_CONTENT_ENDS = {name: re.compile(rf"</{name}(?=[{_WHITE}/>])", re.IGNORECASE) for name in _CODE | _TEXT_ONLY}


class Text(NamedTuple):
    """Characters between tags, as written."""

    source: str


class Other(NamedTuple):
    """Comments, declarations, scripts, and a tag that never ends: nothing a reader sees."""

    source: str


class End(NamedTuple):
    """A closing tag; ``name`` in small letters."""

    source: str
    name: str


class Attribute(NamedTuple):
    """``name`` in small letters, ``value`` with its references resolved, and where the value stands in the tag."""

    name: str
    value: str
    start: int
    end: int


class Start(NamedTuple):
    """An opening tag; ``name`` in small letters."""

    source: str
    name: str

    @property
    def closes_itself(self) -> bool:
        """Whether it ends with a slash, which HTML takes seriously only in SVG and MathML."""
        return self.source.endswith("/>")

    def attributes(self) -> list[Attribute]:
        """All attributes in order; of a repeated one a browser sees the first."""
        if len(self.source) == len(self.name) + len("<>"):
            return []
        found = []
        for match in _ATTRIBUTE.finditer(self.source, len(self.name) + 1, len(self.source) - 1):
            group = match.lastindex or 1
            if group > 1:
                found.append(Attribute(match[1].lower(), unescape(match[group]), *match.span(group)))
            else:
                found.append(Attribute(match[1].lower(), "", match.end(), match.end()))
        return found


Token = Text | Start | End | Other


def tokens(html: str) -> Iterator[Token]:
    """Read HTML to its end. A ``<`` that begins no markup is text."""
    ends = _Ends(html)
    position = 0
    while position < len(html):
        found = _MARKUP.search(html, position)
        begin = found.start() if found else len(html)
        if begin > position:
            yield Text(html[position:begin])
        if not found:
            return
        token = _markup(html, begin, ends)
        yield token
        position = begin + len(token.source)
        if isinstance(token, Start) and token.name in _CONTENT_ENDS:
            content = _content(html, token.name, position, ends)
            yield content
            position += len(content.source)


class _Ends:
    """Where things end that tags cannot stand in; what was once looked for in vain is not looked for again."""

    def __init__(self, html: str) -> None:
        self._html = html
        self._absent: set[re.Pattern[str]] = set()

    def find(self, pattern: re.Pattern[str], position: int) -> re.Match[str] | None:
        if pattern in self._absent:
            return None
        found = pattern.search(self._html, position)
        if found is None:
            self._absent.add(pattern)
        return found


def _markup(html: str, position: int, ends: _Ends) -> Start | End | Other:
    if html.startswith(("<!", "<?"), position):
        return Other(html[position : _after_declaration(html, position, ends)])
    tag = _TAG.match(html, position)
    if tag is None:
        return Other(html[position:])
    return End(tag[0], tag[2].lower()) if tag[1] else Start(tag[0], tag[2].lower())


def _after_declaration(html: str, position: int, ends: _Ends) -> int:
    if html.startswith("<!--", position):
        end = ends.find(_COMMENT_END, position + 4)
    else:
        end = ends.find(_CDATA_END, position) if html.startswith("<![CDATA[", position) else None
        end = end or ends.find(_DECLARATION_END, position)
    return end.end() if end else len(html)


def _content(html: str, name: str, position: int, ends: _Ends) -> Text | Other:
    """All up to the closing tag of an element without markup in it; a text that never closes is read as markup."""
    end = ends.find(_CONTENT_ENDS[name], position)
    if name in _TEXT_ONLY:
        return Text(html[position : end.start() if end else position])
    return Other(html[position : end.start() if end else len(html)])
