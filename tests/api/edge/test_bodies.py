"""Bodies of requests that are no questions reach Django whole, or not at all."""

import pytest

from api.edge import bodies
from api.edge.application import Edge
from tests.api.edge.conftest import Asker

CHUNKED = [("transfer-encoding", "chunked")]


class Echo:
    """Says how long a body is said to be, and how long it is."""

    def __init__(self) -> None:
        self.calls = 0

    def __call__(self, environ, start_response):
        self.calls += 1
        body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
        start_response("200 OK", [])
        return [f"{environ.get('CONTENT_LENGTH')} {len(body)} {set(body)}".encode()]


@pytest.fixture
def echo():
    return Echo()


@pytest.fixture
def who(echo):
    asker = Asker(Edge(echo, threads=1, most_bytes=0))
    yield asker
    asker.application.executor.shutdown()
    asker.loop.close()


@pytest.mark.parametrize("size", [1, bodies.IN_MEMORY_BYTES, bodies.IN_MEMORY_BYTES + 1, 5 * bodies.CHUNK_BYTES])
@pytest.mark.parametrize("headers", [[("content-length", "7")], CHUNKED, [*CHUNKED, ("content-length", "7")]])
def test_a_body_is_handed_on_whole_with_its_real_length(who, size, headers):
    answer = who.run(who.send("POST", "/admin/upload/", headers=headers, body=b"x" * size))

    assert answer.body == f"{size} {size} {{120}}".encode()


def test_what_has_no_body_is_not_waited_for(who, echo):
    async def never():
        raise AssertionError("nobody asks for a body")

    taken = []

    async def take(message):
        taken.append(message)

    scope = {"type": "http", "method": "GET", "path": "/", "query_string": b"", "headers": [], "http_version": "1.1"}
    who.run(who.application(scope, never, take))

    assert (taken[0]["status"], echo.calls) == (200, 1)


def test_a_body_that_is_larger_than_any_file_may_be_is_refused_before_django(who, echo, settings):
    settings.MAX_MEDIA_BYTES = 0
    refused = who.run(who.send("PUT", "/graphql", headers=CHUNKED, body=b"x" * (bodies.BESIDE_A_FILE_BYTES + 1)))

    assert (refused.status, refused.code) == (413, "BAD_INPUT")
    assert refused.headers["connection"] == "close"
    assert echo.calls == 0
