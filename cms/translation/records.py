"""All that the states of translation groups follow from, read for many groups in a fixed number of statements."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from uuid import UUID

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from wagtail.models import Page
from wagtail_localize.models import Translation, TranslationSource

from cms.tenants.models import HOME_DEPTH, STEP, Tenant, TenantLocale
from cms.translation.building import current_hash, note_sync, reckoned
from cms.translation.hashes import is_current, text_hash
from cms.translation.models import Build, SyncedText, TranslationState
from cms.translation.strings import Strings, strings_of

Group = tuple[int, UUID]


@dataclass(frozen=True, slots=True)
class Member:
    """A page of a group. `borrows`: it shows another language's text. `built_at`: when its live text was written."""

    page_id: int
    locale_id: int
    live: bool
    borrows: bool
    revision_id: int | None
    built_at: datetime | None
    published_at: datetime | None
    text_hash: str


@dataclass(frozen=True, slots=True)
class Origin:
    """The source of a group as wagtail-localize keeps it. `following` says of each language whether it is followed."""

    pk: int
    locale_id: int
    synced: SyncedText
    following: Mapping[int, bool]
    builds: Mapping[int, list[Build]]


@dataclass(frozen=True, slots=True)
class Records:
    """One group: its pages and languages, its source if it has one, and its states so far."""

    group: Group
    default_locale_id: int
    locales: tuple[int, ...]
    members: Mapping[int, Member]
    origin: Origin | None
    strings: Strings
    before: Mapping[int, TranslationState]


@lru_cache(maxsize=1)
def _item_models() -> tuple[type[Model], ...]:
    return tuple(model for model in apps.get_models() if getattr(model, "public_kind", None) is not None)


def item_types() -> list[ContentType]:
    """Content types of pages that are items, as the pages say themselves; containers are named where they are made."""
    return list(ContentType.objects.get_for_models(*_item_models()).values())


def keys_of(sources: Iterable[int]) -> set[UUID]:
    """The translation keys of these sources, as far as they are there."""
    ids = list(sources)
    return set(TranslationSource.objects.filter(pk__in=ids).values_list("object_id", flat=True)) if ids else set()


def records_of(*, keys: Iterable[UUID], texts: Mapping[int, str]) -> Iterator[Records]:
    """Every group with these keys. `texts` are hashes of the live text by page, where the caller knows them."""
    wanted = set(keys)
    groups, tenants = _members(wanted, texts)
    origins = _origins(wanted, groups)
    strings = strings_of(sources=[origin.pk for origin in origins.values()], keys=origins) if origins else Strings()
    languages = _languages(tenants)
    before: dict[Group, dict[int, TranslationState]] = defaultdict(dict)
    for state in TranslationState.objects.of_groups(wanted):
        before[state.tenant_id, state.translation_key][state.locale_id] = state
    for group, members in groups.items():
        tenant, key = group
        # The original may have moved to another tenant: what is left here has none.
        origin = origins.get(key)
        yield Records(
            group=group,
            default_locale_id=tenants[tenant].default_locale_id,
            locales=tuple(dict.fromkeys([*languages[tenant], *members])),
            members=members,
            origin=origin if origin and origin.locale_id in members else None,
            strings=strings,
            before=before[group],
        )


def _members(keys: set[UUID], texts: Mapping[int, str]) -> tuple[dict[Group, dict[int, Member]], dict[int, Tenant]]:
    pages = Page.objects.filter(translation_key__in=keys, content_type__in=item_types()).order_by("pk")
    rows = list(
        pages.values_list(
            "pk",
            "translation_key",
            "path",
            "locale_id",
            "live",
            "alias_of__locale_id",
            "live_revision_id",
            "live_revision__created_at",
            "last_published_at",
        )
    )
    by_path = Tenant.objects.of_paths(row[2] for row in rows) if rows else {}
    # A hash by other rules says nothing.
    known = {page: text for page, text in texts.items() if is_current(text)}
    unread = [row[0] for row in rows if row[4] and row[0] not in known]
    read = {page.pk: text_hash(page) for page in Page.objects.filter(pk__in=unread).specific()} if unread else {}
    groups: dict[Group, dict[int, Member]] = defaultdict(dict)
    for pk, key, path, locale, live, borrowed, revision, built, published in rows:
        tenant = by_path.get(path[: STEP * HOME_DEPTH])
        if tenant:
            groups[tenant.pk, key][locale] = Member(
                page_id=pk,
                locale_id=locale,
                live=live,
                borrows=borrowed is not None and borrowed != locale,
                revision_id=revision,
                built_at=built or published,
                published_at=published,
                text_hash=(known.get(pk) or read.get(pk, "")) if live else "",
            )
    return groups, {tenant.pk: tenant for tenant in by_path.values()}


def _languages(tenants: Iterable[int]) -> dict[int, list[int]]:
    languages: dict[int, list[int]] = defaultdict(list)
    for tenant, locale in TenantLocale.objects.filter(tenant__in=list(tenants)).values_list("tenant_id", "locale_id"):
        languages[tenant].append(locale)
    return languages


def _origins(keys: set[UUID], groups: Mapping[Group, Mapping[int, Member]]) -> dict[UUID, Origin]:
    """The source of each group: the oldest whose page is there, should there ever be two."""
    there = {(key, locale) for (_, key), members in groups.items() for locale in members}
    chosen: dict[UUID, TranslationSource] = {}
    sources = TranslationSource.objects.filter(object__in=keys).select_related("specific_content_type")
    for source in sources.defer("content_json").order_by("created_at", "pk"):
        if (source.object_id, source.locale_id) in there:
            chosen.setdefault(source.object_id, source)
    ids = [source.pk for source in chosen.values()]
    if not ids:
        return {}
    following: dict[int, dict[int, bool]] = defaultdict(dict)
    for source_id, locale, enabled in Translation.objects.filter(source__in=ids).values_list(
        "source_id", "target_locale_id", "enabled"
    ):
        following[source_id][locale] = enabled
    builds: dict[int, dict[int, list[Build]]] = defaultdict(lambda: defaultdict(list))
    for build in Build.objects.filter(source__in=ids).order_by("pk"):
        builds[build.source_id][build.locale_id].append(build)
    noted = {synced.source_id: synced for synced in SyncedText.objects.filter(source__in=ids)}
    found = {}
    for key, source in chosen.items():
        synced = _synced(source, noted.get(source.pk))
        if synced:
            found[key] = Origin(source.pk, source.locale_id, synced, following[source.pk], builds[source.pk])
    return found


def _synced(source: TranslationSource, noted: SyncedText | None) -> SyncedText | None:
    if noted is None:
        return reckoned(source=source, at=source.last_updated_at)
    return noted if is_current(noted.text_hash) else note_sync(source=source, at=source.last_updated_at)


def build_of(builds: Iterable[Build], *, said: str, revision_id: int | None) -> Build | None:
    """What a text was built as: by its revision, or by its words where a revision was restored or saved over."""
    same = [build for build in builds if current_hash(build) == said]
    by_revision = [build for build in same if build.revision_id == revision_id and build.revision_id]
    return next(reversed(by_revision or same), None)
