"""Arguments of a field, coerced before the run as far as they are no variables."""

from collections.abc import Callable
from typing import Any, NamedTuple

from graphql import (
    FieldNode,
    GraphQLError,
    GraphQLField,
    VariableNode,
    get_argument_values,
    get_named_type,
    is_input_object_type,
    is_non_null_type,
)
from graphql.language import Node, Visitor, visit
from graphql.pyutils import Undefined

Variables = dict[str, Any]
Bind = Callable[[Variables], dict[str, Any]]


class Wanted(NamedTuple):
    """An argument whose value is a variable; `name` is what the resolver calls it."""

    name: str
    variable: str
    default: Any
    required: bool


class _FindVariables(Visitor):
    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()

    def enter_variable(self, node: VariableNode, *_args: Any) -> None:
        self.names.add(node.name.value)


def variables_in(node: Node) -> set[str]:
    """Names of the variables that stand anywhere in a node."""
    finding = _FindVariables()
    visit(node, finding)
    return finding.names


def binding(field: GraphQLField, node: FieldNode) -> Bind | None:
    """How a field comes by its arguments, by the names that its resolver takes; None where it takes none.

    Values that are the same in every run are coerced once: resolvers have to leave them as they are. Whatever is out
    of the ordinary is left to graphql-core at each run, for it knows how to refuse it.
    """
    if not field.args:
        return None

    def ordinary(variables: Variables) -> dict[str, Any]:
        return get_argument_values(field, node, variables)

    given = {each.name.value: each for each in node.arguments or ()}
    by_variable = {name: each.value.name.value for name, each in given.items() if isinstance(each.value, VariableNode)}
    literal = tuple(each for name, each in given.items() if name not in by_variable)
    if any(variables_in(each) for each in literal) or any(
        is_input_object_type(get_named_type(field.args[name].type)) for name in given
    ):
        return ordinary
    others = GraphQLField(field.type, {name: each for name, each in field.args.items() if name not in by_variable})
    try:
        constant = get_argument_values(others, FieldNode(arguments=literal))
    except GraphQLError:
        return ordinary
    wanted = [_wanted(field, name, variable) for name, variable in by_variable.items()]
    return lambda variables: _bound(constant, wanted, variables, ordinary) if wanted else constant


def _bound(constant: dict[str, Any], wanted: list[Wanted], variables: Variables, ordinary: Bind) -> dict[str, Any]:
    values = constant.copy()
    for name, variable, default, required in wanted:
        value = variables.get(variable, default)
        if required and (value is None or value is Undefined):
            return ordinary(variables)
        if value is not Undefined:
            values[name] = value
    return values


def _wanted(field: GraphQLField, name: str, variable: str) -> Wanted:
    argument = field.args[name]
    required = is_non_null_type(argument.type)
    return Wanted(argument.out_name or name, variable, argument.default_value, required)
