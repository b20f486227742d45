"""When an edition changes by itself next: an item is due or expires, an activity begins or ends."""

from dataclasses import dataclass
from datetime import UTC, datetime
from threading import Lock
from typing import Any

from django.db.models import Min, Q, QuerySet

from cms.publishing.models import DocumentOccurrence, EditionRow
from cms.publishing.versions import KnownEdition

NEVER = datetime.max.replace(tzinfo=UTC)
# Editions of an installation are few; those of tests are not.
MOST_KEPT = 500


@dataclass(frozen=True, slots=True)
class _Known:
    """Good for the moments from `since` to `until`, while the edition is the same."""

    edition: KnownEdition
    since: datetime
    until: datetime


_known: dict[tuple[int, bool], _Known] = {}
_lock = Lock()


def next_turn(edition: KnownEdition, *, at: datetime, of_activities: bool) -> datetime:
    """The first moment after `at`; asked of the database once for each state of the edition."""
    place = edition.pk, of_activities
    known = _known.get(place)
    if known and known.edition == edition and known.since <= at < known.until:
        return known.until
    until = _activities_turn(edition, at) if of_activities else NEVER
    until = min(until, _items_turn(edition, at))
    with _lock:
        if len(_known) >= MOST_KEPT:
            _known.clear()
        _known[place] = _Known(edition, at, until)
    return until


def forget() -> None:
    """The next question asks the database."""
    _known.clear()


def _items_turn(edition: KnownEdition, at: datetime) -> datetime:
    return _soonest(EditionRow.objects.filter(edition=edition.pk), ("visible_from", "visible_until"), at)


def _activities_turn(edition: KnownEdition, at: datetime) -> datetime:
    shown = DocumentOccurrence.objects.filter(document__rows__edition=edition.pk)
    return _soonest(shown, ("starts_at", "ends_at"), at)


def _soonest(rows: "QuerySet[Any]", names: tuple[str, ...], at: datetime) -> datetime:
    found = rows.aggregate(**{name: Min(name, filter=Q(**{f"{name}__gt": at})) for name in names})
    return min((moment for moment in found.values() if moment is not None), default=NEVER)
