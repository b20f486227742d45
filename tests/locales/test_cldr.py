"""What `formats` and `plurals` have as data, beside CLDR's own, which Babel carries."""

import datetime as dt
from decimal import Decimal

import pytest
from babel import Locale, dates, numbers

from locales.formats import date_long, date_short, number, time
from locales.plurals import category

BABEL = {"nb": "nb", "nn": "nn", "sv": "sv", "da": "da", "sr-Cyrl": "sr", "sr-Latn": "sr_Latn", "en": "en_GB"}
SHORT = dict.fromkeys(BABEL, "medium") | {"nb": "short", "nn": "short", "da": "short", "sv": "short", "en": "short"}
DAYS = [dt.date(2026, month, day) for month in range(1, 13) for day in (1, 21)]
COUNTED = [
    *range(130),
    *(Decimal(whole) + Decimal(hundredths).scaleb(-2) for whole in range(25) for hundredths in range(100)),
    *(Decimal(text) for text in ("0.0", "1.0", "2.0", "1.1", "1.10", "0.1", "0.2", "5.12", "1.000")),
]


@pytest.mark.parametrize("tag", BABEL)
def test_dates_and_times_are_those_of_cldr(tag):
    for day in DAYS:
        assert date_long(day, tag) == dates.format_date(day, "long", locale=BABEL[tag])
        assert date_short(day, tag) == dates.format_date(day, SHORT[tag], locale=BABEL[tag])
    assert time(dt.time(9, 4), tag) == dates.format_time(dt.time(9, 4), "short", locale=BABEL[tag])


@pytest.mark.parametrize("tag", BABEL)
def test_numbers_are_those_of_cldr(tag):
    for value in (0, 999, 1000, 1234567, Decimal("1234.5")):
        assert number(value, tag) == numbers.format_decimal(value, locale=BABEL[tag])
    assert number(-1, tag)[0] == numbers.get_minus_sign_symbol(locale=BABEL[tag])


@pytest.mark.parametrize("tag", [*BABEL, "se", "sma"])
def test_plural_categories_are_those_of_cldr(tag):
    rule = Locale.parse(BABEL.get(tag, tag)).plural_form

    assert [(value, category(value, tag)) for value in COUNTED] == [(value, rule(value)) for value in COUNTED]
