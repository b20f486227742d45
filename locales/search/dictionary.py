"""The lemma of a word, by simplemma's dictionaries and our own additions.

A dictionary is read when its language is first met, in the library's frugal form: some 15 to 50 MB each and
tens of microseconds a look-up, so what was looked up is kept.
"""

from functools import lru_cache

from simplemma.strategies.dictionaries import LOW_MEMORY_DICTIONARY_FACTORY

from locales.scripts import SERBIAN_TO_LATIN
from locales.search.data import words
from locales.search.profiles import PROFILES
from locales.search.tokens import normalised

_TO_CYRILLIC = {latin: cyrillic for cyrillic, latin in SERBIAN_TO_LATIN.items()}
_SHORTEST = 2


@lru_cache(maxsize=65_536)
def lemma(word: str, code: str) -> str | None:
    """What the dictionary of the language ``code`` gives for a normalised word; None if it does not know it."""
    if added := words(code).lemmas.get(word):
        return added[0]
    dictionary = PROFILES[code].dictionary
    if dictionary is None or len(word) < _SHORTEST:
        return None
    known = LOW_MEMORY_DICTIONARY_FACTORY.get_dictionary(dictionary)
    found = known.get(word)
    if found is None and code == "sr":
        found = known.get(_to_cyrillic(word))
    return normalised(found, code) if found else None


@lru_cache(maxsize=16_384)
def is_lemma(word: str, code: str) -> bool:
    """Whether the word is a lemma in its own right, whatever else it may be a form of.

    The dictionary has one lemma for each form, and for "bær" (berry) that is "bære" (carry). That "bæret" has
    the lemma "bær" tells more.
    """
    given = lemma(word, code)
    if given is None or given == word:
        return given is not None
    made = (word[: len(word) - len(cut)] + added for cut, added in PROFILES[code].forms if word.endswith(cut))
    return any(lemma(form, code) == word for form in made)


def base(word: str, code: str) -> str | None:
    """The lemma as which a known word is most likely meant: itself, if it is one."""
    return word if is_lemma(word, code) else lemma(word, code)


def _to_cyrillic(word: str) -> str:
    letters, place = [], 0
    while place < len(word):
        pair = word[place : place + 2]
        letter = pair if pair in _TO_CYRILLIC else word[place]
        letters.append(_TO_CYRILLIC.get(letter, letter))
        place += len(letter)
    return "".join(letters)
