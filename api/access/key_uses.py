"""How much each key is used: counted in memory, written down every ten seconds beside the requests."""

from django.db.models import F
from django.utils import timezone

from api.access.housekeeping import every
from api.access.models import AppKey, KeyUse
from api.access.tallies import WRITTEN_EVERY_SECONDS, Tally

REQUESTS, REFUSED, UNITS = "requests", "refused", "units"

# Key, day, column.
_tally: Tally[tuple[int, str, str]] = Tally()


def count_paid(pk: int, *, units: int, day: str) -> None:
    """One more request with this key, which cost so many units."""
    _tally.add((pk, day, REQUESTS))
    if units:
        _tally.add((pk, day, UNITS), units)


def count_refused(pk: int, *, day: str) -> None:
    """One more request with this key that was refused."""
    _tally.add((pk, day, REFUSED))


@every(WRITTEN_EVERY_SECONDS)
def write_down() -> None:
    """What was counted goes to the database."""
    _tally.write_down(_write)


def forget() -> None:
    """Nothing was counted."""
    _tally.take()


def _write(counted: dict[tuple[int, str, str], int]) -> None:
    keys = AppKey.objects.filter(pk__in={pk for pk, _day, _column in counted})
    there = set(keys.values_list("pk", flat=True))
    keys.update(last_used_at=timezone.now())
    # In one order in every process, so that none waits for another in a circle.
    for (pk, day, column), times in sorted(counted.items()):
        if pk in there:
            use, _made = KeyUse.objects.get_or_create(key_id=pk, day=day)
            KeyUse.objects.filter(pk=use.pk).update(**{column: F(column) + times})
