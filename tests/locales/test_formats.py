"""Dates, times and numbers as each language writes them, to the character."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from locales.formats import date_long, date_short, number, time
from locales.languages import BY_TAG
from locales.negotiation import UnknownLocale

DAY = dt.date(2026, 11, 21)
EARLY = dt.datetime(2026, 3, 1, 9, 4, 59, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("locale", "long", "short"),
    [
        ("nb", "21. november 2026", "21.11.2026"),
        ("no", "21. november 2026", "21.11.2026"),
        ("nn", "21. november 2026", "21.11.2026"),
        ("da", "21. november 2026", "21.11.2026"),
        ("sv", "21 november 2026", "2026-11-21"),
        ("sr", "21. новембар 2026.", "21. 11. 2026."),
        ("sr-Cyrl", "21. новембар 2026.", "21. 11. 2026."),
        ("sr-Latn", "21. novembar 2026.", "21. 11. 2026."),
        ("en", "21 November 2026", "21/11/2026"),
        ("se", "skábmamánu 21. b. 2026", "2026-11-21"),
        ("sma", "rahkan 21. b. 2026", "2026-11-21"),
    ],
)
def test_a_day_is_written_long_and_short(locale, long, short):
    assert (date_long(DAY, locale), date_short(DAY, locale)) == (long, short)


@pytest.mark.parametrize(
    ("locale", "long", "short", "clock"),
    [
        ("nb", "1. mars 2026", "01.03.2026", "09:04"),
        ("nn", "1. mars 2026", "01.03.2026", "09:04"),
        ("da", "1. marts 2026", "01.03.2026", "09.04"),
        ("sv", "1 mars 2026", "2026-03-01", "09:04"),
        ("sr", "1. март 2026.", "1. 3. 2026.", "09:04"),
        ("sr-Latn", "1. mart 2026.", "1. 3. 2026.", "09:04"),
        ("en", "1 March 2026", "01/03/2026", "09:04"),
        ("se", "njukčamánu 1. b. 2026", "2026-03-01", "09:04"),
        ("sma", "njoktjen 1. b. 2026", "2026-03-01", "09:04"),
    ],
)
def test_one_digit_is_filled_up_where_the_language_does_and_seconds_are_left_out(locale, long, short, clock):
    assert (date_long(EARLY, locale), date_short(EARLY, locale), time(EARLY, locale)) == (long, short, clock)


def test_danish_time_has_a_point_and_a_time_alone_will_do():
    assert [time(dt.time(15, 4), locale) for locale in ("nb", "sv", "sr", "da")] == ["15:04", "15:04", "15:04", "15.04"]


@pytest.mark.parametrize(
    ("locale", "expected"),
    [
        ("nb", "\u22121\u00a0234\u00a0567,5"),
        ("nn", "\u22121\u00a0234\u00a0567,5"),
        ("sv", "\u22121\u00a0234\u00a0567,5"),
        ("se", "\u22121\u00a0234\u00a0567,5"),
        ("sma", "\u22121\u00a0234\u00a0567,5"),
        ("da", "-1.234.567,5"),
        ("sr-Cyrl", "-1.234.567,5"),
        ("sr-Latn", "-1.234.567,5"),
        ("en", "-1,234,567.5"),
    ],
)
def test_thousands_decimals_and_the_minus_sign(locale, expected):
    assert number(-1234567.5, locale) == expected
    assert number(Decimal("-1234567.5"), locale) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (0, "0"),
        (7, "7"),
        (999, "999"),
        (1000, "1.000"),
        (10**9, "1.000.000.000"),
        (1.0, "1"),
        (0.1, "0,1"),
        (-0.0, "0"),
        (1e-7, "0,0000001"),
        (1e21, "1.000.000.000.000.000.000.000"),
        (Decimal("2.50"), "2,50"),
        (Decimal("1.0"), "1,0"),
        (Decimal("1E+3"), "1.000"),
        (Decimal("-0.00"), "0,00"),
        (Decimal("-0.05"), "-0,05"),
    ],
)
def test_a_number_keeps_all_its_digits(value, expected):
    assert number(value, "da") == expected


@pytest.mark.parametrize("value", [float("nan"), float("inf"), Decimal("-Infinity")])
def test_what_is_no_number_is_refused(value):
    with pytest.raises(ValueError, match="is no number that can be written in figures"):
        number(value, "nb")


@pytest.mark.parametrize(
    ("write", "value"),
    [(date_long, "2026-11-21"), (date_short, dt.time(15, 4)), (time, DAY), (time, "15:04")],
)
def test_another_kind_of_value_is_refused(write, value):
    with pytest.raises(TypeError, match="is written as a"):
        write(value, "nb")


@pytest.mark.parametrize(("write", "value"), [(date_long, DAY), (date_short, DAY), (time, EARLY), (number, 1)])
def test_an_unknown_language_is_refused(write, value):
    with pytest.raises(UnknownLocale):
        write(value, "klingon")


@given(st.decimals(allow_nan=False, allow_infinity=False, places=3), st.sampled_from(sorted(BY_TAG)))
def test_the_digits_are_those_of_the_value(value, locale):
    written = number(value, locale)

    assert [int(digit) for digit in written if digit.isdigit()] == [
        int(digit) for digit in format(value, "f") if digit.isdigit()
    ]
