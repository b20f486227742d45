"""What the server runs: kept answers at once, all else by Django in threads.

A kept answer is given to whoever Django would give it to (`giving`). Where that would have to ask the database, it is
asked again in a thread: the event loop waits for nobody.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from tempfile import SpooledTemporaryFile
from typing import Any

from a2wsgi import WSGIMiddleware
from django.core.exceptions import SynchronousOnlyOperation

from api.access.origins import ANY_ORIGIN
from api.access.refusals import Refusal
from api.edge import asking, behind, bodies, events, scopes
from api.edge.asking import Asked, Key
from api.edge.entries import Entries, Entry, Messages
from api.edge.giving import GivenAlready, give, give_again, give_with_database
from api.graphql import door
from api.graphql.engine import answers
from api.graphql.engine.errors import from_refusal
from api.graphql.engine.requests import MAX_BODY_BYTES, MalformedRequest

Message = dict[str, Any]
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


# Answering is computing: while one thread waits for the database another goes on, and more would only be in their way.
ANSWERING = 2


class Edge:
    """An ASGI application around a WSGI one. All that it remembers is touched on its event loop alone."""

    def __init__(self, application: Any, *, threads: int, most_bytes: int) -> None:
        self._application = application
        self._bridge = WSGIMiddleware(application, workers=threads)
        # Its own: whoever is slow to send a form, or to take a film, keeps no question waiting.
        self.executor = ThreadPoolExecutor(min(threads, ANSWERING), thread_name_prefix="graphql")
        self.entries = Entries(most_bytes)
        self._keys: dict[asking.Wording, Key] = {}
        self._doors: set[tuple[bytes, bytes]] = set()
        self._flights: dict[Key, asyncio.Future[None]] = {}
        self.given = GivenAlready()

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """One connection, as ASGI has it."""
        if scope["type"] != "http":
            await (_live(receive, send) if scope["type"] == "lifespan" else self._bridge(scope, receive, send))
            return
        try:
            at_once = self._at_once(scope) if scope["method"] != "POST" else None
            for message in at_once or await self._answer(scopes.cleaned(scope), receive, send):
                await send(message)
        except Refusal as refusal:
            await _refuse(refusal, scope, send)
        except (bodies.SlowBody, bodies.LargeBody) as fault:
            await _refuse_body(fault, send)
        except bodies.GoneAway:
            return

    def _at_once(self, scope: Any, body: bytes = b"") -> Messages | None:
        """The answer to a question that was put in these very words before. Raises `Refusal`.

        Every kept answer passes here: what is not needed to find it is not looked at. A header that stands there twice,
        or has a low line, is for the long way.
        """
        sent, now = scope["headers"], time.time()
        headers = dict(sent)
        # Not `in`: for bytes it makes an error first, and forgets it.
        if len(headers) != len(sent) or b"".join(headers).find(b"_") >= 0:
            return None
        words, address = asking.words_of(scope, headers, body), asking.address_in(scope, headers)
        given = self.given.find(words, address, now)
        key = self._keys.get(asking.wording_of(scope, headers, body)) if given is None else given.key
        entry = None if key is None else self.entries.get(key)
        if key is None or entry is None:
            return None
        try:
            if given is None or not give_again(given, entry, now):
                self.given.drop(words, address)
                given = give(key, entry, scope, headers, now=now)
                if given is None:
                    return None
                self.given.add(given, words, address, now)
        except SynchronousOnlyOperation:
            return None
        return entry.messages(scope["method"], headers.get(b"if-none-match"))

    async def _answer(self, scope: Any, receive: Any, send: Send) -> Sequence[Message]:
        """The answer to a question; none to anything else, which Django or the events have answered then."""
        if scope["path"] == EVENTS:
            await events.events(scope, receive, send)
            return ()
        found = asking.PATH.fullmatch(scope["path"])
        if found is None or scope["method"] not in METHODS:
            await self._hand_on(scope, receive, send)
            return ()
        body = await bodies.read(receive) if scope["method"] == "POST" else b""
        return await self._understood(scope, found[1], body)

    async def _understood(self, scope: Any, digest: str | None, body: bytes) -> Sequence[Message]:
        """A question, with its body. A header that stands there twice means what Django makes of it."""
        headers = dict(scope["headers"])
        is_too_large = len(body) > MAX_BODY_BYTES
        if is_too_large or len(headers) != len(scope["headers"]):
            answer = await self._in_thread(behind.ask, self._application, scope, body)
            # The rest of what is too large is not waited for.
            return answer.messages(scope["method"], more=[CLOSING] if is_too_large else ())
        asked = asking.asked_in(scope, headers, digest=digest, body=body)
        return self._at_once(scope, body) or await self._asked(asked)

    async def _hand_on(self, scope: Any, receive: Any, send: Any) -> None:
        """What is no question: a thread takes it up when all of it is there. Raises as `SetAside.take` does."""
        if not scopes.has_body(scope):
            await self._bridge(scope, receive, send)
            return
        with SpooledTemporaryFile(bodies.IN_MEMORY_BYTES) as file:
            body = bodies.SetAside(file)
            await body.take(receive)
            await self._bridge(scopes.with_length(scope, body.size), body.receive, send)

    async def _asked(self, asked: Asked) -> Sequence[Message]:
        key = asking.key_of(asked)
        while key is not None:
            entry = await self._kept(key, asked)
            if entry is not None:
                self._remember(asked, key)
                return entry.messages(asked.method, asked.if_none_match)
            flight = self._flights.get(key)
            if flight is None:
                break
            await asyncio.shield(flight)
            if key not in self.entries:
                break
        answer, entry = await self._made(key, asked)
        return answer.messages(asked.method) if entry is None else entry.messages(asked.method, asked.if_none_match)

    async def _kept(self, key: Key, asked: Asked) -> Entry | None:
        """The kept answer, paid for, if it is right now. Raises `Refusal` for who may not have it."""
        entry = self.entries.get(key)
        if entry is None or asked.door not in self._doors:
            return None
        try:
            given = give(key, entry, asked.scope, asked.headers, now=time.time())
        except SynchronousOnlyOperation:
            asks = key, entry, asked.scope, asked.headers, time.time()
            given = await self._in_thread(give_with_database, *asks)
        if given is None:
            self.entries.drop(key)
        return None if given is None else entry

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


async def _refuse(refusal: Refusal, scope: Any, send: Send) -> None:
    media_type = answers.negotiate(dict(scope["headers"]).get(b"accept", b"").decode("latin-1"))
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
