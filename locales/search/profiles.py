"""What the analysis knows of each language that fits in a table; lists of words stand in ``data/``."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from locales.search import endings
from locales.search.endings import Guess, Pair

_NORDIC_FOLDS = {"å": ("a", "aa"), "æ": ("ae", "a"), "ø": ("o", "oe"), "ä": ("a", "ae"), "ö": ("o", "oe")}
_SERBIAN_FOLDS = {"đ": ("dj", "d"), "č": ("c",), "ć": ("c",), "š": ("s",), "ž": ("z",)}
_SAMI_FOLDS = {
    "á": ("a",), "č": ("c",), "đ": ("d",), "ŋ": ("n", "ng"), "š": ("s",), "ŧ": ("t",), "ž": ("z",),
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Profile:
    """How words of one language are taken apart.

    Endings come in pairs: what is cut off, what is put in its place.

    - ``dictionary`` is simplemma's code, ``stemmer`` snowball's name; None where there is none.
    - ``folds`` says how a letter is typed on a keyboard without it, ``letters`` which of these are its own.
    - ``forms``: a word is a lemma in its own right if a form so made has it as its lemma.
    - ``guesses``: lemmas that a word unknown to the dictionary may have, if it knows these.
    - ``ambiguous``: lemmas that a known word may have besides the dictionary's one.
    - ``agents``: what persons and verbs end in alike ("velger").
    - ``borrowed_verbs``, ``participles``: what makes a verb of a plural ("telefoner-e") and the plural of an
      adjective in "-et" ("steinet-e"); both hide the noun in the dictionary.
    - ``nouns_of_verbs``: nouns of action and their verbs.
    - ``loose_ending``: how many letters a stemmer may cut off a lemma to make another lemma of it and still
      mean the same ("redde", "redd").
    - ``links``: what stands between the parts of a compound, and what the first part gets instead.
    """

    code: str
    dictionary: str | None = None
    stemmer: str | None = None
    folds: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    letters: str = ""
    forms: tuple[Pair, ...] = ()
    guesses: tuple[Guess, ...] = ()
    ambiguous: tuple[Pair, ...] = ()
    agents: tuple[str, ...] = ()
    borrowed_verbs: str = ""
    participles: tuple[Pair, ...] = ()
    nouns_of_verbs: tuple[Pair, ...] = ()
    loose_ending: int = 0
    links: tuple[Pair, ...] = ()


_ROWS = (
    Profile(
        code="nb",
        dictionary="nb",
        stemmer="norwegian",
        folds=_NORDIC_FOLDS,
        letters="æøå",
        forms=endings.NORWEGIAN_FORMS,
        guesses=endings.NORWEGIAN_GUESSES,
        loose_ending=1,
        agents=("r", "er"),
        ambiguous=endings.NORWEGIAN_AMBIGUOUS,
        borrowed_verbs="e",
        participles=(("", "e"),),
        nouns_of_verbs=(("ing", "e"), ("else", "e")),
        links=(("s", ""), ("e", "")),
    ),
    Profile(
        code="nn",
        dictionary="nn",
        stemmer="norwegian",
        folds=_NORDIC_FOLDS,
        letters="æøå",
        forms=endings.NORWEGIAN_FORMS,
        guesses=endings.NORWEGIAN_GUESSES,
        loose_ending=1,
        agents=("r", "ar", "er"),
        ambiguous=endings.NORWEGIAN_AMBIGUOUS,
        borrowed_verbs="e",
        participles=(("", "e"),),
        nouns_of_verbs=(("ing", "a"), ("else", "e")),
        links=(("s", ""), ("e", "")),
    ),
    Profile(
        code="sv",
        dictionary="sv",
        stemmer="swedish",
        folds=_NORDIC_FOLDS,
        letters="åäö",
        forms=endings.SWEDISH_FORMS,
        guesses=endings.SWEDISH_GUESSES,
        loose_ending=1,
        agents=("r", "ar", "er"),
        ambiguous=endings.SWEDISH_AMBIGUOUS,
        borrowed_verbs="a",
        nouns_of_verbs=(("ning", "a"), ("ande", "a"), ("else", "a")),
        links=(
            ("s", ""),
            ("", "a"),
            ("", "e"),
            ("s", "e"),
            ("o", "a"),
            ("u", "a"),
            ("e", "a"),
            ("es", "a"),
            ("e", ""),
            ("a", ""),
            ("s", "a"),
        ),
    ),
    Profile(
        code="da",
        dictionary="da",
        stemmer="danish",
        folds=_NORDIC_FOLDS,
        letters="æøå",
        forms=endings.DANISH_FORMS,
        guesses=endings.DANISH_GUESSES,
        loose_ending=1,
        agents=("r",),
        ambiguous=endings.DANISH_AMBIGUOUS,
        borrowed_verbs="e",
        participles=(("t", "de"),),
        nouns_of_verbs=(("ning", "e"), ("ing", "e"), ("else", "e")),
        links=(("s", ""), ("e", ""), ("s", "e")),
    ),
    Profile(
        code="sr",
        dictionary="hbs",
        stemmer="serbian",
        folds=_SERBIAN_FOLDS,
        letters="čćđšž",
        forms=endings.SERBIAN_FORMS,
        nouns_of_verbs=(("nje", "ti"), ("enje", "iti")),
        ambiguous=endings.SERBIAN_AMBIGUOUS,
        guesses=endings.SERBIAN_GUESSES,
    ),
    Profile(code="en", dictionary="en", stemmer="english"),
    Profile(code="se", dictionary="se", folds=_SAMI_FOLDS),
    Profile(code="sma", folds={**_NORDIC_FOLDS, "ï": ("i",)}),
)

PROFILES: Mapping[str, Profile] = MappingProxyType({row.code: row for row in _ROWS})
