"""What the admin knows of the API."""

from wagtail import hooks
from wagtail.permissions import register_permission_policy

from api.access.models import AppKey
from api.access.permissions import KeysOfOwnTenants
from api.access.viewsets import AppKeyViewSet

register_permission_policy(AppKey, KeysOfOwnTenants(AppKey))


@hooks.register("register_admin_viewset")
def app_keys() -> AppKeyViewSet:
    """Keys and their use."""
    return AppKeyViewSet()
