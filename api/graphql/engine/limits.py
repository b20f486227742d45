"""How large a document may be.

Checked before validation, whose cost grows with the square of repeated fields.
"""

from collections import Counter
from collections.abc import Iterator

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    OperationDefinitionNode,
    OperationType,
    SelectionNode,
    SelectionSetNode,
    StringValueNode,
)
from graphql.validation import ASTValidationRule

from api.access.refusals import BadInput
from api.graphql.engine.errors import TooComplex

MAX_TOKENS = 3_000
MAX_COMMENTS = 300
MAX_DEPTH = 20
MAX_SAME_NAME = 30


def check_size(document: DocumentNode) -> None:
    """Raises `TooComplex` for a document that is too deep or repeats a field too often."""
    fragments = {each.name.value: each for each in document.definitions if isinstance(each, FragmentDefinitionNode)}
    depths: dict[str, int] = {}
    for definition in document.definitions:
        if isinstance(definition, OperationDefinitionNode | FragmentDefinitionNode):
            _measure(definition.selection_set, fragments, depths, 0)


def _measure(
    selections: SelectionSetNode,
    fragments: dict[str, FragmentDefinitionNode],
    depths: dict[str, int],
    depth: int,
) -> int:
    """Levels of fields below this selection set, fragments included, each of them measured once."""
    if depth > MAX_DEPTH:
        raise TooComplex(f"The document is nested too deeply. Ask for at most {MAX_DEPTH} levels of fields.")
    _check_repetition(selections)
    deepest = 0
    for selection in selections.selections:
        below = _below(selection, fragments)
        if isinstance(selection, FragmentSpreadNode):
            name = selection.name.value
            if name not in depths and below is not None:
                depths[name] = 0  # a cycle is validation's to report
                depths[name] = _measure(below, fragments, depths, 0)
            deepest = max(deepest, depths.get(name, 0))
        elif below is not None:
            step = isinstance(selection, FieldNode)
            deepest = max(deepest, step + _measure(below, fragments, depths, depth + step))
    if depth + deepest > MAX_DEPTH:
        raise TooComplex(f"The document is nested too deeply. Ask for at most {MAX_DEPTH} levels of fields.")
    return deepest


def _below(selection: SelectionNode, fragments: dict[str, FragmentDefinitionNode]) -> SelectionSetNode | None:
    if isinstance(selection, FragmentSpreadNode):
        fragment = fragments.get(selection.name.value)
        return fragment.selection_set if fragment else None
    found: SelectionSetNode | None = getattr(selection, "selection_set", None)
    return found


def _check_repetition(selections: SelectionSetNode) -> None:
    counts = Counter(_names(selections))
    if counts and max(counts.values()) > MAX_SAME_NAME:
        raise TooComplex(f"A field or fragment is repeated more than {MAX_SAME_NAME} times. Name each of them once.")


def _names(selections: SelectionSetNode) -> Iterator[str]:
    for selection in selections.selections:
        if isinstance(selection, FieldNode):
            yield selection.alias.value if selection.alias else selection.name.value
        elif isinstance(selection, FragmentSpreadNode):
            yield f"...{selection.name.value}"
        else:
            yield "..."


class NoNulCharacters(ASTValidationRule):
    """The character U+0000 is in no text of ours, and databases refuse it."""

    def enter_string_value(self, node: StringValueNode, *_args: object) -> None:
        """Refuses a literal with that character."""
        if "\0" in node.value:
            raise BadInput("A text holds the character U+0000. Leave it out.")


class QueriesOnly(ASTValidationRule):
    """Nothing can be written here, and nothing subscribed to."""

    def enter_operation_definition(self, node: OperationDefinitionNode, *_args: object) -> None:
        """Refuses other operations than queries."""
        if node.operation != OperationType.QUERY:
            message = f"The API has no {node.operation.value}s. Send a query."
            self.report_error(GraphQLError(message, node))


def writes(document: DocumentNode) -> bool:
    """Whether the document asks for a mutation, which HTTP forbids to send by GET."""
    return any(
        isinstance(each, OperationDefinitionNode) and each.operation == OperationType.MUTATION
        for each in document.definitions
    )


def check_texts(value: object) -> None:
    """Raises `BadInput` for the character U+0000 anywhere in the variables, however deep they are."""
    waiting = [value]
    while waiting:
        each = waiting.pop()
        if isinstance(each, str):
            if "\0" in each:
                raise BadInput("A text holds the character U+0000. Leave it out.")
        elif isinstance(each, dict):
            waiting += each.keys()
            waiting += each.values()
        elif isinstance(each, list):
            waiting += each
