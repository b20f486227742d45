"""When an edition changes by itself next: an item is due or expires, an activity begins or ends."""

from dataclasses import dataclass
from datetime import UTC, datetime
from threading import Lock

from django.db.models import Min, OuterRef, Q, Subquery

from cms.publishing.models import DocumentOccurrence, Edition, EditionRow
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
    """Both moments by the indexes that they are in, in one statement."""
    here = EditionRow.objects.filter(edition=OuterRef("pk"))
    begins = here.filter(visible_from__gt=at).order_by("visible_from").values("visible_from")[:1]
    ends = here.filter(visible_until__gt=at).order_by("visible_until").values("visible_until")[:1]
    both = Edition.objects.filter(pk=edition.pk).annotate(begins=Subquery(begins), ends=Subquery(ends))
    return _soonest(both.values_list("begins", "ends").first())


def _activities_turn(edition: KnownEdition, at: datetime) -> datetime:
    shown = DocumentOccurrence.objects.filter(document__rows__edition=edition.pk)
    both = shown.aggregate(
        begins=Min("starts_at", filter=Q(starts_at__gt=at)), ends=Min("ends_at", filter=Q(ends_at__gt=at))
    )
    return _soonest((both["begins"], both["ends"]))


def _soonest(moments: tuple[datetime | None, datetime | None] | None) -> datetime:
    return min((moment for moment in moments or () if moment is not None), default=NEVER)
