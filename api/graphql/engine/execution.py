"""A shorter way through graphql-core for fields that only read a value from a dictionary, most of every answer.

Such a field needs no arguments and no information about the query. Whatever is not plain, and every value that
cannot be shown, takes the ordinary way, so that errors read as they always do.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from graphql import (
    ExecutionContext,
    FieldNode,
    GraphQLEnumType,
    GraphQLError,
    GraphQLField,
    GraphQLList,
    GraphQLObjectType,
    GraphQLOutputType,
    GraphQLSchema,
    is_leaf_type,
    is_non_null_type,
    located_error,
)
from graphql.pyutils import Path, Undefined

from api.graphql.engine.fields import read_field

# Every field of an edition reads a list.
COST_OF_A_FIELD = {"Edition": 2_000}
# How a value is shown, and whether it may be null.
Plain = tuple[Callable[[Any], Any], bool]


@dataclass(frozen=True, slots=True)
class Nested:
    """A field whose value is an object of a type, or a list of them without null; `declared` as the schema has it."""

    type: GraphQLObjectType
    listed: bool
    declared: GraphQLOutputType


def plain_fields(schema: GraphQLSchema) -> dict[str, dict[str, Plain]]:
    """The fields of each object type that show a single value, by name."""
    return {
        each.name: {name: _plain(field) for name, field in _reading(each) if is_leaf_type(_nullable(field.type))}
        for each in _object_types(schema)
    }


def nested_fields(schema: GraphQLSchema) -> dict[str, dict[str, Nested]]:
    """The fields of each object type that show other objects, by name."""
    return {
        each.name: {name: nested for name, field in _reading(each) if (nested := _nested(field.type))}
        for each in _object_types(schema)
    }


def _object_types(schema: GraphQLSchema) -> list[GraphQLObjectType]:
    return [each for each in schema.type_map.values() if isinstance(each, GraphQLObjectType)]


def _reading(parent: GraphQLObjectType) -> Iterator[tuple[str, GraphQLField]]:
    """The fields that only read what the document says."""
    for name, field in parent.fields.items():
        if isinstance(field.resolve, partial) and field.resolve.func is read_field and not field.args:
            yield name, field


def _nullable(declared: Any) -> Any:
    return declared.of_type if is_non_null_type(declared) else declared


def _plain(field: GraphQLField) -> Plain:
    leaf = _nullable(field.type)
    # The store holds enum values by their names.
    shown = {name: name for name in leaf.values}.__getitem__ if isinstance(leaf, GraphQLEnumType) else leaf.serialize
    return shown, not is_non_null_type(field.type)


def _nested(declared: GraphQLOutputType) -> Nested | None:
    inner = _nullable(declared)
    listed = isinstance(inner, GraphQLList) and is_non_null_type(inner.of_type)
    named = inner.of_type.of_type if listed else inner
    if isinstance(named, GraphQLObjectType) and named.is_type_of is None:
        return Nested(named, listed, declared)
    return None


class DirectExecution(ExecutionContext):
    """Executes synchronously. Subclasses name the plain and the nested fields of their schema."""

    plain: dict[str, dict[str, Plain]]
    nested: dict[str, dict[str, Nested]]

    def execute_fields(
        self, parent_type: GraphQLObjectType, source_value: Any, path: Path | None, fields: dict[str, list[FieldNode]]
    ) -> dict[str, Any]:
        """Values by response name."""
        self.context_value.spend(len(fields) * COST_OF_A_FIELD.get(parent_type.name, 1))
        plain, nested = self.plain.get(parent_type.name, {}), self.nested.get(parent_type.name, {})
        results: dict[str, Any] = {}
        for response_name, nodes in fields.items():
            name = nodes[0].name.value
            shown = _shown(plain[name], source_value.get(name)) if name in plain else Undefined
            if shown is Undefined:
                place = Path(path, response_name, parent_type.name)
                if name in nested:
                    shown = self._objects(nested[name], source_value.get(name), nodes, place)
                if shown is Undefined:
                    shown = self.execute_field(parent_type, source_value, nodes, place)
            if shown is not Undefined:
                results[response_name] = shown
        return results

    def _objects(self, field: Nested, value: Any, nodes: list[FieldNode], place: Path) -> Any:
        """What the answer shows of an object or of a list of them; Undefined where that is the ordinary way's to say.

        An error goes where the ordinary way has it go: to the field, which is null then, or to what is around it.
        """
        if value is None or (field.listed and (type(value) is not list or None in value)):
            return Undefined
        try:
            if field.listed:
                places = (Path(place, index, None) for index in range(len(value)))
                return [self._object(field, each, nodes, inner) for each, inner in zip(value, places, strict=True)]
            return self._object(field, value, nodes, place)
        except GraphQLError as error:
            self.handle_field_error(error, field.declared, place)
            return None

    def _object(self, field: Nested, value: Any, nodes: list[FieldNode], place: Path) -> dict[str, Any]:
        try:
            return self.execute_fields(field.type, value, place, self.collect_subfields(field.type, nodes))
        except Exception as raw:
            error = located_error(raw, nodes, place.as_list())
            # What lies deeper is located already, and is no cause of itself.
            raise error from (None if error is raw else raw)


def _shown(plain: Plain, value: Any) -> Any:
    """What the answer shows of a value; Undefined where that is the ordinary way's to say."""
    serialize, nullable = plain
    if value is None:
        return None if nullable else Undefined
    try:
        return serialize(value)
    except Exception:
        return Undefined


def execution_of(schema: GraphQLSchema) -> type[DirectExecution]:
    """The execution of one schema."""
    return type("Execution", (DirectExecution,), {"plain": plain_fields(schema), "nested": nested_fields(schema)})
