"""Names nobody can guess: of files in storage, and of the addresses they are given out at."""

import secrets
from base64 import urlsafe_b64encode
from hashlib import blake2b
from pathlib import PurePosixPath

TOKEN_BYTES = 18


def new_public_id() -> str:
    """A random token of 24 characters (144 bits)."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def address_token(*parts: object) -> str:
    """24 characters that follow from the parts and tell nothing about them."""
    digest = blake2b("\x00".join(str(part) for part in parts).encode(), digest_size=TOKEN_BYTES)
    return urlsafe_b64encode(digest.digest()).decode()


def random_storage_name(*, folder: str, name: str) -> str:
    """A new place in storage, sharded over folders; of the given name only a plain ending stays."""
    token = secrets.token_hex(16)
    ending = PurePosixPath(name).suffix.lower()
    plain = ending if ending[1:].isascii() and ending[1:].isalnum() and len(ending) <= 6 else ""
    return f"{folder}/{token[:2]}/{token}{plain}"
