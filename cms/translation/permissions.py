"""Who may translate what: rights on pages decide, language by language; the library asks for one right in all."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from wagtail.models import Locale, Page
from wagtail.permissions import policy_registry
from wagtail_localize.models import Translation, TranslationSource

from cms.tenants.models import Tenant
from cms.translation.places import Places, places_for

SUBMIT = "wagtail_localize.submit_translation"
WORK = frozenset({"add", "change", "publish"})


def may_edit(*, user: Any, page: Page) -> bool:
    """Whether the page is somebody's to change, as the editor has it: by a right, as its author, or in its review."""
    return bool(page.permissions_for_user(user).can_edit())


def may_submit(*, user: Any, page: Page) -> bool:
    """Whether somebody may send this page to translation: who may not change a text does not decide where it goes."""
    return bool(user.has_perm(SUBMIT)) and may_edit(user=user, page=page)


def changeable(*, user: Any, pages: Iterable[int]) -> "QuerySet[Page]":
    """Those of the pages that somebody may change, in one statement."""
    own = policy_registry.get_by_type(Page).instances_user_has_permission_for(user, "change")
    return own.filter(pk__in=list(pages))


def open_languages(*, user: Any, page: Page) -> "QuerySet[Locale]":
    """The languages of the page's tenant in which somebody may add what this page would become there."""
    paths = places_for([page])[page.pk].paths
    return Locale.objects.filter(pk__in=[locale for locale, path in paths.items() if _may(user, {"add"}, path)])


def beginnings(*, user: Any, pages: Sequence[Page]) -> dict[int, frozenset[int]]:
    """By page the languages in which somebody may begin its translation; as many statements for any number of pages.

    Whoever may not send a show to translation begins none of its episodes where the show is missing, and who may not
    take down what shows the original begins nothing in its place.
    """
    places = places_for(pages)
    return {page.pk: frozenset(_beginnings(user, page, places[page.pk])) for page in pages}


def _beginnings(user: Any, page: Page, places: Places) -> Iterator[int]:
    if page.alias_of_id or not may_submit(user=user, page=page):
        return
    for locale, path in places.paths.items():
        if _may(user, {"add"}, path) and not places.has_text(page, locale):
            missing = [each for each in places.above if not places.has_text(each, locale)]
            stand_ins = [places.stand_in(each, locale) for each in (*missing, page)]
            if all(not each.alias_of_id and may_edit(user=user, page=each) for each in missing) and all(
                each.permissions_for_user(user).can_unpublish() for each in stand_ins if each and each.live
            ):
                yield locale


def languages_of(*, user: Any, tenant: Tenant) -> "QuerySet[Locale]":
    """The languages of a tenant in which somebody has pages to work on."""
    homes = tenant.homes().values_list("locale_id", "path")
    open_homes = [locale for locale, path in homes if _may(user, WORK, path, also_within=True)]
    return Locale.objects.filter(pk__in=open_homes)


def may_update(*, user: Any, source: TranslationSource) -> bool:
    """Whether somebody may take a source's new text in: who may change it, or one of its translations."""
    return source.pk in updatable(user=user, sources=[source])


def updatable(*, user: Any, sources: Sequence[TranslationSource]) -> set[int]:
    """Those of the sources whose new text somebody may take in; as many statements for any number of sources."""
    kept_up = Translation.objects.filter(source__in=sources, enabled=True).values_list("source_id", "target_locale_id")
    followed = {*kept_up, *((source.pk, source.locale_id) for source in sources)}
    pages: dict[tuple[UUID, int], Page] = {
        (page.translation_key, page.locale_id): page
        for page in Page.objects.filter(
            translation_key__in=[source.object_id for source in sources]
        ).prefetch_workflow_states()
    }
    keys = {source.pk: source.object_id for source in sources}
    return {
        source
        for source, locale in followed
        if (page := pages.get((keys[source], locale))) and may_edit(user=user, page=page)
    }


def may_publish_all(*, user: Any, source: TranslationSource) -> bool:
    """Whether somebody may publish every translation of a source that is being kept up."""
    return all(page.permissions_for_user(user).can_publish() for page in targets(source))


def targets(source: TranslationSource) -> list[Page]:
    """The pages that are kept up as translations of a source."""
    locales = Translation.objects.filter(source=source, enabled=True).values("target_locale")
    return list(Page.objects.filter(translation_key=source.object_id, locale__in=locales))


def _may(user: Any, actions: Iterable[str], path: str, *, also_within: bool = False) -> bool:
    """Whether a right reaches the page at this tree path; `also_within`: or one that lies below it."""
    if not user.is_active:
        return False
    if user.is_superuser:
        return True
    wanted = {f"{action}_page" for action in actions}
    return any(
        path.startswith(each.page.path) or (also_within and each.page.path.startswith(path))
        for each in policy_registry.get_by_type(Page).get_cached_permissions_for_user(user)
        if each.permission.codename in wanted
    )
