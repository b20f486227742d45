"""Statements of the store whose SQL is written once: building one takes Django longer than running most of them.

A statement is a queryset in which `Parameter` stands wherever a run gives a value. It is kept by its shape: whatever
changes the SQL has to be part of that, whatever is a parameter must not.
"""

from collections import OrderedDict
from collections.abc import Callable, Collection, Hashable, Mapping
from threading import Lock
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection, connections, models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Expression
from django.db.models.sql.compiler import SQLCompiler

from cms.publishing.cursors import Reader, array, with_arrays
from cms.publishing.decoding import decoded
from cms.publishing.fields import StoredJSON

KEPT = 512
# Fields whose values PostgreSQL's driver takes as the store has them; asking the field takes as long as sending them.
AS_THEY_ARE = (models.DateTimeField, models.TextField, models.UUIDField, models.FloatField)
Row = tuple[Any, ...]


class Parameter(Expression):
    """A value that each run gives by this name, as the database has values of the field.

    With `many`, in a list for `__in`, it stands for as many values as there are.
    """

    def __init__(self, name: str, field: models.Field[Any, Any], *, many: bool = False) -> None:
        super().__init__(output_field=field)
        self.name = name
        self.many = many

    def as_sql(self, _compiler: SQLCompiler, _connection: Any) -> Any:
        """A placeholder that brings itself as its value, to be put in the values' place when the statement runs."""
        return "%s", [self]

    def stored(self, value: Any, database: BaseDatabaseWrapper) -> Any:
        """A value as the database has it."""
        return self.output_field.get_db_prep_value(value, database, prepared=False)

    def given(self, value: Any, database: BaseDatabaseWrapper) -> Any:
        """The same, many values in one array."""
        if self.many:
            return array(value, self.output_field.get_internal_type())
        if database.vendor == "postgresql" and isinstance(self.output_field, AS_THEY_ARE):
            return value
        return self.stored(value, database)

    def kind_of_many(self) -> str | None:
        """What its many values are; None where it stands for one."""
        return self.output_field.get_internal_type() if self.many else None


class Statement:
    """The SQL of a queryset of rows, and how its columns become Python values."""

    def __init__(self, rows: Any, *, limited: bool) -> None:
        compiler = rows.query.get_compiler(connection=connection)
        sql, self._parameters = compiler.as_sql()
        self._pieces = f"{sql} LIMIT %s".split("%s") if limited else sql.split("%s")
        kinds = [each.kind_of_many() if isinstance(each, Parameter) else None for each in self._parameters]
        self._in_arrays = connection.vendor == "postgresql"
        if self._in_arrays:
            self._pieces = with_arrays(self._pieces, kinds)
        self._sql = "%s".join(self._pieces)
        self._limited = limited
        self._spreads = any(kinds) and not self._in_arrays
        columns = compiler.select if compiler.col_count is None else compiler.select[: compiler.col_count]
        expressions = [expression for expression, _, _ in columns]
        self._reader = Reader(expressions, connection)
        self._converters = [
            (place, [_decoded] if isinstance(expressions[place].output_field, StoredJSON) else converters, expression)
            for place, (converters, expression) in compiler.get_converters(expressions).items()
            if not self._reader.reads(expressions[place].output_field)
        ]

    def run(self, values: Mapping[str, Any], *, limit: int | None = None) -> list[Row]:
        """The rows for these values.

        JSON is decoded on either database. Keys and moments are `UUID` and `datetime` on SQLite; on PostgreSQL they
        are texts as the API shows them, unless the statement has another text beside them (`Reader`). Whoever shows
        them writes both the same, whoever calculates with them makes them what is needed.
        """
        # Django's `connection` looks the thread's own up each time that it is asked for anything.
        database = connections[DEFAULT_DB_ALIAS]
        sql, given = self._spread(values, database) if self._spreads else (self._sql, self._given(values, database))
        if self._limited:
            given.append(limit)
        with self._reader.opened(database) as cursor:
            cursor.execute(sql, given)
            rows: list[Row] = cursor.fetchall()
        return [self._converted(row, database) for row in rows] if self._converters else rows

    def _given(self, values: Mapping[str, Any], database: BaseDatabaseWrapper) -> list[Any]:
        return [
            each.given(values[each.name], database) if isinstance(each, Parameter) else each
            for each in self._parameters
        ]

    def _spread(self, values: Mapping[str, Any], database: BaseDatabaseWrapper) -> tuple[str, list[Any]]:
        """The SQL with a placeholder for each of many values. Their number is rounded up, so that few texts arise."""
        parts, given = [self._pieces[0]], []
        for each, after in zip(self._parameters, self._pieces[1:], strict=False):
            if not isinstance(each, Parameter):
                given.append(each)
                parts.append(f"%s{after}")
            elif not each.many:
                given.append(each.stored(values[each.name], database))
                parts.append(f"%s{after}")
            else:
                many = _rounded_up([each.stored(value, database) for value in values[each.name]])
                given += many
                parts.append(f"{', '.join(['%s'] * len(many))}{after}")
        if self._limited:
            parts.append(f"%s{self._pieces[-1]}")
        return "".join(parts), given

    def _converted(self, row: Row, database: BaseDatabaseWrapper) -> Row:
        values = list(row)
        for place, converters, expression in self._converters:
            for convert in converters:
                values[place] = convert(values[place], expression, database)
        return tuple(values)


class Statements:
    """Statements by their shapes, the least recently used given up first."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Hashable, Statement] = OrderedDict()
        self._lock = Lock()

    def get(self, shape: Hashable, build: Callable[[], Any], *, limited: bool = False) -> Statement:
        """The statement of this shape; `build` makes its queryset when it is asked for first."""
        shape = connection.vendor, shape
        with self._lock:
            known = self._kept.get(shape)
            if known is not None:
                self._kept.move_to_end(shape)
                return known
        made = Statement(build(), limited=limited)
        with self._lock:
            self._kept[shape] = made
            if len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return made


statements = Statements()


def _decoded(value: str | None, _expression: Any, _database: BaseDatabaseWrapper) -> Any:
    return None if value is None else decoded(value)


def _rounded_up(values: Collection[Any]) -> list[Any]:
    """The values, the last one again and again until their number is a power of two; never none."""
    padded = list(values) or [None]
    return padded + padded[-1:] * ((1 << (len(padded) - 1).bit_length()) - len(padded))
