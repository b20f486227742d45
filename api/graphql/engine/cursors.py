"""Signed, opaque positions.

A cursor holds the sort values of an item, and only the list that gave it takes it back.
"""

import base64
import binascii
import hmac
from functools import lru_cache
from typing import Any

import orjson
from django.conf import settings
from django.utils.crypto import salted_hmac

SALT = "api.graphql.engine.cursors"
SIGNATURE_BYTES = 16
MAX_LENGTH = 4_000


class NotOurs(Exception):
    """The text was not signed here for this purpose."""


def sign(*, purpose: str, value: Any) -> str:
    """Writes a value as opaque text that `unsign` takes back for the same purpose."""
    payload = orjson.dumps(value)
    return base64.urlsafe_b64encode(_signature(purpose, payload) + payload).rstrip(b"=").decode()


def unsign(*, purpose: str, text: str) -> Any:
    """Reads the value back. Raises `NotOurs` for what is forged, damaged or meant for another purpose."""
    if len(text) > MAX_LENGTH:
        raise NotOurs
    try:
        signed = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        raise NotOurs from None
    signature, payload = signed[:SIGNATURE_BYTES], signed[SIGNATURE_BYTES:]
    if not hmac.compare_digest(signature, _signature(purpose, payload)):
        raise NotOurs
    return orjson.loads(payload)


def _signature(purpose: str, payload: bytes) -> bytes:
    message = purpose.encode() + b"\0" + payload
    return hmac.digest(_key(settings.SECRET_KEY), message, "sha256")[:SIGNATURE_BYTES]


@lru_cache(maxsize=2)
def _key(secret: str) -> bytes:
    """A key for this purpose alone; deriving it costs more than signing."""
    return salted_hmac(SALT, "key", secret=secret, algorithm="sha256").digest()
