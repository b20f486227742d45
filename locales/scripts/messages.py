"""UI strings in Latin script."""

import re

from locales.scripts.markup import convert
from locales.scripts.sources import REFERENCE

# %(name)s, %s, %d, %%; {name}, {0}, {name:d}. Without an ASCII conversion character a % is only a per cent sign.
_PLACEHOLDER = r"%\([^()]*+\)[#0\- +]*+[0-9.]*+[a-zA-Z]|%[#0\- +]*+[0-9.]*+[diouxXeEfFgGcrsa%]|\{[^{}\n]*+\}"
_KEPT = re.compile(f"{_PLACEHOLDER}|{REFERENCE.pattern}")


def message_to_latin(message: str) -> str:
    """A UI string in Latin letters by the rules of ``html_to_latin``; placeholders of all kinds stay as they are."""
    return convert(message, kept=_KEPT)
