"""The yardstick: a view that any Django project has, through the same middleware, with an answer of about 3 kB."""

import os
import time

from django.db import transaction
from django.http import HttpRequest, JsonResponse
from django.urls import path

from api.graphql.view import graphql_endpoint

PATH, SPENT = "/yardstick", "/spent"
ROWS = 20
TEXT = "About as much text as a title and a summary have in a list of stories, no more than that, as a rule."


@transaction.non_atomic_requests
def trivial(request: HttpRequest) -> JsonResponse:
    """A list of small things, asking nobody."""
    return JsonResponse({"items": [{"id": number, "title": "A title", "summary": TEXT} for number in range(ROWS)]})


@transaction.non_atomic_requests
def spent(request: HttpRequest) -> JsonResponse:
    """How much CPU time, in seconds, the worker that answers has used so far."""
    return JsonResponse({"worker": os.getpid(), "seconds": time.process_time()})


urlpatterns = [
    path(PATH.removeprefix("/"), trivial),
    path(SPENT.removeprefix("/"), spent),
    path("graphql", graphql_endpoint),
]
