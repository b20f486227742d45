"""Short ways to declare what the schema has much of: records, lists, enums and connections."""

import enum
from functools import cache, partial
from typing import Any

import graphene
from graphene.utils.str_converters import to_camel_case
from graphql import GraphQLResolveInfo

MAX_PAGE = 100
camel = cache(to_camel_case)


def read_field(name: str, _default: Any, root: dict[str, Any], _info: GraphQLResolveInfo, **_arguments: Any) -> Any:
    """Documents of the store use the contract's own names."""
    return root.get(camel(name))


class Record(graphene.ObjectType):
    """An object type whose values are dictionaries with the contract's field names."""

    class Meta:
        abstract = True

    @classmethod
    def __init_subclass_with_meta__(cls, default_resolver: Any = None, **options: Any) -> None:
        super().__init_subclass_with_meta__(default_resolver=default_resolver or read_field, **options)


def listed(item: Any, description: str, **arguments: Any) -> graphene.List:
    """A list that is never null and holds no null."""
    return graphene.Field(graphene.NonNull(graphene.List(graphene.NonNull(item))), description=description, **arguments)


def list_of(item: Any, description: str) -> graphene.Argument:
    """An argument that is a list without null."""
    return graphene.Argument(graphene.List(graphene.NonNull(item)), description=description)


def described_enum(name: str, description: str, values: dict[str, str]) -> type[graphene.Enum]:
    """An enum whose values are their own names, each described."""
    members = enum.Enum(name, {value: value for value in values})  # type: ignore[misc]
    return graphene.Enum.from_enum(members, description=partial(_describe, description, values))


def _describe(description: str, values: dict[str, str], value: enum.Enum | None) -> str:
    return description if value is None else values[value.name]


def words_of(values: list[enum.Enum] | None) -> list[str] | None:
    """Names of enum values, as the store has them."""
    return None if values is None else [value.value for value in values]


def first_argument(default: int, what: str = "items") -> graphene.Int:
    """How many to answer at most."""
    return graphene.Int(default_value=default, description=f"How many {what} at most: 1 to {MAX_PAGE}.")


def after_argument() -> graphene.String:
    """Where to go on."""
    return graphene.String(description="The cursor of the last item that the client has; null for the beginning.")


class PageInfo(Record):
    """Where a page stands in its list."""

    has_next_page = graphene.Boolean(required=True, description="Whether there are more items after this page.")
    has_previous_page = graphene.Boolean(
        required=True, description="Whether there may be items before this page. For information only."
    )
    start_cursor = graphene.String(
        description="Cursor of the first item; null for an empty page. For information only."
    )
    end_cursor = graphene.String(description="Cursor of the last item, to go on `after`; null for an empty page.")


def connection(node: type, *, prefix: str = "", **more: Any) -> type[Record]:
    """The connection type of a node type, with its edge.

    `more` are further fields of the edge and their resolvers.
    """
    name = prefix or node.__name__
    edge = type(
        f"{name}Edge",
        (Record,),
        {
            "__doc__": f"A {name} at its place in a list.",
            "cursor": graphene.String(required=True, description="The item's place, to go on `after` it."),
            "node": graphene.Field(node, required=True, description="The item."),
            **more,
        },
    )
    return type(
        f"{name}Connection",
        (Record,),
        {
            "__doc__": f"A page of a list of {name}.",
            "total_count": graphene.Int(required=True, description="How many items the whole list has."),
            "page_info": graphene.Field(PageInfo, required=True, description="Where this page stands."),
            "edges": listed(edge, "The items of this page, in order."),
            "resolve_total_count": _total_count,
        },
    )


def _total_count(root: dict[str, Any], _info: GraphQLResolveInfo) -> int:
    total: int = root["total"]()
    return total
