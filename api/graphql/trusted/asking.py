"""Which document a request means: by its text, by its digest in the address, or by Apollo's protocol (APQ)."""

import re
from dataclasses import replace
from typing import Any

from django.conf import settings

from api.access.refusals import BadInput, Refusal
from api.graphql.engine.requests import GraphQLRequest, MalformedRequest
from api.graphql.trusted import texts

DIGEST = re.compile(r"[0-9a-f]{64}")
APQ_VERSION = 1
# A longer one is answered, and sent again in full the next time.
LONGEST_OFFERED = 20_000


class PersistedQueryNotFound(Refusal):
    """Nobody has registered a document with this digest. Apollo's clients know this message and then send the text."""

    code = "PERSISTED_QUERY_NOT_FOUND"


class PersistedQueryNotSupported(Refusal):
    """A version of the protocol that is not spoken here. Apollo's clients know this message and stop using it."""

    code = "PERSISTED_QUERY_NOT_SUPPORTED"


class UnknownDocument(Refusal):
    """Only registered documents are answered, and this is none."""

    code = "UNKNOWN_DOCUMENT"


def resolved(asked: GraphQLRequest) -> GraphQLRequest:
    """The request with its text, and with its digest if the document is registered.

    Raises `PersistedQueryNotFound`, `PersistedQueryNotSupported`, `UnknownDocument`, or `BadInput` for a digest that is
    none or not that of the text.
    """
    digest = asked.digest or persisted(asked.extensions)
    if digest is None:
        return _by_text(asked)
    if not DIGEST.fullmatch(digest):
        raise BadInput("The hash is not a SHA-256. Send it as 64 small hexadecimal digits.")
    if asked.query and texts.digest_of(asked.query) != digest:
        raise BadInput("The hash is not that of the document. Send the SHA-256 of exactly the text in `query`.")
    found = texts.find(digest)
    if found is not None:
        return replace(asked, query=found.text, digest=digest)
    if asked.query:
        if settings.GRAPHQL_REGISTERED_ONLY:
            raise _unknown()
        return replace(asked, digest=None, offered=True)
    found = texts.offered.get(digest) if _clients_register() else None
    if found is None:
        raise PersistedQueryNotFound("PersistedQueryNotFound")
    return replace(asked, query=found.text, digest=None)


def keep_offered(asked: GraphQLRequest) -> None:
    """In development a valid document that came with its digest may be asked for by the digest alone from now on."""
    if asked.offered and _clients_register() and len(asked.query) <= LONGEST_OFFERED:
        texts.offered.put(texts.digest_of(asked.query), texts.Trusted(asked.query))


def persisted(extensions: dict[str, Any]) -> str | None:
    """The digest by which Apollo's protocol names a document. Raises `BadInput` or `PersistedQueryNotSupported`."""
    if "persistedQuery" not in extensions:
        return None
    persisted = extensions["persistedQuery"]
    if not isinstance(persisted, dict) or not isinstance(persisted.get("sha256Hash"), str):
        raise MalformedRequest("`persistedQuery` has no `sha256Hash`. Send the document's SHA-256, or the text alone.")
    if type(persisted.get("version")) is not int or persisted["version"] != APQ_VERSION:
        raise PersistedQueryNotSupported("PersistedQueryNotSupported")
    return persisted["sha256Hash"]


def _by_text(asked: GraphQLRequest) -> GraphQLRequest:
    if not settings.GRAPHQL_REGISTERED_ONLY:
        return asked
    digest = texts.digest_of(asked.query)
    if texts.find(digest) is None:
        raise _unknown()
    return replace(asked, digest=digest)


def _clients_register() -> bool:
    return settings.GRAPHQL_APQ_REGISTERS and not settings.GRAPHQL_REGISTERED_ONLY


def _unknown() -> UnknownDocument:
    return UnknownDocument(
        "This server answers registered documents only, and this is none. Have the document registered with "
        "`register_operations`, and send exactly that text or its hash."
    )
