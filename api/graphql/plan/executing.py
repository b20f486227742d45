"""Answers a request by a plan where there is one, and by graphql-core where there is none."""

from typing import Any

from django.conf import settings
from graphql import (
    ExecutionResult,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    GraphQLSchema,
    OperationDefinitionNode,
    OperationType,
    execute_sync,
)
from graphql.execution.collect_fields import collect_fields
from graphql.execution.execute import ExecutionContext
from graphql.execution.values import get_variable_values
from graphql.language import DirectiveNode, Visitor, visit

from api.graphql.engine.context import Reading
from api.graphql.engine.documents import Prepared
from api.graphql.engine.execution import Reference
from api.graphql.plan.arguments import Coercion, variables_in
from api.graphql.plan.compiling import Compiler, Room, Share, Step, TooLarge
from api.graphql.plan.running import Run

INTROSPECTION = frozenset({"__schema", "__type"})
# Of all plans of an operation. The contract's largest has some two hundred.
MOST_FIELDS = 1_500
# Outcomes of @skip and @include for which an operation keeps a plan. More are answered by graphql-core.
MOST_OUTCOMES = 16
MOST_ERRORS = 50
# The run for which functions are written: what is asked for once, as strangers do, is not worth it.
WRITTEN_AT_RUN = 2


class Plan:
    """An operation with one outcome of its @skip and @include."""

    __slots__ = ("_show", "runs", "share")

    def __init__(self, show: Step, share: Share) -> None:
        self._show = show
        self.share = share
        self.runs = 0

    def run(self, context: Reading, variables: dict[str, Any]) -> ExecutionResult:
        """The answer; graphql-core's own, errors and their order included. Raises TooLarge."""
        run = Run(context, variables)
        try:
            data = self._show(None, run, None)
        except GraphQLError as error:
            run.note(error, None)
            data = None
        return ExecutionContext.build_response(data, run.errors)


class PlannedOperation:
    """An operation of a prepared document, with its plans, made as they are asked for.

    One that needs more room than MOST_FIELDS is left to graphql-core for good.
    """

    def __init__(self, schema: GraphQLSchema, prepared: Prepared, operation: OperationDefinitionNode) -> None:
        self.schema = schema
        self.definition = operation
        self._fragments = prepared.fragments
        self._decisive = sorted(_variables_of_conditions(operation, prepared.fragments))
        self._coercion = Coercion(schema, operation.variable_definitions or ())
        self._plans: dict[tuple[bool, ...], Plan | None] = {}
        self._room = Room(MOST_FIELDS)

    def coerced(self, variables: dict[str, Any]) -> dict[str, Any] | list[GraphQLError]:
        """The variables as graphql-core coerces them, or why it does not."""
        coerced = self._coercion.coerced(variables)
        if coerced is not None:
            return coerced
        return get_variable_values(
            self.schema,
            self.definition.variable_definitions or (),
            variables,
            max_errors=MOST_ERRORS,
            hide_suggestions=not settings.GRAPHQL_INTROSPECTION,
        )

    def weight(self) -> int:
        """How many fields have been compiled."""
        return self._room.taken

    def plan(self, variables: dict[str, Any]) -> Plan | None:
        """The plan for these coerced variables; None where graphql-core has to answer."""
        outcome: tuple[Any, ...] = tuple(variables.get(name) for name in self._decisive)
        if not all(isinstance(value, bool) for value in outcome):
            # It knows how to refuse what is no condition.
            return None
        if outcome not in self._plans:
            if len(self._plans) >= MOST_OUTCOMES:
                return None
            self._plans[outcome] = self._compiled(outcome, writes=False)
        plan = self._plans[outcome]
        if plan is not None:
            plan.runs += 1
            if plan.runs == WRITTEN_AT_RUN:
                plan.share.give_back()
                plan = self._plans[outcome] = self._compiled(outcome, writes=True)
                if plan is not None:
                    plan.runs = WRITTEN_AT_RUN
        return plan

    def give_up(self) -> None:
        """No plan any more."""
        self._plans = dict.fromkeys(self._plans)
        self._room.left = self._room.taken = 0

    def _compiled(self, outcome: tuple[bool, ...], *, writes: bool) -> Plan | None:
        root = self.schema.query_type
        if root is None or self.definition.operation != OperationType.QUERY:
            return None
        conditions, share = dict(zip(self._decisive, outcome, strict=True)), Share(self._room)
        compiler = Compiler(self.schema, self._fragments, conditions, share, writes=writes)
        selected = collect_fields(self.schema, self._fragments, conditions, root, self.definition.selection_set)
        if any(nodes[0].name.value in INTROSPECTION for nodes in selected.values()):
            return None
        try:
            return Plan(compiler.root(root, selected), share)
        except TooLarge:
            self.give_up()
            return None


def execute(
    schema: GraphQLSchema,
    prepared: Prepared,
    *,
    context: Reading,
    variables: dict[str, Any],
    operation_name: str | None,
) -> ExecutionResult:
    """The answer to a prepared document."""
    planned = _planned(schema, prepared, operation_name)
    if planned:
        coerced = planned.coerced(variables)
        if isinstance(coerced, list):
            return ExecutionResult(None, coerced)
        plan = planned.plan(coerced)
        try:
            if plan:
                return plan.run(context, coerced)
        except TooLarge:
            planned.give_up()
    return reference(schema, prepared, context=context, variables=variables, operation_name=operation_name)


def reference(
    schema: GraphQLSchema,
    prepared: Prepared,
    *,
    context: Reading,
    variables: dict[str, Any],
    operation_name: str | None,
) -> ExecutionResult:
    """The answer as graphql-core gives it, without a plan."""
    return execute_sync(
        schema,
        prepared.document,
        context_value=context,
        variable_values=variables,
        operation_name=operation_name,
        execution_context_class=Reference,
        hide_suggestions=not settings.GRAPHQL_INTROSPECTION,
    )


def _planned(schema: GraphQLSchema, prepared: Prepared, name: str | None) -> PlannedOperation | None:
    """The operation that is meant; None where graphql-core has to say that there is none."""
    if name not in prepared.planned:
        named = [
            each
            for each in prepared.document.definitions
            if isinstance(each, OperationDefinitionNode)
            and (name is None or (each.name is not None and each.name.value == name))
        ]
        if len(named) != 1:
            return None
        prepared.planned[name] = PlannedOperation(schema, prepared, named[0])
    planned: PlannedOperation = prepared.planned[name]
    return planned


class _FindConditions(Visitor):
    def __init__(self) -> None:
        super().__init__()
        self.variables: set[str] = set()
        self.spread: set[str] = set()

    def enter_directive(self, node: DirectiveNode, *_args: Any) -> None:
        self.variables |= variables_in(node)

    def enter_fragment_spread(self, node: FragmentSpreadNode, *_args: Any) -> None:
        self.spread.add(node.name.value)


def _variables_of_conditions(
    operation: OperationDefinitionNode, fragments: dict[str, FragmentDefinitionNode]
) -> set[str]:
    """Variables of the operation's conditions, those in fragments that it spreads included."""
    finding = _FindConditions()
    visit(operation, finding)
    done: set[str] = set()
    while waiting := finding.spread - done:
        done |= waiting
        for name in sorted(waiting):
            visit(fragments[name], finding)
    return finding.variables
