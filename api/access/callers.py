"""Who asks, as far as a request says: strings alone, whatever server or cache has read them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import ip_address

from django.conf import settings

LONGEST_NAME = 60
LONGEST_KEY = 64
KEY_PARAMETER = re.compile(r"(?:^|&)key=([^&]{1,65})")


@dataclass(frozen=True, slots=True)
class Caller:
    """`origin` is empty where no browser asks. `app` and `version` are the client's own word. The address is kept
    nowhere: it becomes a keyed hash that a minute ends.
    """

    key: str = ""
    origin: str = ""
    address: str = ""
    app: str = ""
    version: str = ""


def caller_of(meta: Mapping[str, object]) -> Caller:
    """From a CGI environment, as WSGI and Django have it. A key in the header goes before one in the address."""

    def header(name: str, longest: int) -> str:
        return str(meta.get(f"HTTP_{name}", ""))[:longest]

    return Caller(
        key=header("X_APP_KEY", LONGEST_KEY + 1) or _key_in(str(meta.get("QUERY_STRING", ""))),
        origin=header("ORIGIN", 300),
        address=_address(meta),
        app=header("APOLLOGRAPHQL_CLIENT_NAME", LONGEST_NAME),
        version=header("APOLLOGRAPHQL_CLIENT_VERSION", LONGEST_NAME),
    )


def _key_in(query: str) -> str:
    found = KEY_PARAMETER.search(query)
    return found[1] if found else ""


def _address(meta: Mapping[str, object]) -> str:
    """Each proxy of ours adds whom it heard on the right of X-Forwarded-For; further left stands what anybody says.

    Where nobody has said that there are proxies, a connection from a private network is one: behind it are many.
    """
    connected = str(meta.get("REMOTE_ADDR", ""))
    proxies = settings.PROXIES_IN_FRONT
    if not proxies:
        return "" if _is_private(connected) else connected
    heard = [each.strip() for each in str(meta.get("HTTP_X_FORWARDED_FOR", "")).split(",")]
    return heard[-proxies] if len(heard) >= proxies else connected


def _is_private(address: str) -> bool:
    try:
        return ip_address(address).is_private
    except ValueError:
        return False
