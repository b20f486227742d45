"""Documents parsed and validated once: both cost more than most answers, and apps send the same few texts."""

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Any

from django.conf import settings
from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    GraphQLSchema,
    NoFragmentCyclesRule,
    specified_rules,
    validate,
)
from graphql.language import SelectionSetNode, Visitor, visit
from graphql.validation.validate import ValidationAbortedError

from api.graphql.engine import limits
from api.graphql.engine.errors import PARSE_FAILED, VALIDATION_FAILED, TooComplex, from_document
from api.graphql.engine.parsing import parse

KEPT_DOCUMENTS = 256
# Of all kept documents together: characters, whose trees take some hundred bytes each, and fields that were compiled,
# which take some 2,400 bytes each.
KEPT_CHARACTERS = 500_000
KEPT_FIELDS = 25_000
# A larger text is answered but not kept: its tree takes a hundred times its size.
LONGEST_KEPT = 20_000
RULES = (*specified_rules, limits.NoNulCharacters, limits.QueriesOnly)
WITHOUT_INTROSPECTION = (*RULES, limits.NoIntrospection)
MAX_ERRORS = 10


class Prepared:
    """A valid document, and what is known of its selections.

    `planned` keeps what was made of its operations, by name, for as long as the document is kept; each tells its
    weight.
    """

    __slots__ = ("_below", "document", "fragments", "names", "planned")

    def __init__(self, document: DocumentNode) -> None:
        self.document = document
        self.fragments = {
            each.name.value: each for each in document.definitions if isinstance(each, FragmentDefinitionNode)
        }
        self.planned: dict[str | None, Any] = {}
        self._below: dict[int, frozenset[str]] = {}
        finding = _FindNames()
        visit(document, finding)
        # Of all fields selected anywhere.
        self.names = frozenset(finding.names)

    def weight(self) -> int:
        """How many fields have been compiled for it."""
        return sum(each.weight() for each in list(self.planned.values()))

    def names_below(self, nodes: list[FieldNode]) -> frozenset[str]:
        """Names of all fields selected anywhere below these, whatever type they are conditioned on."""
        if len(nodes) == 1:
            return self._names(nodes[0])
        return frozenset().union(*(self._names(node) for node in nodes))

    def _names(self, node: FieldNode) -> frozenset[str]:
        known = self._below.get(id(node))
        if known is None:
            found: set[str] = set()
            if node.selection_set:
                self._collect(node.selection_set, found, set())
            known = self._below[id(node)] = frozenset(found)
        return known

    def _collect(self, selections: SelectionSetNode, found: set[str], spread: set[str]) -> None:
        for selection in selections.selections:
            if isinstance(selection, FieldNode):
                found.add(selection.name.value)
            if isinstance(selection, FragmentSpreadNode):
                name = selection.name.value
                if name not in spread:
                    spread.add(name)
                    self._collect(self.fragments[name].selection_set, found, spread)
                continue
            below = getattr(selection, "selection_set", None)
            if below is not None:
                self._collect(below, found, spread)


class _FindNames(Visitor):
    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()

    def enter_field(self, node: FieldNode, *_args: Any) -> None:
        self.names.add(node.name.value)


class InvalidDocument(Exception):
    """The text is no valid document for the schema; `errors` are ready for the answer.

    `writes`: it asks for a mutation.
    """

    def __init__(self, errors: list[dict[str, Any]], *, writes: bool = False) -> None:
        super().__init__(errors)
        self.errors = errors
        self.writes = writes


Judge = Callable[[DocumentNode], None]


def _unjudged(_document: DocumentNode) -> None:
    """Any document will do."""


class DocumentCache:
    """Prepared documents by their text, the least recently used given up first."""

    def __init__(self, schema: GraphQLSchema) -> None:
        self._schema = schema
        self._is_open = settings.GRAPHQL_INTROSPECTION
        self._kept: OrderedDict[str, Prepared] = OrderedDict()
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._kept)

    def prepare(self, text: str, judge: Judge = _unjudged) -> Prepared:
        """The document of this text. Raises `InvalidDocument`, or `Refusal` where the text breaks a limit.

        `judge` sees a new document that is no larger than may be, before it is validated, and may refuse it.
        """
        with self._lock:
            known = self._kept.get(text)
            if known is not None:
                self._kept.move_to_end(text)
                return known
        prepared = Prepared(_valid(self._schema, text, judge, is_open=self._is_open))
        if len(text) <= LONGEST_KEPT:
            with self._lock:
                self._kept[text] = prepared
                while self._is_too_much():
                    self._kept.popitem(last=False)
        return prepared

    def _is_too_much(self) -> bool:
        """Plans grow after their document is kept; so this is asked when the next one comes."""
        return len(self._kept) > KEPT_DOCUMENTS or (
            len(self._kept) > 1
            and (
                sum(map(len, self._kept)) > KEPT_CHARACTERS
                or sum(each.weight() for each in self._kept.values()) > KEPT_FIELDS
            )
        )


def _valid(schema: GraphQLSchema, text: str, judge: Judge, *, is_open: bool) -> DocumentNode:
    """`is_open`: whether the document may ask for the schema, and errors may guess what was meant."""
    limits.check_length(text)
    try:
        document = parse(text, max_tokens=limits.MAX_TOKENS, max_comments=limits.MAX_COMMENTS)
    except GraphQLError as error:
        # How graphql-core ends when one of its limits is reached; what it quotes of the text stands in quotes.
        if error.message.endswith(" Parsing aborted."):
            raise limits.too_long() from None
        raise InvalidDocument([from_document(error, code=PARSE_FAILED)]) from None
    is_circular = limits.check_size(document)
    if not is_circular:
        judge(document)
    rules = RULES if is_open else WITHOUT_INTROSPECTION
    errors = validate(
        schema,
        document,
        [NoFragmentCyclesRule] if is_circular else rules,
        max_errors=MAX_ERRORS,
        hide_suggestions=not is_open,
    )
    if errors:
        # graphql-core gave up: a measure of its own, in case ours should miss a way to be costly.
        if isinstance(errors[-1], ValidationAbortedError) and len(errors) <= MAX_ERRORS:
            raise TooComplex("The document is too large. Split it into several requests.")
        answers = [from_document(error, code=VALIDATION_FAILED) for error in errors]
        raise InvalidDocument(answers, writes=limits.writes(document))
    return document
