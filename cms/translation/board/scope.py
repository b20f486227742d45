"""What somebody sees on the board, and may do from it; read in a fixed number of statements."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from wagtail.models import GroupPagePermission, Locale, Page

from cms.tenants import reach
from cms.tenants.models import HOME_DEPTH, Tenant, TenantLocale
from cms.translation.permissions import SUBMIT

ANYTHING = ("add_page", "change_page", "publish_page")


@dataclass(frozen=True, slots=True)
class Rights:
    """What somebody may do where, by the permission's name; None for a superuser, who may do all."""

    user_id: int
    paths: Mapping[str, tuple[str, ...]] | None
    submits: bool

    def may(self, path: str, *names: str) -> bool:
        """Whether any of these rights holds at this tree position."""
        if self.paths is None:
            return True
        return any(path.startswith(above) for name in names for above in self.paths.get(name, ()))

    def may_edit(self, page: Page) -> bool:
        """Whether the page is theirs to change; whoever may only add may change what is their own.

        As Wagtail's editor has it: the right to publish is none to write.
        """
        own = page.owner_id == self.user_id and self.may(page.path, "add_page")
        return own or self.may(page.path, "change_page")

    def works_at(self, path: str) -> bool:
        """Whether any right holds at this tree position or below it."""
        if self.paths is None:
            return True
        below = (each for name in ANYTHING for each in self.paths.get(name, ()))
        return any(each.startswith(path) or path.startswith(each) for each in below)


@dataclass(frozen=True, slots=True)
class Scope:
    """The user's tenants, and the languages of each in which they work. `homes` are tree positions."""

    tenants: tuple[Tenant, ...]
    locales: tuple[Locale, ...]
    spoken: frozenset[tuple[int, int]]
    homes: Mapping[tuple[int, int], str]
    rights: Rights

    def narrowed(self, *, tenant: int | None, locale: int | None) -> "Scope":
        """The same for one tenant, or one language."""
        tenants = tuple(each for each in self.tenants if tenant in (None, each.pk))
        chosen = {each.pk for each in tenants}
        spoken = frozenset(pair for pair in self.spoken if pair[0] in chosen and locale in (None, pair[1]))
        heard = {each for _, each in spoken}
        locales = tuple(each for each in self.locales if each.pk in heard)
        return Scope(tenants, locales, spoken, self.homes, self.rights)


def scope_of(user: Any) -> Scope:
    """Somebody whose rights end at one language sees that one beside the originals."""
    rights = rights_of(user)
    tenants = tuple(Tenant.objects.for_user(user).order_by("slug"))
    homes = _homes(tenants)
    rows = TenantLocale.objects.filter(tenant__in=tenants).select_related("locale").order_by("position", "pk")
    spoken = [row for row in rows if rights.works_at(homes.get((row.tenant_id, row.locale_id), ""))]
    locales = {row.locale_id: row.locale for row in spoken}
    return Scope(
        tenants=tenants,
        locales=tuple(locales.values()),
        spoken=frozenset((row.tenant_id, row.locale_id) for row in spoken),
        homes=homes,
        rights=rights,
    )


def rights_of(user: Any) -> Rights:
    """From the groups of the user."""
    if reach.reaches_everything(user):
        return Rights(user.pk, None, submits=True)
    paths: dict[str, tuple[str, ...]] = {}
    given = GroupPagePermission.objects.filter(group__user=user)
    for name, path in given.values_list("permission__codename", "page__path"):
        paths[name] = (*paths.get(name, ()), path)
    return Rights(user.pk, paths, submits=user.has_perm(SUBMIT))


def _homes(tenants: Iterable[Tenant]) -> dict[tuple[int, int], str]:
    owners = {tenant.home_key: tenant.pk for tenant in tenants}
    homes = Page.objects.filter(translation_key__in=owners, depth=HOME_DEPTH)
    return {
        (owners[key], locale): path for key, locale, path in homes.values_list("translation_key", "locale_id", "path")
    }
