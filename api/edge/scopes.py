"""Requests made safe to hand on, whatever the server in front let pass."""

import re
from typing import Any

BEYOND_ASCII = re.compile(rb"[\x80-\xff]")


def cleaned(scope: Any) -> Any:
    """The scope without what a CGI environment would misread.

    There `X_Forwarded_For` is `X-Forwarded-For`: a header with a low line is dropped, as by nginx and Django's own
    server. Bytes that do not belong into an address are escaped, as a browser would have done.
    """
    headers, query = scope["headers"], scope["query_string"]
    if any(b"_" in name for name, _value in headers):
        headers = [(name, value) for name, value in headers if b"_" not in name]
    if not query.isascii():
        query = BEYOND_ASCII.sub(lambda found: b"%%%02X" % found[0][0], query)
    if headers is scope["headers"] and query is scope["query_string"]:
        return scope
    return {**scope, "headers": headers, "query_string": query}


def has_body(scope: Any) -> bool:
    """Whether a body comes after the headers."""
    return any(
        name == b"transfer-encoding" or (name == b"content-length" and value.strip() != b"0")
        for name, value in scope["headers"]
    )


def with_length(scope: Any, length: int) -> Any:
    """The scope, which says how long the body really is."""
    framing = (b"content-length", b"transfer-encoding")
    others = [(name, value) for name, value in scope["headers"] if name not in framing]
    return {**scope, "headers": [*others, (b"content-length", str(length).encode())]}
