"""The models of the ten kinds, found by what they are rather than by name."""

from functools import lru_cache
from typing import Any

from django.apps import apps

from cms.publishing.content import kind_of


@lru_cache(maxsize=1)
def item_models() -> tuple[type[Any], ...]:
    """Every page model that is a kind of item."""
    return tuple(model for model in apps.get_models() if kind_of(model))


def has_field(model: type[Any], name: str) -> bool:
    """Whether the kind has this field."""
    return any(field.name == name for field in model._meta.get_fields())
