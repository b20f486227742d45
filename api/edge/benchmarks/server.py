"""What uvicorn loads for a measurement: the edge, and the yardstick beside it."""

from typing import Any

from django.conf import settings
from django.core.wsgi import get_wsgi_application

django = get_wsgi_application()

from api.edge.application import Edge  # noqa: E402
from api.edge.benchmarks.stand import FIXED  # noqa: E402
from cms.collection import settle  # noqa: E402

edge = Edge(django, threads=settings.SERVER_THREADS, most_bytes=settings.KEPT_ANSWERS_BYTES)
# The messages of the first answer to what was asked there.
fixed: list[Any] = []


async def application(scope: Any, receive: Any, send: Any) -> None:
    """The edge; and for the same questions at addresses that begin otherwise, the same bytes whatever they are."""
    if scope["type"] != "http" or not scope["path"].startswith(FIXED):
        await edge(scope, receive, send)
    elif fixed:
        for message in fixed:
            await send(message)
    else:
        said: list[Any] = []
        await edge({**scope, "path": scope["path"].removeprefix(FIXED)}, receive, _noting(send, said))
        if not fixed:
            fixed.extend(said)


def _noting(send: Any, said: list[Any]) -> Any:
    async def note(message: Any) -> None:
        said.append(message)
        await send(message)

    return note


settle()
