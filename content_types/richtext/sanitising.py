"""
The allow-list every piece of public HTML has passed, and the addresses a link may have.

Link policy: http, https, mailto and tel only, written out in full; relative addresses and anchors lose their
link, because an app has no page they are relative to. A web address names a host, in whatever alphabet, and
nobody: with a user name before the host, ``https://bank.example@elsewhere.example`` looks like the bank.
Links that leave for the web carry ``rel="noopener noreferrer"``, so that the page they lead to neither
controls ours nor learns who came from where; links to our own items carry no rel.
"""

import re
from functools import lru_cache
from ipaddress import ip_address
from unicodedata import category
from urllib.parse import urlsplit

import nh3

WEB_LINK_REL = "noopener noreferrer"

_TAGS = {"p", "h2", "h3", "h4", "ul", "ol", "li", "blockquote", "hr", "br", "strong", "em", "a", "span"}
_GATE = nh3.Cleaner(
    tags=_TAGS,
    attributes={"a": {"href", "rel"}, "span": {"lang"}},
    tag_attribute_values={"span": {"translate": {"no"}}},
    url_schemes={"http", "https", "mailto", "tel", "item"},
    url_relative="deny",
    link_rel=None,
)

_SCHEME = re.compile(r"(https?|mailto|tel):", re.IGNORECASE)
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")
_LINE_SEPARATORS = re.compile("[\u2028\u2029]")
# Characters that nobody sees, or that turn what is read around, are written as numbers.
_UNSEEN = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0"
)
_UNSAFE_IN_ADDRESS = re.compile(rf"[\s\"<>\\^`{{|}}{_UNSEEN}]")
_LONGEST_LABEL = 63


def sanitised(html: str) -> str:
    """Let HTML through the allow-list; what ``render`` writes comes out unchanged."""
    return _GATE.clean(html)


def whole_characters(text: str) -> str:
    """Replace lone surrogates, which no encoding, database or app can carry, by U+FFFD."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def printable(text: str) -> str:
    """Drop control characters, which XML feeds do not survive; line separators become spaces."""
    return _LINE_SEPARATORS.sub(" ", _CONTROLS.sub("", text))


@lru_cache(maxsize=1024)
def web_address(href: str) -> str | None:
    """Give the address a public link may lead to, normalised; None when the link must go."""
    href = re.sub(r"[\t\r\n]", "", printable(href)).strip()
    scheme = _SCHEME.match(href)
    if scheme is None:
        return None
    name, rest = scheme[1].lower(), href[scheme.end() :]
    if name == "tel":
        rest = re.sub(r"\s", "", rest)
    address = f"{name}:{_UNSAFE_IN_ADDRESS.sub(_percent, rest)}"
    return address if _leads_somewhere(name, address) and _passes_gate(address) else None


def _leads_somewhere(scheme: str, address: str) -> bool:
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
        # Reading the port is what refuses one that is not a number.
        named = parts.port != 0 and "@" not in parts.netloc and _is_host(host)
    except ValueError:
        return False
    return named if scheme.startswith("http") else bool(parts.path)


def _is_host(host: str) -> bool:
    """Tell whether this is the name of a host or a number of one; a name may be in any alphabet."""
    if ":" in host:
        return bool(ip_address(host))
    return all(0 < len(label) <= _LONGEST_LABEL and _is_label(label) for label in host.removesuffix(".").split("."))


def _is_label(label: str) -> bool:
    return all(each in "-_" or each.isalnum() or category(each).startswith("M") for each in label)


def _passes_gate(address: str) -> bool:
    return "href=" in _GATE.clean(f'<a href="{address}">')


def _percent(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode())
