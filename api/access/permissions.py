"""Who decides about app keys: the editors of the tenant, by being that. No right of a group says so."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Q, QuerySet
from wagtail.permission_policies.base import BasePermissionPolicy

from api.access.models import AppKey, tenants_of
from cms.tenants.enums import Role


class KeysOfOwnTenants(BasePermissionPolicy):
    """Every action on keys of one's own tenants, none on others."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return tenants_of(user).exists()

    def user_has_any_permission(self, user: Any, actions: Iterable[str]) -> bool:
        return tenants_of(user).exists()

    def user_has_permission_for_instance(self, user: Any, action: str, instance: AppKey) -> bool:
        return tenants_of(user).filter(pk=instance.tenant_id).exists()

    def instances_user_has_any_permission_for(self, user: Any, actions: Iterable[str]) -> "QuerySet[AppKey]":
        return AppKey.objects.for_user(user)

    def users_with_any_permission(self, actions: Iterable[str]) -> "QuerySet[Any]":
        editing = Q(groups__tenant_group__role=Role.EDITORS) | Q(is_superuser=True)
        return get_user_model()._default_manager.filter(editing, is_active=True).distinct()
