"""Answers a request by a plan where there is one, and by graphql-core where there is none."""

from typing import Any

from django.conf import settings
from graphql import (
    ExecutionResult,
    GraphQLError,
    GraphQLSchema,
    OperationDefinitionNode,
    OperationType,
    execute_sync,
)
from graphql.execution.collect_fields import collect_fields
from graphql.execution.execute import ExecutionContext
from graphql.execution.values import get_variable_values
from graphql.language import DirectiveNode, Node, Visitor, visit

from api.graphql.engine.context import Reading
from api.graphql.engine.documents import Prepared
from api.graphql.engine.execution import Reference
from api.graphql.plan.arguments import variables_in
from api.graphql.plan.compiling import Compiler, Step
from api.graphql.plan.running import Run

INTROSPECTION = frozenset({"__schema", "__type"})
# Outcomes of @skip and @include for which an operation keeps a plan. More are answered by graphql-core.
MOST_OUTCOMES = 16
MOST_ERRORS = 50


class Plan:
    """An operation with one outcome of its @skip and @include."""

    __slots__ = ("_show", "compiler")

    def __init__(self, compiler: Compiler, show: Step) -> None:
        self.compiler = compiler
        self._show = show

    def run(self, context: Reading, variables: dict[str, Any]) -> ExecutionResult:
        """The answer; graphql-core's own, errors and their order included."""
        run = Run(context, variables)
        try:
            data = self._show(None, run, None)
        except GraphQLError as error:
            run.note(error, None)
            data = None
        return ExecutionContext.build_response(data, run.errors)


class PlannedOperation:
    """An operation of a prepared document, with its plans, made as they are asked for."""

    def __init__(self, schema: GraphQLSchema, prepared: Prepared, operation: OperationDefinitionNode) -> None:
        self.schema = schema
        self.definition = operation
        self._fragments = prepared.fragments
        self._decisive = sorted(_variables_of_conditions(prepared.document))
        self._plans: dict[tuple[Any, ...], Plan | None] = {}

    def fields(self) -> int:
        """How many fields have been compiled: by that the plans take memory."""
        return sum(plan.compiler.fields for plan in self._plans.values() if plan)

    def plan(self, variables: dict[str, Any]) -> Plan | None:
        """The plan for these coerced variables; None where graphql-core has to answer."""
        outcome = tuple(variables.get(name) for name in self._decisive)
        if outcome not in self._plans:
            if len(self._plans) >= MOST_OUTCOMES:
                return None
            self._plans[outcome] = self._compiled(dict(zip(self._decisive, outcome, strict=True)))
        return self._plans[outcome]

    def _compiled(self, conditions: dict[str, Any]) -> Plan | None:
        root = self.schema.query_type
        if root is None or self.definition.operation != OperationType.QUERY:
            return None
        compiler = Compiler(self.schema, self._fragments, conditions)
        try:
            selected = collect_fields(self.schema, self._fragments, conditions, root, self.definition.selection_set)
            if any(nodes[0].name.value in INTROSPECTION for nodes in selected.values()):
                return None
            return Plan(compiler, compiler.root(root, selected))
        except GraphQLError:
            # A condition that is null, say: an error of the field that it stands at.
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
        coerced = get_variable_values(
            schema,
            planned.definition.variable_definitions or (),
            variables,
            max_errors=MOST_ERRORS,
            hide_suggestions=not settings.GRAPHQL_INTROSPECTION,
        )
        if isinstance(coerced, list):
            return ExecutionResult(None, coerced)
        plan = planned.plan(coerced)
        if plan:
            return plan.run(context, coerced)
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

    def enter_directive(self, node: DirectiveNode, *_args: Any) -> None:
        self.variables |= variables_in(node)


def _variables_of_conditions(document: Node) -> set[str]:
    finding = _FindConditions()
    visit(document, finding)
    return finding.variables
