"""Tenants and the people who work in them."""

from collections.abc import Sequence

from cms.media.models import Image, Media
from cms.people.models import User
from cms.publishing.transactions import publishing
from cms.tenants.actions import TenantDetails
from cms.tenants.enums import Role
from cms.tenants.models import Tenant
from content_types.models import Topic
from content_types.onboarding import add_tenant


def make_tenant(
    *, slug: str, locales: Sequence[str] = ("nb",), country: str = "NO", timezone: str = "Europe/Oslo"
) -> Tenant:
    """A tenant with published home and index pages in each language."""
    details = TenantDetails(
        slug=slug,
        name=slug.title(),
        country=country,
        locales=locales,
        timezone=timezone,
        hostname=f"{slug}.localhost",
        port=8000,
    )
    return add_tenant(details=details)


def make_editor(tenant: Tenant, *, name: str = "", role: Role = Role.EDITORS) -> User:
    """Somebody in the tenant's group of editors (or another role)."""
    user = User.objects.create_user(username=name or f"{tenant.slug}-{role}", password="a long password")
    user.groups.add(tenant.tenant_groups.get(role=role).group)
    return user


def make_superuser(name: str = "root") -> User:
    """Somebody who may do everything."""
    return User.objects.create_superuser(username=name, password="a long password")


def remove_tenant(tenant: Tenant) -> None:
    """Everything of a tenant that was really committed."""
    site, collection, groups = tenant.site, tenant.collection, [each.group for each in tenant.tenant_groups.all()]
    for model in (Image, Media):
        for each in model.objects.filter(collection=collection):
            each.delete()
    with publishing():
        homes = list(tenant.homes())
        tenant.delete()
        for home in homes:
            home.delete()
    site.delete()
    for group in groups:
        group.delete()
    collection.delete()
    Topic.objects.filter(slug="walk").delete()
