"""Events as a server gives them: a uvicorn of its own, with the database and the bulletin of the test."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import orjson
from django.conf import settings
from django.db import connection

ROOT = Path(__file__).resolve().parents[3]
HOST = "127.0.0.1"
STARTED_WITHIN_SECONDS, STOPPED_WITHIN_SECONDS = 120, 60
SERVE = """
import sys
from pathlib import Path
from django.conf import settings
port, settings.DATABASES["default"]["NAME"], versions = sys.argv[1:]
settings.VERSIONS_FILE = Path(versions)
import django
django.setup()
import uvicorn
from tests.api.edge.application import application
uvicorn.run(application, host="127.0.0.1", port=int(port), log_level="warning", loop="uvloop", http="httptools")
"""


@dataclass(slots=True)
class Server:
    port: int
    process: "subprocess.Popen[bytes]"

    def stop(self) -> int:
        """As whoever replaces a version does. The exit code."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(timeout=STOPPED_WITHIN_SECONDS)


@contextmanager
def server(**environment: str) -> Iterator[Server]:
    port = free_port()
    command = [sys.executable, "-W", "ignore", "-c", SERVE, str(port)]
    command += [str(connection.settings_dict["NAME"]), str(settings.VERSIONS_FILE)]
    process = subprocess.Popen(command, cwd=ROOT, env={**os.environ, **environment})
    try:
        wait_for(port, process)
        yield Server(port, process)
    finally:
        if process.poll() is None:
            process.kill()
        process.wait(timeout=STOPPED_WITHIN_SECONDS)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def wait_for(port: int, process: "subprocess.Popen[bytes] | None" = None) -> None:
    until = time.monotonic() + STARTED_WITHIN_SECONDS
    while time.monotonic() < until and (process is None or process.poll() is None):
        with socket.socket() as probe:
            if probe.connect_ex((HOST, port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError("the server did not come up")


class Listening:
    """One connection, as an EventSource has it, on a socket of its own: reading may stop in the middle, and go on."""

    def __init__(
        self,
        port: int,
        query: dict[str, str] | None = None,
        headers: dict[str, str] | None = None,
        method: str = "GET",
    ) -> None:
        self._socket = socket.create_connection((HOST, port), timeout=STOPPED_WITHIN_SECONDS)
        address = urlencode({"tenant": "nordby", "locale": "nb"} if query is None else query)
        named = "".join(f"{name}: {value}\r\n" for name, value in {"Host": HOST, **(headers or {})}.items())
        self._socket.sendall(f"{method} /events?{address} HTTP/1.1\r\n{named}\r\n".encode())
        self._raw, self._body, self.has_ended, self.was_cut = b"", b"", False, False
        while b"\r\n\r\n" not in self._raw and not self.was_cut:
            self._read(STOPPED_WITHIN_SECONDS)
        head, _, self._raw = self._raw.partition(b"\r\n\r\n")
        line, *lines = head.decode().split("\r\n")
        self.status = int(line.split()[1])
        self.headers = {name.lower(): value for name, _, value in (each.partition(": ") for each in lines)}

    def next(self, *, within: float) -> dict[str, str] | None:
        """The fields of the next event; None where there is none in time, or the stream has ended."""
        until = time.monotonic() + within
        while True:
            while b"\n\n" in self._body:
                event, _, self._body = self._body.partition(b"\n\n")
                fields = dict(each.partition(": ")[::2] for each in event.decode().split("\n"))
                if "data" in fields:
                    return fields
            if self.has_ended or self.was_cut or (left := until - time.monotonic()) <= 0:
                return None
            self._read(left)
            self._unpack()

    def ends(self, *, within: float) -> bool:
        """Whether the server ends the stream in order: with the mark of its end, not just by hanging up."""
        until = time.monotonic() + within
        while not (self.has_ended or self.was_cut) and (left := until - time.monotonic()) > 0:
            self._read(left)
            self._unpack()
        return self.has_ended

    def error(self) -> tuple[int, str, str]:
        """Status, code and sentence of a refusal."""
        while len(self._raw) < int(self.headers["content-length"]):
            self._read(STOPPED_WITHIN_SECONDS)
        said = orjson.loads(self._raw)["errors"][0]
        return self.status, said["extensions"]["code"], said["message"]

    def close(self) -> None:
        self._socket.close()

    def _read(self, within: float) -> None:
        self._socket.settimeout(within)
        with suppress(TimeoutError):
            read = self._socket.recv(65_536)
            self._raw += read
            self.was_cut = not read

    def _unpack(self) -> None:
        """Whole chunks become part of the body; the empty one is the end."""
        while b"\r\n" in self._raw:
            size, _, rest = self._raw.partition(b"\r\n")
            length = int(size, 16)
            if len(rest) < length + 2:
                return
            self._body += rest[:length]
            self._raw, self.has_ended = rest[length + 2 :], length == 0
