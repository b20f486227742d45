"""Endings of inflected words, language by language, as ``profiles`` uses them; "-" stands for no ending."""

Pair = tuple[str, str]
Guess = tuple[str, tuple[str, ...]]


def _pairs(*rows: Pair) -> tuple[Pair, ...]:
    """Every ending of the first list with every one of the second, as (ending, other ending)."""
    return tuple((one, other) for first, second in rows for one in _listed(first) for other in _listed(second))


def _guesses(*rows: Pair) -> tuple[Guess, ...]:
    """Each ending with the endings its lemma may have, long endings first."""
    table = {ending: tuple(_listed(lemmas)) for endings, lemmas in rows for ending in endings.split()}
    return tuple(sorted(table.items(), key=lambda row: -len(row[0])))


def _listed(endings: str) -> list[str]:
    return ["" if ending == "-" else ending for ending in endings.split()]


NORWEGIAN_FORMS = _pairs(("-", "en et ene er n r ne t e a ar ane rne este"), ("e", "a"), ("er", "ra"))
SWEDISH_FORMS = _pairs(
    ("-", "en et ene er n r ne t e ar arna erna na ns s as are"),
    ("a", "or orna ade"),
    ("e", "ar"),
    ("el", "lar"),
    ("er", "rar"),
    ("en", "nar"),
)
DANISH_FORMS = _pairs(("-", "en et ene er n r ne t e erne s ens ets rne este"), ("el", "ler"))
SERBIAN_FORMS = _pairs(
    ("-", "a om em ima u ovi evi i ih og"),
    ("a", "ama u om"),
    ("o", "ima om"),
    ("e", "em ima"),
    ("ti", "m mo"),
    ("i", "og ih"),
)

NORWEGIAN_GUESSES = _guesses(("enes ene ane ens ets ers en et er a ar", "- e"), ("es te ende", "e"), ("s e t", "-"))
SWEDISH_GUESSES = _guesses(
    ("arnas ernas arna erna ens ets er en et na", "- e"),
    ("ar", "- e a"),
    ("ornas orna or an ade at ande", "a"),
    ("n s a t", "-"),
)
DANISH_GUESSES = _guesses(("ernes enes erne ene ens ets er en et es", "- e"), ("ede te ende", "e"), ("s e t", "-"))
SERBIAN_GUESSES = _guesses(
    ("ovima evima ovi evi ove eve ova eva", "-"),
    ("ijim ijeg ega oga ome og eg ih", "i -"),
    ("im", "i - iti"),
    ("oj", "i a -"),
    ("om", "- a o e"),
    ("em", "- e o ati"),
    ("ima", "- o e i"),
    ("ama", "a"),
    ("cima ci", "k ka"),
    ("zima zi", "g ga"),
    ("sima si", "h ha"),
    ("če", "k kati"),
    ("ti", "t st"),
    ("šću", "st"),
    ("ću", "t ć"),
    ("nja", "nje"),
    ("nju", "nje nja"),
    ("la", "ti o"),
    ("le li lo", "ti"),
    ("o", "ti - i"),
    ("am amo aju", "ati"),
    ("imo", "iti eti"),
    ("uju ujem uje", "ovati"),
    ("ira", "irati"),
    ("a", "- o e i ati"),
    ("e", "a - i iti eti"),
    ("i", "- a iti eti"),
    ("u", "a - o e iti"),
    ("an", "ati"),
    ("en", "iti"),
    ("ni na no ne", "an"),
)

NORWEGIAN_AMBIGUOUS = _pairs(("et en a", "-"), ("er", "e"))
SWEDISH_AMBIGUOUS = _pairs(("et en", "-"), ("ar", "- e"), ("or", "a"))
DANISH_AMBIGUOUS = _pairs(("et en", "-"), ("er", "e"))
SERBIAN_AMBIGUOUS = _pairs(
    ("a", "- o"),
    ("e", "a"),
    ("i", "a -"),
    ("u", "- a o"),
    ("ci", "k ka"),
    ("zi", "g ga"),
    ("si", "h"),
    ("og im ih", "i"),
    ("om", "i a -"),
)
