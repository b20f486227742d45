"""Who was let in and comes again in the same minute: what was found out about them need not be found out again.

Nothing of it is believed blindly: the key has to be the very one that is known now, and every request is paid for and
counted. Where anything is not as it was, nothing is taken or counted: `passing` judges anew then, and says why where it
refuses.
"""

from math import inf
from typing import NamedTuple

from api.access import keys
from api.access.budgets import Share
from api.access.passing import Passage, shares, take
from api.access.tallies import day_of


class Regular(NamedTuple):
    """`key` with its text, which is empty where there is none. `until`: when it expires, in seconds since 1970.
    `shares`: the budgets that they pay from in this minute. `day`: which it counts for.
    """

    app: str
    version: str
    key: keys.KnownKey | None
    text: str
    until: float
    shares: tuple[Share, ...]
    day: str

    def pay(self, cost: int, now: float) -> bool:
        """Takes and counts what `passing.pay` does, if the key is as it was; else nothing, and it is false."""
        key = self.key
        if key is not None and not (now < self.until and keys.stands(key, self.text)):
            return False
        return take(self.shares, key, cost=cost, now=now, day=self.day)


def regular_of(passage: Passage) -> Regular:
    """What there is to remember of somebody who was let in: no address."""
    caller, key = passage.caller, passage.key
    until = key.expires_at.timestamp() if key and key.expires_at else inf
    return Regular(caller.app, caller.version, key, caller.key, until, shares(passage), day_of(passage.at))
