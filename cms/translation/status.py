"""The states of translation groups as they follow from the records; what is stored is these, and nothing else."""

from collections.abc import Iterable, Iterator, Mapping
from uuid import UUID

from cms.translation.models import Build, TranslationState
from cms.translation.records import Group, Member, Origin, Records, build_of, records_of
from cms.translation.strings import Progress
from locales.status import Target, derive


def computed(*, keys: Iterable[UUID], texts: Mapping[int, str]) -> dict[Group, list[TranslationState]]:
    """The states that these groups should have, unsaved. `texts` are hashes of live texts by page, where known.

    Of what is stored it takes over only what nothing else tells: who read a text through, and when the source changed.
    """
    return {records.group: list(_states(records)) for records in records_of(keys=keys, texts=texts)}


def _states(records: Records) -> Iterator[TranslationState]:
    source = _source(records)
    said = _said(source, records.origin)
    before = records.before.get(source.locale_id)
    known = before is not None and before.source_hash == said and before.source_changed_at is not None
    changed_at = before.source_changed_at if before and known else (source.published_at if source.live else None)
    for locale in records.locales:
        state = _state(records, locale, source, said)
        state.source_changed_at = changed_at
        yield state


def _source(records: Records) -> Member:
    """The text that the others are renderings of; where none says it is, the one in the tenant's main language."""
    if records.origin:
        return records.members[records.origin.locale_id]
    members = records.members.values()
    out = [member for member in members if member.live and not member.borrows]
    candidates = out or list(members)
    main = [member for member in candidates if member.locale_id == records.default_locale_id]
    return min(main or candidates, key=lambda member: member.page_id)


def _said(source: Member, origin: Origin | None) -> str:
    """What the source says to its readers. One that is not live has nothing newer to say than what was synced."""
    if source.live:
        return source.text_hash
    return origin.synced.text_hash if origin else ""


def _state(records: Records, locale: int, source: Member, said: str) -> TranslationState:
    member = records.members.get(locale)
    origin = records.origin
    state = TranslationState(
        tenant_id=records.group[0],
        translation_key=records.group[1],
        locale_id=locale,
        page_id=member.page_id if member else None,
        source_hash=said,
        synced_hash=origin.synced.text_hash if origin else "",
    )
    _remember(state, records.before.get(locale))
    follows = origin is not None and origin.following.get(locale, False)
    target = _target(member)
    build = _build(member, origin) if origin and member and target == "live" else None
    work = _work(records, locale)
    shown = Progress(work.total, build.missing, tuple(build.machine)) if build else work
    if member is not source and (follows or target != "live"):
        _count(state, shown, work)
    state.status = derive(
        is_source=member is source,
        target=target,
        stopped=not follows,
        source_hash=said,
        synced_hash=state.synced_hash,
        live_built_after_last_sync=_is_newest(build.number if build else None, member, origin),
        missing_segments=state.missing_segments,
        unreviewed_machine_segments=state.unread_segments,
    )
    return state


def _target(member: Member | None) -> Target:
    if member is None:
        return "none"
    if member.borrows:
        return "alias"
    return "live" if member.live else "draft"


def _work(records: Records, locale: int) -> Progress:
    origin = records.origin
    if origin is None:
        return Progress()
    return records.strings.progress(source=origin.pk, key=records.group[1], locale=locale)


def _build(member: Member, origin: Origin) -> Build | None:
    builds = origin.builds.get(member.locale_id, [])
    return build_of(builds, said=member.text_hash, revision_id=member.revision_id)


def _is_newest(number: int | None, member: Member | None, origin: Origin | None) -> bool:
    """Whether the live text was built from the words of the last sync; one that a person wrote goes by its time."""
    if origin is None or member is None:
        return True
    if number is not None:
        return number == origin.synced.number
    return member.built_at is not None and member.built_at >= origin.synced.changed_at


def _remember(state: TranslationState, before: TranslationState | None) -> None:
    """Who read it through belongs to the page: a new page begins without."""
    if before and before.page_id == state.page_id:
        state.reviewed_by_id = before.reviewed_by_id
        state.reviewed_at = before.reviewed_at
        state.read_strings = before.read_strings


def _count(state: TranslationState, shown: Progress, work: Progress) -> None:
    read = set(state.read_strings)
    state.total_segments = work.total
    state.missing_segments = shown.missing
    state.machine_segments = len(shown.machine)
    state.unread_segments = sum(each not in read for each in shown.machine)
    state.open_segments = work.missing
