"""From the selections of a document to closures that answer them.

Two kinds of closures: a `Show` makes of a value what the answer shows of it, or raises; a `Step` answers one field of
an object, errors included. The order of fields, of errors and of resolvers is graphql-core's own.
"""

from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

from graphql import (
    FieldNode,
    GraphQLError,
    GraphQLField,
    GraphQLObjectType,
    GraphQLSchema,
    default_type_resolver,
    is_abstract_type,
    is_leaf_type,
    is_list_type,
    is_non_null_type,
)
from graphql.execution.collect_fields import collect_sub_fields
from graphql.execution.execute import (
    ExecutionContext,
    default_field_resolver,
    get_field_def,
    invalid_return_type_error,
)
from graphql.pyutils import Undefined, is_iterable

from api.graphql.engine.execution import cost_of_fields
from api.graphql.engine.fields import camel, read_field
from api.graphql.plan.arguments import binding
from api.graphql.plan.running import Info, Place, Run, TypeInfo

Show = Callable[[Any, Run, Place], Any]
Step = Callable[[Any, Run, Place], Any]
Nodes = list[FieldNode]

# Scalars that show a text as it is, so that it need not be asked each time; a test holds them to it.
TEXTS = frozenset({"String", "ID", "LocalizedText", "LocalizedHtml", "LocaleTag", "UUID", "Date", "DateTime"})


class _Where(NamedTuple):
    """As much of GraphQLResolveInfo as graphql-core's error of a type looks at."""

    parent_type: GraphQLObjectType
    field_name: str


class Compiler:
    """Compiles the selections of one document, with one outcome of its @skip and @include.

    `fields` counts what has been compiled so far: a plan takes memory by that. Types behind an interface are compiled
    when the first object of them is shown.
    """

    def __init__(self, schema: GraphQLSchema, fragments: dict[str, Any], conditions: dict[str, bool]) -> None:
        self.schema = schema
        self.fragments = fragments
        self.conditions = conditions
        self.fields = 0

    def below(self, parent: GraphQLObjectType, nodes: Nodes) -> Step:
        """Answers the selections below these fields for an object of a type."""
        return self.selection(parent, collect_sub_fields(self.schema, self.fragments, self.conditions, parent, nodes))

    def selection(self, parent: GraphQLObjectType, selected: dict[str, Nodes]) -> Step:
        """Answers fields by response name for an object of a type."""
        cost = cost_of_fields(parent, len(selected))
        self.fields += len(selected)
        steps = [
            (name, *self._field(parent, name, field, nodes))
            for name, nodes in selected.items()
            if (field := get_field_def(self.schema, parent, nodes[0])) is not None
        ]

        def show_object(source: Any, run: Run, place: Place) -> dict[str, Any]:
            run.context.spend(cost)
            shown: dict[str, Any] = {}
            is_document = isinstance(source, dict)
            for name, key, step in steps:
                # Most of every answer: a text, read from a document and shown as it is.
                if key is not None and is_document:
                    value = source.get(key)
                    if value.__class__ is str:
                        shown[name] = value
                        continue
                shown[name] = step(source, run, place)
            return shown

        return show_object

    def _field(
        self, parent: GraphQLObjectType, name: str, field: GraphQLField, nodes: Nodes
    ) -> tuple[str | None, Step]:
        """Under which key a text that is shown as it is may lie, and the step that answers the field in every case."""
        if nodes[0].name.value == "__typename":
            return None, lambda _source, _run, _place: parent.name
        show = self._show(field.type, nodes, parent)
        nullable = not is_non_null_type(field.type)
        read = _reads(field)
        bind = binding(field, nodes[0])
        resolve: Callable[..., Any] = field.resolve or default_field_resolver

        def answer(source: Any, run: Run, place: Place) -> Any:
            here = (place, name, parent.name)
            try:
                arguments = bind(run.variables) if bind else {}
                return show(resolve(source, Info(run.context, nodes), **arguments), run, here)
            except Exception as raw:
                return run.fail(raw, nodes, here, nullable=nullable)

        def answer_by_reading(source: Any, run: Run, place: Place) -> Any:
            here = (place, name, parent.name)
            try:
                return show(source.get(read), run, here)
            except Exception as raw:
                return run.fail(raw, nodes, here, nullable=nullable)

        if read is None:
            return None, answer
        is_text = str(field.type).removesuffix("!") in TEXTS
        return (read if is_text else None), answer_by_reading

    def _show(self, declared: Any, nodes: Nodes, parent: GraphQLObjectType) -> Show:
        if is_non_null_type(declared):
            return _never_null(self._nullable(declared.of_type, nodes, parent), f"{parent.name}.{nodes[0].name.value}")
        return self._nullable(declared, nodes, parent)

    def _nullable(self, declared: Any, nodes: Nodes, parent: GraphQLObjectType) -> Show:
        if is_list_type(declared):
            return self._list(declared.of_type, nodes, parent)
        if is_leaf_type(declared):
            return _leaf(declared)
        if is_abstract_type(declared):
            return self._abstract(declared, nodes, parent)
        return _object(declared, self.below(declared, nodes), nodes)

    def _list(self, declared: Any, nodes: Nodes, parent: GraphQLObjectType) -> Show:
        show = self._show(declared, nodes, parent)
        nullable = not is_non_null_type(declared)
        field = f"{parent.name}.{nodes[0].name.value}"

        def show_list(value: Any, run: Run, place: Place) -> Any:
            if isinstance(value, Exception):
                raise value
            if value is None or value is Undefined:
                return None
            if value.__class__ is not list and not is_iterable(value):
                raise GraphQLError(f"Expected Iterable, but did not find one for field '{field}'.")
            shown = []
            for index, each in enumerate(value):
                here = (place, index, None)
                try:
                    shown.append(show(each, run, here))
                except Exception as raw:
                    shown.append(run.fail(raw, nodes, here, nullable=nullable))
            return shown

        return show_list

    def _abstract(self, declared: Any, nodes: Nodes, parent: GraphQLObjectType) -> Show:
        known: dict[str, Show] = {}
        resolve_type: Callable[..., Any] = declared.resolve_type or default_type_resolver

        where: Any = _Where(parent, nodes[0].name.value)

        def compiled(name: Any, value: Any) -> Show:
            # As graphql-core judges it, in its words; it asks the context for nothing but the schema.
            context: Any = self
            found = ExecutionContext.ensure_valid_runtime_type(context, name, declared, nodes, where, value)
            return _object(found, self.below(found, nodes), nodes)

        def show_by_type(value: Any, run: Run, place: Place) -> Any:
            if isinstance(value, Exception):
                raise value
            if value is None or value is Undefined:
                return None
            name = value.get("__typename") if isinstance(value, dict) else None
            if name.__class__ is not str:
                name = resolve_type(value, TypeInfo(run.context, nodes, self.schema), declared)
            if name not in known:
                known[name] = compiled(name, value)
            return known[name](value, run, place)

        return show_by_type


def _reads(field: GraphQLField) -> str | None:
    """The key under which the value of a field lies that only reads it; None for every other field."""
    resolve = field.resolve
    if isinstance(resolve, partial) and resolve.func is read_field and not field.args:
        return camel(resolve.args[0])
    return None


def _never_null(show: Show, field: str) -> Show:
    def show_some(value: Any, run: Run, place: Place) -> Any:
        shown = show(value, run, place)
        if shown is None:
            raise TypeError(f"Cannot return null for non-nullable field {field}.")
        return shown

    return show_some


def _leaf(declared: Any) -> Show:
    def show_leaf(value: Any, _run: Run, _place: Place) -> Any:
        if isinstance(value, Exception):
            raise value
        if value is None or value is Undefined:
            return None
        return ExecutionContext.complete_leaf_value(declared, value)

    return show_leaf


def _object(declared: GraphQLObjectType, below: Step, nodes: Nodes) -> Show:
    is_type_of: Callable[..., Any] | None = declared.is_type_of

    def show_one(value: Any, run: Run, place: Place) -> Any:
        if isinstance(value, Exception):
            raise value
        if value is None or value is Undefined:
            return None
        if is_type_of and not is_type_of(value, Info(run.context, nodes)):
            raise invalid_return_type_error(declared, value, nodes)
        return below(value, run, place)

    return show_one
