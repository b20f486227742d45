"""Telling caches in front of the installation what to drop, through Wagtail's front-end cache module.

Answers of the API carry keys in `Surrogate-Key`: one for their edition, one for its tenant. Wagtail's module knows
addresses alone; so an edition's is the API's with the key as its query, which `SurrogateKeyBackend` takes out again.
"""

import logging
from collections.abc import Iterable
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import parse_qs, quote, urlsplit
from urllib.request import Request, urlopen

from django.conf import settings
from wagtail.contrib.frontend_cache.backends.base import BaseBackend
from wagtail.contrib.frontend_cache.tasks import purge_urls_from_cache_task

from cms.publishing.models import Edition

# What is said of all tenants, in lists of them.
TENANTS = "tenants"
KEY = "surrogate-key"
WITHIN_SECONDS = 10
logger = logging.getLogger("cms.publishing")


class SurrogateKeyBackend(BaseBackend):
    """A cache that is sent `PURGE` with the key in a header, as Varnish's xkey and Fastly have it.

    LOCATION: where it is. HEADER: the name of the header, Surrogate-Key by default.
    """

    def __init__(self, params: dict[str, Any]) -> None:
        super().__init__(params)
        self.location = params["LOCATION"]
        self.header = params.get("HEADER", "Surrogate-Key")

    def purge(self, url: str) -> None:
        """Drops all that carries the key of this address. A cache that does not answer is written down, no more."""
        keys = parse_qs(urlsplit(url).query).get(KEY)
        if not keys:
            return
        request = Request(self.location, method="PURGE", headers={self.header: keys[0]})  # noqa: S310 - from settings
        try:
            urlopen(request, timeout=WITHIN_SECONDS).close()  # noqa: S310
        except (HTTPError, URLError, OSError) as error:
            logger.warning("%s was not purged of %s: %s", self.location, keys[0], error)


def surrogate_keys(*, tenant: str, locale: str) -> list[str]:
    """The keys of what an edition answers."""
    return [tenant, f"{tenant}/{locale}"]


def announce(editions: Iterable[Edition], *, with_tenants: bool) -> None:
    """This transaction has changed these editions: after its commit a worker tells the caches, if there are any."""
    if not settings.WAGTAILFRONTENDCACHE:
        return
    addresses = [address(each, surrogate_keys(tenant=_slug(each), locale=each.locale)[-1]) for each in editions]
    if with_tenants and addresses:
        addresses.append(addresses[0].partition("?")[0] + f"?{KEY}={TENANTS}")
    purge_urls_from_cache_task.using(backend="jobs").enqueue(addresses)


def address(edition: Edition, key: str) -> str:
    """What stands for everything with this key."""
    return f"{edition.about.get('baseUrl', '')}/graphql?{KEY}={quote(key, safe='')}"


def _slug(edition: Edition) -> str:
    return str(edition.about["tenant"]["slug"])
