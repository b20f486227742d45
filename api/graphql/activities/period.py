"""The half-open time [from, to) that activities are asked for."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from api.access.refusals import BadInput


@dataclass(frozen=True, slots=True)
class Period:
    """From a moment on, before another; `end` None is open."""

    start: datetime
    end: datetime | None


def period_of(arguments: Mapping[str, Any], *, now: datetime) -> Period:
    """`from` null is now. Raises `BadInput` for a `from` after `to`."""
    start, end = arguments.get("from") or now, arguments.get("to")
    if end is not None and arguments.get("from") is not None and start > end:
        raise BadInput("`from` is after `to`. Swap them.")
    return Period(start, end)
