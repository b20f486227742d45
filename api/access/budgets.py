"""How much may be asked in a minute: cost units by key and by address, over all processes that share a Redis.

A process counts in its own memory and tells Redis each second, or sooner where much is spent; so a budget may be
overdrawn by what its processes spend in a second. Without Redis each process counts for itself.

An address is never kept: what stands for it is a keyed hash that is another one every minute.
"""

import asyncio
import hmac
import logging
from contextlib import suppress
from dataclasses import dataclass
from threading import Lock
from typing import ClassVar

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

    def spend(self, *, subject: str, cost: int, limit: int, now: float) -> None:
        """Takes a cost off a budget. Raises `RateLimited` where it is spent, and takes nothing off then."""
        with self._lock:
            self._begin(now)
            subject = self._counted_as(subject)
            entry = self._spent.setdefault(subject, _Spent())
            if entry.heard + entry.untold + cost > limit:
                raise RateLimited(WINDOW_SECONDS - int(now) % WINDOW_SECONDS)
            entry.untold += cost
            due = now - entry.told_at >= TOLD_EVERY_SECONDS or entry.untold * LARGE_PART >= limit
            if not (due and settings.REDIS_URL and now >= self._silent_until):
                return
            entry.told_at, telling, entry.untold = now, entry.untold, 0
            entry.heard += telling
            window = self._window
        told = entry, f"budget:{window}:{subject}", telling, now
        # An event loop waits for nobody, least of all for a Redis that hangs.
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            self._tell(*told)
        else:
            loop.run_in_executor(None, self._tell, *told)

    def check_left(self, *, subject: str, limit: int, now: float) -> None:
        """Raises `RateLimited` where nothing is left, as far as this process knows."""
        with self._lock:
            is_now = self._window == int(now) // WINDOW_SECONDS
            entry = self._spent.get(self._counted_as(subject)) if is_now else None
        if entry and entry.heard + entry.untold >= limit:
            raise RateLimited(WINDOW_SECONDS - int(now) % WINDOW_SECONDS)

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

    def _counted_as(self, subject: str) -> str:
        """Itself where there is room for it."""
        if subject in self._spent or subject.startswith(OF_A_KEY) or len(self._spent) < MOST_SUBJECTS:
            return subject
        return LATECOMERS

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
