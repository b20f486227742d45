"""Signatures of bundles: Ed25519, so that an app checks them with a public key that it ships with.

Keys are 32 bytes, written in base64; a signature is 64 bytes.
"""

import base64
import binascii

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

KEY_BYTES = 32


class NoSigningKey(RuntimeError):
    """There is no key to sign with, or what stands for it is none. Its text says what to do."""


def new_key() -> str:
    """A private key that nobody has."""
    return base64.b64encode(Ed25519PrivateKey.generate().private_bytes_raw()).decode()


def sign(content: bytes, *, key: str) -> bytes:
    """The signature of these bytes. Raises `NoSigningKey`."""
    return _private(key).sign(content)


def public_key(key: str) -> str:
    """What an app ships with, in base64. Raises `NoSigningKey`."""
    return base64.b64encode(_private(key).public_key().public_bytes_raw()).decode()


def public_pem(key: str) -> str:
    """The same as tools such as OpenSSL take it. Raises `NoSigningKey`."""
    return _private(key).public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()


def _private(key: str) -> Ed25519PrivateKey:
    if not key:
        raise NoSigningKey("There is no key to sign with. Make one: `manage.py bundle_key --new`.")
    try:
        raw = base64.b64decode(key, validate=True)
    except (binascii.Error, ValueError):
        raw = b""
    if len(raw) != KEY_BYTES:
        raise NoSigningKey("BUNDLE_SIGNING_KEY is no key. Set it to what `manage.py bundle_key --new` prints.")
    return Ed25519PrivateKey.from_private_bytes(raw)
