"""How much may be asked in a minute: cost units by key and by address, over all processes that share a Redis.

A process counts in its own memory and tells Redis each second, or sooner where much is spent; so a budget may be
overdrawn by what its processes spend in a second. Without Redis each process counts for itself.

An address is never kept: what stands for it is a keyed hash that is another one every minute.
"""

import asyncio
import hmac
import logging
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from threading import Lock
from typing import Any, ClassVar

from django.conf import settings
from django.core.cache import cache
from redis.exceptions import RedisError

from api.access.callers import parsed
from api.access.refusals import Refusal

logger = logging.getLogger("api.access")

WINDOW_SECONDS = 60
TOLD_EVERY_SECONDS = 1.0
# What is told at once: a twentieth of the budget.
LARGE_PART = 20
SILENT_FOR_SECONDS = 5.0
# A minute has room for so many addresses; those that come later share one budget. Keys are few and always have room.
MOST_SUBJECTS = 50_000
OF_A_KEY = "k:"
LATECOMERS = "a:latecomers"
# A household or a phone has this much of the sixth version's addresses.
NETWORK_BYTES = 8
# Reading and refusing costs something, too.
LEAST = 10
A_FAULT = 100

# Whose budget, and how many units it has a minute.
Share = tuple[str, int]


class RateLimited(Refusal):
    """More was asked in this minute than the budget has. `retry_after`: seconds until there is a new one."""

    code = "RATE_LIMITED"
    status: ClassVar[int] = 429

    def __init__(self, retry_after: int) -> None:
        super().__init__(
            f"Too much was asked in a short time. Wait {retry_after} seconds, then ask for less at once.",
            retryAfter=retry_after,
        )
        self.retry_after = retry_after


@dataclass(slots=True)
class _Spent:
    """`heard`: by all processes, as Redis said last. `untold`: by this one since."""

    subject: str
    heard: int = 0
    untold: int = 0
    told_at: float = 0.0


class Budgets:
    """What was spent in the current minute."""

    def __init__(self) -> None:
        self._window = -1
        self._spent: dict[str, _Spent] = {}
        self._silent_until = 0.0
        self._lock = Lock()

    def take(self, shares: Sequence[Share], cost: int, now: float) -> bool:
        """Takes a cost off each of these budgets, or off none where one has less left; whether it did."""
        taken: list[_Spent] = []
        due: list[_Spent] = []
        with self._lock:
            self._begin(now)
            for subject, limit in shares:
                entry = self._spent.get(subject) or self._entry(subject)
                untold = entry.untold + cost
                if entry.heard + untold > limit:
                    for each in taken:
                        each.untold -= cost
                    return False
                entry.untold = untold
                taken.append(entry)
                if untold * LARGE_PART >= limit or now - entry.told_at >= TOLD_EVERY_SECONDS:
                    due.append(entry)
            told = [self._telling(entry, now) for entry in due] if due and self._is_heard(now) else ()
        for telling in told:
            self._tell_beside(*telling)
        return True

    def check_left(self, *, subject: str, limit: int, now: float) -> None:
        """Raises `RateLimited` where nothing is left, as far as this process knows."""
        with self._lock:
            is_now = self._window == int(now) // WINDOW_SECONDS
            entry = self._spent.get(self._counted_as(subject)) if is_now else None
        if entry and entry.heard + entry.untold >= limit:
            raise limited(now)

    def forget(self) -> None:
        """Nothing was spent."""
        with self._lock:
            self._window, self._spent, self._silent_until = -1, {}, 0.0

    def _begin(self, now: float) -> None:
        """The minute, if a new one has begun. A request that came in the one before ends nobody's budget; only a clock
        that was set back does.
        """
        window = int(now) // WINDOW_SECONDS
        if window != self._window and window != self._window - 1:
            self._window, self._spent = window, {}

    def _entry(self, subject: str) -> _Spent:
        name = self._counted_as(subject)
        return self._spent.setdefault(name, _Spent(name))

    def _counted_as(self, subject: str) -> str:
        """Itself where there is room for it."""
        if subject in self._spent or subject.startswith(OF_A_KEY) or len(self._spent) < MOST_SUBJECTS:
            return subject
        return LATECOMERS

    def _is_heard(self, now: float) -> bool:
        """Whether there are other processes to tell, and a way to."""
        return bool(settings.REDIS_URL) and now >= self._silent_until

    def _telling(self, entry: _Spent, now: float) -> tuple[_Spent, str, int, float]:
        """What is told; from now on it counts as heard."""
        entry.told_at, telling, entry.untold = now, entry.untold, 0
        entry.heard += telling
        return entry, f"budget:{self._window}:{entry.subject}", telling, now

    def _tell_beside(self, *told: Any) -> None:
        """An event loop waits for nobody, least of all for a Redis that hangs."""
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            self._tell(*told)
        else:
            loop.run_in_executor(None, self._tell, *told)

    def _tell(self, entry: _Spent, name: str, telling: int, now: float) -> None:
        try:
            heard = _added(name, telling)
        except (RedisError, OSError):
            logger.warning("Redis does not answer: budgets are each process's own for a while")
            self._silent_until = now + SILENT_FOR_SECONDS
            return
        # What was told meanwhile is in `entry.heard` by now.
        with self._lock:
            entry.heard = max(entry.heard, heard)


budgets = Budgets()


def limited(now: float) -> RateLimited:
    """The refusal, which lasts until the next minute."""
    return RateLimited(WINDOW_SECONDS - int(now) % WINDOW_SECONDS)


def subject_of_address(address: str, *, now: float) -> str:
    """What stands for an address in this minute; empty for what is no address, such as a socket's."""
    read = parsed(address) if address else None
    if read is None:
        return ""
    # All of an address of the fourth version.
    message = b"api.access.budgets %d %s" % (int(now) // WINDOW_SECONDS, read.packed[:NETWORK_BYTES])
    return "a:" + hmac.digest(settings.SECRET_KEY.encode(), message, "sha256")[:12].hex()


def subject_of_key(pk: int) -> str:
    """What stands for a key."""
    return f"{OF_A_KEY}{pk}"


def _added(name: str, amount: int) -> int:
    """The sum over all processes."""
    with suppress(ValueError):
        return int(cache.incr(name, amount))
    if cache.add(name, amount, timeout=2 * WINDOW_SECONDS):
        return amount
    return int(cache.incr(name, amount))
