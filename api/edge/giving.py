"""Whether a kept answer may be given to whoever asks: the same questions as Django's, and the same counts.

`give` asks all of them. `give_again` is for the very same request in the same minute, and asks only whether what `give`
found is still so: it is what a kept answer costs beside the server's own work, so it is written to be quick.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from secrets import token_bytes
from typing import Any, NamedTuple

from django.db import DatabaseError, InterfaceError

from api.access import housekeeping, passing
from api.access.budgets import WINDOW_SECONDS
from api.access.refusals import Refusal
from api.access.regulars import Regular, regular_of
from api.edge import asking
from api.edge.asking import Address, Key, Words
from api.edge.entries import Entry
from api.graphql.keeping import Keeping
from api.graphql.trusted import texts, uses
from cms.publishing import versions

# Of a minute; forgotten all at once when there are more. One takes a kilobyte or two.
MOST_GIVEN = 5_000
LONGEST_WORDS = 1_500
SALT_BYTES = 16


class Given(NamedTuple):
    """An answer that was given, and by what: `passed_by` is the key, or which tenants ask for one; `versions` are those
    that have the document, whose text never changes.
    """

    key: Key
    keeping: Keeping
    regular: Regular
    passed_by: object
    versions: frozenset[texts.AppVersion] | None
    use: uses.Use | None


class GivenAlready:
    """What was given in this minute, by the words of the request. Used by one thread at a time: the event loop's.

    No address is kept. What stands for it is another number each minute, as it is in budgets; but it never leaves the
    process, so that Python's own keyed hash will do, which is quick. Nor is an answer kept: `Entries` bounds those.
    """

    def __init__(self) -> None:
        self._minute = -1
        self._salt = b""
        self._given: dict[tuple[int, Words], Given] = {}

    def __len__(self) -> int:
        return len(self._given)

    def find(self, words: Words, address: Address, now: float) -> Given | None:
        """What was given to these words from there in this minute."""
        minute = int(now) // WINDOW_SECONDS
        if minute != self._minute:
            self._begin(minute)
        return self._given.get((hash((self._salt, address)), words))

    def add(self, given: Given, words: Words, address: Address, now: float) -> None:
        """It was given now."""
        minute = int(now) // WINDOW_SECONDS
        if minute != self._minute or len(self._given) >= MOST_GIVEN:
            self._begin(minute)
        if sum(len(each) for each in words if each) <= LONGEST_WORDS:
            self._given[hash((self._salt, address)), words] = given

    def drop(self, words: Words, address: Address) -> None:
        """It may be given no longer without asking everything."""
        self._given.pop((hash((self._salt, address)), words), None)

    def _begin(self, minute: int) -> None:
        self._minute, self._salt, self._given = minute, token_bytes(SALT_BYTES), {}


def give(
    key: Key, entry: Entry, scope: Mapping[str, Any], headers: Mapping[bytes, bytes], *, now: float
) -> Given | None:
    """The entry, if it is right now; then it is paid for and counted. Raises `Refusal`.

    What may ask the database comes before anything is spent.
    """
    housekeeping.stir()
    known, keeping, at = versions.snapshot(), entry.keeping, datetime.fromtimestamp(now, UTC)
    document = texts.find(keeping.digest) if keeping.digest else None
    if not entry.is_right(known, now) or (keeping.digest and document is None):
        return None
    closed = known.only_with_key
    passage = passing.enter(asking.caller_in(scope, headers), at=at)
    try:
        passing.pay(passage, reach=keeping.reach, cost=keeping.cost, closed=closed)
    except Refusal:
        passing.refuse(passage)
        raise
    regular, use = regular_of(passage), None
    if keeping.digest:
        use = uses.use_of(keeping.digest, document, app=regular.app, version=regular.version, day=regular.day)
        uses.add(use)
    return Given(key, keeping, regular, passage.key or closed, document.versions if document else None, use)


def give_with_database(
    key: Key, entry: Entry, scope: Mapping[str, Any], headers: Mapping[bytes, bytes], now: float
) -> Given | None:
    """The same, in a thread. Without a database Django is to say so."""
    try:
        return give(key, entry, scope, headers, now=now)
    except (DatabaseError, InterfaceError):
        return None


def give_again(given: Given, entry: Entry, now: float) -> bool:
    """Whether all is as it was when it was given; then it is paid for and counted as it was, else nothing is."""
    housekeeping.stir()
    known, regular, keeping = versions.snapshot(), given.regular, entry.keeping
    document = texts.find(given.use[0]) if given.use else None
    # Which tenants ask for a key is another object whenever it may have changed; so are a key, an answer, and versions.
    if (
        keeping is not given.keeping
        or not entry.is_right(known, now)
        or given.passed_by is not (regular.key or known.only_with_key)
        or (document.versions if document else None) is not given.versions
        or not regular.pay(keeping.cost, now)
    ):
        return False
    if given.use is not None:
        uses.add(given.use)
    return True
