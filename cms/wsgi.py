"""WSGI entry point."""

import os

from django.core.wsgi import get_wsgi_application

from cms.collection import settle

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.production")
# Nobody waits longer for a page; commands may.
os.environ.setdefault("STATEMENT_SECONDS", "10")
application = get_wsgi_application()
settle()
