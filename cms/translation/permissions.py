"""Who may translate what: rights on pages decide, language by language; the library asks for one right in all."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from wagtail.models import Locale, Page
from wagtail.permissions import policy_registry
from wagtail_localize.models import Translation, TranslationSource

from cms.tenants.models import HOME_DEPTH, Tenant, below

SUBMIT = "wagtail_localize.submit_translation"
WORK = frozenset({"add", "change", "publish"})


def may_submit(*, user: Any, page: Page) -> bool:
    """Whether somebody may send this page to translation: who may not change a text does not decide where it goes."""
    return user.has_perm(SUBMIT) and page.permissions_for_user(user).can_edit()


def changeable(*, user: Any, pages: Iterable[int]) -> "QuerySet[Page]":
    """Those of the pages that somebody may change, in one statement."""
    own = policy_registry.get_by_type(Page).instances_user_has_permission_for(user, "change")
    return own.filter(pk__in=list(pages))


def open_languages(*, user: Any, page: Page) -> "QuerySet[Locale]":
    """The languages of the page's tenant in which somebody may add what this page would become there."""
    paths = places_for(page)
    return Locale.objects.filter(pk__in=[locale for locale, path in paths.items() if _may(user, {"add"}, path)])


def places_for(page: Page) -> dict[int, str]:
    """By language of the tenant the tree path of what is there of the pages above this one, the nearest counting."""
    tenant = Tenant.objects.of_page(page)
    if tenant is None:
        return {}
    above = list(page.get_ancestors().filter(depth__gte=HOME_DEPTH).values_list("translation_key", flat=True))
    nearness = {key: place for place, key in enumerate(above)}
    found = Page.objects.filter(
        below(tenant.home_paths()), translation_key__in=above, locale__in=tenant.tenant_locales.values("locale")
    )
    nearest: dict[int, tuple[int, str]] = {}
    for key, locale, path in found.values_list("translation_key", "locale_id", "path"):
        nearest[locale] = max(nearest.get(locale, (-1, "")), (nearness[key], path))
    return {locale: path for locale, (_, path) in nearest.items()}


def languages_of(*, user: Any, tenant: Tenant) -> "QuerySet[Locale]":
    """The languages of a tenant in which somebody has pages to work on."""
    homes = tenant.homes().values_list("locale_id", "path")
    open_homes = [locale for locale, path in homes if _may(user, WORK, path, also_within=True)]
    return Locale.objects.filter(pk__in=open_homes)


def may_update(*, user: Any, source: TranslationSource) -> bool:
    """Whether somebody may take a source's new text in: who may change it, or one of its translations."""
    pages = [source.get_source_instance(), *targets(source)]
    return any(page.permissions_for_user(user).can_edit() for page in pages)


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
