"""The words of a text with what stands around them."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from locales.scripts.addresses import Untouched
from locales.scripts.letters import MARKS

# Letters, digits, what rides along with them, and an apostrophe between two of them.
_PART = rf"[^\W_](?:[^\W_]|[{MARKS}\u00ad\u200b-\u200d\u2060])*+"
_WORD = re.compile(rf"{_PART}(?:['’]{_PART})*+")
_NEAR = 3


class Word(NamedTuple):
    """A word at [start:end] of a text, the words beside it, and up to three characters between them."""

    text: str
    start: int
    end: int
    before: str
    gap_before: str
    gap_after: str
    after: str

    @property
    def is_within_sentence(self) -> bool:
        """Whether only a space parts it from a word before it."""
        return bool(self.before) and self.gap_before in {" ", "\u00a0"}

    @property
    def is_among_capitals(self) -> bool:
        """Whether a longer word beside it is in capitals too, so that its own say nothing."""
        return any(len(word) > 1 and word.isupper() for word in (self.before, self.after))

    @property
    def is_initial(self) -> bool:
        """Whether it may be the first letter of a name: one capital, a full stop, and a capitalised word."""
        one = len(self.text) == 1 or self.text.upper() in {"LJ", "NJ", "DŽ"}
        return one and self.gap_after[:1] == "." and self.after[:1].isupper()

    @property
    def is_lone_capital(self) -> bool:
        """Whether it is one capital inside a sentence, such as a grade or a vitamin."""
        return (
            len(self.text) == 1
            and self.text.isupper()
            and self.is_within_sentence
            and not self.is_initial
            and not self.is_among_capitals
        )


def words_of(text: str, untouched: Untouched) -> Iterator[Word]:
    """The words of ``text`` outside of what is left alone."""
    spans = [
        found.span()
        for first, last, kept in untouched.cut(0, len(text))
        if not kept
        for found in _WORD.finditer(text, first, last)
    ]
    for number, (start, end) in enumerate(spans):
        last_end = spans[number - 1][1] if number else 0
        next_start, next_end = spans[number + 1] if number + 1 < len(spans) else (len(text), len(text))
        yield Word(
            text=text[start:end],
            start=start,
            end=end,
            before=text[spans[number - 1][0] : last_end] if number else "",
            gap_before=text[max(last_end, start - _NEAR) : start],
            gap_after=text[end : min(next_start, end + _NEAR)],
            after=text[next_start:next_end],
        )
