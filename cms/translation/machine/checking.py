"""What comes back from a machine is looked at before it is kept: none of the original's markup is lost or new."""

from collections import Counter

from bs4 import BeautifulSoup
from wagtail_localize.strings import StringValue

from cms.translation.placeholders import problem


def sound(translated: str) -> str:
    """The string as the library writes it, so that two spellings of the same markup are one."""
    return str(BeautifulSoup(translated, "html.parser"))


def lost(original: str, translated: str) -> str:
    """Which links, placeholders or tags differ from the original's; empty if none do. `…` stands for no text at all."""
    if not StringValue(translated).render_text().strip():
        return "…"
    tags = _tags(original), _tags(translated)
    different = sorted((tags[0] - tags[1]) + (tags[1] - tags[0]))
    return problem(original, translated) or ", ".join(different)


def _tags(html: str) -> Counter[str]:
    return Counter(f"<{tag.name}>" for tag in BeautifulSoup(html, "html.parser").select("*"))
