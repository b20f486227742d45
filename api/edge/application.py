"""What the server runs: kept answers at once, all else by Django in threads.

A kept answer is given to whoever Django would give it to: key, budget and counts are the same functions. Where they
would have to ask the database, they are asked again in a thread: the event loop waits for nobody.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from tempfile import SpooledTemporaryFile
from typing import Any

from a2wsgi import WSGIMiddleware
from django.core.exceptions import SynchronousOnlyOperation
from django.db import DatabaseError, InterfaceError

from api.access import housekeeping, passing
from api.access.origins import ANY_ORIGIN
from api.access.refusals import Refusal
from api.edge import asking, behind, bodies, events, scopes
from api.edge.asking import Asked, Key
from api.edge.entries import Entries, Entry
from api.graphql import door
from api.graphql.engine import answers
from api.graphql.engine.errors import from_refusal
from api.graphql.engine.requests import MAX_BODY_BYTES, MalformedRequest
from api.graphql.trusted import texts, uses
from cms.publishing import versions

Send = Callable[[Any], Awaitable[None]]
EVENTS = "/events"
Headers = Sequence[tuple[bytes, bytes]]
METHODS = frozenset({"GET", "HEAD", "POST"})
# Ways to write a question, and hosts and schemes, that are remembered; forgotten all at once when there are more.
MOST_WORDINGS = 5_000
LONGEST_WORDING = 1_000
MOST_DOORS = 1_000
LONGEST_DOOR = 300
CLOSING = (b"connection", b"close")


class Edge:
    """An ASGI application around a WSGI one. All that it remembers is touched on its event loop alone."""

    def __init__(self, application: Any, *, threads: int, most_bytes: int) -> None:
        self._application = application
        self._bridge = WSGIMiddleware(application, workers=threads)
        # Its own: whoever is slow to send a form, or to take a film, keeps no question waiting.
        self.executor = ThreadPoolExecutor(threads, thread_name_prefix="graphql")
        self.entries = Entries(most_bytes)
        self._keys: dict[tuple[Any, ...], Key] = {}
        self._doors: set[tuple[bytes, bytes]] = set()
        self._flights: dict[Key, asyncio.Future[None]] = {}

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """One connection, as ASGI has it."""
        if scope["type"] == "lifespan":
            await _live(receive, send)
            return
        if scope["type"] != "http":
            await self._bridge(scope, receive, send)
            return
        scope = scopes.cleaned(scope)
        if scope["path"] == EVENTS:
            await events.events(scope, receive, send)
            return
        found = asking.PATH.fullmatch(scope["path"])
        try:
            if found is None or scope["method"] not in METHODS:
                await self._hand_on(scope, receive, send)
            else:
                body = await bodies.read(receive) if scope["method"] == "POST" else b""
                await self._understand(scope, found[1], body, send)
        except (bodies.SlowBody, bodies.LargeBody) as fault:
            await _refuse_body(fault, send)
        except bodies.GoneAway:
            return

    async def _understand(self, scope: Any, digest: str | None, body: bytes, send: Send) -> None:
        """A question, with its body. A header that stands there twice means what Django makes of it."""
        headers = dict(scope["headers"])
        is_too_large = len(body) > MAX_BODY_BYTES
        if is_too_large or len(headers) != len(scope["headers"]):
            answer = await self._in_thread(behind.ask, self._application, scope, body)
            # The rest of what is too large is not waited for.
            await _send_whole(answer, scope, send, more=[CLOSING] if is_too_large else ())
            return
        asked = asking.asked_in(scope, headers, digest=digest, body=body)
        try:
            entry = self._at_once(asked)
        except Refusal as refusal:
            await _refuse(refusal, asked, send)
        else:
            await (self._answer(asked, send) if entry is None else _send_kept(entry, asked, send))

    async def _hand_on(self, scope: Any, receive: Any, send: Any) -> None:
        """What is no question: a thread takes it up when all of it is there. Raises as `SetAside.take` does."""
        if not scopes.has_body(scope):
            await self._bridge(scope, receive, send)
            return
        with SpooledTemporaryFile(bodies.IN_MEMORY_BYTES) as file:
            body = bodies.SetAside(file)
            await body.take(receive)
            await self._bridge(scopes.with_length(scope, body.size), body.receive, send)

    def _at_once(self, asked: Asked) -> Entry | None:
        """The answer to a question that was put in these very words before. Raises `Refusal`."""
        key = self._keys.get(asked.wording)
        entry = None if key is None else self.entries.get(key)
        try:
            return entry if entry is not None and _pass(entry, asked) else None
        except SynchronousOnlyOperation:
            return None

    async def _answer(self, asked: Asked, send: Send) -> None:
        key = asking.key_of(asked)
        while key is not None:
            try:
                entry = await self._kept(key, asked)
            except Refusal as refusal:
                await _refuse(refusal, asked, send)
                return
            if entry is not None:
                self._remember(asked, key)
                await _send_kept(entry, asked, send)
                return
            flight = self._flights.get(key)
            if flight is None:
                break
            await asyncio.shield(flight)
            if key not in self.entries:
                break
        answer, entry = await self._made(key, asked)
        if entry is None:
            await _send_whole(answer, asked.scope, send)
        else:
            await _send_kept(entry, asked, send)

    async def _kept(self, key: Key, asked: Asked) -> Entry | None:
        """The kept answer, paid for, if it is right now. Raises `Refusal` for who may not have it."""
        entry = self.entries.get(key)
        if entry is None or asked.door not in self._doors:
            return None
        try:
            is_right = _pass(entry, asked)
        except SynchronousOnlyOperation:
            is_right = await self._in_thread(_pass_with_database, entry, asked)
        if not is_right:
            self.entries.drop(key)
        return entry if is_right else None

    async def _made(self, key: Key | None, asked: Asked) -> tuple[behind.Answer, Entry | None]:
        """Django's answer, kept where it may be; who asks the same meanwhile waits for it."""
        flight = asyncio.get_running_loop().create_future()
        if key is not None:
            self._flights[key] = flight
        try:
            answer: behind.Answer = await self._in_thread(behind.ask, self._application, asked.scope, asked.body)
            entry = answer.entry() if key is not None else None
            if key is not None and entry is not None:
                self._keep(key, entry, asked)
            return answer, entry
        finally:
            if key is not None and self._flights.get(key) is flight:
                del self._flights[key]
            flight.set_result(None)

    def _keep(self, key: Key, entry: Entry, asked: Asked) -> None:
        self.entries.put(key, entry)
        if sum(map(len, asked.door)) <= LONGEST_DOOR:
            if len(self._doors) >= MOST_DOORS:
                self._doors.clear()
            self._doors.add(asked.door)
        self._remember(asked, key)

    def _remember(self, asked: Asked, key: Key) -> None:
        """What these very words ask, so that they need not be understood again."""
        if asked.wording in self._keys or asked.length > LONGEST_WORDING:
            return
        if len(self._keys) >= MOST_WORDINGS:
            self._keys.clear()
        self._keys[asked.wording] = key

    async def _in_thread(self, work: Callable[..., Any], *arguments: Any) -> Any:
        return await asyncio.get_running_loop().run_in_executor(self.executor, work, *arguments)


async def _live(receive: Any, send: Send) -> None:
    """From the start of the process to its end, when nobody listens any longer."""
    await receive()
    await send({"type": "lifespan.startup.complete"})
    await receive()
    await events.stop()
    await send({"type": "lifespan.shutdown.complete"})


def _pass(entry: Entry, asked: Asked) -> bool:
    """Whether the entry is right now; then it is paid for and counted. Raises `Refusal`.

    What may ask the database comes before anything is spent.
    """
    housekeeping.stir()
    now = datetime.now(UTC)
    digest = entry.keeping.digest
    if not entry.is_right(versions.snapshot(), now=now) or (digest and texts.find(digest) is None):
        return False
    passage = passing.enter(asked.caller(), at=now)
    try:
        passing.pay(passage, reach=entry.keeping.reach, cost=entry.keeping.cost)
    except Refusal:
        passing.refuse(passage)
        raise
    if digest:
        uses.count(digest, app=passage.caller.app, version=passage.caller.version, at=now)
    return True


def _pass_with_database(entry: Entry, asked: Asked) -> bool:
    """The same, in a thread. Without a database Django is to say so."""
    try:
        return _pass(entry, asked)
    except (DatabaseError, InterfaceError):
        return False


async def _send_kept(entry: Entry, asked: Asked, send: Send) -> None:
    if entry.is_had(asked.if_none_match()):
        await send(entry.not_modified)
        await send({"type": "http.response.body"})
        return
    await send(entry.start)
    await send({"type": "http.response.body"} if asked.scope["method"] == "HEAD" else entry.end)


async def _send_whole(answer: behind.Answer, scope: Mapping[str, Any], send: Send, *, more: Headers = ()) -> None:
    headers = [*answer.headers, *more]
    await send({"type": "http.response.start", "status": answer.status, "headers": headers})
    await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else answer.body})


async def _refuse(refusal: Refusal, asked: Asked, send: Send) -> None:
    media_type = answers.negotiate(asked.headers.get(b"accept", b"").decode("latin-1"))
    await _send_response(door.refused(refusal, media_type=media_type or answers.PLAIN_JSON), send)


async def _refuse_body(fault: Exception, send: Send) -> None:
    if isinstance(fault, bodies.LargeBody):
        refusal = MalformedRequest("The body is larger than any file may be. Send less.", status=413)
    else:
        refusal = MalformedRequest("The body did not come in time. Send the request again.", status=408)
    body = {"errors": [from_refusal(refusal)]}
    await _send_response(
        answers.write(body, media_type=answers.PLAIN_JSON, status=refusal.status), send, more=[CLOSING]
    )


async def _send_response(response: Any, send: Send, *, more: Headers = ()) -> None:
    named = {**dict(response.items()), **ANY_ORIGIN, "Content-Length": str(len(response.content))}
    headers = [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in named.items()]
    await send({"type": "http.response.start", "status": response.status_code, "headers": [*headers, *more]})
    await send({"type": "http.response.body", "body": response.content})
