"""A real server, sent to by who sends slowly, and by who says two things about where a request ends."""

import socket
import time
from contextlib import ExitStack

import pytest

from tests.api.edge.servers import HOST, serving

HERE = '{ edition(tenant: "nordby", locale: "nb") { locale } }'
SLOW_CLIENTS = 20
WITHIN_SECONDS = 15.0
HIDDEN = b"GET /graphql?query=%7B__typename%7D HTTP/1.1\r\nHost: localhost\r\n\r\n"
CHUNKED = b"0\r\n\r\n"
# Headers of a POST that a proxy in front may read otherwise than the server does.
AMBIGUOUS = {
    "both": [b"Content-Length: 5", b"Transfer-Encoding: chunked"],
    "both, the other way round": [b"Transfer-Encoding: chunked", b"Content-Length: 5"],
    "two lengths": [b"Content-Length: 5", b"Content-Length: 0"],
    "two lengths in one": [b"Content-Length: 5, 0"],
    "a length with a sign": [b"Content-Length: +5"],
    "a length below nothing": [b"Content-Length: -1"],
    "a length that is none": [b"Content-Length: 0x5"],
    "an unknown coding": [b"Transfer-Encoding: xchunked"],
    "a blank before the colon": [b"Transfer-Encoding : chunked"],
    "chunked is not the last": [b"Transfer-Encoding: chunked, identity"],
}


@pytest.fixture(scope="module")
def server(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), serving(1, "tests.api.edge.hurried:application", SERVER_THREADS="2") as servers:
        yield servers[0]


def begun(stack, server, path, headers=(b"Content-Length: 1000",)):
    """A connection on which a POST has begun."""
    connection = stack.enter_context(socket.create_connection((HOST, server.port), timeout=WITHIN_SECONDS))
    lines = [b"POST %s HTTP/1.1" % path, b"Host: localhost", b"Content-Type: application/json", *headers]
    connection.sendall(b"\r\n".join(lines) + b"\r\n\r\n")
    return connection


def rest(connection):
    """What comes until the server ends it."""
    said = b""
    try:
        while part := connection.recv(65_536):
            said += part
    except ConnectionResetError:
        pass
    return said


@pytest.mark.parametrize("path", [b"/graphql", b"/admin/login/", b"/nowhere/"])
def test_many_who_send_a_byte_now_and_then_keep_nobody_waiting_and_are_sent_away(db, server, path):
    server.by_text(HERE)
    with ExitStack() as stack:
        slow = [begun(stack, server, path) for _ in range(SLOW_CLIENTS)]
        began = time.monotonic()
        for _ in range(4):
            for each in slow:
                each.sendall(b"x")
            asked = time.monotonic()
            assert server.by_text(HERE + " " * (time.monotonic_ns() % 1000))["edition"]["locale"] == "nb"
            assert time.monotonic() - asked < 2
            time.sleep(0.1)
        said = [rest(each) for each in slow]

    assert {each.split(b"\r\n")[0] for each in said} == {b"HTTP/1.1 408 Request Timeout"}
    assert time.monotonic() - began < WITHIN_SECONDS


@pytest.mark.parametrize("path", [b"/graphql", b"/admin/login/"])
@pytest.mark.parametrize("headers", AMBIGUOUS.values(), ids=AMBIGUOUS)
def test_who_says_two_things_about_where_a_request_ends_is_answered_once(db, server, path, headers):
    with ExitStack() as stack:
        connection = begun(stack, server, path, headers)
        connection.sendall(CHUNKED + HIDDEN)
        said = rest(connection)

    assert said.startswith(b"HTTP/1.1 400 ")
    assert said.count(b"HTTP/1.1 ") == 1
    assert b"__typename" not in said


def test_a_large_body_that_comes_steadily_is_taken(db, server):
    with ExitStack() as stack:
        connection = begun(stack, server, b"/admin/login/", (b"Content-Length: 300000", b"Connection: close"))
        for _ in range(30):
            connection.sendall(b"x" * 10_000)
            time.sleep(0.05)
        said = rest(connection)

    assert said.startswith(b"HTTP/1.1 403 ")
