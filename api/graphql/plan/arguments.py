"""Variables of an operation and arguments of a field, coerced before the run as far as they do not hang on it."""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from graphql import (
    FieldNode,
    GraphQLError,
    GraphQLField,
    GraphQLSchema,
    VariableDefinitionNode,
    VariableNode,
    get_argument_values,
    get_named_type,
    is_input_object_type,
    is_input_type,
    is_leaf_type,
    is_non_null_type,
    type_from_ast,
    value_from_ast,
)
from graphql.language import Node, Visitor, visit
from graphql.pyutils import Undefined

Variables = dict[str, Any]
Bind = Callable[[Variables], dict[str, Any]]
# What stands for a variable that is not given: it has no value then.
NOTHING = object()


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


class Coercion:
    """Coerces the variables of an operation; what is out of the ordinary it leaves to graphql-core."""

    def __init__(self, schema: GraphQLSchema, definitions: Iterable[VariableDefinitionNode]) -> None:
        found = [(each, type_from_ast(schema, each.type)) for each in definitions]
        self._is_ordinary = all(is_input_type(declared) for _, declared in found)
        self._variables = [_variable(each, declared) for each, declared in found] if self._is_ordinary else []

    def coerced(self, given: Variables) -> Variables | None:
        """As graphql-core coerces them; None where it has to, for it knows how to refuse."""
        if not self._is_ordinary:
            return None
        variables = {}
        for name, *known in self._variables:
            value = _coerced(given.get(name, NOTHING), *known)
            if value is Undefined:
                return None
            if value is not NOTHING:
                variables[name] = value
        return variables


def _coerced(value: Any, parse: Callable[[Any], Any] | None, required: bool, default: Any) -> Any:  # noqa: FBT001
    """NOTHING for a variable without a value, Undefined for what graphql-core has to look at."""
    if value is NOTHING:
        return Undefined if required and default is NOTHING else default
    if value is None:
        return Undefined if required else None
    if parse is None:
        return Undefined
    try:
        return parse(value)
    except Exception:
        # Scalars raise what they like; graphql-core words it.
        return Undefined


def _variable(definition: VariableDefinitionNode, declared: Any) -> tuple[str, Callable[[Any], Any] | None, bool, Any]:
    """Its name, how its value is read where that is a leaf, whether it has to have one, and its default."""
    node = definition.default_value
    default = NOTHING if node is None else value_from_ast(node, declared)
    required = is_non_null_type(declared)
    bare = declared.of_type if required else declared
    return definition.variable.name.value, (bare.parse_value if is_leaf_type(bare) else None), required, default
