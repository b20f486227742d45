"""System checks: who reaches further than one tenant."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.contrib.auth.models import Group
from django.core.checks import Tags, Warning, register
from django.db import connections
from django.db.models import Q
from wagtail.models import GroupCollectionPermission, GroupPagePermission

AT_THE_ROOT = Q(page_permissions__page__depth=1) | Q(collection_permissions__collection__depth=1)


@register(Tags.database)
def groups_stay_within_their_tenant(
    app_configs: Sequence[AppConfig] | None, databases: Sequence[str] | None = None, **kwargs: Any
) -> list[Warning]:
    """Rights at the root of all page trees or collections are rights in every tenant."""
    return [
        Warning(
            f"The group “{group.name}” has rights at the root of all page trees or collections: in every tenant.",
            hint="In the admin, under Settings, Groups, take away its rights for the root; its members get theirs from "
            "the groups of their tenants. Who is to reach every tenant is a superuser.",
            id="people.W001",
        )
        for alias in databases or ()
        if _has_groups(alias)
        for group in Group.objects.using(alias).filter(AT_THE_ROOT).distinct().order_by("name")
    ]


def _has_groups(alias: str) -> bool:
    """The first migration of all is checked before, too."""
    needed = {model._meta.db_table for model in (Group, GroupPagePermission, GroupCollectionPermission)}
    return needed.issubset(connections[alias].introspection.table_names())
