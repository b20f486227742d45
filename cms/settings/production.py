"""For a server: nothing is assumed that the environment does not say."""

from cms.settings.base import *  # noqa: F403
from cms.settings.parts.environment import flag, number, text

SECRET_KEY = text("SECRET_KEY")
SECURE_SSL_REDIRECT = flag("SECURE_SSL_REDIRECT", default=True)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = number("SECURE_HSTS_SECONDS", default=31_536_000)
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = flag("SECURE_HSTS_PRELOAD", default=True)
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
GRAPHQL_INTROSPECTION = flag("GRAPHQL_INTROSPECTION", default=False)
WAGTAILADMIN_BASE_URL = text("ADMIN_BASE_URL", default="https://localhost")
