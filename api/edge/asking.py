"""A GraphQL request as the server has read it: whose it is, what it asks, and whether two of them ask the same."""

import re
from collections.abc import Mapping
from hashlib import sha256
from typing import Any, NamedTuple

import orjson

from api.access.callers import Caller, caller_of
from api.access.refusals import Refusal
from api.graphql.engine import answers, requests
from api.graphql.trusted import asking, texts

PATH = re.compile(r"/graphql(?:/([0-9a-f]{64}))?/?")
JSON = frozenset({b"application/json", b"application/json; charset=utf-8", b"application/json;charset=utf-8"})
# What of a request's headers says who asks, by its name in a CGI environment.
OF_CALLER = {
    b"x-app-key": "HTTP_X_APP_KEY",
    b"origin": "HTTP_ORIGIN",
    b"x-forwarded-for": "HTTP_X_FORWARDED_FOR",
    b"apollographql-client-name": "HTTP_APOLLOGRAPHQL_CLIENT_NAME",
    b"apollographql-client-version": "HTTP_APOLLOGRAPHQL_CLIENT_VERSION",
}

Key = bytes


class Asked(NamedTuple):
    """`door`: the host and scheme by which it came in, which Django lets pass or not. `wording`: two requests with the
    same come in by the same door and ask the same; the other way round it need not be so.
    """

    scope: Mapping[str, Any]
    headers: Mapping[bytes, bytes]
    digest: str | None
    body: bytes
    door: tuple[bytes, bytes]
    wording: tuple[Any, ...]

    @property
    def is_post(self) -> bool:
        """Whether the question stands in the body."""
        return bool(self.scope["method"] == "POST")

    @property
    def length(self) -> int:
        """Bytes of the wording."""
        return sum(len(part) for part in self.wording if isinstance(part, bytes))

    def caller(self) -> Caller:
        """Who asks."""
        headers, scope = self.headers, self.scope
        meta = {OF_CALLER[name]: value.decode("latin-1") for name, value in headers.items() if name in OF_CALLER}
        meta["QUERY_STRING"] = scope["query_string"].decode("latin-1")
        meta["REMOTE_ADDR"] = scope["client"][0] if scope.get("client") else ""
        return caller_of(meta)

    def if_none_match(self) -> str:
        """The tags that the client has."""
        return "" if self.is_post else self.headers.get(b"if-none-match", b"").decode("latin-1")


def asked_in(scope: Mapping[str, Any], headers: Mapping[bytes, bytes], *, digest: str | None, body: bytes) -> Asked:
    """The request of an ASGI scope, each of whose headers stands there once."""
    get = headers.get
    door = get(b"host", b""), get(b"x-forwarded-proto", b"")
    said = digest, scope["query_string"], get(b"accept"), get(b"content-type"), body
    wording = scope["method"] == "POST", *door, *said
    return Asked(scope, headers, digest, body, door, wording)


def key_of(asked: Asked) -> Key | None:
    """What is asked, as a digest, the same for all ways of writing it; None where the answer is not for keeping."""
    media_type = answers.negotiate(asked.headers.get(b"accept", b"").decode("latin-1"))
    if media_type is None or (asked.is_post and asked.headers.get(b"content-type", b"").lower() not in JSON):
        return None
    try:
        if asked.is_post:
            parameters = requests.in_body(asked.body)
        else:
            parameters = requests.in_query(asked.scope["query_string"].decode("latin-1"))
        request = requests.understood(parameters, digest=asked.digest)
        document = _document(request)
    except Refusal:
        return None
    if document is None:
        return None
    try:
        asks = orjson.dumps(
            [asked.is_post, media_type, document, request.operation_name, request.variables],
            option=orjson.OPT_SORT_KEYS,
        )
    except orjson.JSONEncodeError:
        # Variables may be read deeper than they can be written.
        return None
    return sha256(asks).digest()


def _document(request: requests.GraphQLRequest) -> str | None:
    """The document by its hash or by its text; none where both are there and may not agree."""
    digest = request.digest or asking.persisted(request.extensions)
    if digest is None:
        return f"text {texts.digest_of(request.query)}"
    return None if request.query else f"hash {digest}"
