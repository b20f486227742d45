"""From HTTP to a GraphQL request, by the GraphQL-over-HTTP specification."""

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

import orjson
from django.http import HttpRequest, UnreadablePostError

from api.access.refusals import BadInput
from api.graphql.engine.limits import check_texts

MAX_BODY_BYTES = 100_000
MAX_PARAMETERS = 20


class MalformedRequest(BadInput):
    """The request is no GraphQL request. `status` is the HTTP status that says so; `allowed`: methods, for 405."""

    def __init__(self, message: str, *, status: int = 400, allowed: str = "") -> None:
        super().__init__(message)
        self.status = status
        self.allowed = allowed


@dataclass(frozen=True, slots=True)
class GraphQLRequest:
    """The parameters of a well-formed request.

    `digest`: the hash that stands for the document. `offered`: its text came with its hash, to be known by it.
    """

    query: str
    variables: dict[str, Any]
    operation_name: str | None
    digest: str | None = None
    extensions: dict[str, Any] = field(default_factory=dict)
    offered: bool = False


def read(request: HttpRequest, *, digest: str | None = None) -> GraphQLRequest:
    """The GraphQL request of an HTTP GET or POST; `digest` if the address names the document by its hash.

    Its `query` is empty where a hash stands for it. Raises `MalformedRequest`, or `BadInput` for its texts.
    """
    if request.method in ("GET", "HEAD"):
        return understood(in_query(request.META.get("QUERY_STRING", "")), digest=digest)
    return understood(_from_body(request), digest=digest)


def understood(parameters: dict[str, Any], *, digest: str | None) -> GraphQLRequest:
    """The GraphQL request of these parameters, wherever they stood. Raises as `read` does."""
    query = parameters.get("query")
    extensions = parameters.get("extensions")
    if extensions is not None and not isinstance(extensions, dict):
        raise MalformedRequest("`extensions` is not a JSON object. Leave it out, or send an object.")
    if query is None and (digest or "persistedQuery" in (extensions or {})):
        query = ""
    elif not isinstance(query, str) or not query.strip():
        raise MalformedRequest("The request has no document. Send it as text in `query`.")
    operation = parameters.get("operationName")
    if operation is not None and not isinstance(operation, str):
        raise MalformedRequest("`operationName` is not a text. Send the name of an operation in `query`, or null.")
    variables = parameters.get("variables")
    if variables is not None and not isinstance(variables, dict):
        raise MalformedRequest("`variables` is not a JSON object. Send the variables by name, or null.")
    check_texts([query, operation, variables])
    return GraphQLRequest(query, variables or {}, operation or None, digest, extensions or {})


def in_query(raw: str) -> dict[str, Any]:
    """The parameters of an address. Raises `MalformedRequest`."""
    if len(raw) > MAX_BODY_BYTES:
        raise MalformedRequest(f"The address is longer than {MAX_BODY_BYTES} bytes. Use POST.", status=414)
    try:
        pairs = parse_qsl(raw, keep_blank_values=True, errors="strict", max_num_fields=MAX_PARAMETERS)
    except ValueError:
        raise MalformedRequest(
            "The address is not percent-encoded UTF-8 with a few parameters. Encode it so."
        ) from None
    parameters: dict[str, Any] = dict(pairs)
    for name in ("variables", "extensions"):
        text = parameters.get(name)
        parameters[name] = _json(text.encode(), f"`{name}` is not JSON. Send a JSON object.") if text else None
    return parameters


def _from_body(request: HttpRequest) -> dict[str, Any]:
    if request.content_type != "application/json":
        raise MalformedRequest("The body is not announced as JSON. Send Content-Type: application/json.", status=415)
    if (request.content_params or {}).get("charset", "utf-8").lower() not in ("utf-8", "utf8"):
        raise MalformedRequest("The body is not announced as UTF-8. Encode it in UTF-8.", status=415)
    return in_body(_body(request))


def in_body(body: bytes) -> dict[str, Any]:
    """The parameters of a body that was announced as JSON. Raises `MalformedRequest`."""
    parameters = _json(body, "The body is not JSON in UTF-8. Send a JSON object with `query`.")
    if not isinstance(parameters, dict):
        raise MalformedRequest("The body is not a JSON object. Send one object per request, with `query`.")
    return parameters


def _body(request: HttpRequest) -> bytes:
    announced = request.META.get("CONTENT_LENGTH") or "0"
    too_large = MalformedRequest(f"The body is larger than {MAX_BODY_BYTES} bytes. Send less.", status=413)
    if not announced.isdecimal() or int(announced) > MAX_BODY_BYTES:
        raise too_large
    try:
        body = request.read(MAX_BODY_BYTES + 1)
    except (UnreadablePostError, OSError):
        raise MalformedRequest("The body broke off. Send the request again.") from None
    if len(body) > MAX_BODY_BYTES:
        raise too_large
    return body


def _json(text: bytes, message: str) -> Any:
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError:
        raise MalformedRequest(message) from None
