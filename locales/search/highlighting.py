"""What to mark in a text as the reason why a query found it."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from locales.search.analysis import token_keys
from locales.search.plan import Plan, loosened, plan
from locales.search.tokens import MAX_WORD, Token, tokens
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


class Marking:
    """What to mark in texts that are known to be found by a plan, as ``find_in`` gives it.

    Texts come as their written words, between blanks: most are met again and again, and looked at once.
    """

    def __init__(self, found_by: Plan) -> None:
        self._plan = found_by
        self.keys = found_by.keys()
        self._written = _written(found_by.code, self.keys)
        ways = [way for word in found_by.words if word.content for way in word.alternatives]
        # Without these a word is marked whatever else stands in the text.
        self._together = any(len(way.needs) > 1 for way in ways)

    def marked(self, words: Sequence[str]) -> frozenset[str]:
        """The keys of every way that a text satisfies, and of others of which it has none."""
        if not self._together:
            return self.keys
        return _marked(self._plan, frozenset().union(*map(self._written.__getitem__, set(words))))

    def places(self, words: Sequence[str], marked: frozenset[str]) -> Iterator[int]:
        """The places of words in which something is marked."""
        written = self._written
        return (place for place, word in enumerate(words) if not marked.isdisjoint(written[word]))

    def spans(self, word: str, marked: frozenset[str]) -> list[Span]:
        """Start and end of what is marked in a word."""
        return [
            (token.start, token.end) for token, keys in _words(word, self._plan.code) if not keys.isdisjoint(marked)
        ]

    def needs_whole_texts(self) -> bool:
        """Whether what is marked in one word hangs on others; else it is every word that has one of `keys`."""
        return self._together


class _WrittenWords(dict[str, frozenset[str]]):
    """Written words with those of some keys that they have; worked out when they are first met."""

    def __init__(self, code: str, keys: frozenset[str]) -> None:
        super().__init__()
        self._code = code
        self._keys = keys

    def __missing__(self, word: str) -> frozenset[str]:
        found = self._keys & frozenset().union(*(keys for _token, keys in _words(word, self._code)))
        if len(word) <= MAX_WORD:
            if len(self) >= _WRITTEN:
                self.clear()
            self[word] = found
        return found


# Some 10 MB in all.
_WRITTEN = 4096
_written = lru_cache(maxsize=32)(_WrittenWords)


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
