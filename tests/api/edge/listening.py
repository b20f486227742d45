"""Whoever listens to events, on a connection of their own."""

import socket
import time
from contextlib import suppress
from urllib.parse import urlencode

import orjson

from tests.api.edge.servers import HOST, WITHIN_SECONDS


class Listening:
    """One connection, as an EventSource has it, on a socket of its own: reading may stop in the middle, and go on."""

    def __init__(
        self,
        port: int,
        query: dict[str, str] | None = None,
        headers: dict[str, str] | None = None,
        method: str = "GET",
    ) -> None:
        self._socket = socket.create_connection((HOST, port), timeout=WITHIN_SECONDS)
        address = urlencode({"tenant": "nordby", "locale": "nb"} if query is None else query)
        named = "".join(f"{name}: {value}\r\n" for name, value in {"Host": HOST, **(headers or {})}.items())
        self._socket.sendall(f"{method} /events?{address} HTTP/1.1\r\n{named}\r\n".encode())
        self._raw, self._body, self.has_ended, self.was_cut = b"", b"", False, False
        while b"\r\n\r\n" not in self._raw and not self.was_cut:
            self._read(WITHIN_SECONDS)
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
            self._read(WITHIN_SECONDS)
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
