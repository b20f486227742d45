"""Reading a body on the event loop, where one that comes slowly keeps nobody waiting but its sender."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import IO, Any

from django.conf import settings

from api.graphql.engine.requests import MAX_BODY_BYTES

Receive = Callable[[], Awaitable[Any]]
SECONDS = 10.0
# Of what is no question, such as a film: it has a second more for each of these.
SLOWEST_BYTES_PER_SECOND = 10_000
# What a form has beside its file.
BESIDE_A_FILE_BYTES = 1_000_000
IN_MEMORY_BYTES = CHUNK_BYTES = 65_536


class SlowBody(Exception):
    """The body was not there in time."""


class LargeBody(Exception):
    """The body is larger than anything that is taken here."""


class GoneAway(Exception):
    """Nobody waits for an answer any more."""


async def read(receive: Receive) -> bytes:
    """The body of a question; of one that is too large, as much as shows that it is. Raises `SlowBody`, `GoneAway`."""
    try:
        async with asyncio.timeout(SECONDS):
            return await _read(receive)
    except TimeoutError:
        raise SlowBody from None


class SetAside:
    """The body of any other request, in a file: no thread waits for its sender."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self.size = 0

    async def take(self, receive: Receive) -> None:
        """All of it. Raises `SlowBody`, `LargeBody` or `GoneAway`."""
        most = settings.MAX_MEDIA_BYTES + BESIDE_A_FILE_BYTES
        until = asyncio.get_running_loop().time() + SECONDS
        more = True
        while more:
            try:
                async with asyncio.timeout_at(until + self.size / SLOWEST_BYTES_PER_SECOND):
                    part, more = await _part(receive)
            except TimeoutError:
                raise SlowBody from None
            self.size += len(part)
            if self.size > most:
                raise LargeBody
            self._file.write(part)
        self._file.seek(0)

    async def receive(self) -> Any:
        """The next piece, as a server gives it."""
        part = self._file.read(CHUNK_BYTES)
        return {"type": "http.request", "body": part, "more_body": self._file.tell() < self.size}


async def _read(receive: Receive) -> bytes:
    parts, size, more = [], 0, True
    while more and size <= MAX_BODY_BYTES:
        part, more = await _part(receive)
        parts.append(part)
        size += len(part)
    return b"".join(parts)


async def _part(receive: Receive) -> tuple[bytes, bool]:
    message = await receive()
    if message["type"] == "http.disconnect":
        raise GoneAway
    return message.get("body", b""), bool(message.get("more_body"))
