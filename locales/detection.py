"""Which of our languages a text is written in: a hint for who writes, and who writes decides.

The script is looked at first. Then the letters' statistics (py3langid, with Croatian and Bosnian counted as
Serbian) are joined by what tells neighbours apart: small words, spellings, and the comma that Danish alone puts
before a clause.
"""

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from locales.detection_words import SPELLINGS, WORDS, Detected
from locales.languages import BY_TAG
from locales.negotiation import canonical

SHORTEST_TO_WARN = 40  # characters; below, a hint is wrong too often to be worth its noise
_MAX_CHARACTERS = 5000  # more tells nothing more
_FEW_WORDS, _FEW_CYRILLIC_LETTERS = 3, 4

# py3langid's labels for ours; all its others are languages that we do not speak.
_LABELS: Mapping[str, Detected] = {
    "no": "nb", "nn": "nn", "sv": "sv", "da": "da", "en": "en", "se": "se",
    "sr": "sr-Latn", "hr": "sr-Latn", "bs": "sr-Latn",
}  # fmt: skip

# In the unit of py3langid's scores, natural logarithms. Measured on 7,100 sentences of the demo: with a lead of
# 4 the first is right in 96 of 100, and a text of ours trails a foreign language by 10 at most.
_WORD, _OWN_WORD, _SPELLING, _COMMA = 5.0, 10.0, 2.0, 6.0
_FOREIGN_LEAD = 11.0
_LEAD_OF_FEW_WORDS, _LEAD_TO_WARN = 8.0, 6.0

_NOT_PROSE = re.compile(r"https?://\S+|www\.\S+|\S+@\S+|[@#]\w+", re.IGNORECASE)
_WORDS = re.compile(r"[^\W\d_]+")
_DANISH_COMMA = re.compile(r", (?:at|der|du|fordi|hvad|hvem|hvis|hvor|hvordan|hvorfor|jeg|når|som)\b")
_CYRILLIC = re.compile("[\u0400-\u052f]")
_FOREIGN_CYRILLIC = re.compile("[^абвгдђежзијклљмнњопрстћуфхцчџш]", re.IGNORECASE)
_ONLY_SERBIAN = re.compile("[ђћ]", re.IGNORECASE)


class _Guess(NamedTuple):
    """The best answer, and by how much it is better than the second."""

    language: Detected
    lead: float


def detect(text: str) -> Detected | None:
    """The language of ``text``; None when there is too little of it, or when it is none of ours.

    One or two words are answered only when they can be of no other language; three are enough for the likeliest
    one. Many short sentences are Norwegian and Danish word for word: either answer is then as good.
    """
    prose = _prose(text)
    guess = _guess(prose)
    if guess is None:
        return None
    enough = len(_WORDS.findall(prose)) >= _FEW_WORDS or guess.lead >= _LEAD_OF_FEW_WORDS
    return guess.language if enough else None


def wrong_language(text: str, expected: str) -> Detected | None:
    """The language that ``text`` is in where it should be in ``expected``; None when there is nothing to say.

    Says nothing below ``SHORTEST_TO_WARN`` characters, without a clear lead, of Serbian in its other script,
    and where South Sámi is expected, which nothing here can tell. Raises ``UnknownLocale``.
    """
    language = BY_TAG[canonical(expected)]
    if len(text.strip()) < SHORTEST_TO_WARN or not set(language.tags) & set(_LABELS.values()):
        return None
    guess = _guess(_prose(text))
    if guess is None or guess.lead < _LEAD_TO_WARN or guess.language in language.tags:
        return None
    return guess.language


def _prose(text: str) -> str:
    """Addresses and names of accounts say nothing of the language around them."""
    return _NOT_PROSE.sub(" ", unicodedata.normalize("NFC", text[:_MAX_CHARACTERS]))


def _guess(prose: str) -> _Guess | None:
    words = _WORDS.findall(prose)
    if not words:
        return None
    ranking = dict(_identifier().rank(prose))
    cyrillic = [word for word in words if _CYRILLIC.search(word)]
    if 2 * len(cyrillic) > len(words):
        return _Guess("sr-Cyrl", float("inf")) if _is_serbian(cyrillic, ranking) else None
    statistics = _statistics(ranking)
    scores = _with_evidence(statistics, prose.lower())
    best, second = sorted(scores, key=lambda language: -scores[language])[:2]
    if statistics[best] < _best_foreign(ranking) - _FOREIGN_LEAD:
        return None
    return _Guess(best, scores[best] - scores[second])


def _is_serbian(words: list[str], ranking: Mapping[str, float]) -> bool:
    if sum(map(len, words)) < _FEW_CYRILLIC_LETTERS:
        return False
    foreign = sum(1 for word in words if _FOREIGN_CYRILLIC.search(word))
    if 4 * foreign >= len(words):
        return False
    return any(map(_ONLY_SERBIAN.search, words)) or ranking["sr"] >= _best_foreign(ranking) - _FOREIGN_LEAD


def _best_foreign(ranking: Mapping[str, float]) -> float:
    return max(score for label, score in ranking.items() if label not in _LABELS)


def _statistics(ranking: Mapping[str, float]) -> dict[Detected, float]:
    scores: dict[Detected, float] = {}
    for label, own in _LABELS.items():
        scores[own] = max(scores.get(own, float("-inf")), ranking[label])
    return scores


def _with_evidence(statistics: Mapping[Detected, float], lowered: str) -> dict[Detected, float]:
    scores = dict(statistics)
    for word in _WORDS.findall(lowered):
        for language, weight in _evidence(word).items():
            scores[language] += weight
    scores["da"] += _COMMA * len(_DANISH_COMMA.findall(lowered))
    return scores


@lru_cache(maxsize=4096)
def _evidence(word: str) -> Mapping[Detected, float]:
    """What one word, in lower case, adds to each language."""
    evidence: dict[Detected, float] = {}
    known = WORDS.get(word, frozenset())
    for language in known:
        evidence[language] = _OWN_WORD if len(known) == 1 else _WORD
    for pattern, languages in SPELLINGS:
        if pattern.fullmatch(word):
            for language in languages:
                evidence[language] = evidence.get(language, 0) + _SPELLING
    return evidence


@lru_cache(maxsize=1)
def _identifier() -> LanguageIdentifier:
    """Read at the first use, not at the import: it takes half a second and about 100 MB."""
    return LanguageIdentifier.from_model_file(MODEL_FILE)
