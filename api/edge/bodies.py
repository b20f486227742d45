"""Reading a body on the event loop, where one that comes slowly keeps nobody waiting but its sender."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from api.graphql.engine.requests import MAX_BODY_BYTES

Receive = Callable[[], Awaitable[Any]]
SECONDS = 10.0


class SlowBody(Exception):
    """The body was not there in time."""


class GoneAway(Exception):
    """Nobody waits for an answer any more."""


async def read(receive: Receive) -> bytes:
    """The body; of one that is too large, as much as shows that it is. Raises `SlowBody` or `GoneAway`."""
    try:
        async with asyncio.timeout(SECONDS):
            return await _read(receive)
    except TimeoutError:
        raise SlowBody from None


async def _read(receive: Receive) -> bytes:
    parts, size = [], 0
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise GoneAway
        parts.append(message.get("body", b""))
        size += len(parts[-1])
        if not message.get("more_body") or size > MAX_BODY_BYTES:
            return b"".join(parts)
