"""What the user's tenants have, for templates of libraries that would show everybody's."""

from typing import Any

from django import template
from django.db.models import QuerySet
from wagtail.models import Collection

from cms.tenants import reach

register = template.Library()


@register.simple_tag(takes_context=True)
def own_collections(context: dict[str, Any]) -> "QuerySet[Collection]":
    """Collections of the user's tenants."""
    return reach.collections(context["request"].user)
