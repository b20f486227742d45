"""The lists of words, one file per language, that dictionaries do not hold; see ``docs/reference/search.md``."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, kw_only=True)
class Words:
    """One language's lists.

    - ``lemmas`` maps a form to its lemmas where the dictionary is silent or wrong, the likeliest first.
    - ``short``, ``never``: words of at most three letters that make compounds, longer ones that do not.
    - ``whole``: compounds whose parts mean something else; ``split``: words whose parts are given.
    - ``tails``: endings that are no part of their own ("-het").
    - ``keeps_s``: words before which an s is theirs and no link ("skole").
    - ``firsts``: shapes that only a first part has, with its lemma ("børne").
    - ``stop``: words that weigh little.
    - ``synonyms``: groups; a member may be a phrase.
    - ``crisis``, ``crisis_roots``: words and phrases, and what stands within words, that speak of an emergency.
    """

    lemmas: Mapping[str, tuple[str, ...]]
    short: frozenset[str]
    never: frozenset[str]
    whole: frozenset[str]
    tails: frozenset[str]
    keeps_s: frozenset[str]
    firsts: Mapping[str, tuple[str, ...]]
    split: Mapping[str, tuple[str, ...]]
    stop: frozenset[str]
    synonyms: tuple[tuple[str, ...], ...]
    crisis: tuple[str, ...]
    crisis_roots: tuple[str, ...]


@cache
def words(code: str) -> Words:
    """The lists of a language; all empty where there is no file."""
    source = files(__name__) / f"{code}.toml"
    table = tomllib.loads(source.read_text(encoding="utf-8")) if source.is_file() else {}
    compounds = table.get("compounds", {})
    crisis = table.get("crisis", {})
    return Words(
        lemmas=_lemmas(table.get("lemmas", "")),
        short=_listed(compounds, "short"),
        never=_listed(compounds, "never"),
        whole=_listed(compounds, "whole"),
        tails=_listed(compounds, "tails"),
        keeps_s=_listed(compounds, "keeps_s"),
        firsts=dict(_entries(compounds.get("firsts", ""))),
        split=dict(_entries(compounds.get("split", ""))),
        stop=_listed(table, "stop"),
        synonyms=tuple(tuple(group) for group in table.get("synonyms", [])),
        crisis=tuple(crisis.get("words", [])),
        crisis_roots=tuple(crisis.get("roots", "").split()),
    )


def _lemmas(text: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for lemma, forms in _entries(text):
        for form in (lemma, *forms):
            found[form] = tuple(dict.fromkeys((*found.get(form, ()), lemma)))
    return found


def _entries(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Lines of a word, a colon and what belongs to it."""
    for line in text.strip().splitlines():
        word, _colon, rest = line.partition(":")
        yield word, tuple(rest.split())


def _listed(table: Mapping[str, str], key: str) -> frozenset[str]:
    return frozenset(table.get(key, "").split())
