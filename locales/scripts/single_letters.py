"""I, V and VI: numerals, words or initials, by what stands beside them."""

from locales.scripts.roman import is_counted, is_numeral
from locales.scripts.words import Word


def is_single_numeral(word: Word) -> bool:
    """
    Whether an ``I``, ``V`` or ``VI`` is a Roman numeral rather than a word or an initial; a guess.

    ``I`` is "and" where a sentence begins and among words in capitals, ``VI`` is "you" among words in capitals.
    """
    if word.text not in {"I", "V", "VI"}:
        return False
    if word.text != "VI" and word.is_initial:
        return False
    if _beside_numeral(word) or is_counted(word.after):
        return True
    if word.is_among_capitals:
        return False
    return word.is_within_sentence or word.text == "VI" or (word.text == "V" and word.after[:1].islower())


def _beside_numeral(word: Word) -> bool:
    """Whether a numeral or a number stands beside it, as in I–IV, II i I, I/2."""
    joined = word.gap_after[:1] in {"-", "–", "/"} and word.after[:1].isdigit()
    return joined or is_numeral(word.after) or is_numeral(word.before)
