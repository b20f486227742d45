"""What an app does with sets of changes: the rules of docs/howto/offline.md, which tests hold the API against."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

Change = dict[str, Any]


@dataclass(slots=True)
class Store:
    """An app's copy of an edition: the last change of each item that may be seen, by the item's id."""

    changes: dict[str, Change] = field(default_factory=dict)

    def apply(self, changes: Iterable[Change]) -> None:
        """A set, in any order. What is gone leaves nothing behind."""
        for change in changes:
            if change["type"] == "REMOVED":
                self.changes.pop(change["id"], None)
            else:
                self.changes[change["id"]] = change

    def files(self) -> dict[str, Change]:
        """The files to keep, by address: those that an item still shows."""
        return {file["url"]: file for change in self.changes.values() for file in change["files"]}
