"""Which form of a noun goes with a number, by CLDR's rules."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Literal, NamedTuple

from locales.languages import BY_TAG
from locales.negotiation import canonical

Category = Literal["one", "two", "few", "other"]


class _Operands(NamedTuple):
    """CLDR's names: ``i`` the whole digits, ``v`` how many digits are visible after the point, ``f`` those digits."""

    i: int
    v: int
    f: int


def category(number: int | Decimal, locale: str) -> Category:
    """CLDR's plural category of ``number`` in the language: ``one``, ``few`` (Serbian), ``two`` (Sámi) or ``other``.

    The sign does not count. A ``Decimal`` counts as it is written: 1.0 has a fraction, 1 has none, and in
    Swedish only the second is ``one``. Raises ``UnknownLocale``, ``TypeError`` for a float, which does not know
    how it is written, and ``ValueError`` for what is no finite number.
    """
    rule = _RULES[BY_TAG[canonical(locale)].code]
    return rule(_operands(number))


def _operands(number: int | Decimal) -> _Operands:
    if isinstance(number, int):
        return _Operands(abs(number), 0, 0)
    if not isinstance(number, Decimal):
        message = f"Ask with an int or a Decimal, not {type(number).__name__}: a float does not know its digits."
        raise TypeError(message)
    if not number.is_finite():
        message = f"{number} is no number that can be counted."
        raise ValueError(message)
    whole, _point, fraction = format(abs(number), "f").partition(".")
    return _Operands(int(whole), len(fraction), int(fraction or 0))


def _english(number: _Operands) -> Category:
    return "one" if number.i == 1 and number.v == 0 else "other"


def _norwegian(number: _Operands) -> Category:
    return "one" if number.i == 1 and number.f == 0 else "other"


def _danish(number: _Operands) -> Category:
    one = (number.i == 1 and number.f == 0) or (number.f != 0 and number.i in (0, 1))
    return "one" if one else "other"


def _serbian(number: _Operands) -> Category:
    """The last digits decide: those of the fraction where one is written, else the whole ones."""
    last = number.f if number.v else number.i
    if last % 10 == 1 and last % 100 != 11:
        return "one"
    if last % 10 in (2, 3, 4) and last % 100 not in (12, 13, 14):
        return "few"
    return "other"


def _sami(number: _Operands) -> Category:
    if number.f == 0 and number.i in (1, 2):
        return "one" if number.i == 1 else "two"
    return "other"


_RULES: Mapping[str, Callable[[_Operands], Category]] = MappingProxyType(
    {
        "nb": _norwegian,
        "nn": _norwegian,
        "sv": _english,
        "da": _danish,
        "sr": _serbian,
        "en": _english,
        "se": _sami,
        "sma": _sami,
    }
)
