"""Dates, times and numbers as each language writes them, by CLDR.

The API gives ISO values and leaves this to the apps; we write so ourselves in mails and in posts to other
channels.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

from locales.negotiation import canonical

NO_BREAK_SPACE = "\u00a0"
MINUS_SIGN = "\u2212"
_GROUP = 3


@dataclass(frozen=True, kw_only=True)
class _Forms:
    """How one language writes: ``months`` as they stand in a date, ``long`` and ``short`` as templates."""

    months: tuple[str, ...]
    long: str = "{day}. {month} {year}"
    short: str = "{day:02}.{number:02}.{year:04}"
    time: str = "{hour:02}:{minute:02}"
    decimal: str = ","
    thousands: str = NO_BREAK_SPACE
    minus: str = "-"


def date_long(value: dt.date, locale: str) -> str:
    """``21. november 2026``, with the month as a word. Raises ``UnknownLocale``, and ``TypeError`` for no date.

    A ``datetime`` gives the day of its own time zone: move it to the reader's zone first.
    """
    return _date(value, _forms(locale).long, locale)


def date_short(value: dt.date, locale: str) -> str:
    """``21.11.2026``, in figures. Otherwise as ``date_long``."""
    return _date(value, _forms(locale).short, locale)


def time(value: dt.time | dt.datetime, locale: str) -> str:
    """``15:04``, Danish ``15.04``; seconds are left out, not rounded.

    Raises ``UnknownLocale``, and ``TypeError`` for what has no time of day.
    """
    template = _forms(locale).time
    if not isinstance(value, dt.time | dt.datetime):
        message = f"A time or datetime is written as a time, not {type(value).__name__}."
        raise TypeError(message)
    return template.format(hour=value.hour, minute=value.minute)


def number(value: float | Decimal, locale: str) -> str:
    """``1 234,5``: every digit that ``value`` has, in groups of three; nothing is rounded.

    A ``Decimal`` keeps the zeros it ends with (``2,50``), a float has none to keep. Norwegian, Swedish and
    Sámi have a minus sign of their own (U+2212), as CLDR has it. Raises ``UnknownLocale``, and ``ValueError``
    for what is no finite number.
    """
    forms = _forms(locale)
    digits = _digits(value)
    whole, _point, fraction = digits.lstrip("-").partition(".")
    sign = forms.minus if digits.startswith("-") and digits.strip("-0.") else ""
    return sign + forms.thousands.join(_groups(whole)) + (forms.decimal + fraction if fraction else "")


def _forms(locale: str) -> _Forms:
    return _FORMS[canonical(locale)]


def _date(value: dt.date, template: str, locale: str) -> str:
    if not isinstance(value, dt.date):
        message = f"A date or datetime is written as a date, not {type(value).__name__}."
        raise TypeError(message)
    month = _forms(locale).months[value.month - 1]
    return template.format(day=value.day, month=month, number=value.month, year=value.year)


def _digits(value: float | Decimal) -> str:
    """The plain digits, without an exponent."""
    exact = value if isinstance(value, Decimal) else Decimal(str(value))
    if not exact.is_finite():
        message = f"{value} is no number that can be written in figures."
        raise ValueError(message)
    digits = format(exact, "f")
    return digits.removesuffix(".0") if isinstance(value, float) else digits


def _groups(whole: str) -> list[str]:
    first = len(whole) % _GROUP or _GROUP
    return [whole[:first], *(whole[start : start + _GROUP] for start in range(first, len(whole), _GROUP))]


def _months(names: str) -> tuple[str, ...]:
    return tuple(names.split())


_NORWEGIAN = _Forms(
    months=_months("januar februar mars april mai juni juli august september oktober november desember"),
    minus=MINUS_SIGN,
)
_SERBIAN = {
    "long": "{day}. {month} {year}.",
    "short": "{day}. {number}. {year}.",
    "thousands": ".",
}
# CLDR has hardly anything for the Sámi languages: dates as their parliaments write them, the month in the genitive.
_SAMI = {
    "long": "{month} {day}. b. {year}",
    "short": "{year:04}-{number:02}-{day:02}",
    "minus": MINUS_SIGN,
}

_FORMS: Mapping[str, _Forms] = MappingProxyType(
    {
        "nb": _NORWEGIAN,
        "nn": _NORWEGIAN,
        "da": _Forms(
            months=_months("januar februar marts april maj juni juli august september oktober november december"),
            time="{hour:02}.{minute:02}",
            thousands=".",
        ),
        "sv": _Forms(
            months=_months("januari februari mars april maj juni juli augusti september oktober november december"),
            long="{day} {month} {year}",
            short="{year:04}-{number:02}-{day:02}",
            minus=MINUS_SIGN,
        ),
        "sr-Cyrl": _Forms(
            months=_months("јануар фебруар март април мај јун јул август септембар октобар новембар децембар"),
            **_SERBIAN,
        ),
        "sr-Latn": _Forms(
            months=_months("januar februar mart april maj jun jul avgust septembar oktobar novembar decembar"),
            **_SERBIAN,
        ),
        "en": _Forms(
            months=_months("January February March April May June July August September October November December"),
            long="{day} {month} {year}",
            short="{day:02}/{number:02}/{year:04}",
            decimal=".",
            thousands=",",
        ),
        "se": _Forms(
            months=_months(
                "ođđajagemánu guovvamánu njukčamánu cuoŋománu miessemánu geassemánu "
                "suoidnemánu borgemánu čakčamánu golggotmánu skábmamánu juovlamánu"
            ),
            **_SAMI,
        ),
        "sma": _Forms(
            months=_months(
                "tsïengelen goevten njoktjen voerhtjen suehpeden ruffien snjaltjen mïetsken skïereden golken rahkan "
                "goeven"
            ),
            **_SAMI,
        ),
    }
)
