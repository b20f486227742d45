"""The endpoint: reads the request, answers it, and never lets anything else out."""

from typing import Any

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt

from api.access.refusals import Refusal
from api.graphql.engine import answers, explorer, requests
from api.graphql.engine.context import BudgetSpent, Reading
from api.graphql.engine.documents import DocumentCache, InvalidDocument
from api.graphql.engine.errors import TooComplex, from_execution, from_refusal
from api.graphql.engine.requests import GraphQLRequest, MalformedRequest
from api.graphql.plan.executing import execute
from api.graphql.previews import private
from api.graphql.schema import schema

ALLOWED = "GET, HEAD, POST"

documents = DocumentCache(schema.graphql_schema)


@csrf_exempt
@transaction.non_atomic_requests
def graphql_endpoint(request: HttpRequest) -> HttpResponse:
    """Answers GraphQL by GET and POST.

    In development shows the explorer to a browser that asks for nothing yet.
    """
    if request.method not in ("GET", "HEAD", "POST"):
        refusal = MalformedRequest("The API answers GET and POST only. Use POST with a JSON body.")
        return _not_allowed({"errors": [from_refusal(refusal)]}, allowed=ALLOWED)
    if settings.GRAPHQL_EXPLORER and explorer.is_asked_for(request):
        return explorer.page(request)
    media_type = answers.negotiate(request)
    if media_type is None:
        refusal = MalformedRequest(f"The Accept header names neither {' nor '.join(answers.OFFERED)}. Add one of them.")
        return answers.write({"errors": [from_refusal(refusal)]}, media_type=answers.PLAIN_JSON, status=406)
    try:
        asked = requests.read(request)
        if request.method != "POST" and private.asks_for_draft(asked.query):
            refusal = MalformedRequest("A token does not belong into an address. Ask for `preview` by POST.")
            return _not_allowed({"errors": [from_refusal(refusal)]}, allowed="POST")
        said, languages = answer(asked)
        response = answers.respond(said, media_type=media_type, languages=languages)
        return private.kept_by_nobody(response) if private.may_hold_draft(asked.query) else response
    except InvalidDocument as invalid:
        if invalid.writes and request.method != "POST":
            return _not_allowed({"errors": invalid.errors}, allowed="POST")
        return answers.respond({"errors": invalid.errors}, media_type=media_type)
    except MalformedRequest as refusal:
        return answers.write({"errors": [from_refusal(refusal)]}, media_type=media_type, status=refusal.status)
    except Refusal as refusal:
        return answers.respond({"errors": [from_refusal(refusal)]}, media_type=media_type)


def answer(request: GraphQLRequest) -> tuple[dict[str, Any], list[str]]:
    """The GraphQL answer, and the languages that it is in.

    Errors of the request leave `data` out, errors of fields stand beside it.

    Raises `InvalidDocument`, or `Refusal` for a document that breaks a limit.
    """
    prepared = documents.prepare(request.query)
    reading = Reading(timezone.now(), prepared)
    try:
        result = execute(
            schema.graphql_schema,
            prepared,
            context=reading,
            variables=request.variables,
            operation_name=request.operation_name,
        )
    except BudgetSpent:
        raise TooComplex("This asks for too much at once. Ask for less in several requests.") from None
    errors = [from_execution(error) for error in result.errors or ()]
    if errors and result.data is None and all(error.path is None for error in result.errors or ()):
        return {"errors": errors}, []
    said = {"errors": errors, "data": result.data} if errors else {"data": result.data}
    return said, reading.languages()


def _not_allowed(body: dict[str, Any], *, allowed: str) -> HttpResponse:
    response = answers.write(body, media_type=answers.PLAIN_JSON, status=405)
    response["Allow"] = allowed
    return response
