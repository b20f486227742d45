"""For one's own machine: what `make run` starts."""

from cms.settings.base import *  # noqa: F403
from cms.settings.parts.secret import kept_secret

DEBUG = True
SECRET_KEY = kept_secret()
GRAPHQL_EXPLORER = True
INTERNAL_IPS = ["127.0.0.1"]
