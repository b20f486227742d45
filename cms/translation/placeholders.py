"""What a translation has to have exactly as its original: links, and places where a program puts something in."""

import re
from collections import Counter

from bs4 import BeautifulSoup
from wagtail_localize.strings import StringValue

# {name}, {0}, %(name)s: nobody writes these in a sentence by chance.
IN_TEXT = re.compile(r"\{[A-Za-z_][\w.]*\}|\{\d+\}|%\([A-Za-z_]\w*\)[sd]")


def problem(original: str, translated: str) -> str | None:
    """What is wrong with the placeholders of a translation, as it stands in the text; None if nothing is.

    Markup that strings may not have is a problem as well. Both are strings as wagtail-localize keeps them.
    """
    try:
        StringValue.from_translated_html(translated)
    except ValueError as error:
        return str(error)
    wanted, found = _placeholders(original), _placeholders(translated)
    different = sorted((wanted - found) + (found - wanted))
    return ", ".join(different) or None


def _placeholders(text: str) -> Counter[str]:
    links = (f'<a id="{link.get("id", "")}">' for link in BeautifulSoup(text, "html.parser").find_all("a"))
    return Counter([*links, *IN_TEXT.findall(text)])
