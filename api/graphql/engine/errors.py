"""How errors read in an answer: a stable code, a sentence, and nothing of our insides."""

import logging
from typing import Any
from uuid import uuid4

from graphql import GraphQLError

from api.access.refusals import Refusal

logger = logging.getLogger("api.graphql")

PARSE_FAILED = "GRAPHQL_PARSE_FAILED"
VALIDATION_FAILED = "GRAPHQL_VALIDATION_FAILED"
BAD_INPUT = "BAD_INPUT"
INTERNAL = "INTERNAL"
# graphql-core quotes what it was sent.
LONGEST_MESSAGE = 500


class TooComplex(Refusal):
    """The document is larger or deeper than the server answers."""

    code = "TOO_COMPLEX"


class TooSlow(Refusal):
    """The answer was not ready in time."""

    code = "TOO_SLOW"


class NotAvailableYet(Refusal):
    """The contract has the field; this version of the platform does not answer it."""

    code = "NOT_AVAILABLE_YET"


def from_refusal(refusal: Refusal) -> dict[str, Any]:
    """A refusal of the whole request."""
    return {"message": refusal.message, "extensions": refusal.extensions}


def from_document(error: GraphQLError, *, code: str) -> dict[str, Any]:
    """An error of syntax or validation; a scalar's own refusal keeps its code."""
    return _formatted(error, _refusal_of(error), code)


def from_execution(error: GraphQLError) -> dict[str, Any]:
    """An error of a field, or of the request when it has no path.

    What was not foreseen is masked and logged.
    """
    refusal = _refusal_of(error)
    if refusal is not None or error.path is None or _is_about_an_argument(error):
        return _formatted(error, refusal, BAD_INPUT)
    return masked(error.original_error or error, path=error.path)


def masked(cause: BaseException, *, path: list[str | int] | None = None) -> dict[str, Any]:
    """An error of ours: the log has all of it, the answer a reference to the log."""
    reference = uuid4().hex[:12]
    logger.error("GraphQL answer failed, reference %s", reference, exc_info=cause)
    message = f"Something went wrong on our side. Try again; if it stays, tell us the reference {reference}."
    answer: dict[str, Any] = {"message": message, "extensions": {"code": INTERNAL, "reference": reference}}
    if path is not None:
        answer["path"] = path
    return answer


def _refusal_of(error: BaseException | None) -> Refusal | None:
    """The refusal at the bottom of an error, however often graphql-core wrapped it."""
    while isinstance(error, GraphQLError):
        error = error.original_error
    return error if isinstance(error, Refusal) else None


def _is_about_an_argument(error: GraphQLError) -> bool:
    """graphql-core itself refused an argument while executing.

    Only such errors come with the node they are about.
    """
    cause = error.original_error
    return isinstance(cause, GraphQLError) and cause.original_error is None and bool(cause.nodes)


def _formatted(error: GraphQLError, refusal: Refusal | None, code: str) -> dict[str, Any]:
    formatted: dict[str, Any] = dict(error.formatted)
    if len(error.message) > LONGEST_MESSAGE:
        formatted["message"] = f"{error.message[:LONGEST_MESSAGE]}..."
    formatted["extensions"] = refusal.extensions if refusal else {"code": code}
    return formatted
