"""Model fields of ours."""

from collections.abc import Sequence
from typing import Any

from django.db import models
from wagtail.blocks import StreamBlock
from wagtail.fields import StreamField as WagtailStreamField

from content_types.addresses import require_public_page


class StreamField(WagtailStreamField):
    """Wagtail's StreamField, written to migrations without its blocks.

    Block definitions change often and say nothing about the table; in migrations they grow to megabytes. The price: a
    data migration has to work on the raw JSON.
    """

    def __init__(self, block_types: Any = None, **kwargs: Any) -> None:
        super().__init__(block_types if block_types is not None else StreamBlock(), **kwargs)

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        name, path, _, kwargs = super().deconstruct()
        kwargs.pop("block_lookup", None)
        kwargs.pop("block_types", None)
        return name, path, [], kwargs


class WebPageField(models.URLField):
    """The address of a page elsewhere. To the database, and so to migrations, it is Django's own field."""

    default_validators = [*models.URLField.default_validators, require_public_page]

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.URLField", args, kwargs
