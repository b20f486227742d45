"""JSON kept as text: the store never searches inside it, and orjson reads it faster than the database's own type."""

from typing import Any

import orjson
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper


def dump(value: Any) -> str:
    """Canonical JSON: the same value is always the same text, so that versions can be compared."""
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS).decode()


class StoredJSON(models.TextField):
    """Python values in and out, canonical JSON text in the database."""

    # What type checkers take the field's values for.
    _pyi_private_set_type: Any
    _pyi_private_get_type: Any

    def from_db_value(self, value: str | None, expression: object, connection: BaseDatabaseWrapper) -> Any:
        return None if value is None else orjson.loads(value)

    def get_prep_value(self, value: Any) -> str | None:
        return None if value is None else dump(value)

    def to_python(self, value: Any) -> Any:
        """Text comes from a fixture or a serialised database; none of the values kept here is a bare string."""
        return orjson.loads(value) if isinstance(value, str) else value

    def value_to_string(self, obj: models.Model) -> str:
        return dump(self.value_from_object(obj))
