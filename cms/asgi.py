"""ASGI entry point: kept answers before Django, and Django in threads behind them."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.production")
# Nobody waits longer for a page; commands may.
os.environ.setdefault("STATEMENT_SECONDS", "10")
django = get_wsgi_application()

# What the edge is made of needs the applications to be loaded.
from api.edge.application import Edge  # noqa: E402
from api.edge.in_words import in_words  # noqa: E402
from cms.collection import settle  # noqa: E402

application = in_words(Edge(django, threads=settings.SERVER_THREADS, most_bytes=settings.KEPT_ANSWERS_BYTES))
settle()
