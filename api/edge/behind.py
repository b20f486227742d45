"""Django, asked in a thread for one whole answer, and what may be kept of it."""

import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from wsgiref.types import WSGIApplication

from a2wsgi.wsgi import build_environ

from api.edge.entries import Entry, Headers, Messages, good_until
from api.graphql.keeping import SLOT, Keeping

# Its types want a body that is read as it comes; here it is there.
_environ: Any = build_environ


@dataclass(frozen=True, slots=True)
class Answer:
    """A response of Django's, with its body in one piece."""

    status: int
    headers: Headers
    body: bytes
    keeping: Keeping | None

    def messages(self, method: str, *, more: Sequence[tuple[bytes, bytes]] = ()) -> Messages:
        """What goes out, with these headers besides."""
        start = {"type": "http.response.start", "status": self.status, "headers": [*self.headers, *more]}
        return start, {"type": "http.response.body", "body": b"" if method == "HEAD" else self.body}

    def entry(self) -> Entry | None:
        """What may be kept of it, and for whoever asks the same: nothing that is for one reader."""
        named = dict(self.headers)
        is_for_all = self.status == 200 and b"set-cookie" not in named and named.get(b"vary") == b"Accept"
        if self.keeping is None or not is_for_all:
            return None
        tag = named.get(b"etag", b"").decode()
        return Entry(self.keeping, self.headers, self.body, good_until(self.keeping, named), tag)


def ask(application: WSGIApplication, scope: Mapping[str, Any], body: bytes) -> Answer:
    """The answer to this request; for HEAD that to GET, and whoever has it already is answered as if they had not."""
    environ: dict[str, Any] = dict(_environ(scope, None))
    environ.pop("HTTP_IF_NONE_MATCH", None)
    if environ["REQUEST_METHOD"] == "HEAD":
        environ["REQUEST_METHOD"] = "GET"
    kept: list[Keeping] = []
    environ |= {
        "wsgi.input": BytesIO(body),
        "wsgi.errors": sys.stderr,
        "CONTENT_LENGTH": str(len(body)) if body else "",
        SLOT: kept,
    }
    started: list[tuple[int, Headers]] = []

    def start_response(status: str, headers: list[tuple[str, str]], *_exc_info: Any) -> Any:
        named = [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in headers]
        started.append((int(status.partition(" ")[0]), named))

    whole = _joined(application(environ, start_response))
    status, headers = started[-1]
    if b"content-length" not in dict(headers):
        headers.append((b"content-length", str(len(whole)).encode()))
    return Answer(status, headers, whole, kept[-1] if kept else None)


def _joined(chunks: Iterable[bytes]) -> bytes:
    try:
        return b"".join(chunks)
    finally:
        getattr(chunks, "close", lambda: None)()
