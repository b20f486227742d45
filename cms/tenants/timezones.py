"""Time zones by their IANA names."""

from functools import lru_cache
from zoneinfo import available_timezones

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _


@lru_cache(maxsize=1)
def known() -> frozenset[str]:
    """Every name that this machine's time zone data has."""
    return frozenset(available_timezones())


def validate_timezone(value: str) -> None:
    """Refuses a name that the time zone data does not have."""
    if value not in known():
        raise ValidationError(_("Choose a time zone by its name, such as Europe/Oslo."))
