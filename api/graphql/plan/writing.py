"""Functions that show objects, written as Python and compiled: most of every answer is values that are read and shown.

What is written for `{ id: id  minutes: readingMinutes  leadImage { ... } }` is, but for the names,

    def show(source, run, place):
        if not isinstance(source, dict):
            return other(source, run, place)
        context = run.context
        context.left -= 3
        if context.left < context.look_below:
            context.look()
        get = source.get
        return {
            'id': v if (v := get('id')).__class__ is str else s0(source, run, place),
            'minutes': v if (v := get('readingMinutes')).__class__ is int and -2147483648 <= v <= 2147483647
                       else s1(source, run, place),
            'leadImage': s2(source, run, place),
        }

A value that is not quite as the store writes it is left to the field's own step, and so is every field that resolves
something. Names in the text are GraphQL's and the schema's, no value of a request ever stands in it.
"""

import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from graphql import GRAPHQL_MAX_INT, GRAPHQL_MIN_INT

# How Python tells values that are shown as they are, by the name of the scalar. A test holds the scalars to it.
TEXT = "v.__class__ is str"
# The largest whole numbers that are each a float of their own.
MOST = 2**53
AS_IS = {
    **dict.fromkeys(("String", "ID", "LocalizedText", "LocalizedHtml", "LocaleTag", "UUID", "Date", "DateTime"), TEXT),
    "Boolean": "v.__class__ is bool",
    "Int": f"v.__class__ is int and {GRAPHQL_MIN_INT} <= v <= {GRAPHQL_MAX_INT}",
    "Float": f"v.__class__ is float and {-sys.float_info.max!r} <= v <= {sys.float_info.max!r}",
}
# Values of another class that the scalar shows in one way: how they are told, and how they are shown.
TURNED = {
    "DateTime": ("v.__class__ is datetime", "v.isoformat()"),
    "Float": (f"v.__class__ is int and {-MOST} <= v <= {MOST}", "float(v)"),
}

Shown = Callable[[Any, Any, Any], Any]


class Field(NamedTuple):
    """One field of an object: its name in the answer and its own step; where it only reads a value, the key of that.

    `scalar`: the name of its type, `names`: the values of its enum.
    """

    name: str
    step: Shown
    key: str | None = None
    scalar: str = ""
    nullable: bool = False
    names: frozenset[str] = frozenset()


def written(fields: Sequence[Field], other: Shown, *, number: int) -> Shown:
    """A function that shows dictionaries by these fields, which cost so many; `other` shows what is none."""
    known: dict[str, Any] = {"other": other, "datetime": datetime}
    for place, each in enumerate(fields):
        known[f"s{place}"] = each.step
        if each.names:
            known[f"e{place}"] = each.names
    exec(compile(_text(fields, number), "<plan>", "exec"), known)  # noqa: S102 - our words, and names that grammar lets through
    show: Shown = known["show"]
    return show


def _text(fields: Sequence[Field], number: int) -> str:
    values = (f"        {each.name!r}: {_value(place, each)},\n" for place, each in enumerate(fields))
    return (
        "def show(source, run, place):\n"
        "    if not isinstance(source, dict):\n"
        "        return other(source, run, place)\n"
        "    context = run.context\n"
        f"    context.left -= {number}\n"
        "    if context.left < context.look_below:\n"
        "        context.look()\n"
        "    get = source.get\n"
        f"    return {{\n{''.join(values)}    }}\n"
    )


def _value(place: int, field: Field) -> str:
    shown = f"s{place}(source, run, place)"
    test = AS_IS.get(field.scalar) or (f"{TEXT} and v in e{place}" if field.names else "")
    if field.key is None or not test:
        return shown
    if field.scalar in TURNED:
        told, turned = TURNED[field.scalar]
        shown = f"{turned} if {told} else {shown}"
    read = f"(v := get({field.key!r}))"
    told = f"{read} is None or {test}" if field.nullable else test.replace("v", read, 1)
    return f"v if {told} else {shown}"
