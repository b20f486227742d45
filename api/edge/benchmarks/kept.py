"""Kept answers over the loopback device, and whether they hold the bars; each is a ratio of rates of one round."""

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from urllib.parse import quote

import orjson
from django.test import Client
from django.utils import timezone

from api.edge.benchmarks import stand
from api.graphql.benchmarks import operations
from api.graphql.benchmarks.loopback import HOST
from api.graphql.engine.documents import DocumentCache
from api.graphql.schema import schema
from api.graphql.trusted.actions import AppVersion, forget, register

SERVER = "api.edge.benchmarks.server:application"
# Many and short: whatever else the machine does meets a few of them, and the median leaves those out.
ROUNDS = 9
BENCH = AppVersion("bench", "1")
# Of the second, at least so much by the first.
BARS = (
    ("kept", "fixed bytes", 0.8),
    ("kept", "nginx, file", 0.25),
    ("304", "kept", 1.0),
    ("nginx, shared cache", "nginx, file", 0.75),
)


@dataclass(frozen=True, slots=True)
class Measured:
    """Answers a second by what was sent, in each round, and the bytes of one."""

    rounds: list[dict[str, float]]
    size: int

    def rate(self, name: str) -> float:
        """Of the middle round."""
        return median(each[name] for each in self.rounds)

    def ratio(self, sent: str, than: str) -> float:
        """Of two rates that were measured one soon after the other."""
        return median(each[sent] / each[than] for each in self.rounds)


def measure(*, seconds: int) -> Measured:
    """The feed of twenty by its hash. Raises MissingToolError, ServerError or NothingToMeasureError."""
    stand.require("wrk", package="wrk")
    feed = operations.feed(first=20)
    digest = register(
        documents={feed.name: feed.query}, by=BENCH, checked=DocumentCache(schema.graphql_schema), at=timezone.now()
    )[feed.name]
    try:
        return _measured(f"/graphql/{digest}?variables={quote(orjson.dumps(feed.variables).decode())}", seconds)
    finally:
        forget(by=BENCH)


def _measured(path: str, seconds: int) -> Measured:
    answer = Client(SERVER_NAME="localhost", HTTP_X_FORWARDED_PROTO="https").get(path)
    with (
        tempfile.TemporaryDirectory() as folder,
        stand.uvicorn(SERVER) as edge,
        stand.nginx(Path(folder), behind=edge, content=answer.content) as nginx,
    ):
        had = {"If-None-Match": answer["ETag"]}
        what: dict[str, tuple[str, dict[str, str]]] = {
            "kept": (f"http://{HOST}:{edge}{path}", {}),
            "fixed bytes": (f"http://{HOST}:{edge}{stand.FIXED}{path}", {}),
            "304": (f"http://{HOST}:{edge}{path}", had),
            "nginx, file": (f"http://{HOST}:{nginx}/file", {}),
            "nginx, shared cache": (f"http://{HOST}:{nginx}{path}", {}),
        }
        for url, headers in what.values():
            stand.rate(url, seconds=1, headers=headers)
        # In turn, so that whatever else the machine does meets all of them.
        rounds = [
            {name: stand.rate(url, seconds=seconds, headers=headers) for name, (url, headers) in what.items()}
            for _ in range(ROUNDS)
        ]
    return Measured(rounds, len(answer.content))


def table(measured: Measured) -> Iterator[str]:
    """Markdown."""
    yield f"| sent, {measured.size} bytes | answers/s | bar |"
    yield "|---|---|---|"
    for name in measured.rounds[0]:
        bars = [
            f"{measured.ratio(name, than):.2f} of {than}, at least {least}"
            for sent, than, least in BARS
            if sent == name
        ]
        yield f"| {name} | {measured.rate(name):.0f} | {'; '.join(bars)} |"


def failures(measured: Measured) -> list[str]:
    """The bars that are not held."""
    return [
        f"{sent}: {measured.ratio(sent, than):.2f} of {than}, at least {least} is asked for."
        for sent, than, least in BARS
        if measured.ratio(sent, than) < least
    ]
