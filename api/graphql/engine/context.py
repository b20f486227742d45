"""What one request knows: its moment, its document and the editions it has opened; and what it may take."""

import math
import time
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from graphql import GraphQLResolveInfo

from api.graphql.engine.dependencies import Dependencies
from api.graphql.engine.documents import Prepared

# A list of a hundred stories with their bodies has some 15,000, one of three hundred helplines with their hours 20,000.
MOST_FIELDS = 25_000
# How many fields are answered between two looks at the clock: less than a millisecond's worth.
LOOKED_AT_EVERY = 200


class BudgetSpent(BaseException):
    """An answer has grown beyond measure. No Exception: graphql-core makes field errors of those and goes on."""


class TimeSpent(BaseException):
    """An answer has taken too long. No Exception, for the same reason."""


@dataclass(slots=True)
class Reading:
    """The context of an answer. `now` decides what is visible, to the microsecond.

    `until`: the moment of `time.monotonic` at which the answer has to be ready.
    """

    now: datetime
    prepared: Prepared
    until: float = math.inf
    editions: dict[tuple[str, str], Any] = field(default_factory=dict)
    left: int = MOST_FIELDS
    depends: Dependencies = field(default_factory=Dependencies)
    look_below: int = MOST_FIELDS

    def languages(self) -> list[str]:
        """Languages and scripts of the texts that were read for the answer."""
        return sorted({tag for edition in self.editions.values() for tag in edition.languages()})

    def spend(self, fields: int) -> None:
        """Takes fields off what one answer may hold. Raises BudgetSpent, or TimeSpent now and then."""
        self.left -= fields
        if self.left < self.look_below:
            self.look()

    def look(self) -> None:
        """Whether there is anything left, and time. For whoever has taken `left` below `look_below`."""
        if self.left < 0:
            raise BudgetSpent
        self.look_below = max(self.left - LOOKED_AT_EVERY, 0)
        self.check_time()

    def check_time(self) -> None:
        """For whoever has waited for the database. Raises TimeSpent."""
        if time.monotonic() > self.until:
            raise TimeSpent

    def release(self) -> None:
        """Lets go of what was read, when the answer is there. Not to be read from any more.

        Items know their edition, and it knows them: left to the collector, such circles keep their memory for hundreds
        of requests, and then one of those waits for all of it to be found.
        """
        for edition in self.editions.values():
            edition.release()
        self.editions.clear()

    def names_below(self, info: GraphQLResolveInfo) -> frozenset[str]:
        """Names of the fields that the client selects below the field being resolved."""
        return self.prepared.names_below(info.field_nodes)
