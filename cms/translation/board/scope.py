"""What somebody sees on the board; read in a fixed number of statements."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from wagtail.models import GroupPagePermission, Locale, Page

from cms.tenants import reach
from cms.tenants.models import HOME_DEPTH, Tenant, TenantLocale

ANYTHING = ("add_page", "change_page", "publish_page")


@dataclass(frozen=True, slots=True)
class Reach:
    """Tree paths at which somebody has any right; None for a superuser, who may do all."""

    paths: tuple[str, ...] | None

    def works_at(self, path: str) -> bool:
        """Whether any right holds at this tree position or below it."""
        return self.paths is None or any(each.startswith(path) or path.startswith(each) for each in self.paths)


@dataclass(frozen=True, slots=True)
class Scope:
    """The user's tenants, and the languages of each in which they work."""

    tenants: tuple[Tenant, ...]
    locales: tuple[Locale, ...]
    spoken: frozenset[tuple[int, int]]

    def narrowed(self, *, tenant: int | None, locale: int | None) -> "Scope":
        """The same for one tenant, or one language."""
        tenants = tuple(each for each in self.tenants if tenant in (None, each.pk))
        chosen = {each.pk for each in tenants}
        spoken = frozenset(pair for pair in self.spoken if pair[0] in chosen and locale in (None, pair[1]))
        heard = {each for _, each in spoken}
        locales = tuple(each for each in self.locales if each.pk in heard)
        return Scope(tenants, locales, spoken)


def scope_of(user: Any) -> Scope:
    """Somebody whose rights end at one language sees that one beside the originals."""
    known = reach_of(user)
    tenants = tuple(Tenant.objects.for_user(user).order_by("slug"))
    homes = _homes(tenants)
    rows = TenantLocale.objects.filter(tenant__in=tenants).select_related("locale").order_by("position", "pk")
    spoken = [row for row in rows if known.works_at(homes.get((row.tenant_id, row.locale_id), ""))]
    locales = {row.locale_id: row.locale for row in spoken}
    return Scope(
        tenants=tenants,
        locales=tuple(locales.values()),
        spoken=frozenset((row.tenant_id, row.locale_id) for row in spoken),
    )


def reach_of(user: Any) -> Reach:
    """From the groups of the user."""
    if reach.reaches_everything(user):
        return Reach(None)
    given = GroupPagePermission.objects.filter(group__user=user, permission__codename__in=ANYTHING)
    return Reach(tuple(given.values_list("page__path", flat=True)))


def _homes(tenants: Iterable[Tenant]) -> dict[tuple[int, int], str]:
    owners = {tenant.home_key: tenant.pk for tenant in tenants}
    homes = Page.objects.filter(translation_key__in=owners, depth=HOME_DEPTH)
    return {
        (owners[key], locale): path for key, locale, path in homes.values_list("translation_key", "locale_id", "path")
    }
