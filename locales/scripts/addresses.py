"""What a machine or a platform must find again letter by letter: web and mail addresses, @names and #tags.

Time is linear in the length of the text: only runs of characters with an ``@``, ``#``, ``:`` or inner full stop are
looked at, each once, and no pattern here can start again inside a run that it has refused.
"""

import re
from collections.abc import Iterator, Sequence

from locales.scripts.letters import MARKS
from locales.scripts.top_level import NOT_ALONE, TOP_LEVEL

Span = tuple[int, int]

_HINT = re.compile(r"[@＠#＃]|[.:](?=[\w/])")
_SPACE = re.compile(r"\s")

_IN_URL = r"(?:[^\s<>\"«»„“”()\[\]{}]|\([^\s()]*\)|\[[^\s\[\]]*\])"  # a closing bracket of the sentence is not in it
_IN_NAME = rf"[\w{MARKS}]"
_IN_HOST = rf"[\w{MARKS}-]"
_IN_MAILBOX = rf"[\w{MARKS}.+%-]"
_HOST = rf"{_IN_HOST}++(?:\.{_IN_HOST}++)*+"

_ADDRESS = re.compile(
    rf"(?P<url>(?<!{_IN_NAME})(?:[A-Za-z][A-Za-z0-9+.-]{{0,30}}://|mailto:|(?:tel|sms):(?=[+\d])){_IN_URL}++"
    rf"|(?<!{_IN_NAME})[Ww]{{3}}\d?\.(?=\w){_IN_URL}++)"
    rf"|(?P<mail>(?<!{_IN_MAILBOX}){_IN_MAILBOX}++@{_HOST})"
    rf"|(?P<host>(?<!{_IN_HOST})(?<!\w\.){_IN_HOST}++(?:\.{_IN_HOST}++)++)"
    rf"|(?P<name>(?<!{_IN_NAME})(?:[@＠]{_IN_NAME}++(?:@{_HOST}|(?:\.(?![A-ZЀ-Я]){_IN_NAME}++)*+)|(?:[#＃]{_IN_NAME}++)++))"
)
_LONGEST_CASE_ENDING = 4
_PORT_AND_PATH = re.compile(rf"(?::\d+)?(?:[/?#]{_IN_URL}*+)?")


def addresses(text: str) -> list[Span]:
    """Where ``text`` has addresses, from left to right: (start, end) of each, in characters.

    URLs with a scheme or ``www.``, bare domains with a known ending and their paths, mail addresses, ``@names``,
    ``#tags``; in either script. A Serbian case ending after a hyphen (``primer.rs-у``) is not part of a domain.
    """
    spans: list[Span] = []
    position = 0
    while hint := _HINT.search(text, position):
        start = max(position, text.rfind(" ", position, hint.start()), text.rfind("\n", position, hint.start()))
        space = _SPACE.search(text, hint.end())
        position = space.start() if space else len(text)
        spans += _within(text, start, position)
    return spans


def _within(text: str, position: int, end: int) -> list[Span]:
    spans: list[Span] = []
    while found := _ADDRESS.search(text, position, end):
        start, position = found.span()
        if found.lastgroup != "host":
            spans.append((start, position))
        elif host := _host_end(text, start, position):
            path = _PORT_AND_PATH.match(text, host, end) if host == position else None
            position = path.end() if path else host
            if position > host or not _are_words(text[start:host]):
                spans.append((start, position))
    return spans


def _host_end(text: str, start: int, end: int) -> int | None:
    """Where the last known ending of a dotted run ends; what comes after it is a sentence without its space."""
    labels = text[start:end].split(".")
    for count in range(len(labels), 1, -1):
        label = labels[count - 1]
        name, _hyphen, case_ending = label.partition("-")
        if _ends_a_host(label):
            return start + len(".".join(labels[:count]))
        if 0 < len(case_ending) <= _LONGEST_CASE_ENDING and _ends_a_host(name):
            return start + len(".".join(labels[:count])) - len(case_ending) - 1
    return None


def _ends_a_host(label: str) -> bool:
    return (label.lower() in TOP_LEVEL and not label.istitle()) or label.lower().startswith("xn--")


def _are_words(host: str) -> bool:
    return host.isascii() and host.rpartition(".")[2].lower() in NOT_ALONE


class Untouched:
    """Spans to leave alone; stretches are asked for from left to right."""

    def __init__(self, spans: Sequence[Span]) -> None:
        """``spans`` are in order and do not overlap."""
        self._spans = spans
        self._next = 0

    def cut(self, position: int, end: int) -> Iterator[tuple[int, int, bool]]:
        """A stretch as (start, end, whether to leave it alone), none of them empty."""
        if not self._spans:
            yield position, end, False
            return
        while position < end:
            while self._next < len(self._spans) and self._spans[self._next][1] <= position:
                self._next += 1
            first, last = self._spans[self._next] if self._next < len(self._spans) else (end, end)
            if first > position:
                yield position, min(first, end), False
                position = min(first, end)
            if first <= position < end:
                yield position, min(last, end), True
                position = min(last, end)
