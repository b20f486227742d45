"""Requests answered in this process: statements counted, CPU time measured."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from io import BytesIO
from itertools import count as count_up
from statistics import median
from typing import Any

import orjson
from django.contrib.contenttypes.models import ContentType
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection
from django.test import override_settings

from api.graphql.benchmarks.operations import Operation
from api.graphql.benchmarks.yardstick import PATH
from api.graphql.engine.errors import TooComplex
from cms.publishing import versions

Send = Callable[[], bytes]

WARMING = 5


@dataclass(frozen=True, slots=True)
class Cost:
    """Milliseconds of CPU in this process, of operation and yardstick in the same minute; bytes of the answer."""

    statements: int
    cpu: float
    yardstick: float
    size: int

    @property
    def ratio(self) -> float:
        """How many trivial views the operation costs."""
        return self.cpu / self.yardstick


@dataclass(frozen=True, slots=True)
class Fresh:
    """Milliseconds of CPU that a document costs which no process has seen, above what it costs later; yardstick's."""

    cpu: float
    yardstick: float


class FailedAnswerError(RuntimeError):
    """An operation did not answer as it should: its figures would mean nothing."""


class RefusedAnswerError(FailedAnswerError):
    """The catalogue holds more for an operation than one answer may."""


@contextmanager
def handler() -> Iterator[WSGIHandler]:
    """The whole stack with its middleware, without a server."""
    with override_settings(ROOT_URLCONF="api.graphql.benchmarks.yardstick", DEBUG=False):
        yield WSGIHandler()


def cost(handler: WSGIHandler, operation: Operation, *, calls: int) -> Cost:
    """Medians over so many calls.

    Operation and yardstick take turns, call by call: a busy machine slows both alike, and each meets the processor's
    caches as the other left them. Alone in a loop the yardstick would look nearly twice as quick as in any server.
    """
    send, trivial = _graphql(handler, operation), _get(handler, PATH)
    statements = count(send)
    spent, yardstick = _in_turns(send, trivial, calls=calls)
    return Cost(statements, spent * 1000, yardstick * 1000, len(send()))


def asked(handler: WSGIHandler, operation: Operation) -> tuple[float, bytes]:
    """CPU seconds of one answer, and the answer."""
    send = _graphql(handler, operation)
    begun = time.process_time()
    answer = send()
    return time.process_time() - begun, answer


def relation(handler: WSGIHandler, operation: Operation, *, to: Operation, calls: int) -> float:
    """How many times the CPU of another operation this one takes.

    Each goes first as often as last, and follows itself as often as the other: the place alone can tell 5 %.
    """
    one, other = _graphql(handler, operation), _graphql(handler, to)
    first, second, third, last = _in_turns(one, other, other, one, calls=calls)
    return (first + last) / (second + third)


def fresh(handler: WSGIHandler, operation: Operation, *, calls: int) -> Fresh:
    """What reading, checking and compiling an operation's document costs: each call brings a text of its own."""
    numbers = count_up()
    known, trivial = _graphql(handler, operation), _get(handler, PATH)

    def new() -> bytes:
        text = f"{operation.query}\n# {next(numbers)}"
        return _graphql(handler, replace(operation, query=text))()

    first, later, yardstick = _in_turns(new, known, trivial, calls=calls)
    return Fresh((first - later) * 1000, yardstick * 1000)


def _in_turns(*sends: Send, calls: int) -> list[float]:
    """Median CPU seconds of each."""
    times: list[list[float]] = [[] for _ in sends]
    for number in range(calls + WARMING):
        for send, taken in zip(sends, times, strict=True):
            seconds = _timed(send)
            if number >= WARMING:
                taken.append(seconds)
    return [median(taken) for taken in times]


def count(send: Send) -> int:
    """The statements of one answer in a process that knows the editions and has compiled the document.

    Those are read and made once, for all answers until the next change.
    """
    answer = orjson.loads(send())
    if errors := answer.get("errors"):
        refused = errors[0]["extensions"]["code"] == TooComplex.code
        raise (RefusedAnswerError if refused else FailedAnswerError)(str(errors[0]["message"]))
    ContentType.objects.clear_cache()
    versions.current()
    seen = []

    def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:  # noqa: FBT001 - Django's signature
        seen.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        send()
    return len(seen)


def _timed(send: Send) -> float:
    begun = time.process_time()
    send()
    return time.process_time() - begun


def body_of(operation: Operation) -> bytes:
    """The body of the POST that carries an operation."""
    return orjson.dumps({"query": operation.query, "variables": operation.variables})


def _graphql(handler: WSGIHandler, operation: Operation) -> Send:
    body = body_of(operation)
    return lambda: _answered(handler, "POST", "/graphql", body)


def _get(handler: WSGIHandler, path: str) -> Send:
    return lambda: _answered(handler, "GET", path, b"")


def _answered(handler: WSGIHandler, method: str, path: str, body: bytes) -> bytes:
    environ = {
        "REQUEST_METHOD": method,
        "PATH_INFO": path,
        "QUERY_STRING": "",
        "CONTENT_TYPE": "application/json",
        "CONTENT_LENGTH": str(len(body)),
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": "localhost",
        "HTTP_ACCEPT": "application/json",
        "HTTP_X_FORWARDED_PROTO": "https",
        "wsgi.input": BytesIO(body),
        "wsgi.url_scheme": "http",
        "wsgi.errors": BytesIO(),
    }
    statuses: list[str] = []
    response = handler(environ, lambda status, headers, error=None: statuses.append(status))  # type: ignore[arg-type]
    try:
        content = b"".join(response)
    finally:
        response.close()
    if not statuses[0].startswith("200"):
        raise FailedAnswerError(f"{method} {path} answered {statuses[0]}")
    return content
