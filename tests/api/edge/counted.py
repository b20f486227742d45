"""The edge as a server runs it, which tells how often it has asked Django."""

from typing import Any

from django.conf import settings
from django.core.wsgi import get_wsgi_application

django = get_wsgi_application()

from api.edge.application import Edge
from tests.api.edge.servers import COUNTED

asked: list[None] = []


def counting(environ: Any, start_response: Any) -> Any:
    if environ["PATH_INFO"] == COUNTED:
        start_response("200 OK", [("Content-Type", "text/plain")])
        return [str(len(asked)).encode()]
    asked.append(None)
    return django(environ, start_response)


application = Edge(counting, threads=settings.SERVER_THREADS, most_bytes=settings.KEPT_ANSWERS_BYTES)
