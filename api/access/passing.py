"""A request on its way in: its key, what it may reach, what it may spend, and what is counted of it.

Works on strings and numbers alone, so that whatever stands before Django can ask the same questions.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from django.conf import settings

from api.access import budgets, key_uses, keys
from api.access.budgets import RateLimited
from api.access.callers import Caller
from api.access.reach import Reach
from api.access.tallies import day_of
from cms.publishing import versions


class Passage(NamedTuple):
    """Who comes in with which key; `subject` stands for the address and is empty where there is none."""

    caller: Caller
    key: keys.KnownKey | None
    at: datetime
    subject: str


def enter(caller: Caller, *, at: datetime) -> Passage:
    """Before anything else is looked at. Raises `KeyRefusal`, or `RateLimited` where nothing is left to spend.

    No key is looked up for an address that has nothing left even with one; a wrong one is none.
    """
    passage = Passage(caller, None, at, budgets.subject_of_address(caller.address, now=at.timestamp()))
    try:
        _check_left(passage, with_key=bool(caller.key))
        if caller.key:
            key = _known_key(passage)
            passage = passage._replace(key=key)
            keys.check_key(key, caller, at=at)
    except (keys.KeyRefusal, RateLimited):
        refuse(passage)
        raise
    return passage


def pay(passage: Passage, *, reach: Reach, cost: int, closed: frozenset[str] | None = None) -> None:
    """Before the request is executed or answered from what is kept. Raises `KeyRefusal` or `RateLimited`.

    `closed`: the tenants that answer only with a key, for whoever has looked them up.
    """
    keys.check_reach(passage.key, reach, closed=versions.snapshot().only_with_key if closed is None else closed)
    now = passage.at.timestamp()
    if not take(shares(passage), passage.key, cost=cost, now=now, day=day_of(passage.at)):
        raise budgets.limited(now)


def take(parts: Sequence[budgets.Share], key: keys.KnownKey | None, *, cost: int, now: float, day: str) -> bool:
    """Takes a cost off all of these budgets and counts it for the key, or does neither; whether it did.

    Whoever goes on asking with a spent key does not spend what others have at the same address.
    """
    if parts and not budgets.budgets.take(parts, cost if cost > budgets.LEAST else budgets.LEAST, now):
        return False
    if key is not None:
        key_uses.count_paid(key.pk, units=cost, day=day)
    return True


def shares(passage: Passage) -> tuple[budgets.Share, ...]:
    """The budgets that it is paid from: its address's first, then its key's."""
    of_address, key = _share_of_address(passage), passage.key
    return (*of_address, (budgets.subject_of_key(key.pk), key.budget)) if key else of_address


def refuse(passage: Passage) -> None:
    """After a refusal, which costs its address something, too."""
    budgets.budgets.take(_share_of_address(passage), budgets.A_FAULT, passage.at.timestamp())
    if passage.key:
        key_uses.count_refused(passage.key.pk, day=day_of(passage.at))


def _known_key(passage: Passage) -> keys.KnownKey:
    try:
        return keys.find(passage.caller.key)
    except keys.UnknownKey:
        _check_left(passage, with_key=False)
        raise


def _check_left(passage: Passage, *, with_key: bool) -> None:
    limit = _limit(with_key=with_key)
    if passage.subject and limit:
        budgets.budgets.check_left(subject=passage.subject, limit=limit, now=passage.at.timestamp())


def _share_of_address(passage: Passage) -> tuple[budgets.Share, ...]:
    limit = _limit(with_key=passage.key is not None)
    return ((passage.subject, limit),) if passage.subject and limit else ()


def _limit(*, with_key: bool) -> int:
    """Units a minute for an address; none for 0."""
    return settings.BUDGET_WITH_KEY if with_key else settings.BUDGET_WITHOUT_KEY
