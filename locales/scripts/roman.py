"""Roman numerals among Serbian words, in Latin letters in both scripts: XX век, Петар I, VIII разред."""

import re

from locales.scripts.letters import TO_LATIN

_NUMERAL = re.compile(r"(?=.)M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_SMALL = frozenset({"ii", "iii", "iv", "vii", "viii"})
_WITH_LETTER = re.compile(r"([IVX]{2,5})([a-zčćđšž])")  # school classes: VIIIb

# Below fifty nothing is a word, and from four letters on; "DIV", "MI", "LI", "CI" are words or abbreviations.
_SURE = re.compile(r"[IVX]{2,}|.{4,}")
_COUNTED = re.compile(
    r"(?:razred|svetsk|vek|deo|del|glav|kolo|kol[ua]|lig|grup|kategorij|smen|sprat|mest|faz|krug|odeljenj|odsek|poglavlj"
    r"|tom|sveska|čin|godin|stepen|red|zon|opštin|bal|srpsk|beogradsk|gimnazij|armij|divizij|brigad|internacional)"
)


def is_numeral(word: str) -> bool:
    """Whether ``word`` can only be a Roman numeral; not VI, which is also a word, and not one letter."""
    return word in _SMALL or (word != "VI" and bool(_SURE.fullmatch(word)) and bool(_NUMERAL.fullmatch(word)))


def is_class(word: str) -> bool:
    """Whether ``word`` is a numeral with one small letter."""
    found = _WITH_LETTER.fullmatch(word)
    return found is not None and bool(_NUMERAL.fullmatch(found[1]))


def is_counted(word: str) -> bool:
    """Whether ``word``, in either script, names what is often counted in Roman numerals."""
    return bool(_COUNTED.match(word.lower().translate(TO_LATIN)))
