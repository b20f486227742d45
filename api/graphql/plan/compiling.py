"""From the selections of a document to functions that answer them.

Two kinds of functions: a `Show` makes of a value what the answer shows of it, or raises; a `Step` answers one field of
an object, errors included. The order of fields, of errors and of resolvers is graphql-core's own.
"""

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Any, NamedTuple

from graphql import (
    FieldNode,
    GraphQLEnumType,
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

from api.graphql.engine.fields import camel, read_field
from api.graphql.plan.arguments import binding
from api.graphql.plan.running import Info, Place, Run, TypeInfo
from api.graphql.plan.writing import AS_IS, TEXT, Field, written

Show = Callable[[Any, Run, Place], Any]
Step = Callable[[Any, Run, Place], Any]
Nodes = list[FieldNode]


class _Where(NamedTuple):
    """As much of GraphQLResolveInfo as graphql-core's error of a type looks at."""

    parent_type: GraphQLObjectType
    field_name: str


class TooLarge(BaseException):
    """A plan has grown beyond its room. No Exception: those become errors of fields."""


class Room:
    """How many fields the plans of an operation may still compile, and how many they have: memory goes by that."""

    __slots__ = ("left", "taken")

    def __init__(self, fields: int) -> None:
        self.left = fields
        self.taken = 0

    def take(self, fields: int) -> None:
        """Raises TooLarge."""
        if fields > self.left:
            raise TooLarge
        self.left -= fields
        self.taken += fields


class Share:
    """What one plan has taken of a room."""

    __slots__ = ("_room", "_taken")

    def __init__(self, room: Room) -> None:
        self._room = room
        self._taken = 0

    def take(self, fields: int) -> None:
        """Raises TooLarge."""
        self._room.take(fields)
        self._taken += fields

    def give_back(self) -> None:
        """All of it, once."""
        fields, self._taken = self._taken, 0
        self._room.take(-fields)


class Compiler:
    """Compiles the selections of one document, with one outcome of its @skip and @include.

    Types behind an interface are compiled when the first object of them is shown. `writes`: objects are shown by
    functions that are written for them, which takes longer to make.
    """

    def __init__(
        self,
        schema: GraphQLSchema,
        fragments: dict[str, Any],
        conditions: dict[str, bool],
        share: Share,
        *,
        writes: bool,
    ) -> None:
        self.schema = schema
        self.fragments = fragments
        self.conditions = conditions
        self.share = share
        self.writes = writes

    def root(self, query: GraphQLObjectType, selected: dict[str, Nodes]) -> Step:
        """Answers the operation's own fields, which are of no object."""
        return self._fields(query, selected, of_an_object=False)

    def _object(self, declared: GraphQLObjectType, nodes: Nodes) -> Show:
        """Shows an object of a type by the selections below these fields."""
        selected = collect_sub_fields(self.schema, self.fragments, self.conditions, declared, nodes)
        show = self._fields(declared, selected, of_an_object=True)
        is_type_of: Callable[..., Any] | None = declared.is_type_of
        if is_type_of is None:
            return show

        def show_if_of_type(value: Any, run: Run, place: Place) -> Any:
            if not (_is_nothing(value) or is_type_of(value, Info(run.context, nodes))):
                raise invalid_return_type_error(declared, value, nodes)
            return show(value, run, place)

        return show_if_of_type

    def _fields(self, parent: GraphQLObjectType, selected: dict[str, Nodes], *, of_an_object: bool) -> Step:
        number = len(selected)
        self.share.take(number)
        fields = [
            _plain(name, field, self._field(parent, name, field, nodes))
            for name, nodes in selected.items()
            if (field := get_field_def(self.schema, parent, nodes[0])) is not None
        ]

        def show_other(source: Any, run: Run, place: Place) -> Any:
            if of_an_object and _is_nothing(source):
                return None
            run.context.spend(number)
            return {each.name: each.step(source, run, place) for each in fields}

        return written(fields, show_other, number=number) if self.writes else show_other

    def _field(self, parent: GraphQLObjectType, name: str, field: GraphQLField, nodes: Nodes) -> Step:
        type_name = parent.name
        if nodes[0].name.value == "__typename":
            return lambda _source, _run, _place: type_name
        required = is_non_null_type(field.type)
        show = self._show(field.type, nodes, parent)
        read = _reads(field)
        bind = binding(field, nodes[0])
        resolve: Callable[..., Any] = field.resolve or default_field_resolver
        which = id(nodes)

        def answer(source: Any, run: Run, place: Place) -> Any:
            here = (place, name, type_name)
            try:
                info = run.infos.get(which) or run.info(nodes)
                value = resolve(source, info, **bind(run.variables)) if bind else resolve(source, info)
                shown = show(value, run, here)
            except Exception as raw:
                return run.fail(raw, nodes, here, nullable=not required)
            if shown is None and required:
                return run.fail(_null(parent, nodes), nodes, here, nullable=False)
            return shown

        def answer_by_reading(source: Any, run: Run, place: Place) -> Any:
            here = (place, name, type_name)
            try:
                shown = show(source.get(read), run, here)
            except Exception as raw:
                return run.fail(raw, nodes, here, nullable=not required)
            if shown is None and required:
                return run.fail(_null(parent, nodes), nodes, here, nullable=False)
            return shown

        return answer if read is None else answer_by_reading

    def _show(self, declared: Any, nodes: Nodes, parent: GraphQLObjectType) -> Show:
        """Shows a value of a type; None is for who asks to judge."""
        bare = declared.of_type if is_non_null_type(declared) else declared
        if is_list_type(bare):
            return self._list(bare.of_type, nodes, parent)
        if is_leaf_type(bare):
            return _leaf(bare)
        if is_abstract_type(bare):
            return self._abstract(bare, nodes, parent)
        return self._object(bare, nodes)

    def _list(self, declared: Any, nodes: Nodes, parent: GraphQLObjectType) -> Show:
        show = self._show(declared, nodes, parent)
        required = is_non_null_type(declared)

        def show_list(value: Any, run: Run, place: Place) -> Any:
            if value.__class__ is not list:
                if _is_nothing(value):
                    return None
                if not is_iterable(value):
                    field = f"{parent.name}.{nodes[0].name.value}"
                    raise GraphQLError(f"Expected Iterable, but did not find one for field '{field}'.")
            shown = []
            for index, each in enumerate(value):
                here = (place, index, None)
                try:
                    one = show(each, run, here)
                except Exception as raw:
                    shown.append(run.fail(raw, nodes, here, nullable=not required))
                    continue
                if one is None and required:
                    run.fail(_null(parent, nodes), nodes, here, nullable=False)
                shown.append(one)
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
            return self._object(found, nodes)

        def show_by_type(value: Any, run: Run, place: Place) -> Any:
            name = value.get("__typename") if isinstance(value, dict) else None
            if name is None and _is_nothing(value):
                return None
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


def _plain(name: str, field: GraphQLField, step: Step) -> Field:
    """A field that shows as it is what it reads, as far as it is one."""
    nullable = not is_non_null_type(field.type)
    declared: Any = field.type
    bare = declared if nullable else declared.of_type
    names = _names_as_they_are(bare) if isinstance(bare, GraphQLEnumType) else frozenset()
    return Field(name, step, _reads(field), str(bare), nullable, names)


def _is_nothing(value: Any) -> bool:
    """Whether there is no value to show. Raises one that is an error."""
    if isinstance(value, Exception):
        raise value
    return value is None or value is Undefined


def _null(parent: GraphQLObjectType, nodes: Nodes) -> TypeError:
    return TypeError(f"Cannot return null for non-nullable field {parent.name}.{nodes[0].name.value}.")


def _leaf(declared: Any) -> Show:
    names = _names_as_they_are(declared) if isinstance(declared, GraphQLEnumType) else frozenset()
    is_text, is_truth = AS_IS.get(declared.name) == TEXT, declared.name == "Boolean"

    def show_leaf(value: Any, _run: Run, _place: Place) -> Any:
        kind = value.__class__
        if (is_truth and kind is bool) or (kind is str and (is_text or value in names)):
            return value
        return None if _is_nothing(value) else ExecutionContext.complete_leaf_value(declared, value)

    return show_leaf


def _names_as_they_are(declared: GraphQLEnumType) -> frozenset[str]:
    """Values that the enum shows as the text that they are: the store holds names."""
    found = set()
    for name in declared.values:
        with suppress(GraphQLError):
            if declared.serialize(name) == name:
                found.add(name)
    return frozenset(found)
