"""What to mark in a text as the reason why a query found it."""

from collections.abc import Sequence

from locales.search.analysis import token_keys
from locales.search.plan import Plan, loosened, plan
from locales.search.tokens import Token, tokens
from locales.search.typos import corrected

Span = tuple[int, int]


def highlight(text: str, query: str, locale: str) -> list[Span]:
    """Start and end in ``text`` of each word that the query finds; whole words, also where a part was meant.

    Stop words are marked only if the query has nothing else. Raises ``UnknownLocale``.
    """
    strict = plan(query, locale)
    words = _words(text, strict.code)
    everything = frozenset().union(*(keys for _token, keys in words))
    for attempt in (strict, loosened(strict), corrected(strict, everything)):
        if spans := _spans(words, everything, attempt):
            return spans
    return []


def marks(text: str, found_by: Plan) -> list[Span]:
    """The same for a text that is known to be found by this plan, as ``find_in`` gives it."""
    words = _words(text, found_by.code)
    return _spans(words, frozenset().union(*(keys for _token, keys in words)), found_by)


def _words(text: str, code: str) -> list[tuple[Token, frozenset[str]]]:
    return [(token, token_keys(token.pieces, code)) for token in tokens(text, code)]


def _spans(words: Sequence[tuple[Token, frozenset[str]]], everything: frozenset[str], attempt: Plan) -> list[Span]:
    marked = _marked(attempt, everything)
    return [(token.start, token.end) for token, keys in words if not keys.isdisjoint(marked)]


def _marked(wanted: Plan, everything: frozenset[str]) -> frozenset[str]:
    """The keys of every way that the whole text satisfies."""
    ways = [way for word in wanted.words if word.content for way in word.alternatives]
    held = [way for way in ways if not any(need.isdisjoint(everything) for need in way.needs)]
    return frozenset(key for way in held for need in way.needs for key in need)
