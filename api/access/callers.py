"""Who asks, as far as a request says: strings alone, whatever server or cache has read them."""

import re
from collections.abc import Mapping
from ipaddress import IPv4Address, IPv6Address, ip_address
from socket import AF_INET, inet_pton
from typing import NamedTuple

from django.conf import settings

LONGEST_NAME = 60
LONGEST_KEY = 64
LONGEST_ORIGIN = 300
WITH_PORT = re.compile(r"([0-9.]+):[0-9]+|\[([^]]*)\](?::[0-9]+)?")
KEY_PARAMETER = re.compile(r"(?:^|&)key=([^&]{1,65})")


class Caller(NamedTuple):
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
    return Caller(
        key=str(meta.get("HTTP_X_APP_KEY", ""))[: LONGEST_KEY + 1] or _key_in(str(meta.get("QUERY_STRING", ""))),
        origin=str(meta.get("HTTP_ORIGIN", ""))[:LONGEST_ORIGIN],
        address=_address(meta),
        app=str(meta.get("HTTP_APOLLOGRAPHQL_CLIENT_NAME", ""))[:LONGEST_NAME],
        version=str(meta.get("HTTP_APOLLOGRAPHQL_CLIENT_VERSION", ""))[:LONGEST_NAME],
    )


def _key_in(query: str) -> str:
    found = KEY_PARAMETER.search(query) if "key=" in query else None
    return found[1] if found else ""


def _address(meta: Mapping[str, object]) -> str:
    """Each proxy of ours adds whom it heard on the right of X-Forwarded-For; further left stands what anybody says.
    Where none of them has said an address, they share the connection's.

    Where nobody has said that there are proxies, a connection from a private network is one: behind it are many.
    """
    connected = str(meta.get("REMOTE_ADDR", ""))
    proxies = settings.PROXIES_IN_FRONT
    if not proxies:
        return "" if _is_private(connected) else connected
    heard = [each.strip() for each in str(meta.get("HTTP_X_FORWARDED_FOR", "")).split(",") if each.strip()]
    said = _without_port(heard[-proxies]) if len(heard) >= proxies else ""
    return said if parsed(said) else connected


def parsed(address: str) -> IPv4Address | IPv6Address | None:
    """An address of the fourth version as itself also where it comes in the sixth's clothes; None for what is none."""
    read = _read(address)
    return getattr(read, "ipv4_mapped", None) or read


def _read(address: str) -> IPv4Address | IPv6Address | None:
    try:
        # The usual kind at a tenth of the time; nothing is kept, for addresses are not.
        return IPv4Address(inet_pton(AF_INET, address))
    except (OSError, ValueError):
        try:
            return ip_address(address)
        except ValueError:
            return None


def _without_port(address: str) -> str:
    """As some proxies write it: 192.0.2.7:4711, [2001:db8::1]:4711."""
    found = WITH_PORT.fullmatch(address)
    return (found[1] or found[2]) if found else address


def _is_private(address: str) -> bool:
    read = parsed(address)
    return read is not None and read.is_private
