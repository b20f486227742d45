"""graphql-core's executor with a bound to what one answer may hold: the reference for every plan."""

from typing import Any

from graphql import ExecutionContext, FieldNode, GraphQLObjectType
from graphql.pyutils import Path

# Every field of an edition reads a list.
COST_OF_A_FIELD = {"Edition": 2_000}


class Reference(ExecutionContext):
    """Executes synchronously."""

    def execute_fields(
        self, parent_type: GraphQLObjectType, source_value: Any, path: Path | None, fields: dict[str, list[FieldNode]]
    ) -> Any:
        """Values by response name. Raises BudgetSpent."""
        self.context_value.spend(cost_of_fields(parent_type, len(fields)))
        return super().execute_fields(parent_type, source_value, path, fields)


def cost_of_fields(parent: GraphQLObjectType, fields: int) -> int:
    """What selecting so many fields of an object takes of the bound."""
    return fields * COST_OF_A_FIELD.get(parent.name, 1)
