"""What to mark in a text as the reason why a query found it."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import compress, count

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
        self._written = _written(found_by.code, found_by.keys())
        ways = [way for word in found_by.words if word.content for way in word.alternatives]
        self._together = any(len(way.needs) > 1 for way in ways)

    def needs_whole_texts(self) -> bool:
        """Whether what is marked in one word hangs on others."""
        return self._together

    def places(self, words: Sequence[str]) -> Iterator[tuple[int, Sequence[Span]]]:
        """The places of words in which something is marked, with start and end of that."""
        found = map(self._written.__getitem__, words)
        if not self._together:
            # Few words of many: those that hold nothing are passed over without a step of Python for each.
            for place in compress(count(), found):
                yield place, [span for span, _keys in self._written[words[place]]]
            return
        held_at = [(place, held) for place, held in enumerate(found) if held]
        marked = _marked(self._plan, frozenset().union(*(keys for _place, held in held_at for _span, keys in held)))
        for place, held in held_at:
            if spans := [span for span, keys in held if not keys.isdisjoint(marked)]:
                yield place, spans


class _WrittenWords(dict[str, Sequence[tuple[Span, frozenset[str]]]]):
    """Written words with what in them has some of these keys; worked out when they are first met."""

    def __init__(self, code: str, keys: frozenset[str]) -> None:
        super().__init__()
        self._code = code
        self._keys = keys

    def __missing__(self, word: str) -> Sequence[tuple[Span, frozenset[str]]]:
        found = ((token, self._keys & keys) for token, keys in _words(word, self._code))
        held = tuple(((token.start, token.end), keys) for token, keys in found if keys)
        if len(word) <= MAX_WORD:
            if len(self) >= _WRITTEN:
                self.clear()
            self[word] = held
        return held


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
