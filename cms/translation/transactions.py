"""What belongs to one page is one transaction.

The layer above hands down the transaction that also writes the published store; without it, a plain one does.

The order of locks, for everybody, so that nobody waits in a circle: the translation group (`sources.hold`), pages with
their revisions and reviews, the editions (`in_line`), and last what the projector writes: states and the store.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any

from django.db import transaction

Opened = Callable[[], AbstractContextManager[Any]]


def _nobody() -> None:
    """Without a store there is no line to stand in."""


@dataclass(slots=True)
class _Handed:
    opened: Opened = transaction.atomic
    stand_in_line: Callable[[], None] = _nobody


_handed = _Handed()


def run_within(opened: Opened, *, stand_in_line: Callable[[], None]) -> None:
    """Called once, when the apps are ready."""
    _handed.opened, _handed.stand_in_line = opened, stand_in_line


def one_page() -> AbstractContextManager[Any]:
    """The transaction in which everything that is done to one page happens, or nothing of it."""
    return _handed.opened()


def in_line() -> None:
    """Waits for whoever writes the store: for those who write states themselves, before they touch the first."""
    _handed.stand_in_line()
