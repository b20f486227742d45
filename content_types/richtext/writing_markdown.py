"""
The tree as CommonMark that reads back as the same text, whatever characters an author typed.

Characters with a meaning are escaped with a backslash. Where a mark touches a letter in a way that CommonMark
would not take for a mark (``**Hi!**you``), the letter is written as a numeric reference. Languages and
untranslated spans have no Markdown and are left out.
"""

import re
from collections.abc import Iterable
from itertools import groupby

from content_types.richtext.spans import Node

_SPECIAL = re.compile(r"[\\`*_\[\]<>~|]|&(?=#?\w{1,40};)")
_SPECIAL_IN_ADDRESS = re.compile(r"[\\()<>]|&(?=#?\w{1,40};)")
_LINE_BEGINS_LIST = re.compile(r"^([0-9]{1,9})([.)])", re.MULTILINE)
_LINE_BEGINS_MARK = re.compile(r"^([#+=-])", re.MULTILINE)
_BREAK = "\\\n"


def markdown(blocks: Iterable[Node]) -> str:
    """Write block nodes, one empty line between them."""
    return "\n\n".join(_blocks(blocks))


def _blocks(blocks: Iterable[Node]) -> list[str]:
    written: list[str] = []
    before: Node | None = None
    other_marker = False
    for node in blocks:
        both_lists = before is not None and before["type"] == node["type"] == "list"
        other_marker = both_lists and not other_marker
        written.append(_list(node, other_marker=other_marker) if node["type"] == "list" else _block(node))
        before = node
    return written


def _block(node: Node) -> str:
    match node["type"]:
        case "heading":
            line = _line(node["children"]).replace(_BREAK, " ")
            line = line[:-1] + "\\#" if line.endswith("#") and not line.endswith("\\#") else line
            return f"{'#' * node['level']} {line}"
        case "quote":
            return _indented(markdown(node["children"]), "> ", "> ")
        case "separator":
            return "---"
        case _:
            return _line(node["children"])


def _list(node: Node, *, other_marker: bool) -> str:
    """Write a list; one right after another takes the other marker, or the two would become one."""
    items: list[str] = []
    for number, item in enumerate(node["children"], start=1):
        bullet = "*" if other_marker else "-"
        marker = f"{number}{')' if other_marker else '.'} " if node["ordered"] else f"{bullet} "
        between = "\n" if _is_tight(item) else "\n\n"
        items.append(_indented(between.join(_blocks(item["children"])), marker, " " * len(marker)))
    return ("\n" if all(_is_tight(item) for item in node["children"]) else "\n\n").join(items)


def _is_tight(item: Node) -> bool:
    types = [child["type"] for child in item["children"]]
    below = [inner for child in item["children"] if child["type"] == "list" for inner in child["children"]]
    return types in (["paragraph"], ["paragraph", "list"], ["list"]) and all(map(_is_tight, below))


def _indented(text: str, first: str, others: str) -> str:
    head, *lines = text.split("\n")
    return "\n".join([first + head, *((others + line).rstrip() if not line else others + line for line in lines)])


def _line(nodes: Iterable[Node]) -> str:
    return _harmless_at_line_begin(_Inline().all_of(nodes).text())


class _Inline:
    """A line in the making, which must see the characters on both sides of a mark."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._mark_must_not_touch = False

    def text(self) -> str:
        return "".join(self._parts)

    def all_of(self, nodes: Iterable[Node]) -> "_Inline":
        for strong, group in groupby(nodes, key=lambda node: "strong" in node.get("marks", ())):
            if strong:
                self._marked("**", _Inline().plain_or_emphasised(group).text())
            else:
                self.plain_or_emphasised(group)
        return self

    def plain_or_emphasised(self, nodes: Iterable[Node]) -> "_Inline":
        for emphasised, group in groupby(nodes, key=lambda node: "emphasis" in node.get("marks", ())):
            if emphasised:
                self._marked("_", "".join(_escaped(node["text"]) for node in group))
            else:
                for node in group:
                    self._node(node)
        return self

    def _node(self, node: Node) -> None:
        match node["type"]:
            case "break":
                self._put(_BREAK)
            case "link":
                self._keep_from_being_a_picture()
                label = _Inline().all_of(node["children"]).text()
                self._put(f"[{_harmless_at_line_begin(label)}]({_goal(node)})")
            case _:
                self._put(_escaped(node["text"]))

    def _put(self, source: str) -> None:
        if not source:
            return
        if self._mark_must_not_touch and _is_letter(source[0]):
            source = f"&#{ord(source[0])};{source[1:]}"
        self._mark_must_not_touch = False
        self._parts.append(source)

    def _marked(self, mark: str, inner: str) -> None:
        """Put a mark around the text itself, never around the white space at its edges."""
        core = inner.strip()
        if not core:
            self._put(inner)
            return
        before, after = inner[: inner.index(core)], inner[inner.index(core) + len(core) :]
        self._put(before)
        if mark == "_" or not _is_letter(core[0]):
            self._part_last_letter()
        self._put(f"{mark}{core}{mark}")
        self._mark_must_not_touch = mark == "_" or not _is_letter(core[-1])
        self._put(after)

    def _part_last_letter(self) -> None:
        if self._parts and _is_letter(self._parts[-1][-1]):
            last = self._parts[-1]
            self._parts[-1] = f"{last[:-1]}&#{ord(last[-1])};"

    def _keep_from_being_a_picture(self) -> None:
        if self._parts and self._parts[-1].endswith("!"):
            self._parts[-1] = f"{self._parts[-1][:-1]}\\!"


def _harmless_at_line_begin(text: str) -> str:
    """Escape what would begin a list or heading; in a link too, which the reader may have to unwrap."""
    return _LINE_BEGINS_MARK.sub(r"\\\1", _LINE_BEGINS_LIST.sub(r"\1\\\2", text))


def _is_letter(character: str) -> bool:
    """Tell whether CommonMark may take the character for neither white space nor punctuation."""
    return not character.isspace() and not (character.isascii() and not character.isalnum())


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", text)


def _goal(node: Node) -> str:
    return f"item:{node['item']}" if "item" in node else _SPECIAL_IN_ADDRESS.sub(r"\\\g<0>", node["url"])
