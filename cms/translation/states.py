"""Keeping the states in the database, and telling them: the only writer of `TranslationState`, reviews aside."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from wagtail.models import Locale

from cms.translation.enums import Status
from cms.translation.models import TranslationState
from cms.translation.records import Group
from cms.translation.status import computed
from locales.negotiation import canonical

BATCH = 200
Place = tuple[int, UUID, int]
Texts = Callable[[Sequence[UUID]], Mapping[int, str]]
COLUMNS = {
    field.name: field.attname
    for field in TranslationState._meta.concrete_fields
    if field.name not in {"id", "tenant", "translation_key", "locale"}
}


@dataclass(frozen=True, slots=True)
class Told:
    """What the public is told of a text. `facts` have the API's field names, and are JSON."""

    status: str
    facts: Mapping[str, Any]


Telling = dict[Group, dict[str, Told]]


def refresh(*, keys: Iterable[UUID], texts: Texts) -> set[Group]:
    """Writes the states of these groups anew, inside the caller's transaction.

    `texts` gives hashes of live texts by page, for as many pages of some groups as are known. Returns the groups of
    which the public is told something else than before.
    """
    ordered = sorted(set(keys), key=str)
    changed: set[Group] = set()
    for start in range(0, len(ordered), BATCH):
        changed |= _refresh_batch(ordered[start : start + BATCH], texts)
    return changed


def _refresh_batch(keys: list[UUID], texts: Texts) -> set[Group]:
    before = list(TranslationState.objects.of_groups(keys))
    stored = {_place(state): state for state in before}
    wanted = [state for states in computed(keys=keys, texts=texts(keys)).values() for state in states]
    altered = []
    for state in wanted:
        known = stored.pop(_place(state), None)
        state.pk = known.pk if known else None
        if known and differing(known, state):
            altered.append(state)
    # What is left stands for pages and languages that are gone.
    TranslationState.objects.filter(pk__in=[state.pk for state in stored.values()]).delete()
    if altered:
        TranslationState.objects.bulk_update(altered, list(COLUMNS), batch_size=50)
    TranslationState.objects.bulk_create([state for state in wanted if state.pk is None], batch_size=BATCH)
    return _told_otherwise(telling(before), telling(wanted))


def differing(stored: TranslationState, wanted: TranslationState) -> list[str]:
    """The columns in which two states of the same place differ."""
    return [column for column in COLUMNS.values() if getattr(stored, column) != getattr(wanted, column)]


def told(keys: Iterable[UUID]) -> Telling:
    """What the public is told of these groups, by group and canonical tag."""
    return telling(TranslationState.objects.of_groups(keys))


def telling(states: Iterable[TranslationState]) -> Telling:
    """The same of states at hand; texts that are not there are not spoken of."""
    by_group: dict[Group, list[TranslationState]] = defaultdict(list)
    for state in states:
        by_group[state.tenant_id, state.translation_key].append(state)
    tags = {locale.pk: canonical(locale.language_code) for locale in Locale.objects.all()}
    return {group: _told(members, tags) for group, members in by_group.items()}


def _told(states: list[TranslationState], tags: Mapping[int, str]) -> dict[str, Told]:
    source = next((tags[state.locale_id] for state in states if state.status == Status.SOURCE), None)
    return {
        tags[state.locale_id]: Told(
            state.status,
            {
                "sourceLocale": source,
                "missingSegments": state.missing_segments,
                "machineSegments": state.machine_segments,
                "reviewedAt": state.read_at.isoformat() if state.read_at else None,
                "sourceChangedAt": state.source_changed_at.isoformat() if state.source_changed_at else None,
            },
        )
        for state in states
        if state.status != Status.MISSING
    }


def _told_otherwise(before: Telling, after: Telling) -> set[Group]:
    return {group for group in before.keys() | after.keys() if before.get(group) != after.get(group)}


def _place(state: TranslationState) -> Place:
    return state.tenant_id, state.translation_key, state.locale_id
