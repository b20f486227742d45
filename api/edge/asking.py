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
Wording = tuple[str | bytes | None, ...]
Words = tuple[str | bytes | None, ...]
Address = tuple[str, bytes | None]
OF_WORDING = (b"host", b"x-forwarded-proto", b"accept", b"content-type")


class Asked(NamedTuple):
    """`door`: the host and scheme by which it came in, which Django lets pass or not. `wording`: two requests with the
    same come in by the same door and ask the same; the other way round it need not be so.
    """

    scope: Mapping[str, Any]
    headers: Mapping[bytes, bytes]
    digest: str | None
    body: bytes
    door: tuple[bytes, bytes]
    wording: Wording

    @property
    def is_post(self) -> bool:
        """Whether the question stands in the body."""
        return bool(self.scope["method"] == "POST")

    @property
    def method(self) -> str:
        """As HTTP names it."""
        return str(self.scope["method"])

    @property
    def if_none_match(self) -> bytes | None:
        """The tags that the client has."""
        return self.headers.get(b"if-none-match")

    @property
    def length(self) -> int:
        """Bytes of the wording."""
        return sum(len(part) for part in self.wording if part)


def asked_in(scope: Mapping[str, Any], headers: Mapping[bytes, bytes], *, digest: str | None, body: bytes) -> Asked:
    """The request of an ASGI scope, each of whose headers stands there once."""
    door = headers.get(b"host", b""), headers.get(b"x-forwarded-proto", b"")
    return Asked(scope, headers, digest, body, door, wording_of(scope, headers, body))


def wording_of(scope: Mapping[str, Any], headers: Mapping[bytes, bytes], body: bytes) -> Wording:
    """All of a request that says what is asked, and by which door it comes in."""
    return scope["method"], scope["path"], scope["query_string"], body, *map(headers.get, OF_WORDING)


def words_of(scope: Mapping[str, Any], headers: Mapping[bytes, bytes], body: bytes) -> Words:
    """All of a request but addresses that says what is asked and who asks: two requests with the same are one."""
    get = headers.get
    return (
        scope["method"],
        scope["path"],
        scope["query_string"],
        body,
        get(b"host"),
        get(b"x-forwarded-proto"),
        get(b"accept"),
        get(b"content-type"),
        get(b"x-app-key"),
        get(b"origin"),
        get(b"apollographql-client-name"),
        get(b"apollographql-client-version"),
    )


def address_in(scope: Mapping[str, Any], headers: Mapping[bytes, bytes]) -> Address:
    """The address of the connection, and those that proxies have heard."""
    client = scope.get("client")
    return client[0] if client else "", headers.get(b"x-forwarded-for")


def caller_in(scope: Mapping[str, Any], headers: Mapping[bytes, bytes]) -> Caller:
    """Who asks."""
    meta = {OF_CALLER[name]: value.decode("latin-1") for name, value in headers.items() if name in OF_CALLER}
    meta["QUERY_STRING"] = scope["query_string"].decode("latin-1")
    meta["REMOTE_ADDR"] = scope["client"][0] if scope.get("client") else ""
    return caller_of(meta)


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
