"""GraphQL for pages of any origin."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse

from api.access.origins import ANY_ORIGIN, preflight

METHODS = "GET, HEAD, POST, OPTIONS"


def open_to_origins(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The view, which answers preflights too. No credentials are allowed, and none are ever looked at."""

    @wraps(view)
    def answering(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method == "OPTIONS":
            return HttpResponse(status=204, headers={**ANY_ORIGIN, **preflight(methods=METHODS)})
        # A cookie that is no token of ours would be answered with a new one.
        request.META.pop("CSRF_COOKIE_NEEDS_UPDATE", None)
        response = view(request, *args, **kwargs)
        for name, value in ANY_ORIGIN.items():
            response[name] = value
        return response

    return answering
