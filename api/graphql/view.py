"""The endpoint: reads the request, answers it, and never lets anything else out."""

import time
from functools import partial
from typing import Any

from django.conf import settings
from django.db import DatabaseError, InterfaceError, OperationalError, connection, transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from graphql import ExecutionResult

from api.access.refusals import Refusal
from api.graphql import door, keeping
from api.graphql.engine import answers, explorer
from api.graphql.engine.context import BudgetSpent, Reading, TimeSpent
from api.graphql.engine.crossing import open_to_origins
from api.graphql.engine.documents import DocumentCache, InvalidDocument, Prepared
from api.graphql.engine.errors import TooComplex, TooSlow, from_execution, from_refusal
from api.graphql.engine.requests import GraphQLRequest, MalformedRequest
from api.graphql.plan.executing import execute
from api.graphql.previews import private
from api.graphql.schema import schema

ALLOWED = "GET, HEAD, POST, OPTIONS"
ONLY_THESE = "The API answers GET and POST only. Use POST with a JSON body."
NEITHER = f"The Accept header names neither {' nor '.join(answers.OFFERED)}. Add one of them."
NOT_IN_AN_ADDRESS = "A token does not belong into an address. Ask for `preview` by POST."
TAKES_TOO_LONG = "This takes too long. Ask for less in several requests, or later."
# As SQL's standard names it.
QUERY_CANCELED = "57014"

documents = DocumentCache(schema.graphql_schema)
# Of documents that were asked for by their hash: what strangers send does not push them out.
trusted_documents = DocumentCache(schema.graphql_schema)


@csrf_exempt
@transaction.non_atomic_requests
@open_to_origins
def graphql_endpoint(request: HttpRequest, digest: str | None = None) -> HttpResponse:
    """Answers GraphQL by GET and POST; `digest` is the hash of a registered document that stands in the address.

    In development shows the explorer to a browser that asks for nothing yet.
    """
    if settings.GRAPHQL_EXPLORER and digest is None and explorer.is_asked_for(request):
        return explorer.page(request)
    liked = answers.negotiate(request.headers.get("Accept", ""))
    media_type = liked or answers.PLAIN_JSON
    try:
        admitted = _admitted(request, digest, takes_ours=liked is not None)
        return _executed_as(admitted, request, media_type=media_type)
    except InvalidDocument as invalid:
        if invalid.writes and request.method != "POST":
            return answers.not_allowed({"errors": invalid.errors}, allowed="POST")
        return answers.respond({"errors": invalid.errors}, media_type=media_type)
    except MalformedRequest as refusal:
        said = {"errors": [from_refusal(refusal)]}
        if refusal.allowed:
            return answers.not_allowed(said, allowed=refusal.allowed)
        return answers.write(said, media_type=media_type, status=refusal.status)
    except Refusal as refusal:
        return door.refused(refusal, media_type=media_type)
    except Exception as fault:
        return door.failed(fault, media_type=media_type)


def _admitted(request: HttpRequest, digest: str | None, *, takes_ours: bool) -> door.Admitted:
    if request.method not in ("GET", "HEAD", "POST"):
        door.turn_away(request, MalformedRequest(ONLY_THESE, status=405, allowed=ALLOWED))
    if not takes_ours:
        door.turn_away(request, MalformedRequest(NEITHER, status=406))
    admitted = door.admit(request, digest=digest, prepare=prepare)
    if request.method != "POST" and private.asks_for_draft(admitted.prepared.names):
        raise MalformedRequest(NOT_IN_AN_ADDRESS, status=405, allowed="POST")
    return admitted


def answer(request: GraphQLRequest, prepared: Prepared) -> tuple[dict[str, Any], Reading]:
    """The GraphQL answer, and what was read for it.

    Errors of the request leave `data` out, errors of fields stand beside it.

    Raises `Refusal` for an answer that grows beyond a limit, or is not ready in time.
    """
    # No statement just to see whether the connection is alive: the first one of the answer finds out.
    database: Any = connection
    database.health_check_done = True
    until = time.monotonic() + settings.ANSWER_SECONDS
    result, reading = _executed(prepared, request, until)
    if _has_lost_the_database(result):
        connection.close()
        result, reading = _executed(prepared, request, until)
    errors = [from_execution(error) for error in result.errors or ()]
    if errors and result.data is None and all(error.path is None for error in result.errors or ()):
        return {"errors": errors}, reading
    said = {"errors": errors, "data": result.data} if errors else {"data": result.data}
    return said, reading


def prepare(request: GraphQLRequest) -> Prepared:
    """The request's document, parsed and validated once. Raises `InvalidDocument`, or `Refusal`."""
    kept = trusted_documents if request.digest else documents
    return kept.prepare(request.query, partial(door.judge, request))


def _executed_as(admitted: door.Admitted, request: HttpRequest, *, media_type: str) -> HttpResponse:
    """The answer, with what others may do with it."""
    said, reading = answer(admitted.asked, admitted.prepared)
    languages = reading.languages() if "data" in said else ()
    reading.release()
    response = answers.respond(door.told(said, admitted), media_type=media_type, languages=languages)
    if private.may_hold_draft(admitted.prepared.names):
        return private.kept_by_nobody(response)
    if "errors" in said or (request.method == "POST" and keeping.SLOT not in request.META):
        return response
    kept = keeping.keeping(reading.depends, admitted, at=reading.now)
    if kept is not None:
        keeping.label(response, request, kept, at=reading.now)
    return answers.unless_had(response, request)


def _executed(prepared: Prepared, request: GraphQLRequest, until: float) -> tuple[ExecutionResult, Reading]:
    reading = Reading(timezone.now(), prepared, until)
    try:
        result = execute(
            schema.graphql_schema,
            prepared,
            context=reading,
            variables=request.variables,
            operation_name=request.operation_name,
        )
    except BudgetSpent:
        reading.release()
        raise TooComplex("This asks for too much at once. Ask for less in several requests.") from None
    except TimeSpent:
        reading.release()
        raise TooSlow(TAKES_TOO_LONG) from None
    if any(map(_was_cut_off, _causes(result))):
        raise TooSlow(TAKES_TOO_LONG)
    return result, reading


def _has_lost_the_database(result: ExecutionResult) -> bool:
    lost = any(isinstance(cause, (DatabaseError, InterfaceError)) for cause in _causes(result))
    return lost and not connection.is_usable()


def _was_cut_off(cause: Exception | None) -> bool:
    """Whether the database has stopped a statement that took too long."""
    return isinstance(cause, OperationalError) and getattr(cause.__cause__, "sqlstate", "") == QUERY_CANCELED


def _causes(result: ExecutionResult) -> list[Exception | None]:
    return [error.original_error for error in result.errors or ()]
