"""What uvicorn loads for a measurement: the edge, and the yardstick: fixed bytes with the headers of an answer."""

import os
from typing import Any

from django.conf import settings
from django.core.wsgi import get_wsgi_application

django = get_wsgi_application()

from api.edge.application import Edge  # noqa: E402
from api.edge.benchmarks.stand import FIXED  # noqa: E402
from cms.collection import settle  # noqa: E402

edge = Edge(django, threads=settings.SERVER_THREADS, most_bytes=settings.KEPT_ANSWERS_BYTES)
body = b"x" * int(os.environ["FIXED_BYTES"])
named = [each.split(": ", 1) for each in os.environ["FIXED_HEADERS"].splitlines()]
START = {
    "type": "http.response.start",
    "status": 200,
    "headers": [(name.encode("latin-1"), value.encode("latin-1")) for name, value in named],
}
END = {"type": "http.response.body", "body": body}


async def application(scope: Any, receive: Any, send: Any) -> None:
    """The edge, but for one address."""
    if scope["type"] == "http" and scope["path"] == FIXED:
        await send(START)
        await send(END)
    else:
        await edge(scope, receive, send)


settle()
