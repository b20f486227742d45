"""Cursors for the store's statements: on PostgreSQL values come as the API shows them, with nothing in between."""

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from typing import Any
from weakref import WeakKeyDictionary

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.postgresql.base import Cursor, ServerBindingCursor
from django.db.models.expressions import Col
from psycopg.adapt import AdaptersMap, Loader
from psycopg.types.string import TextLoader

from cms.publishing.decoding import decoded
from cms.publishing.fields import StoredJSON

ARRAY_OF = {"UUIDField": "::uuid[]"}
# What an expression may make beside columns that are read as JSON.
NO_TEXT = (models.BooleanField, models.IntegerField, models.FloatField)


class _JSONLoader(Loader):
    """Reads JSON from the bytes that came, which are not made a text first."""

    def load(self, data: Any) -> Any:
        return decoded(bytes(data))


class _MomentLoader(Loader):
    """Moments as the API writes them, without the detour over Python's: 2026-01-02T03:04:05.060000+00:00."""

    def load(self, data: Any) -> Any:
        text = bytes(data).decode("ascii")
        if len(text) == len("2026-01-02 03:04:05+00") and text.endswith("+00"):
            return f"{text[:10]}T{text[11:]}:00"
        return datetime.fromisoformat(text).astimezone(UTC).isoformat()


# By connection, for a map is made for each: it knows the connection's time zone.
_maps: WeakKeyDictionary[Any, AdaptersMap] = WeakKeyDictionary()


class _AsShown:
    """Reads what is stored as text as JSON, keys and moments as the texts that the API shows."""

    connection: Any

    @property
    def adapters(self) -> AdaptersMap:
        """The connection's, but for these."""
        known = _maps.get(self.connection)
        if known is None:
            known = _maps[self.connection] = AdaptersMap(self.connection.adapters)
            known.register_loader("text", _JSONLoader)
            known.register_loader("uuid", TextLoader)
            known.register_loader("timestamptz", _MomentLoader)
        return known


class _Reading(_AsShown, ServerBindingCursor):
    """Lets PostgreSQL keep a statement prepared, where `prepare_threshold` allows that.

    Django's own puts the values into the text, which is then parsed and planned anew each time.
    """


class _Logged(_AsShown, Cursor):
    """Django's own, for the values in its texts are what is wanted where statements are logged."""


class Reader:
    """How the rows of one statement are read.

    What PostgreSQL sends does not tell JSON from other texts, and a text that an expression makes comes like one that
    is stored, whatever its field. So all texts are read as JSON where no column is another text and no
    expression may make one, else Django reads them. The types of a union are those of its first part.
    """

    def __init__(self, expressions: Iterable[Any], database: BaseDatabaseWrapper) -> None:
        self._reads = database.vendor == "postgresql" and all(
            _is_json_or_no_text(each, database) for each in expressions
        )

    def reads(self, field: "models.Field[Any, Any]") -> bool:
        """Whether values of this field need no converting."""
        return self._reads and isinstance(field, StoredJSON)

    def opened(self, database: Any) -> AbstractContextManager[Any]:
        """A cursor, to be closed."""
        if database.vendor != "postgresql" or (database.queries_logged and not self._reads):
            cursor: AbstractContextManager[Any] = database.cursor()
            return cursor
        quick: Any = _Reading if self._reads else ServerBindingCursor
        kind: Any = _Logged if database.queries_logged else quick
        database.ensure_connection()
        with database.wrap_database_errors:
            made = kind(database.connection)
        cursor = database.make_debug_cursor(made) if database.queries_logged else database.make_cursor(made)
        return cursor  # noqa: RET504 - the annotation is for the first


def _is_json_or_no_text(expression: Any, database: BaseDatabaseWrapper) -> bool:
    field = expression.output_field
    if isinstance(expression, Col):
        return isinstance(field, StoredJSON) or field.db_type(database) != "text"
    if isinstance(field, models.DateTimeField | models.UUIDField):
        # Some functions go on with Python's moments.
        return not expression.get_db_converters(database)
    return isinstance(field, NO_TEXT)


def with_arrays(pieces: Sequence[str], types: Sequence[str | None]) -> list[str]:
    """SQL around its placeholders, with an array for each that stands for many values, of these types.

    PostgreSQL takes any number of values in one, so that there is one text to keep prepared.
    """
    made = list(pieces)
    for place, kind in enumerate(types):
        if kind is None:
            continue
        before, after = made[place], made[place + 1]
        if not before.endswith(" IN (") or not after.startswith(")"):
            raise ValueError(f"Many values stand in no IN: {before[-40:]}%s{after[:40]}")
        made[place] = before.removesuffix(" IN (") + " = ANY("
        made[place + 1] = ARRAY_OF.get(kind, "") + after
    return made


def array(values: Iterable[Any], kind: str) -> Any:
    """Many values as one: keys as PostgreSQL writes them, others as a list."""
    return f"{{{','.join(map(str, values))}}}" if kind in ARRAY_OF else list(values)
