"""The tree as HTML: one way to write each thing, so that reading it again gives the same tree."""

from collections.abc import Iterable
from html import escape

from content_types.richtext.sanitising import WEB_LINK_REL
from content_types.richtext.spans import Node


def html(blocks: Iterable[Node]) -> str:
    """Write block nodes; text is escaped, so nothing in it can become markup."""
    return "".join(_block(block) for block in blocks)


def _block(node: Node) -> str:
    match node["type"]:
        case "heading":
            return f"<h{node['level']}>{_inline(node['children'])}</h{node['level']}>"
        case "list":
            tag = "ol" if node["ordered"] else "ul"
            return f"<{tag}>{''.join(_item(item) for item in node['children'])}</{tag}>"
        case "quote":
            return f"<blockquote>{html(node['children'])}</blockquote>"
        case "separator":
            return "<hr>"
        case _:
            return f"<p>{_inline(node['children'])}</p>"


def _item(node: Node) -> str:
    """Write an item; one that is a single paragraph, with lists below it, needs no <p>."""
    children = node["children"]
    paragraphs = sum(child["type"] == "paragraph" for child in children)
    if paragraphs == 1 and children[0]["type"] == "paragraph":
        return f"<li>{_inline(children[0]['children'])}{html(children[1:])}</li>"
    return f"<li>{html(children)}</li>"


def _inline(nodes: Iterable[Node]) -> str:
    parts: list[str] = []
    opened: list[tuple[str, str]] = []
    for node in nodes:
        wanted = _tags(node)
        shared = 0
        while shared < min(len(opened), len(wanted)) and opened[shared] == wanted[shared]:
            shared += 1
        parts += [close for _open, close in reversed(opened[shared:])]
        parts += [start for start, _close in wanted[shared:]]
        parts.append(_span(node))
        opened = wanted
    parts += [close for _open, close in reversed(opened)]
    return "".join(parts)


def _span(node: Node) -> str:
    match node["type"]:
        case "break":
            return "<br>"
        case "link":
            return f"<a {_goal(node)}>{_inline(node['children'])}</a>"
        case _:
            return _text(node["text"])


def _tags(node: Node) -> list[tuple[str, str]]:
    if node["type"] != "text":
        return []
    tags: list[tuple[str, str]] = []
    attributes = f' lang="{node["lang"]}"' if "lang" in node else ""
    attributes += ' translate="no"' if "translate" in node else ""
    if attributes:
        tags.append((f"<span{attributes}>", "</span>"))
    if "strong" in node["marks"]:
        tags.append(("<strong>", "</strong>"))
    if "emphasis" in node["marks"]:
        tags.append(("<em>", "</em>"))
    return tags


def _goal(node: Node) -> str:
    if "item" in node:
        return f'href="item:{node["item"]}"'
    href = f'href="{escape(node["url"])}"'
    return f'{href} rel="{WEB_LINK_REL}"' if node["url"].startswith("http") else href


def _text(text: str) -> str:
    return escape(text, quote=False).replace("\u00a0", "&nbsp;")
