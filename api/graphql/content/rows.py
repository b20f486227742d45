"""Rows of an edition as lists ask for them: narrowed step by step, read by a statement that is written once."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Protocol

from django.db import models
from django.db.models import Func, IntegerField, Subquery, Value
from django.db.models.expressions import Star

from cms.publishing.models import EditionRow
from cms.publishing.models.documents import visible
from cms.publishing.statements import Parameter, Row, statements

MOMENT = models.DateTimeField()
WHOLE = models.IntegerField()
NUMBER = models.FloatField()
TEXT = models.TextField()
KEY = models.UUIDField()
ID = models.BigIntegerField()


class Given(Protocol):
    """What stands in a queryset for a value of a run: a parameter of this name, or the value itself."""

    def __call__(self, name: str, field: "models.Field[Any, Any]", *, many: bool = False) -> Any: ...


class _Total(Subquery):
    """A number that is one already: it stands in every row, and Django would have each row made anew for it."""

    def get_db_converters(self, _connection: Any) -> list[Any]:
        return []


Narrow = Callable[[Any, Given], Any]


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of editions, and the values that they are narrowed by.

    Whatever a step puts into the SQL but for its values is part of its shape.
    """

    shape: tuple[Hashable, ...] = ()
    steps: tuple[Narrow, ...] = ()
    values: tuple[tuple[str, Any], ...] = ()

    def where(self, shape: Hashable, narrow: Narrow, **values: Any) -> "Rows":
        """Narrowed further. Each name of a value is used once."""
        return replace(
            self, shape=(*self.shape, shape), steps=(*self.steps, narrow), values=(*self.values, *values.items())
        )

    def visible(self, *, at: datetime) -> "Rows":
        """Those that may be seen at this moment."""
        return self.where("visible", lambda rows, given: rows.filter(visible(at=given("at", MOMENT))), at=at)

    def of_edition(self, pk: int) -> "Rows":
        """Those of one edition."""
        return self.where("edition", lambda rows, given: rows.filter(edition_id=given("edition", ID)), edition=pk)

    def of_kinds(self, kinds: Iterable[str]) -> "Rows":
        """Those of any of these kinds."""
        names = tuple(sorted({str(kind) for kind in kinds}))
        return self.where(("kinds", names), lambda rows, _given: rows.of_kinds(names))

    def about_topics(self, slugs: Sequence[str]) -> "Rows":
        """Those about any of these topics."""
        named = {f"topic{number}": f"|{slug}|" for number, slug in enumerate(slugs)}
        return self.where(
            ("topics", len(named)),
            lambda rows, given: rows.marked_with([given(name, TEXT) for name in named]),
            **named,
        )

    def for_age(self, age: int) -> "Rows":
        """Those whose ages include this one."""
        return self.where("age", lambda rows, given: rows.for_age(given("age", WHOLE)), age=age)

    def in_own_language(self) -> "Rows":
        """Those that no other language stands in for."""
        return self.where("own", lambda rows, _given: rows.filter(is_fallback=False))

    def queryset(self) -> Any:
        """The rows with their values in place, for who narrows them in a way that has no fixed shape.

        Not for rows that are narrowed by a parameter for many values.
        """
        values = dict(self.values)
        return self._narrowed(lambda name, field, **_many: Value(values[name], output_field=field))

    def read(
        self,
        columns: Sequence[str],
        *,
        order: Sequence[str] = (),
        limit: int | None = None,
        total_of: "Rows | None" = None,
    ) -> list[Row]:
        """Columns of the rows, in one statement.

        With `total_of`, rows that these are a part of, a last column tells how many those are.
        """

        def build() -> Any:
            rows = self._narrowed(Parameter).order_by(*order)
            if total_of is None:
                return rows.values_list(*columns)
            return rows.annotate(total=_Total(total_of.counted())).values_list(*columns, "total")

        shape = (self.shape, tuple(columns), tuple(order), limit is None, total_of and total_of.shape)
        return statements.get(shape, build, limited=limit is not None).run(dict(self.values), limit=limit)

    def count(self) -> int:
        """How many rows there are."""
        total: int = statements.get((self.shape, "count"), self.counted).run(dict(self.values))[0][0]
        return total

    def counted(self) -> Any:
        """The queryset that counts them."""
        rows = self._narrowed(Parameter).order_by()
        return rows.annotate(counted=Func(Star(), function="COUNT", output_field=IntegerField())).values_list("counted")

    def _narrowed(self, given: Given) -> Any:
        rows: Any = EditionRow.objects.all()
        for step in self.steps:
            rows = step(rows, given)
        return rows
