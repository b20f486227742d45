"""Showing where a text says what was looked for."""

import re
from collections.abc import Iterable, Sequence
from html import escape
from itertools import chain

from locales.search import Marking

SPECIAL = re.compile(r"[&<>\"']")
LENGTH = 220
LEAD = 60
# A word and the blank behind it are two characters at least, so that so many are more than a passage.
ENOUGH = LENGTH // 2 + 10
# How many words of a text are looked at first, and then: most say it soon.
SOON = (80, 240)


def highlight(texts: Iterable[str], marking: Marking) -> str:
    """A passage around the first match in the first text that has one, escaped and with matches in <mark>.

    Where none has one, as in help that leads a search, the beginning of the first text that says something.
    """
    given = list(texts)
    for text in given:
        if passage := _in_text(text, marking):
            return passage
    words = next(filter(None, (text.split(None, ENOUGH)[:ENOUGH] for text in given)), [])
    return escape(_cut(" ".join(words), 0, LENGTH)[0])


def _in_text(text: str, marking: Marking) -> str:
    """The passage of a text; nothing where it holds no match."""
    for most in () if marking.needs_whole_texts() else SOON:
        words = text.split(None, most)
        is_whole = len(words) <= most
        passage = _passage(words if is_whole else words[:most], marking, is_whole=is_whole)
        if passage or is_whole:
            return passage
    return _passage(text.split(), marking)


def _passage(words: Sequence[str], marking: Marking, *, is_whole: bool = True) -> str:
    """The passage around the first match; nothing where there is none, or it may not be whole in these words."""
    found = marking.places(words)
    first, spans = next(found, (0, ()))
    if not spans:
        return ""
    # The passage begins in these words: each that lies before it is two characters at least.
    earliest = max(0, first - LEAD // 2 - 1)
    plain = " ".join(words[earliest : first + ENOUGH])
    offset = sum(map(len, words[earliest:first])) + first - earliest
    start = max(0, offset + spans[0][0] - LEAD)
    start = plain.rfind(" ", 0, start) + 1 if start else 0
    if not is_whole and len(plain) <= start + LENGTH:
        return ""
    passage, end = _cut(plain, start, start + LENGTH)
    pieces = ["… " if earliest or start else ""]
    position = start
    for place, marked in chain([(first, spans)], found):
        offset += sum(map(len, words[first:place])) + place - first
        first = place
        if offset >= end:
            break
        for begin, finish in marked:
            if offset + finish > end:
                break
            pieces += [_escaped(plain[position : offset + begin])]
            pieces += ["<mark>", _escaped(words[place][begin:finish]), "</mark>"]
            position = offset + finish
    pieces.append(_escaped(plain[position:end]))
    return "".join(pieces) + passage[end - start :]


def _escaped(text: str) -> str:
    """As HTML; few texts have anything to escape."""
    return escape(text) if SPECIAL.search(text) else text


def _cut(plain: str, start: int, end: int) -> tuple[str, int]:
    """The passage, and where it ends in the text; an ellipsis stands for what follows."""
    if len(plain) <= end:
        return plain[start:], len(plain)
    last = plain.rfind(" ", start, end)
    end = last if last > start else end
    return plain[start:end] + " …", end
