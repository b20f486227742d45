"""What belongs to one page is one transaction.

The layer above hands down the transaction that also writes the published store; without it, a plain one does.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any

from django.db import transaction

Opened = Callable[[], AbstractContextManager[Any]]


@dataclass(slots=True)
class _Handed:
    opened: Opened = transaction.atomic


_handed = _Handed()


def run_within(opened: Opened) -> None:
    """Called once, when the apps are ready."""
    _handed.opened = opened


def one_page() -> AbstractContextManager[Any]:
    """The transaction in which everything that is done to one page happens, or nothing of it."""
    return _handed.opened()
