"""From a GraphQL answer to HTTP, by the GraphQL-over-HTTP specification."""

from collections.abc import Sequence
from typing import Any

import orjson
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response

GRAPHQL_JSON = "application/graphql-response+json"
PLAIN_JSON = "application/json"
# In the order in which a client gets them that names both.
OFFERED = (GRAPHQL_JSON, PLAIN_JSON)
MAX_HEADER_LENGTH = 1_000


def negotiate(header: str) -> str | None:
    """The media type that this Accept header likes best of those offered; None when it takes neither.

    Who names none, or takes anything, gets plain JSON, as the GraphQL-over-HTTP specification and its audits have it.
    """
    ranges = accepted(header)
    if not ranges:
        return PLAIN_JSON
    qualities = {offer: _quality(offer, ranges) for offer in OFFERED}
    best = max(qualities.values())
    liked = [offer for offer in OFFERED if qualities[offer] == best > 0]
    named = [offer for offer in liked if offer in dict(ranges)]
    return next(iter(named or reversed(liked)), None)


def wants_html(request: HttpRequest) -> bool:
    """A browser asks for a page: it names HTML itself, as no client of the API does."""
    return dict(accepted(request.headers.get("Accept", ""))).get("text/html", 0) > 0


def accepted(header: str) -> list[tuple[str, float]]:
    """Media ranges of an Accept header with their qualities; malformed parts are ignored."""
    parts = [part.split(";") for part in header[:MAX_HEADER_LENGTH].split(",") if part.strip()]
    return [(part[0].strip().lower(), _parameter(part[1:])) for part in parts]


def respond(
    answer: dict[str, Any], *, media_type: str, well_formed: bool = True, languages: Sequence[str] = ()
) -> HttpResponse:
    """`well_formed` false: the request was none, which is an error of HTTP in either media type."""
    status = 200 if well_formed and ("data" in answer or media_type == PLAIN_JSON) else 400
    response = write(answer, media_type=media_type, status=status)
    if languages:
        response["Content-Language"] = ", ".join(languages)
    return response


def write(answer: dict[str, Any], *, media_type: str, status: int) -> HttpResponse:
    """The response that carries this answer."""
    response = HttpResponse(orjson.dumps(answer), content_type=f"{media_type}; charset=utf-8", status=status)
    response["Vary"] = "Accept"
    response["Cache-Control"] = "no-cache"
    return response


def unless_had(response: HttpResponse, request: HttpRequest) -> HttpResponse:
    """304 without its body for a client that has these very bytes."""
    if "ETag" not in response:
        return response
    conditional: HttpResponse | None = get_conditional_response(request, etag=response["ETag"], response=response)
    return conditional or response


def not_allowed(answer: dict[str, Any], *, allowed: str) -> HttpResponse:
    """The refusal of a method; `allowed` are those that would do."""
    response = write(answer, media_type=PLAIN_JSON, status=405)
    response["Allow"] = allowed
    return response


def _quality(offer: str, ranges: list[tuple[str, float]]) -> float:
    """The most specific range that covers the offer decides."""
    rated = dict(ranges)
    for covering in (offer, "application/*", "*/*"):
        if covering in rated:
            return rated[covering]
    return 0.0


def _parameter(parameters: list[str]) -> float:
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "q":
            try:
                return min(max(float(value), 0.0), 1.0)
            except ValueError:
                return 0.0
    return 1.0
