"""Before a request is executed: which document it means, what it costs, whether it may; after it, what is counted."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from api.access import housekeeping
from api.access.callers import caller_of
from api.access.refusals import Refusal
from api.graphql.demands.cost import check_cost, cost_of
from api.graphql.engine import answers
from api.graphql.engine.documents import Prepared
from api.graphql.engine.errors import from_refusal
from api.graphql.engine.requests import GraphQLRequest
from api.graphql.trusted import asking, uses


@dataclass(frozen=True, slots=True)
class Admitted:
    """A request that may be executed, with the text of its document."""

    asked: GraphQLRequest
    cost: int


def admit(request: HttpRequest, asked: GraphQLRequest, *, prepare: Callable[[str], Prepared]) -> Admitted:
    """The request with its text. Raises `Refusal`, or `InvalidDocument`."""
    housekeeping.stir()
    caller = caller_of(request.META)
    asked = asking.resolved(asked)
    prepared = prepare(asked.query)
    cost = cost_of(prepared, asked.variables, asked.operation_name)
    check_cost(cost)
    asking.keep_offered(asked)
    if asked.digest:
        uses.count(asked.digest, app=caller.app, version=caller.version, at=timezone.now())
    return Admitted(asked, cost)


def told(said: dict[str, Any], admitted: Admitted) -> dict[str, Any]:
    """The answer, which says what it cost."""
    return {**said, "extensions": {"cost": admitted.cost}}


def refused(refusal: Refusal, *, media_type: str) -> HttpResponse:
    """A refusal of the whole request."""
    response = answers.respond({"errors": [from_refusal(refusal)]}, media_type=media_type)
    response["Cache-Control"] = "no-store"
    return response
