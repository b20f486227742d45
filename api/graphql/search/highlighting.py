"""Showing where a text says what was looked for."""

import re
from collections.abc import Iterable, Sequence
from html import escape

from locales.search import Plan, marks

LENGTH = 220
LEAD = 60
_SPACE = re.compile(r"\s+")


def highlight(texts: Iterable[str], found_by: Plan) -> str:
    """A passage around the first match in the first text that has one, escaped and with matches in <mark>.

    Where none has one, as in help that leads a search, the beginning of the first text that says something.
    """
    plain = [_SPACE.sub(" ", text).strip() for text in texts]
    for text in plain:
        if spans := marks(text, found_by):
            return _marked(text, spans)
    return escape(_cut(next(filter(None, plain), ""), 0, LENGTH)[0])


def _marked(plain: str, matches: Sequence[tuple[int, int]]) -> str:
    start = max(0, matches[0][0] - LEAD)
    start = plain.rfind(" ", 0, start) + 1 if start else 0
    passage, end = _cut(plain, start, start + LENGTH)
    pieces = ["… " if start else ""]
    position = start
    for begin, finish in matches:
        if finish > end:
            break
        pieces += [escape(plain[position:begin]), "<mark>", escape(plain[begin:finish]), "</mark>"]
        position = finish
    pieces.append(escape(plain[position:end]))
    return "".join(pieces) + passage[end - start :]


def _cut(plain: str, start: int, end: int) -> tuple[str, int]:
    """The passage, and where it ends in the text; an ellipsis stands for what follows."""
    if len(plain) <= end:
        return plain[start:], len(plain)
    last = plain.rfind(" ", start, end)
    end = last if last > start else end
    return plain[start:end] + " …", end
