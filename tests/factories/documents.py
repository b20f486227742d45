"""Random GraphQL documents for a schema, for whoever compares two ways of answering them.

Every field that takes arguments has an alias of its own for each set of them, and whatever stands under a type
condition is aliased by the type: so nearly all documents are valid.
"""

from collections.abc import Callable, Mapping
from typing import Any
from zlib import crc32

from graphql import (
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLSchema,
    get_named_type,
    is_abstract_type,
    is_composite_type,
    is_non_null_type,
)
from hypothesis import strategies as st

# The texts that an argument may be written as, by the field's name and the argument's.
Written = Mapping[tuple[str, str], list[str]]
Draw = Callable[[Any], Any]

MOST_FIELDS = 4
CONDITIONS = ("", "", "", "", " @skip(if: $no)", " @include(if: $no)", " @include(if: $yes)", " @skip(if: false)")
HEAD = "query Random($yes: Boolean! = true, $no: Boolean = false{more})"


@st.composite
def documents(draw: Draw, schema: GraphQLSchema, written: Written, *, depth: int = 5, variables: str = "") -> str:
    """A query with a named fragment, in which arguments are written as `written` has them."""
    writer = _Writer(schema, written, draw)
    root: Any = schema.query_type
    body = writer.selection(root, depth)
    spread = f"\nfragment Named on {root.name} {writer.selection(root, depth)}" if draw(st.booleans()) else ""
    inner = f"{body[:-1]} ...Named }}" if spread else body
    used = "y: __typename @include(if: $yes) n: __typename @skip(if: $no)"
    return f"{HEAD.format(more=variables)} {inner[:-1]} {used} }}{spread}"


class _Writer:
    def __init__(self, schema: GraphQLSchema, written: Written, draw: Draw) -> None:
        self._schema = schema
        self._written = written
        self._draw = draw

    def selection(self, parent: Any, depth: int, prefix: str = "") -> str:
        names = self._names(parent, depth)
        chosen = self._draw(st.lists(st.sampled_from(names), max_size=MOST_FIELDS)) if names else []
        parts = [self._field(parent, name, depth, prefix) for name in chosen]
        if is_abstract_type(parent) and depth:
            possible = sorted(self._schema.get_possible_types(parent), key=lambda each: each.name)
            for each in self._draw(st.lists(st.sampled_from(possible), max_size=2)):
                below = self.selection(each, depth - 1, f"{each.name}_")
                parts.append(f"... on {each.name}{self._condition()} {below}")
        return "{ __typename " + " ".join(parts) + " }"

    def _names(self, parent: GraphQLObjectType | GraphQLInterfaceType, depth: int) -> list[str]:
        """The fields that can be written here."""
        return sorted(
            name
            for name, field in parent.fields.items()
            if (depth > 0 or not is_composite_type(get_named_type(field.type)))
            and all((name, each) in self._written for each, one in field.args.items() if is_non_null_type(one.type))
        )

    def _field(self, parent: Any, name: str, depth: int, prefix: str) -> str:
        field: GraphQLField = parent.fields[name]
        arguments = ", ".join(
            f"{each}: {self._draw(st.sampled_from(self._written[name, each]))}"
            for each, one in field.args.items()
            if (name, each) in self._written and (is_non_null_type(one.type) or self._draw(st.booleans()))
        )
        alias = f"{prefix}{name}_{crc32(arguments.encode())}" if arguments else f"{prefix}{name}"
        below = get_named_type(field.type)
        selection = f" {self.selection(below, depth - 1)}" if is_composite_type(below) else ""
        return f"{alias}: {name}{f'({arguments})' if arguments else ''}{self._condition()}{selection}"

    def _condition(self) -> str:
        condition: str = self._draw(st.sampled_from(CONDITIONS))
        return condition
