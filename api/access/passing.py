"""A request on its way in: its key, what it may reach, what it may spend, and what is counted of it.

Works on strings and numbers alone, so that whatever stands before Django can ask the same questions.
"""

from contextlib import suppress
from datetime import datetime
from typing import NamedTuple

from django.conf import settings

from api.access import budgets, key_uses, keys
from api.access.budgets import RateLimited
from api.access.callers import Caller
from api.access.reach import Reach


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


def pay(passage: Passage, *, reach: Reach, cost: int) -> None:
    """Before the request is executed or answered from what is kept. Raises `KeyRefusal` or `RateLimited`."""
    keys.check_reach(passage.key, reach)
    _spend(passage, max(cost, budgets.LEAST))
    if passage.key:
        key_uses.count(passage.key.pk, key_uses.Outcome(units=cost), at=passage.at)


def refuse(passage: Passage) -> None:
    """After a refusal, which costs its address something, too."""
    with suppress(RateLimited):
        _spend_of_address(passage, budgets.A_FAULT)
    if passage.key:
        key_uses.count(passage.key.pk, key_uses.Outcome(refused=True), at=passage.at)


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


def _spend(passage: Passage, cost: int) -> None:
    _spend_of_address(passage, cost)
    if passage.key:
        budgets.budgets.spend(
            subject=budgets.subject_of_key(passage.key.pk),
            cost=cost,
            limit=passage.key.budget,
            now=passage.at.timestamp(),
        )


def _spend_of_address(passage: Passage, cost: int) -> None:
    limit = _limit(with_key=passage.key is not None)
    if passage.subject and limit:
        budgets.budgets.spend(subject=passage.subject, cost=cost, limit=limit, now=passage.at.timestamp())


def _limit(*, with_key: bool) -> int:
    """Units a minute for an address; none for 0."""
    return settings.BUDGET_WITH_KEY if with_key else settings.BUDGET_WITHOUT_KEY
