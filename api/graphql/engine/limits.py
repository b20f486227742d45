"""How large a document may be.

Checked before validation, whose cost grows with the square of repeated fields.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    InlineFragmentNode,
    OperationDefinitionNode,
    OperationType,
    SelectionNode,
    SelectionSetNode,
    StringValueNode,
    get_named_type,
    is_introspection_type,
)
from graphql.validation import ASTValidationRule, ValidationRule

from api.access.refusals import BadInput
from api.graphql.engine.errors import TooComplex

# The contract's largest operation has 225; so many take 15 ms to read, validate and compile.
MAX_TOKENS = 800
MAX_COMMENTS = 300
MAX_DEPTH = 20
MAX_SAME_NAME = 30
# Fragments within fields within fragments: what walks them recursively stays far from the interpreter's limit.
MAX_LEVELS = 100
# Fields and fragments of all definitions, each with everything that it spreads.
MAX_SELECTIONS = 5_000
# Pairs of fields that answer under one name and so have to agree.
MAX_PAIRS = 5_000

TOKEN = re.compile(r'"""(?:\\"""|[^"\\]|"(?!"")|\\)*"""|"(?:\\.|[^"\\\n])*"|(#)[^\n]*|\w+|\.{3}|[!$&()|{}:=@\[\]"]')

Fragments = dict[str, FragmentDefinitionNode]


class Extent(NamedTuple):
    """What lies below a selection set, fragments included."""

    depth: int = 0
    levels: int = 0
    selections: int = 0


def check_length(text: str) -> None:
    """Raises `TooComplex` for more tokens or comments than may be. graphql-core would say the same, slowly."""
    left, comments = MAX_TOKENS, MAX_COMMENTS
    for token in TOKEN.finditer(text):
        if token[1]:
            comments -= 1
        else:
            left -= 1
        if left < 0 or comments < 0:
            raise too_long()


def too_long() -> TooComplex:
    """The refusal of a document with too many tokens or comments."""
    return TooComplex(
        f"The document has more than {MAX_TOKENS} words and signs, or {MAX_COMMENTS} comments. "
        "Split it into several requests."
    )


def check_size(document: DocumentNode) -> bool:
    """Whether fragments spread themselves, which leaves nothing else to validate.

    Raises `TooComplex` for a document that is too deep, too large with its fragments, or repeats fields too often.
    Takes time in proportion to what it allows.
    """
    fragments = {each.name.value: each for each in document.definitions if isinstance(each, FragmentDefinitionNode)}
    roots = [
        each.selection_set
        for each in document.definitions
        if isinstance(each, OperationDefinitionNode | FragmentDefinitionNode)
    ]
    measuring = _Measuring(fragments)
    if sum(measuring.extent(root).selections for root in roots) > MAX_SELECTIONS:
        raise _too_large()
    if not measuring.is_circular and sum(_pairs(root, fragments) for root in roots) > MAX_PAIRS:
        raise TooComplex("Too many fields are asked for twice under one name. Name each of them once.")
    return measuring.is_circular


class _Measuring:
    """Measures each fragment once: spread many times, it costs no more than spread once."""

    def __init__(self, fragments: Fragments) -> None:
        self.is_circular = False
        self._fragments = fragments
        self._known: dict[str, Extent | None] = {}

    def extent(self, selections: SelectionSetNode, level: int = 0) -> Extent:
        """The extent below. `level` is how deep the walk itself is: it ends before the interpreter's limit."""
        if level > MAX_LEVELS:
            raise _too_deep()
        _check_repetition(selections)
        below = [(each, self._below(each, level)) for each in selections.selections]
        found = Extent(
            depth=max((part.depth + _steps(each) for each, part in below), default=0),
            levels=max((part.levels + 1 for _each, part in below), default=0),
            selections=sum(part.selections + 1 for _each, part in below),
        )
        if found.depth > MAX_DEPTH or found.levels > MAX_LEVELS:
            raise _too_deep()
        if found.selections > MAX_SELECTIONS:
            raise _too_large()
        return found

    def _below(self, selection: SelectionNode, level: int) -> Extent:
        if isinstance(selection, FragmentSpreadNode):
            return self._fragment(selection.name.value, level)
        below: SelectionSetNode | None = getattr(selection, "selection_set", None)
        return self.extent(below, level + 1) if below else Extent()

    def _fragment(self, name: str, level: int) -> Extent:
        if name not in self._fragments:
            return Extent()
        if name not in self._known:
            self._known[name] = None
            self._known[name] = self.extent(self._fragments[name].selection_set, level + 1)
        known = self._known[name]
        self.is_circular |= known is None
        return known or Extent()


def _steps(selection: SelectionNode) -> int:
    return int(isinstance(selection, FieldNode) and selection.selection_set is not None)


def _too_deep() -> TooComplex:
    return TooComplex(f"The document is nested too deeply. Ask for at most {MAX_DEPTH} levels of fields.")


def _too_large() -> TooComplex:
    return TooComplex(f"The document asks for more than {MAX_SELECTIONS} fields. Split it into several requests.")


def _pairs(root: SelectionSetNode, fragments: Fragments) -> int:
    """How many pairs of fields answer under the same name at the same place of the answer."""
    found = 0
    waiting = [[root]]
    while waiting:
        together: dict[str, list[FieldNode]] = {}
        for field in _fields(waiting.pop(), fragments):
            together.setdefault(_answer_name(field), []).append(field)
        for fields in together.values():
            found += len(fields) * (len(fields) - 1) // 2
            waiting.append([field.selection_set for field in fields if field.selection_set])
    return found


def _fields(places: list[SelectionSetNode], fragments: Fragments) -> Iterator[FieldNode]:
    """The fields of selection sets that answer at the same place, each fragment spread once."""
    spread: set[str] = set()
    waiting = list(places)
    while waiting:
        for selection in waiting.pop().selections:
            if isinstance(selection, FieldNode):
                yield selection
            elif isinstance(selection, InlineFragmentNode):
                waiting.append(selection.selection_set)
            elif isinstance(selection, FragmentSpreadNode) and selection.name.value not in spread:
                spread.add(selection.name.value)
                if selection.name.value in fragments:
                    waiting.append(fragments[selection.name.value].selection_set)


def _answer_name(field: FieldNode) -> str:
    return field.alias.value if field.alias else field.name.value


def _check_repetition(selections: SelectionSetNode) -> None:
    counts = Counter(_names(selections))
    if counts and max(counts.values()) > MAX_SAME_NAME:
        raise TooComplex(f"A field or fragment is repeated more than {MAX_SAME_NAME} times. Name each of them once.")


def _names(selections: SelectionSetNode) -> Iterator[str]:
    for selection in selections.selections:
        if isinstance(selection, FieldNode):
            yield _answer_name(selection)
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


class NoIntrospection(ValidationRule):
    """Says nothing of the schema but `__typename`, as graphql-core's own rule, but with one error for a document."""

    _said = False

    def enter_field(self, node: FieldNode, *_args: object) -> None:
        """Refuses fields that tell of types."""
        told = get_named_type(self.context.get_type())
        if told is not None and is_introspection_type(told) and not self._said:
            self._said = True
            message = "This server does not tell its schema. Take it from `api/graphql/schema.graphql` in its sources."
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
