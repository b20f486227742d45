"""Real servers on the database of the test: processes of this machine, and one that plays another machine."""

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote

import orjson
from django.conf import settings
from django.db import connection

ROOT = Path(__file__).resolve().parents[3]
# Where a server of ours says how often it has asked Django.
COUNTED = "/counted"
HOST, WITHIN_SECONDS = "127.0.0.1", 120


def environment(**more: str) -> dict[str, str]:
    """For a process that works on the database of this test and reads the same bulletin."""
    name = connection.settings_dict["NAME"]
    url = f"sqlite:///{name}"
    if connection.vendor == "postgresql":
        url = f"{os.environ['DATABASE_URL'].rpartition('/')[0]}/{name}"
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "tests.api.edge.settings",
        "DATABASE_URL": url,
        "SHARED_VERSIONS_FILE": str(settings.VERSIONS_FILE),
        **more,
    }


@dataclass
class Server:
    """One process, asked over one connection."""

    port: int
    process: "subprocess.Popen[bytes]"
    _connection: http.client.HTTPConnection = field(init=False)

    def __post_init__(self) -> None:
        self._connection = http.client.HTTPConnection(HOST, self.port, timeout=30)

    def by_hash(self, digest: str, /, **variables: Any) -> Any:
        """The data of a registered document, by GET."""
        told = quote(orjson.dumps(variables).decode())
        self._connection.request("GET", f"/graphql/{digest}?variables={told}")
        return self._data()

    def by_text(self, query: str, /, **variables: Any) -> Any:
        """The same by POST."""
        body = orjson.dumps({"query": query, "variables": variables})
        self._connection.request("POST", "/graphql", body=body, headers={"Content-Type": "application/json"})
        return self._data()

    def asked_django(self) -> int:
        """How many of its answers Django has made."""
        self._connection.request("GET", COUNTED)
        return int(self._connection.getresponse().read())

    def stop(self) -> int:
        """As whoever replaces a version does. The exit code."""
        self._connection.close()
        self.process.terminate()
        return self.process.wait(timeout=WITHIN_SECONDS)

    def _data(self) -> Any:
        response = self._connection.getresponse()
        return orjson.loads(response.read()).get("data")


@contextmanager
def serving(count: int, application: str = "cms.asgi:application", **more: str) -> Iterator[list[Server]]:
    """So many servers of an application, ended with the block."""
    started = [_start(application, environment(**more)) for _ in range(count)]
    try:
        for each in started:
            wait_for(each.port, each.process)
        yield started
    finally:
        for each in started:
            each.stop()


@contextmanager
def redis() -> Iterator["Redis"]:
    """A Redis of the test's own, which can be stopped and started; where there is none, it is stopped all the time."""
    own = Redis(free_port())
    try:
        yield own
    finally:
        own.stop()


@dataclass
class Redis:
    """At a port of its own."""

    port: int
    process: "subprocess.Popen[bytes] | None" = None

    @property
    def url(self) -> str:
        """Where it is, when it is."""
        return f"redis://{HOST}:{self.port}/0"

    def start(self) -> None:
        """Empty."""
        command = ["redis-server", "--port", str(self.port), "--save", "", "--appendonly", "no", "--bind", HOST]
        try:
            self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        except FileNotFoundError:
            self.process = None

    def stop(self) -> None:
        """Gone at once."""
        if self.process:
            self.process.kill()
            self.process.wait()
            self.process = None


def _start(application: str, environment: dict[str, str]) -> Server:
    port = free_port()
    command = [
        *(sys.executable, "-m", "uvicorn", application, f"--host={HOST}", f"--port={port}"),
        *("--no-proxy-headers", "--timeout-keep-alive=600", "--no-access-log", "--log-level=warning"),
    ]
    return Server(port, subprocess.Popen(command, cwd=ROOT, env=environment))


def wait_for(port: int, process: "subprocess.Popen[bytes] | None" = None) -> None:
    """Until somebody listens at the port; where it is a process that is to, while that lives."""
    until = time.monotonic() + WITHIN_SECONDS
    while time.monotonic() < until and (process is None or process.poll() is None):
        with socket.socket() as probe:
            if probe.connect_ex((HOST, port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError("the server did not come up")


def free_port() -> int:
    """A port at which nobody listens."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port
