"""What one request knows: its moment, its document and the editions it has opened."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from graphql import GraphQLResolveInfo

from api.graphql.engine.dependencies import Dependencies
from api.graphql.engine.documents import Prepared

# A list of a hundred stories with their bodies has some 15,000.
MOST_FIELDS = 100_000


class BudgetSpent(BaseException):
    """An answer has grown beyond measure. No Exception: graphql-core makes field errors of those and goes on."""


@dataclass(slots=True)
class Reading:
    """The context of an answer. `now` decides what is visible, to the microsecond."""

    now: datetime
    prepared: Prepared
    editions: dict[tuple[str, str], Any] = field(default_factory=dict)
    left: int = MOST_FIELDS
    depends: Dependencies = field(default_factory=Dependencies)

    def languages(self) -> list[str]:
        """Languages and scripts of the texts that were read for the answer."""
        return sorted({tag for edition in self.editions.values() for tag in edition.languages()})

    def spend(self, fields: int) -> None:
        """Takes fields off what one answer may hold. Raises BudgetSpent."""
        self.left -= fields
        if self.left < 0:
            raise BudgetSpent

    def names_below(self, info: GraphQLResolveInfo) -> frozenset[str]:
        """Names of the fields that the client selects below the field being resolved."""
        return self.prepared.names_below(info.field_nodes)
