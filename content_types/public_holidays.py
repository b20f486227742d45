"""Public holidays of a country, from a library that is kept up to date; names in the country's own language."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from holidays import country_holidays

LANGUAGES = {"NO": "no", "SE": "sv", "DK": "da", "RS": "sr"}


@lru_cache(maxsize=64)
def in_year(country: str, year: int) -> Mapping[date, str]:
    """Date to name; empty for a country that is not ours."""
    if country not in LANGUAGES:
        return {}
    return dict(country_holidays(country, years=year, language=LANGUAGES[country]))


def name_of(country: str, day: date) -> str | None:
    """The holiday that falls on a day, if one does."""
    return in_year(country, day.year).get(day)
