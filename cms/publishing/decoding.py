"""What the store's JSON says, decoded once for all who read it: answers meet the same documents again and again.

What a text says follows from the text alone, so nothing here can be out of date. It is shared by all requests: whoever
reads it leaves it as it is, and a test run holds everybody to that.
"""

from typing import Any

import orjson

# Bytes of text that a process keeps; decoded they take some five times that. Forgotten all at once when there are more.
KEPT_BYTES = 8 * 1024 * 1024
# A longer one is seldom read and fills the room of many.
LONGEST = 32 * 1024

_kept: dict[str | bytes, Any] = {}
_size = 0


def decoded(text: str | bytes) -> Any:
    """The value of a JSON text, not to be changed."""
    # Two threads that count at once lose a text's length, no more.
    global _size
    try:
        return _kept[text]
    except KeyError:
        value = orjson.loads(text)
    if len(text) <= LONGEST:
        if _size + len(text) > KEPT_BYTES:
            _kept.clear()
            _size = 0
        _kept[text] = value
        _size += len(text)
    return value


def changed() -> list[str]:
    """Texts whose value is not what it was: somebody has changed what is everybody's. For tests.

    It tells of what is kept. Texts longer than `LONGEST`, and those from before all was forgotten, are not held to it.
    """
    return [str(text) for text, value in list(_kept.items()) if orjson.loads(text) != value]


def forget() -> None:
    """All is decoded anew."""
    global _size
    _kept.clear()
    _size = 0
