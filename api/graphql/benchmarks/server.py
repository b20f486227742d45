"""What gunicorn loads for a measurement: the endpoint and the yardstick, and nothing kept for debugging."""

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from cms.collection import settle

settings.DEBUG = False
settings.ROOT_URLCONF = "api.graphql.benchmarks.yardstick"
application = get_wsgi_application()
settle()
