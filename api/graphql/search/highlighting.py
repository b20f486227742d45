"""Showing where a text says what was looked for."""

from collections.abc import Iterable, Sequence
from html import escape

from locales.search import Marking

LENGTH = 220
LEAD = 60
# A word and the blank behind it are two characters at least, so that so many are more than a passage.
ENOUGH = LENGTH // 2 + 10
# Words of a text that are looked at first: most say it soon.
SOON = ENOUGH + 80


def highlight(texts: Iterable[str], marking: Marking) -> str:
    """A passage around the first match in the first text that has one, escaped and with matches in <mark>.

    Where none has one, as in help that leads a search, the beginning of the first text that says something.
    """
    given = list(texts)
    for text in given:
        words = text.split(None, SOON)
        is_whole = len(words) <= SOON
        passage = _passage(words, marking) if is_whole else _beginning(words[:SOON], marking)
        if passage or (not is_whole and (passage := _passage(text.split(), marking))):
            return passage
    words = next(filter(None, (text.split(None, ENOUGH)[:ENOUGH] for text in given)), [])
    return escape(_cut(" ".join(words), 0, LENGTH)[0])


def _beginning(words: Sequence[str], marking: Marking) -> str:
    """The passage, if all of it is in the beginning of a text; else nothing."""
    if marking.needs_whole_texts():
        return ""
    first = next(marking.places(words[:-ENOUGH], marking.keys), None)
    return "" if first is None else _shown(words, first, marking, marking.keys)


def _passage(words: Sequence[str], marking: Marking) -> str:
    marked = marking.marked(words)
    first = next(marking.places(words, marked), None)
    return "" if first is None else _shown(words, first, marking, marked)


def _shown(words: Sequence[str], first: int, marking: Marking, marked: frozenset[str]) -> str:
    """The passage around what is marked in the word at this place."""
    following = words[first : first + ENOUGH]
    plain = " ".join(words[: first + ENOUGH])
    offset = sum(map(len, words[:first])) + first
    begin = offset + marking.spans(words[first], marked)[0][0]
    start = max(0, begin - LEAD)
    start = plain.rfind(" ", 0, start) + 1 if start else 0
    passage, end = _cut(plain, start, start + LENGTH)
    pieces = ["… " if start else ""]
    position, known = start, 0
    for place in marking.places(following, marked):
        offset += sum(map(len, following[known:place])) + place - known
        known = place
        if offset >= end:
            break
        for begin, finish in marking.spans(following[place], marked):
            if offset + finish > end:
                break
            pieces += [
                escape(plain[position : offset + begin]),
                f"<mark>{escape(following[place][begin:finish])}</mark>",
            ]
            position = offset + finish
    pieces.append(escape(plain[position:end]))
    return "".join(pieces) + passage[end - start :]


def _cut(plain: str, start: int, end: int) -> tuple[str, int]:
    """The passage, and where it ends in the text; an ellipsis stands for what follows."""
    if len(plain) <= end:
        return plain[start:], len(plain)
    last = plain.rfind(" ", start, end)
    end = last if last > start else end
    return plain[start:end] + " …", end
