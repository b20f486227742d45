"""Byte ranges and conditions of HTTP (RFC 9110, sections 13 and 14): one range, strong tags."""

import re
from dataclasses import dataclass

RANGE = re.compile(r"bytes=\s*(\d*)\s*-\s*(\d*)\s*", re.IGNORECASE)
MOST_DIGITS = 18


@dataclass(frozen=True, slots=True)
class ByteRange:
    """From `start` up to and without `stop`."""

    start: int
    stop: int


class RangeNotSatisfiableError(ValueError):
    """The range begins behind the end of the file."""


def range_of(header: str, *, size: int) -> ByteRange | None:
    """The part that is asked for; None, which means the whole, for no range, several or a malformed one."""
    match = RANGE.fullmatch(header.strip())
    if match is None or match[1] == match[2] == "" or len(match[1]) > MOST_DIGITS or len(match[2]) > MOST_DIGITS:
        return None
    if match[1] == "":
        return _checked(max(0, size - int(match[2])), size, size)
    stop = int(match[2]) + 1 if match[2] else size
    return None if stop <= int(match[1]) and match[2] else _checked(int(match[1]), min(stop, size), size)


def names_tag(header: str, etag: str) -> bool:
    """Whether an If-None-Match names this tag; the comparison is the weak one, as the RFC wants it there."""
    given = [part.strip().removeprefix("W/") for part in header.split(",")]
    return "*" in given or etag in given


def _checked(start: int, stop: int, size: int) -> ByteRange:
    if start >= size or stop <= start:
        raise RangeNotSatisfiableError
    return ByteRange(start, stop)
