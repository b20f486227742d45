"""The half-open time [from, to) that activities are asked for."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from api.access.refusals import BadInput
from api.graphql.content.loaders import OpenEdition


@dataclass(frozen=True, slots=True)
class Period:
    """From a moment on, before another; `end` None is open."""

    start: datetime
    end: datetime | None


def period_of(arguments: Mapping[str, Any], *, edition: OpenEdition) -> Period:
    """`from` null is now. Raises `BadInput` for a `from` after `to`."""
    start, end = arguments.get("from"), arguments.get("to")
    if start is None:
        start, edition.depends.on_occurrences = edition.now, True
    if end is not None and arguments.get("from") is not None and start > end:
        raise BadInput("`from` is after `to`. Swap them.")
    return Period(start, end)
