"""Questions that reach every field, made from the schema: whoever adds a field is asked for it as well."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from graphql import (
    GraphQLEnumType,
    GraphQLSchema,
    Undefined,
    get_named_type,
    is_abstract_type,
    is_leaf_type,
    is_non_null_type,
)

# Arguments that have to be given, by field and argument, or by argument alone.
GIVEN = {
    "width": ["400"],
    "channel": ["INSTAGRAM_FEED"],
    "query": ['"$words"'],
    "path": ['"$path"'],
    "translationKey": ['"$key"'],
    "first": ["25"],
    "days": ["366"],
    "from": ['"2020-01-01T00:00:00Z"'],
    "openingHours.from": ['"2020-01-01"'],
    "topics": ['["sleep"]'],
    "age": ["15"],
    "near": ["{latitude: 60, longitude: 5}"],
    "withinKm": ["500"],
    "spokenLanguage": ['"nb"'],
    "to": ['"2030-01-01T00:00:00Z"'],
}
# Whatever else it takes, a list is asked for as a whole, as far as one request may; those within items are short.
WIDE = {
    "first": "25",
    "related.first": "2",
    "episodes.first": "2",
    "occurrences.first": "2",
    "from": GIVEN["from"][0],
    "days": "366",
}
DEPTH = 4


def places(schema: GraphQLSchema, root: str, *, depth: int = DEPTH) -> Iterator[str]:
    """A selection for each place below a type at which values are shown, with all of them. No type is entered twice."""
    found = _walk(schema, schema.get_type(root), "", "", (root,), depth)
    for (opened, closed), values in groupby(found, key=lambda each: (each[0], each[2])):
        yield f"{opened}{' '.join(value for _opened, value, _closed in values)}{closed}"


def ways(schema: GraphQLSchema, root: str) -> Iterator[str]:
    """Each field of a type with each value of each of its arguments, and what tells items apart below it."""
    parent: Any = schema.get_type(root)
    for name, field in parent.fields.items():
        for argument, one in field.args.items():
            for value in _values(name, argument, one):
                written = {**_wide(name, field), argument: value}
                listed = ", ".join(f"{each}: {text}" for each, text in written.items())
                yield f"{name}({listed}) {_telling(schema, get_named_type(field.type))}"


def _walk(schema: Any, parent: Any, opened: str, closed: str, seen: tuple[str, ...], depth: int) -> Iterator[Any]:
    later = []
    for name, field in parent.fields.items():
        below, text = get_named_type(field.type), f"{name}{_arguments(name, field)}"
        if is_leaf_type(below):
            yield opened, text, closed
        elif depth:
            later.append((text, below))
    for text, below in later:
        for each in schema.get_possible_types(below) if is_abstract_type(below) else [below]:
            if each.name in seen:
                continue
            inner = f"... on {each.name} {{ __typename " if is_abstract_type(below) else ""
            yield from _walk(
                schema,
                each,
                f"{opened}{text} {{ {inner}",
                f" }}{' }' if inner else ''}{closed}",
                (*seen, each.name),
                depth - 1,
            )


def _arguments(name: str, field: Any) -> str:
    written = _wide(name, field)
    return f"({', '.join(f'{each}: {text}' for each, text in written.items())})" if written else ""


def _wide(name: str, field: Any) -> dict[str, str]:
    """What has to be said, and what makes a list as long as it can be."""
    required = {
        each: GIVEN[each][0]
        for each, one in field.args.items()
        if is_non_null_type(one.type) and one.default_value is Undefined
    }
    wide = {
        each: WIDE.get(f"{name}.{each}") or GIVEN.get(f"{name}.{each}", [WIDE[each]])[0]
        for each in field.args
        if each in WIDE
    }
    return {**wide, **required}


def _values(name: str, argument: str, one: Any) -> list[str]:
    kind = get_named_type(one.type)
    if isinstance(kind, GraphQLEnumType):
        return list(kind.values)
    if kind.name == "Boolean":
        return ["true", "false"]
    return GIVEN.get(f"{name}.{argument}") or GIVEN.get(argument, [])


def _telling(schema: Any, kind: Any) -> str:
    fields = getattr(kind, "fields", {})
    if "edges" in fields:
        return "{ edges { node { id title summary path shareUrl } } }"
    if "changes" in fields:
        return "{ token changes { id content { id title summary path } } }"
    return (
        "{ "
        + " ".join(each for each in ("id", "title", "summary", "path", "name", "key", "text") if each in fields)
        + " }"
    )
