"""Making a tenant: its site, collection, languages, theme and groups. The page tree is the layer above's."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Locale, Page, Site

from cms.tenants.enums import Role
from cms.tenants.models import Tenant, TenantGroup, TenantLocale

ADMIN_ACCESS = ("wagtailadmin", "access_admin")
TRANSLATE = ("wagtail_localize", "submit_translation")
PAGE_PERMISSIONS = {
    Role.EDITORS: ("add_page", "change_page", "publish_page", "lock_page", "unlock_page"),
    Role.CONTRIBUTORS: ("add_page",),
    Role.TRANSLATORS: ("add_page", "change_page"),
}
COLLECTION_PERMISSIONS = {
    Role.EDITORS: (
        ("media", "add_image"),
        ("media", "change_image"),
        ("media", "choose_image"),
        ("media", "add_media"),
        ("media", "change_media"),
    ),
    Role.CONTRIBUTORS: (("media", "add_image"), ("media", "choose_image"), ("media", "add_media")),
    Role.TRANSLATORS: (("media", "choose_image"),),
}
# Every tenant has these from its first day; groups of translators are added language by language.
FIRST_ROLES = (Role.EDITORS, Role.CONTRIBUTORS)


hostname_validator = RegexValidator(
    r"^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$", _("Write the host name alone, in small letters, such as solvik.example.")
)


class TenantExistsError(ValueError):
    """The short name or the host name is taken already."""


class NoSuchLanguageError(LookupError):
    """The tenant does not publish in this language, or has no pages in it yet."""


@dataclass(frozen=True, slots=True)
class TenantDetails:
    """What a new tenant is. `locales` are Wagtail's language codes, the main language first."""

    slug: str
    name: str
    country: str
    locales: Sequence[str]
    timezone: str
    hostname: str
    port: int = 80
    serbian_script: str = "Cyrl"
    primary_color: str = "#1b4d89"
    accent_color: str = "#b8860b"
    is_default_site: bool = False


@transaction.atomic
def create_tenant(*, details: TenantDetails, homes: Sequence[Page]) -> Tenant:
    """The tenant around its home pages, one for each of its languages and in their order.

    Raises TenantExistsError or ValidationError.
    """
    if Tenant.objects.filter(slug=details.slug).exists() or Site.objects.filter(hostname=details.hostname).exists():
        raise TenantExistsError(details.slug)
    site = Site(
        hostname=details.hostname,
        port=details.port,
        root_page=homes[0],
        site_name=details.name,
        is_default_site=details.is_default_site,
    )
    site.full_clean()
    site.save()
    collection = Collection.get_first_root_node().add_child(name=details.name)
    tenant = Tenant(
        slug=details.slug,
        name=details.name,
        country=details.country,
        site=site,
        home_key=homes[0].translation_key,
        collection=collection,
        default_locale=locale_for(details.locales[0]),
        serbian_script=details.serbian_script,
        timezone=details.timezone,
        primary_color=details.primary_color,
        accent_color=details.accent_color,
    )
    tenant.full_clean()
    tenant.save()
    for position, code in enumerate(details.locales):
        TenantLocale.objects.create(tenant=tenant, locale=locale_for(code), position=position)
    for role in FIRST_ROLES:
        create_group(tenant=tenant, role=role, homes=homes)
    return tenant


def require_languages(codes: Sequence[str]) -> None:
    """Refuses what is not a language of this installation, the same one twice, and none at all."""
    known = [code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES]
    if not codes or len(set(codes)) < len(codes) or not set(codes) <= set(known):
        raise ValidationError(
            _("Name each language once, the main one first, out of: %(known)s.") % {"known": ", ".join(known)}
        )


def locale_for(code: str) -> Locale:
    """Wagtail's locale of this code, made at its first use."""
    return Locale.objects.get_or_create(language_code=code)[0]


def create_group(*, tenant: Tenant, role: Role, homes: Sequence[Page]) -> TenantGroup:
    """A group that may work in the tenant's page trees and collection, and nowhere else."""
    group = _open_group(tenant, role, f"{tenant.slug}: {role.value}", homes)
    if role == Role.EDITORS:
        group.permissions.add(_permission(*TRANSLATE))
    return TenantGroup.objects.create(tenant=tenant, group=group, role=role)


@transaction.atomic
def create_translators(*, tenant: Tenant, code: str) -> tuple[TenantGroup, bool]:
    """The group that may write in one language of the tenant and in no other, and whether it is new.

    Its members change drafts and send them to review; they publish nothing and send nothing to translation.
    Raises NoSuchLanguageError.
    """
    home = tenant.homes().filter(locale__language_code=code).first()
    if home is None or not tenant.tenant_locales.filter(locale__language_code=code).exists():
        raise NoSuchLanguageError(code)
    known = TenantGroup.objects.filter(tenant=tenant, role=Role.TRANSLATORS, locale=home.locale_id).first()
    if known:
        return known, False
    group = _open_group(tenant, Role.TRANSLATORS, f"{tenant.slug}: {Role.TRANSLATORS.value} {code}", [home])
    made = TenantGroup.objects.create(tenant=tenant, group=group, role=Role.TRANSLATORS, locale=home.locale)
    return made, True


def _open_group(tenant: Tenant, role: Role, name: str, homes: Sequence[Page]) -> Group:
    group = Group.objects.create(name=name)
    group.permissions.add(_permission(*ADMIN_ACCESS))
    for home in homes:
        grant_pages(group=group, role=role, home=home)
    for app_label, codename in COLLECTION_PERMISSIONS[role]:
        GroupCollectionPermission.objects.create(
            group=group, collection=tenant.collection, permission=_permission(app_label, codename)
        )
    return group


def grant_pages(*, group: Group, role: Role, home: Page) -> None:
    """What the role may do below this home page."""
    for codename in PAGE_PERMISSIONS[role]:
        GroupPagePermission.objects.create(group=group, page=home, permission=_permission("wagtailcore", codename))


def _permission(app_label: str, codename: str) -> Permission:
    return Permission.objects.get(content_type__app_label=app_label, codename=codename)
