"""What attacks cost, and the dearest requests that are answered: CPU of this process, and of the database beside it."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from statistics import median
from typing import Any
from unittest.mock import patch

import orjson
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection
from django.test import override_settings

from api.graphql import view
from api.graphql.benchmarks.attacks import ATTACKS, GRAPHQL_JSON, Attack, Request
from api.graphql.benchmarks.dearest import PERMITTED_MS, Dear, dearest
from api.graphql.benchmarks.operations import TENANT
from api.graphql.engine.documents import DocumentCache
from api.graphql.schema import schema

WARMING = 2


@dataclass(frozen=True, slots=True)
class Said:
    """What was answered."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def code(self) -> str:
        """That of the first error; empty where there is none."""
        try:
            errors = orjson.loads(self.body).get("errors") or []
        except orjson.JSONDecodeError:
            return "no JSON"
        return str(errors[0]["extensions"]["code"]) if errors else ""


@dataclass(frozen=True, slots=True)
class Effect:
    """Of one attack or request, with the median of milliseconds; `cost` in units where it was answered."""

    name: str
    said: Said
    statements: int
    cpu: float
    bar: int
    database: float = 0.0
    cost: int = 0


@contextmanager
def as_in_production() -> Iterator[WSGIHandler]:
    """The whole stack as on a server for strangers: nothing tells the schema, and no budget ends the measurement."""
    closed = {"GRAPHQL_INTROSPECTION": False, "GRAPHQL_EXPLORER": False, "GRAPHQL_APQ_REGISTERS": False}
    settings = override_settings(**closed, DEBUG=False, BUDGET_WITHOUT_KEY=0, BUDGET_WITH_KEY=0)
    with settings, patch.object(view, "documents", DocumentCache(schema.graphql_schema)):
        yield WSGIHandler()


def send(handler: WSGIHandler, request: Request) -> Said:
    """One request, and its answer."""
    environ = {
        "REQUEST_METHOD": request.method,
        "PATH_INFO": request.path,
        "QUERY_STRING": request.query,
        "CONTENT_TYPE": request.content_type,
        "CONTENT_LENGTH": str(len(request.body)) if request.length is None else request.length,
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": "localhost",
        "HTTP_ACCEPT": GRAPHQL_JSON,
        "HTTP_X_FORWARDED_PROTO": "https",
        "wsgi.input": BytesIO(request.body),
        "wsgi.url_scheme": "http",
        "wsgi.errors": BytesIO(),
    }
    environ |= {f"HTTP_{name.upper().replace('-', '_')}": value for name, value in request.headers.items()}
    begun: list[Any] = []
    response = handler(environ, lambda status, headers, error=None: begun.extend((status, headers)))  # type: ignore[arg-type]
    try:
        body = b"".join(response)
    finally:
        response.close()
    return Said(int(begun[0].partition(" ")[0]), dict(begun[1]), body)


def attack(handler: WSGIHandler, each: Attack, *, calls: int, tenant: str = TENANT) -> Effect:
    """Sends an attack so many times, another one each time."""
    requests = [each.make(tenant, number) for number in range(calls + WARMING)]
    statements, said = _counted(handler, requests[0])
    cpu, _database = _timed(handler, requests)
    return Effect(each.name, said, statements, cpu, each.bar)


def answered(handler: WSGIHandler, dear: Dear, *, calls: int) -> Effect:
    """Sends a request that is answered so many times, another text each time, for it has to be read and compiled."""
    requests = [dear.request(number) for number in range(calls + WARMING)]
    statements, said = _counted(handler, requests[0])
    cpu, database = _timed(handler, requests)
    cost = orjson.loads(said.body).get("extensions", {}).get("cost", 0)
    return Effect(dear.name, said, statements, cpu, PERMITTED_MS, database, cost)


def attacks(*, calls: int) -> list[tuple[Attack, Effect]]:
    """All of the corpus."""
    with as_in_production() as handler:
        return [(each, attack(handler, each, calls=calls)) for each in ATTACKS]


def permitted(*, calls: int) -> list[Effect]:
    """The dearest requests."""
    with as_in_production() as handler:
        return [answered(handler, each, calls=calls) for each in dearest()]


def table(sent: list[tuple[Attack, Effect]], dear: list[Effect]) -> Iterator[str]:
    """Markdown: the attacks, then the dearest requests that are answered."""
    yield "| attack | status | code | SQL | CPU ms | at most |"
    yield "| - | - | - | - | - | - |"
    for _each, effect in sent:
        said = f"{effect.said.status} | {effect.said.code} | {effect.statements}"
        yield f"| {effect.name} | {said} | {effect.cpu:.2f} | {effect.bar} |"
    yield ""
    yield "| dearest requests | cost | SQL | kB | CPU ms | database's part | at most |"
    yield "| - | - | - | - | - | - | - |"
    for effect in sorted(dear, key=lambda each: -each.cpu - each.database):
        size = f"{effect.cost} | {effect.statements} | {len(effect.said.body) / 1000:.0f}"
        spent = f"{effect.cpu + effect.database:.1f} | {effect.database:.1f}"
        yield f"| {effect.name} | {size} | {spent} | {effect.bar} |"


def failures(sent: list[tuple[Attack, Effect]], dear: list[Effect]) -> list[str]:
    """The bars that are not held."""
    found = [
        f"`{each.name}` is answered {effect.said.status} {effect.said.code}, not {each.status} {each.code}."
        for each, effect in sent
        if (effect.said.status, effect.said.code) != (each.status, each.code)
    ]
    found += [f"`{each.name}` asks the database." for each, effect in sent if each.by_limits and effect.statements]
    found += [f"`{dear_one.name}` is refused: {dear_one.said.code}." for dear_one in dear if dear_one.said.code]
    effects = [*(effect for _each, effect in sent), *dear]
    return found + [
        f"`{effect.name}` costs {effect.cpu + effect.database:.1f} ms, at most {effect.bar} are allowed."
        for effect in effects
        if effect.cpu + effect.database > effect.bar
    ]


def _counted(handler: WSGIHandler, request: Request) -> tuple[int, Said]:
    seen = []

    def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:  # noqa: FBT001 - Django's signature
        seen.append(sql)
        return execute(sql, params, many, context)

    send(handler, request)
    with connection.execute_wrapper(note):
        said = send(handler, request)
    return len(seen), said


def _timed(handler: WSGIHandler, requests: list[Request]) -> tuple[float, float]:
    """Median milliseconds of CPU here, and in the database's process."""
    here, there = [], []
    for request in requests:
        before, begun = _of_the_database(), time.process_time()
        send(handler, request)
        here.append(time.process_time() - begun)
        there.append(_of_the_database() - before)
    return median(here[WARMING:]) * 1000, median(there[WARMING:]) * 1000


def _of_the_database() -> float:
    """Seconds of CPU that the process behind our connection has used; 0 where the database works within ours."""
    if connection.vendor != "postgresql" or connection.connection is None:
        return 0.0
    spent = Path(f"/proc/{connection.connection.info.backend_pid}/schedstat")
    return int(spent.read_text(encoding="ascii").split()[0]) / 1e9 if spent.exists() else 0.0
