"""Operations of a document and the values of their arguments, as variables and defaults make them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graphql import DocumentNode, FieldNode, FragmentDefinitionNode, OperationDefinitionNode, VariableNode
from graphql.language import NullValueNode, ValueNode
from graphql.utilities import value_from_ast_untyped

from api.access.refusals import BadInput

Variables = Mapping[str, Any]
# The client has not said.
ABSENT = object()


@dataclass(frozen=True, slots=True)
class Given:
    """An argument: a value of the document's own, or a variable's with its default."""

    constant: Any = ABSENT
    variable: str = ""
    default: Any = ABSENT

    def value(self, variables: Variables) -> Any:
        """What the client says; ABSENT if nothing."""
        return variables.get(self.variable, self.default) if self.variable else self.constant


def operation_of(document: DocumentNode, name: str | None) -> OperationDefinitionNode:
    """The operation that is to be executed. Raises `BadInput` where the name does not say which."""
    operations = [each for each in document.definitions if isinstance(each, OperationDefinitionNode)]
    if name is None and len(operations) > 1:
        raise BadInput("The document has several operations. Say which one in `operationName`.")
    chosen = [each for each in operations if name is None or (each.name and each.name.value == name)]
    if not chosen:
        raise BadInput("`operationName` names no operation of the document. Send a name that it has, or leave it out.")
    return chosen[0]


def names_of_operations(document: DocumentNode) -> list[str | None]:
    """Of all operations of the document; one alone may have none."""
    operations = (each for each in document.definitions if isinstance(each, OperationDefinitionNode))
    return [each.name.value if each.name else None for each in operations]


def fragments_of(document: DocumentNode) -> dict[str, FragmentDefinitionNode]:
    """The document's fragments by name."""
    return {each.name.value: each for each in document.definitions if isinstance(each, FragmentDefinitionNode)}


def defaults_of(operation: OperationDefinitionNode) -> dict[str, Any]:
    """Defaults of the operation's variables that have one."""
    return {
        each.variable.name.value: _constant(each.default_value)
        for each in operation.variable_definitions or ()
        if each.default_value is not None
    }


def given(field: FieldNode, name: str, defaults: Variables) -> Given:
    """One argument of a field."""
    node = next((each.value for each in field.arguments if each.name.value == name), None)
    if node is None:
        return Given()
    if isinstance(node, VariableNode):
        return Given(variable=node.name.value, default=defaults.get(node.name.value, ABSENT))
    return Given(constant=_constant(node))


def _constant(node: ValueNode) -> Any:
    try:
        return None if isinstance(node, NullValueNode) else value_from_ast_untyped(node)
    except ValueError:
        # A number with thousands of digits, which an ID may be written as.
        return None
