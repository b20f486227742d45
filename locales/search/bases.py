"""The lemmas of a word: by the dictionary, by its endings, or by the last part of a compound."""

import re
from collections.abc import Iterator
from functools import lru_cache

from locales.search.compounds import parts
from locales.search.data import words
from locales.search.dictionary import is_lemma, lemma
from locales.search.profiles import PROFILES

_AGENT = 5  # letters from which on "-er" may be a person or a verb: "velger", but not "tur"
_DERIVED = 6  # letters from which on an ending makes a noun of a verb: "trening", but not "ting"


@lru_cache(maxsize=32_768)
def bases(word: str, code: str) -> tuple[str, ...]:
    """What the word may be a form of, likeliest first; empty if nothing is known of it."""
    if added := words(code).lemmas.get(word):
        found = added
    elif (given := lemma(word, code)) is None:
        found = guessed(word, code) or _by_last_part(word, code)
    else:
        found = tuple(_known(word, given, code))
    every = tuple(dict.fromkeys(other for each in found for other in (each, *_relatives(each, code))))
    # "ska" is in the dictionary as a form of "skola", too, and every text has it.
    stop = words(code).stop
    return tuple(each for each in every if each in stop) if word in stop else every


def guessed(word: str, code: str) -> tuple[str, ...]:
    """Lemmas the dictionary knows whose inflected form this would be, by the longest ending that fits."""
    for ending, replacements in PROFILES[code].guesses:
        if word.endswith(ending):
            made = (word.removesuffix(ending) + replacement for replacement in replacements)
            known = tuple(each for each in made if len(each) > 3 and lemma(each, code) == each)
            if known:
                return known
    return ()


def _known(word: str, given: str, code: str) -> Iterator[str]:
    """The dictionary's lemma, and those that it passes over because it has one for each form."""
    if is_lemma(word, code):
        yield word
        yield from _as_agent(word, given, code)
        yield from _as_definite(word, code)
        return
    yield given
    profile = PROFILES[code]
    endings = (*profile.ambiguous, ("er", "")) if given == word + profile.borrowed_verbs else profile.ambiguous
    for ending, added in endings:
        other = word.removesuffix(ending) + added
        if word.endswith(ending) and other != given and is_lemma(other, code):
            yield other


def _as_agent(word: str, given: str, code: str) -> Iterator[str]:
    for ending in PROFILES[code].agents if len(word) >= _AGENT else ():
        if word == given + ending:
            yield given
        elif word.endswith(ending) and is_lemma(word.removesuffix(ending), code):
            yield word.removesuffix(ending)


def _as_definite(word: str, code: str) -> Iterator[str]:
    """The noun of "steinet", which is an adjective, too; "planet" is neither."""
    for cut, added in PROFILES[code].participles if word.endswith("et") else ():
        if lemma(word.removesuffix(cut) + added, code) == word and is_lemma(word.removesuffix("et"), code):
            yield word.removesuffix("et")


def _relatives(base: str, code: str) -> Iterator[str]:
    """The verb of a noun of action ("mobbing", "følelse"), and the ekavian form of an ijekavian word."""
    for ending, added in PROFILES[code].nouns_of_verbs:
        root = base.removesuffix(ending)
        if base.endswith(ending) and len(base) >= _DERIVED:
            yield from (verb for verb in (root + added, root + root[-1] + added) if lemma(verb, code) == verb)
    if code == "sr" and (ekavian := _ekavian(base)) != base and lemma(ekavian, code):
        yield from (ekavian, lemma(ekavian, code) or ekavian)


def _ekavian(word: str) -> str:
    """The vowel of "mleko" for that of "mlijeko"; a final "-ije" is a case ending ("policije")."""
    inner, last = word[:-1], word[-1:]
    return re.sub(r"(?<=[bcdfghjklmnprstvzčćđšž])i?je", "e", inner) + last


def _by_last_part(word: str, code: str) -> tuple[str, ...]:
    found = parts(word, code)
    if not found or not found[-1].base:
        return ()
    return ("".join(part.letters for part in found[:-1]) + found[-1].base,)
