"""Work in batches: a statement takes only so many values, and memory only so many documents."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

Thing = TypeVar("Thing")

# Documents are large: so many are in memory at once.
DOCUMENTS = 50
# Keys are small.
KEYS = 500


def batches(things: Iterable[Thing], size: int) -> Iterator[list[Thing]]:
    """The things in lists of at most this size."""
    rest = iter(things)
    while batch := list(islice(rest, size)):
        yield batch
