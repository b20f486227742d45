"""What uvicorn loads for a measurement: the edge, and the yardstick beside it."""

from typing import Any

from django.conf import settings
from django.core.wsgi import get_wsgi_application

django = get_wsgi_application()

from api.edge.application import Edge  # noqa: E402
from api.edge.benchmarks.stand import FIXED  # noqa: E402
from cms.collection import settle  # noqa: E402

edge = Edge(django, threads=settings.SERVER_THREADS, most_bytes=settings.KEPT_ANSWERS_BYTES)
# The messages of the last answer that had a body.
fixed: list[Any] = []


async def application(scope: Any, receive: Any, send: Any) -> None:
    """The edge, but for one address, which sends the same bytes to everybody."""
    if scope["type"] == "http" and scope["path"] == FIXED:
        for message in fixed:
            await send(message)
    elif scope["type"] == "http" and not fixed:
        said: list[Any] = []
        await edge(scope, receive, _noting(send, said))
        if not fixed:
            fixed.extend(said)
    else:
        await edge(scope, receive, send)


def _noting(send: Any, said: list[Any]) -> Any:
    async def note(message: Any) -> None:
        said.append(message)
        await send(message)

    return note


settle()
