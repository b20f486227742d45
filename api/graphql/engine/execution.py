"""A shorter way through graphql-core for fields that only read a value from a dictionary, most of every answer.

Such a field needs no arguments, no path and no information about the query. Whatever is not plain, and every
value that cannot be shown, takes the ordinary way, so that errors read as they always do.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

from graphql import (
    ExecutionContext,
    FieldNode,
    GraphQLEnumType,
    GraphQLField,
    GraphQLObjectType,
    GraphQLSchema,
    is_leaf_type,
    is_non_null_type,
)
from graphql.pyutils import Path, Undefined

from api.graphql.engine.fields import read_field

# Every field of an edition reads a list.
COST_OF_A_FIELD = {"Edition": 2_000}
# How a value is shown, and whether it may be null.
Plain = tuple[Callable[[Any], Any], bool]


def plain_fields(schema: GraphQLSchema) -> dict[str, dict[str, Plain]]:
    """The plain fields of each object type, by name."""
    return {
        each.name: {name: _plain(field) for name, field in each.fields.items() if _is_plain(field)}
        for each in schema.type_map.values()
        if isinstance(each, GraphQLObjectType)
    }


def _is_plain(field: GraphQLField) -> bool:
    reads = isinstance(field.resolve, partial) and field.resolve.func is read_field
    return reads and not field.args and is_leaf_type(_nullable(field))


def _nullable(field: GraphQLField) -> Any:
    declared: Any = field.type
    return declared.of_type if is_non_null_type(declared) else declared


def _plain(field: GraphQLField) -> Plain:
    leaf = _nullable(field)
    # The store holds enum values by their names.
    shown = {name: name for name in leaf.values}.__getitem__ if isinstance(leaf, GraphQLEnumType) else leaf.serialize
    return shown, not is_non_null_type(field.type)


class DirectExecution(ExecutionContext):
    """Executes synchronously. Subclasses name the plain fields of their schema."""

    plain: dict[str, dict[str, Plain]]

    def execute_fields(
        self, parent_type: GraphQLObjectType, source_value: Any, path: Path | None, fields: dict[str, list[FieldNode]]
    ) -> dict[str, Any]:
        """Values by response name."""
        self.context_value.spend(len(fields) * COST_OF_A_FIELD.get(parent_type.name, 1))
        plain = self.plain.get(parent_type.name, {})
        results: dict[str, Any] = {}
        for response_name, nodes in fields.items():
            name = nodes[0].name.value
            shown = _shown(plain[name], source_value.get(name)) if name in plain else Undefined
            if shown is Undefined:
                place = Path(path, response_name, parent_type.name)
                shown = self.execute_field(parent_type, source_value, nodes, place)
            if shown is not Undefined:
                results[response_name] = shown
        return results


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
    return type("Execution", (DirectExecution,), {"plain": plain_fields(schema)})
