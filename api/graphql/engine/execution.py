"""graphql-core's executor with a bound to what one answer may hold: the reference for every plan."""

from typing import Any

from graphql import ExecutionContext, FieldNode, GraphQLObjectType
from graphql.pyutils import Path


class Reference(ExecutionContext):
    """Executes synchronously."""

    def execute_fields(
        self, parent_type: GraphQLObjectType, source_value: Any, path: Path | None, fields: dict[str, list[FieldNode]]
    ) -> Any:
        """Values by response name. Raises BudgetSpent."""
        self.context_value.spend(len(fields))
        return super().execute_fields(parent_type, source_value, path, fields)
