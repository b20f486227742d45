"""For one's own machine: what `make run` starts."""

from cms.settings.base import *  # noqa: F403
from cms.settings.parts.environment import flag
from cms.settings.parts.secret import kept_secret

# Django's error pages show settings and sources to whoever calls one up: only who asks for them gets them.
DEBUG = flag("DEBUG", default=False)
SECRET_KEY = kept_secret()
GRAPHQL_EXPLORER = True
GRAPHQL_APQ_REGISTERS = True
# Who develops or measures asks as fast as they like.
BUDGET_WITHOUT_KEY = BUDGET_WITH_KEY = 0
INTERNAL_IPS = ["127.0.0.1"]
