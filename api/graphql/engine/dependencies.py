"""What an answer hangs on, beside its document and its variables: noted while it is made, for whoever may keep it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from cms.publishing.versions import KnownEdition

# From the moment of the answer to the one at which it may be another.
Turn = Callable[[datetime], datetime]


@dataclass(slots=True)
class Dependencies:
    """Each edition is as it was known before its rows were read, so that an answer never counts as newer than it is.

    `tenants`: the default editions of all tenants, where those are told of. `turns` tell when what was read off a clock
    is next another. `on_occurrences`: what is on, from now. An answer that hangs on more than these, such as on what
    there is not, `may_be_kept` by nobody.
    """

    editions: dict[int, KnownEdition] = field(default_factory=dict)
    tenants: tuple[KnownEdition, ...] = ()
    turns: list[Turn] = field(default_factory=list)
    on_occurrences: bool = False
    may_be_kept: bool = True

    def add(self, edition: KnownEdition) -> None:
        """Rows of this edition are about to be read."""
        self.editions.setdefault(edition.pk, edition)
