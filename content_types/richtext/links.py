"""
Links to our own items, replaced in the reader's edition.

These run for each text of each answer, so they work on what ``render`` has written and on nothing else: its
HTML and Markdown have one form of link, which no text can imitate because text is escaped. A key without a
target leaves the words of the link and takes the link away.
"""

import re
from collections.abc import Mapping
from html import escape
from typing import Any, NamedTuple

_HTML_LINK = re.compile(r'<a href="item:([0-9A-Za-z-]{1,64})">(.*?)</a>', re.DOTALL)
_MARKDOWN_LINK = re.compile(r"\\.|\[((?:[^\[\]\\]|\\.)*+)\]\(item:([0-9A-Za-z-]{1,64})\)", re.DOTALL)
_SPECIAL_IN_ADDRESS = re.compile(r"[\\()<>\s]")


class Target(NamedTuple):
    """Where a linked item is in this edition: its share address, its path within the tenant, its kind."""

    url: str
    path: str
    kind: str


def resolve_html(html: str, targets: Mapping[str, Target]) -> str:
    """Give each item link its address, with data-key and data-path for an app that opens the item itself."""

    def resolved(match: re.Match[str]) -> str:
        target = targets.get(match[1])
        if target is None:
            return match[2]
        address, path = escape(target.url), escape(target.path)
        return f'<a href="{address}" data-key="{match[1]}" data-path="{path}">{match[2]}</a>'

    return _HTML_LINK.sub(resolved, html) if "item:" in html else html


def resolve_markdown(markdown: str, targets: Mapping[str, Target]) -> str:
    """Give each item link its address."""

    def resolved(match: re.Match[str]) -> str:
        if match[2] is None:
            return match[0]
        target = targets.get(match[2])
        return f"[{match[1]}]({_SPECIAL_IN_ADDRESS.sub(_percent, target.url)})" if target else match[1]

    return _MARKDOWN_LINK.sub(resolved, markdown) if "item:" in markdown else markdown


def resolve_document(document: Mapping[str, Any], targets: Mapping[str, Target]) -> dict[str, Any]:
    """
    Give each item link ``url``, ``path`` and ``kind`` beside its ``item``; the stored document stays as it
    is.

    Parts without item links are shared with the stored document, not copied.
    """
    return {**document, "children": _resolved(document["children"], targets)}


def _resolved(nodes: list[dict[str, Any]], targets: Mapping[str, Target]) -> list[dict[str, Any]]:
    kept: list[dict[str, Any]] = []
    changed = False
    for node in nodes:
        if "item" in node:
            target = targets.get(node["item"])
            kept += [{**node, **target._asdict()}] if target else node["children"]
            changed = True
        elif "children" in node:
            children = _resolved(node["children"], targets)
            same = children is node["children"]
            kept.append(node if same else {**node, "children": children})
            changed = changed or not same
        else:
            kept.append(node)
    return kept if changed else nodes


def _percent(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode())
