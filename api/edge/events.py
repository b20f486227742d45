"""Server-sent events: who listens to an edition is told its new token, and asks `changes` with the one it has.

An event says that there is something to ask for, never what; so it holds nothing that a cache or a stranger may not
see. `events` is an ASGI application for `GET /events?tenant=..&locale=..`, with `since` or Last-Event-ID to resume.
"""

import asyncio
import random
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from http import HTTPStatus
from io import BytesIO
from typing import Any
from urllib.parse import parse_qs

import orjson
from django.core.exceptions import DisallowedHost
from django.core.handlers.asgi import ASGIRequest
from django.http import HttpResponse
from django.middleware.security import SecurityMiddleware
from django.utils import timezone

from api.access import budgets, housekeeping, passing
from api.access.budgets import RateLimited
from api.access.callers import Caller, caller_of
from api.access.editions import LocaleNotOffered, UnknownLocaleTag, UnknownTenant, open_edition
from api.access.keys import KeyRefusal
from api.access.origins import ANY_ORIGIN, preflight
from api.access.passing import Passage
from api.access.reach import Reach
from api.access.refusals import BadInput, Refusal
from api.edge import watching
from api.edge.watching import Listener, Place, State, TooManyListeners, Watcher
from api.graphql.changes import tokens
from api.graphql.changes.tokens import Position
from api.graphql.engine.errors import from_refusal, masked

HEARTBEAT_SECONDS = 15.0
HEARTBEAT = b": still here\n\n"
# Whoever takes nothing off the wire for so long is cut off.
SLOW_SECONDS = 10.0
# A key that was taken out, or a tenant that closed, holds from the next connection on.
LASTS_SECONDS = 900.0
# Milliseconds after which a client comes again: not all at once when a server is replaced.
COMES_AGAIN = (2_000, 8_000)
# Beside others who listen to the edition; and where it is to be read, which goes through all of its rows.
COST = 100
COST_OF_READING = 2_500
METHODS = "GET, OPTIONS"
MOST_PARAMETERS = 20
UNKNOWN = (UnknownTenant, UnknownLocaleTag, LocaleNotOffered)

Receive = Callable[[], Awaitable[Mapping[str, Any]]]
Send = Callable[[dict[str, Any]], Awaitable[None]]


class TooSlow(Exception):
    """The client does not read."""


@dataclass(frozen=True, slots=True)
class Admitted:
    """Somebody who may listen, to which edition, from where on, and where the edition is."""

    place: Place
    subject: str
    since: Position | None
    state: State


async def events(scope: Mapping[str, Any], receive: Receive, send: Send) -> None:
    """The ASGI application. Ends when the client goes, after a quarter of an hour, or when the process ends."""
    try:
        request, elsewhere = _at_the_door(scope)
    except BadInput as no_address:
        await _refuse(send, no_address, HTTPStatus.BAD_REQUEST, {})
        return
    if elsewhere:
        await _answer(send, elsewhere.status_code, {"Location": elsewhere["Location"]}, b"")
        return
    if scope["method"] == "OPTIONS":
        allowed = preflight(methods=METHODS)
        allowed["Access-Control-Allow-Headers"] += ", Last-Event-ID"
        await _answer(send, HTTPStatus.NO_CONTENT, allowed, b"")
        return
    if scope["method"] != "GET":
        refusal = BadInput("Events are listened to by GET only.")
        await _refuse(send, refusal, HTTPStatus.METHOD_NOT_ALLOWED, {"Allow": METHODS})
        return
    watcher = watching.here()
    try:
        caller = caller_of(request.META)
        _check_room(watcher, caller)
        watched = dict(watcher.states)
        admitted = await watcher.admit(lambda: admit(request.META, watched=watched))
        listener = watcher.join(admitted.place, subject=admitted.subject, state=admitted.state)
    except Refusal as refusal:
        await _refuse(send, refusal, _status_of(refusal), _more_of(refusal))
        return
    except Exception as fault:
        await _answer_json(send, HTTPStatus.INTERNAL_SERVER_ERROR, {}, {"errors": [masked(fault)]})
        return
    leaving = asyncio.create_task(_wait_for_leaving(receive, listener))
    try:
        await _stream(watcher, listener, admitted, send)
    except TooSlow:
        _cut(send)
        with suppress(TimeoutError):
            async with asyncio.timeout(SLOW_SECONDS):
                await leaving
    finally:
        leaving.cancel()
        watcher.leave(listener)


async def stop() -> None:
    """Ends all connections of this loop: for whoever hears that the server ends, such as a lifespan."""
    watching.here().stop()


def admit(meta: Mapping[str, str], *, watched: Mapping[Place, State | None]) -> Admitted:
    """Whether somebody may listen; the same questions as before any other request. Reads the database.

    `watched`: where those editions are that somebody listens to here. Raises `Refusal`.
    """
    housekeeping.stir()
    at = timezone.now()
    caller = caller_of(meta)
    passage = passing.enter(caller, at=at)
    try:
        tenant, locale, since = _asked(meta)
        known = open_edition(tenant=tenant, locale=locale)
        place = (known.tenant, known.locale)
        position = tokens.given(known, since) if since else None
        cost = COST if watched.get(place) else COST_OF_READING
        passing.pay(passage, reach=Reach(frozenset({place})), cost=cost)
    except Refusal:
        passing.refuse(passage)
        raise
    # Who listens already has had it read, and it is read again only where it has changed since.
    state = watching.look({place: watched.get(place)}, at=at).get(place, watched.get(place))
    if state is None:
        raise LocaleNotOffered("This tenant does not publish in this language any more.")
    return Admitted(place, _subject_of(caller), position, state)


def _at_the_door(scope: Mapping[str, Any]) -> tuple[ASGIRequest, HttpResponse | None]:
    """The request as Django reads it, and where Django would send it to: from http to https. Raises `BadInput`."""
    try:
        request = ASGIRequest(dict(scope), BytesIO())
        request.get_host()
    except (DisallowedHost, UnicodeDecodeError):
        raise BadInput("This server has no such address. Ask for /events at the name where /graphql is.") from None
    return request, SecurityMiddleware(_nothing_further).process_request(request)


def _nothing_further(_request: Any) -> HttpResponse:
    return HttpResponse()


def _check_room(watcher: Watcher, caller: Caller) -> None:
    """Before anything is read. Raises `TooManyListeners`, which is taken off the budget as any refusal."""
    try:
        watcher.check_room(_subject_of(caller))
    except TooManyListeners:
        at = timezone.now()
        passing.refuse(Passage(caller, None, at, budgets.subject_of_address(caller.address, now=at.timestamp())))
        raise


def _asked(meta: Mapping[str, str]) -> tuple[str, str, str]:
    """Tenant, locale, and the token to go on from, which is empty for whoever begins."""
    try:
        said = parse_qs(meta["QUERY_STRING"], max_num_fields=MOST_PARAMETERS)
    except ValueError:
        raise BadInput("The address has too many parameters. Use `tenant`, `locale`, `since` and `key`.") from None
    tenant, locale, since = (said.get(name, [""])[0] for name in ("tenant", "locale", "since"))
    if not tenant or not locale:
        raise BadInput("It is not said which edition. Ask for /events?tenant=...&locale=...")
    # A client that comes again says where it was in the header; its address is the one that it began with.
    return tenant, locale, meta.get("HTTP_LAST_EVENT_ID", "") or since


def _subject_of(caller: Caller) -> str:
    """What stands for the address as long as SECRET_KEY is the same: a listener stays longer than a minute."""
    return budgets.subject_of_address(caller.address, now=0)


async def _stream(watcher: Watcher, listener: Listener, admitted: Admitted, send: Send) -> None:
    loop = asyncio.get_running_loop()
    ends_at = loop.time() + LASTS_SECONDS
    headers = {
        "Content-Type": "text/event-stream; charset=utf-8",
        "Cache-Control": "no-store",
        # nginx passes each event on as it comes.
        "X-Accel-Buffering": "no",
    }
    await _start(send, HTTPStatus.OK, headers)
    await _push(send, f"retry: {random.randint(*COMES_AGAIN)}\n\n".encode())  # noqa: S311 - spreads load, no secret
    state = watcher.states.get(listener.place)
    told = state.token if state and not state.is_news_to(admitted.since) else ""
    while not (listener.has_gone or watcher.is_stopping) and loop.time() < ends_at:
        listener.wake.clear()
        state = watcher.states.get(listener.place)
        if state is None:
            break
        if state.token != told:
            told = state.token
            await _push(send, _event(listener.place, told))
            continue
        try:
            async with asyncio.timeout(HEARTBEAT_SECONDS):
                await listener.wake.wait()
        except TimeoutError:
            await _push(send, HEARTBEAT)
    await _push(send, b"", more=False)


def _event(place: Place, token: str) -> bytes:
    data = orjson.dumps({"tenant": place[0], "locale": place[1], "token": token})
    return b"id: %s\nevent: changes\ndata: %s\n\n" % (token.encode(), data)


async def _wait_for_leaving(receive: Receive, listener: Listener) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
    listener.has_gone = True
    listener.wake.set()


async def _push(send: Send, body: bytes, *, more: bool = True) -> None:
    """Nothing is kept for later: what a listener has not been told is one token, the newest. Raises `TooSlow`."""
    try:
        async with asyncio.timeout(SLOW_SECONDS):
            await send({"type": "http.response.body", "body": body, "more_body": more})
    except TimeoutError:
        raise TooSlow from None


def _cut(send: Send) -> None:
    """ASGI has no word for it, and a server closes a connection once all is sent, which is never here."""
    transport = getattr(getattr(send, "__self__", None), "transport", None)
    if transport is not None:
        with suppress(Exception):
            transport.abort()


def _status_of(refusal: Refusal) -> int:
    if isinstance(refusal, KeyRefusal | RateLimited | TooManyListeners):
        return refusal.status
    return HTTPStatus.NOT_FOUND if isinstance(refusal, UNKNOWN) else HTTPStatus.BAD_REQUEST


def _more_of(refusal: Refusal) -> dict[str, str]:
    if isinstance(refusal, RateLimited):
        return {"Retry-After": str(refusal.retry_after)}
    if isinstance(refusal, TooManyListeners):
        return {"Retry-After": str(watching.TRY_AGAIN_AFTER_SECONDS)}
    return {}


async def _refuse(send: Send, refusal: Refusal, status: int, headers: dict[str, str]) -> None:
    await _answer_json(send, status, headers, {"errors": [from_refusal(refusal)]})


async def _answer_json(send: Send, status: int, headers: dict[str, str], said: dict[str, Any]) -> None:
    more = {"Content-Type": "application/json", "Cache-Control": "no-store", **headers}
    await _answer(send, status, more, orjson.dumps(said))


async def _answer(send: Send, status: int, headers: dict[str, str], body: bytes) -> None:
    length = {} if status == HTTPStatus.NO_CONTENT else {"Content-Length": str(len(body))}
    await _start(send, status, {**headers, **length})
    await send({"type": "http.response.body", "body": body})


async def _start(send: Send, status: int, headers: dict[str, str]) -> None:
    named = [(name.lower().encode(), value.encode()) for name, value in {**ANY_ORIGIN, **headers}.items()]
    await send({"type": "http.response.start", "status": int(status), "headers": named})
