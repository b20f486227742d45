"""The edge with Django behind it, asked as a server asks it, without a socket."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

import orjson
import pytest
from django.core.wsgi import get_wsgi_application
from django.db import connections
from django.utils import timezone

from api.edge.application import Edge
from api.graphql.engine.documents import DocumentCache
from api.graphql.schema import schema
from api.graphql.trusted.actions import AppVersion, register
from api.graphql.trusted.models import TrustedDocument
from tests.cms.publishing.test_bulletin import forget_slots

TITLES = (
    'query($l: LocaleTag!) { edition(tenant: "nordby", locale: $l) { stories(first: 5) { edges { node { title } } } } }'
)


@dataclass
class Answer:
    """A response, with the names of its headers in small letters."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def data(self) -> Any:
        """What was asked for."""
        return orjson.loads(self.body)["data"]

    @property
    def code(self) -> str:
        """The code of the first error."""
        code: str = orjson.loads(self.body)["errors"][0]["extensions"]["code"]
        return code


@dataclass
class Asker:
    """Sends requests to an ASGI application, one after the other, on one event loop."""

    application: Any
    asked_django: list[str] = field(default_factory=list)
    loop: asyncio.AbstractEventLoop = field(default_factory=asyncio.new_event_loop)

    def get(self, path: str, /, *, method: str = "GET", headers: Any = (), **parameters: Any) -> Answer:
        """By GET; parameters that are no texts are written as JSON."""
        told = {
            name: each if isinstance(each, str) else orjson.dumps(each).decode() for name, each in parameters.items()
        }
        return self.run(self.send(method, path, query=urlencode(told), headers=headers))

    def post(self, body: Any, *, headers: Any = ()) -> Answer:
        """By POST, as JSON."""
        content = body if isinstance(body, bytes) else orjson.dumps(body)
        named = [("content-type", "application/json"), ("content-length", str(len(content))), *headers]
        return self.run(self.send("POST", "/graphql", headers=named, body=content))

    def close(self) -> None:
        """Its one thread for each kind of work gives its connection back."""
        for executor in (self.application.executor, self.application._bridge.executor):
            executor.submit(connections.close_all).result()
            executor.shutdown()
        self.loop.close()

    def run(self, work: Any) -> Any:
        """To its end."""
        return self.loop.run_until_complete(work)

    async def send(
        self, method: str, path: str, *, query: str | bytes = "", headers: Any = (), body: bytes = b""
    ) -> Answer:
        """One request, to localhost where the headers name no other host."""
        named = [*({"host": "localhost"} if "host" not in dict(headers) else {}).items(), *headers]
        scope = {
            "type": "http",
            "method": method,
            "path": path,
            "query_string": query.encode() if isinstance(query, str) else query,
            "headers": [(name.encode(), value.encode()) for name, value in named],
            "client": ("81.0.0.7", 4711),
            "server": ("127.0.0.1", 8000),
            "scheme": "http",
            "http_version": "1.1",
            "root_path": "",
        }
        messages: list[dict[str, Any]] = []

        async def receive() -> dict[str, Any]:
            return {"type": "http.request", "body": body, "more_body": False}

        async def take(message: dict[str, Any]) -> None:
            messages.append(message)

        await self.application(scope, receive, take)
        start, *rest = messages
        told = {name.decode(): value.decode() for name, value in start["headers"]}
        return Answer(start["status"], told, b"".join(each.get("body", b"") for each in rest))


@pytest.fixture(autouse=True)
def _nobody_is_writing() -> None:
    """Transactions of other tests are rolled back, and leave their slots taken."""
    forget_slots()


@pytest.fixture
def edge(committed: Any) -> Iterator[Asker]:
    """With one thread, so that its connection can be closed; `asked_django` has what got there."""
    django = get_wsgi_application()
    got_there: list[str] = []

    def counting(environ: Any, start_response: Any) -> Any:
        got_there.append(f"{environ['REQUEST_METHOD']} {environ['PATH_INFO']}")
        return django(environ, start_response)

    application = Edge(counting, threads=1, most_bytes=1_000_000)
    asker = Asker(application, got_there)
    yield asker
    asker.close()


@pytest.fixture
def digest(committed: Any) -> Iterator[str]:
    """Of a registered document: the titles of Nordby's stories."""
    checked = DocumentCache(schema.graphql_schema)
    by = AppVersion("edge", "1")
    yield register(documents={"Titles": TITLES}, by=by, checked=checked, at=timezone.now())["Titles"]
    TrustedDocument.objects.all().delete()
