"""Before a request is executed: which document it means, what it costs, whether it may; and what is counted of it."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, NoReturn

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from graphql import DocumentNode

from api.access import housekeeping, passing
from api.access.budgets import RateLimited
from api.access.callers import caller_of
from api.access.keys import KeyRefusal
from api.access.reach import Reach
from api.access.refusals import BadInput, Refusal
from api.graphql.demands.cost import check_cost, cost_of
from api.graphql.demands.scope import scope_of
from api.graphql.engine import answers, requests
from api.graphql.engine.documents import InvalidDocument, Prepared
from api.graphql.engine.errors import from_refusal, masked
from api.graphql.engine.requests import GraphQLRequest
from api.graphql.trusted import asking, uses

Prepare = Callable[[GraphQLRequest], Prepared]


@dataclass(frozen=True, slots=True)
class Admitted:
    """A request that may be executed, with the text of its document, and that document prepared."""

    asked: GraphQLRequest
    cost: int
    reach: Reach
    prepared: Prepared


def admit(request: HttpRequest, *, digest: str | None, prepare: Prepare) -> Admitted:
    """The request with its text, of which nothing is read for whom nothing is left to spend. `digest`: the address's.

    Raises `Refusal`, or `InvalidDocument`; nothing has been executed then.
    """
    housekeeping.stir()
    passage = passing.enter(caller_of(request.META), at=timezone.now())
    try:
        admitted = _weighed(asking.resolved(requests.read(request, digest=digest)), prepare, passage)
    except (Refusal, InvalidDocument):
        passing.refuse(passage)
        raise
    asking.keep_offered(admitted.asked)
    if admitted.asked.digest:
        caller = passage.caller
        uses.count(admitted.asked.digest, app=caller.app, version=caller.version, at=passage.at)
    return admitted


def judge(asked: GraphQLRequest, document: DocumentNode) -> None:
    """Before a new document is validated, which takes longest. Raises `TooComplex`."""
    with suppress(BadInput):
        # Which operation is meant, a valid document has to tell.
        check_cost(cost_of(document, asked.variables, asked.operation_name))


def turn_away(request: HttpRequest, refusal: Refusal) -> NoReturn:
    """Refuses what is not even read, which costs its address something, too. Raises the refusal, or another one."""
    passing.refuse(passing.enter(caller_of(request.META), at=timezone.now()))
    raise refusal


def told(said: dict[str, Any], admitted: Admitted) -> dict[str, Any]:
    """The answer, which says what it cost."""
    return {**said, "extensions": {"cost": admitted.cost}}


def refused(refusal: Refusal, *, media_type: str) -> HttpResponse:
    """A refusal of the whole request. No cache keeps it: the next one may pass."""
    body = {"errors": [from_refusal(refusal)]}
    if isinstance(refusal, KeyRefusal | RateLimited):
        response = answers.write(body, media_type=media_type, status=refusal.status)
    else:
        response = answers.respond(body, media_type=media_type)
    if isinstance(refusal, RateLimited):
        response["Retry-After"] = str(refusal.retry_after)
    response["Cache-Control"] = "no-store"
    return response


def failed(fault: Exception, *, media_type: str) -> HttpResponse:
    """A fault of ours that left no answer, such as a database that is away. The log has all of it."""
    response = answers.write({"errors": [masked(fault)]}, media_type=media_type, status=500)
    response["Cache-Control"] = "no-store"
    return response


def _weighed(asked: GraphQLRequest, prepare: Prepare, passage: passing.Passage) -> Admitted:
    prepared = prepare(asked)
    cost = cost_of(prepared.document, asked.variables, asked.operation_name)
    check_cost(cost)
    reach = scope_of(prepared.document, asked.variables, asked.operation_name)
    passing.pay(passage, reach=reach, cost=cost)
    return Admitted(asked, cost, reach, prepared)
