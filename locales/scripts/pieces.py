"""A document as a row of pieces, so that a word split by markup is still one word."""

import re
from typing import NamedTuple

END_OF_WORD = "\n"


class Piece(NamedTuple):
    """Text to convert; or, with ``reads``, source that stays as it is and what a reader sees in its place."""

    source: str
    reads: str | None = None


def is_serbian(tag: str) -> bool:
    """Whether a ``lang`` means Serbian, in whichever script or country."""
    return re.split("[-_]", tag.strip().lower(), maxsplit=1)[0] in {"sr", "srp"}
