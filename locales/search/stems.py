"""Stems, as a second way to meet words that the dictionary does not know or keeps apart."""

import threading
from functools import lru_cache
from typing import Any

import snowballstemmer

from locales.search.profiles import PROFILES

SAFE = 4  # letters from which on a stem seldom joins words that have nothing to do with each other
_VOWELS = frozenset("aeiouyåæøäöéáí")
_local = threading.local()


@lru_cache(maxsize=32_768)
def stem(word: str, code: str) -> str:
    """Snowball's stem; the word itself in a language that has no stemmer."""
    name = PROFILES[code].stemmer
    return _stemmer(name).stemWord(word) if name else word


def reduced(stemmed: str, word: str) -> str:
    """The stem with its doubled last consonant made single: only if an ending was cut, else "takk" were "tak"."""
    if len(stemmed) < len(word) and len(stemmed) > SAFE and stemmed[-1] == stemmed[-2] not in _VOWELS:
        return stemmed[:-1]
    return stemmed


def _stemmer(name: str) -> Any:
    """One per thread: a stemmer keeps its word in itself while it works."""
    if not hasattr(_local, "stemmers"):
        _local.stemmers = {}
    if name not in _local.stemmers:
        _local.stemmers[name] = snowballstemmer.stemmer(name)
    return _local.stemmers[name]
