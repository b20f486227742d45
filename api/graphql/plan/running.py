"""What one run of a plan knows, and where it notes errors."""

from collections.abc import Callable
from typing import Any, NamedTuple

from graphql import FieldNode, GraphQLError, GraphQLSchema, located_error
from graphql.execution.execute import CollectedErrors, assume_not_awaitable
from graphql.pyutils import Path

from api.graphql.engine.context import Reading

# The place of a value in the answer: the place around it, its key there, and the type whose field it is. A bare tuple,
# for one is made for every object and hardly any is ever looked at.
Place = tuple[Any, str | int, str | None] | None


class Run:
    """The context, coerced variables and errors of one answer."""

    __slots__ = ("_errors", "context", "infos", "variables")

    def __init__(self, context: Reading, variables: dict[str, Any]) -> None:
        self.context = context
        self.variables = variables
        # By the list of a field's nodes, which lives as long as its plan: the same for every object.
        self.infos: dict[int, Info] = {}
        self._errors: CollectedErrors | None = None

    @property
    def errors(self) -> list[GraphQLError]:
        """Those of fields, in the order in which they came about."""
        return self._errors.errors if self._errors else []

    def info(self, nodes: list[FieldNode]) -> "Info":
        """What the resolver of the field with these nodes is told."""
        info = self.infos[id(nodes)] = Info(self.context, nodes)
        return info

    def fail(self, raw: Exception, nodes: list[FieldNode], place: Place, *, nullable: bool) -> Any:
        """Notes an error of the field or list item at this place, which is null then; raises it where it may not be."""
        path = path_of(place)
        error = located_error(raw, nodes, path.as_list() if path else None)
        if not nullable:
            # What lies deeper is located already, and is no cause of itself.
            raise error from (None if error is raw else raw)
        self.note(error, path)
        return None

    def note(self, error: GraphQLError, path: Path | None) -> None:
        """Adds an error unless what is around it is null already."""
        self._errors = self._errors or CollectedErrors()
        self._errors.add(error, path)


class Info(NamedTuple):
    """What resolvers are told of the query: as much of GraphQLResolveInfo as ours look at."""

    context: Reading
    field_nodes: list[FieldNode]


class TypeInfo(NamedTuple):
    """The same for who finds the type of a value that does not name it itself."""

    context: Reading
    field_nodes: list[FieldNode]
    schema: GraphQLSchema
    is_awaitable: Callable[[Any], bool] = assume_not_awaitable


def path_of(place: Place) -> Path | None:
    """The place as graphql-core writes it."""
    return None if place is None else Path(path_of(place[0]), place[1], place[2])
