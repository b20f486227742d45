"""
From the runs of characters met in one paragraph to its span nodes.

White space collapses as in a browser, also across marks and links; edges are trimmed. Each text node differs
from its neighbour in marks, language or link, so that the same text always gives the same nodes.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any, NamedTuple

Node = dict[str, Any]

_SPACES = re.compile(r"[ \t\n\r\f]+")


@dataclass(frozen=True, slots=True, eq=False)
class Link:
    """One link, not the same as a neighbour that leads to the same place; ``kind`` is "url" or "item"."""

    kind: str
    goal: str


class Style(NamedTuple):
    """How a run looks and what it is; ``fixed`` text is never translated or converted to another script."""

    strong: bool = False
    emphasis: bool = False
    lang: str | None = None
    fixed: bool = False
    link: Link | None = None


class Run(NamedTuple):
    """Characters of one style; ``text`` None is a line break."""

    text: str | None
    style: Style


def spans(runs: Iterable[Run]) -> list[Node]:
    """Give the span nodes of a paragraph; empty when there is nothing to read in it."""
    tidy = _trimmed(_collapsed(runs))
    visible = {run.style.link for run in tidy if run.text is not None and run.text.strip()}
    if not visible:
        return []
    kept = [run if run.style.link in visible else _unlinked(run) for run in tidy]
    nodes: list[Node] = []
    for link, group in groupby(kept, key=lambda run: run.style.link):
        children = _children(group)
        nodes += [{"type": "link", link.kind: link.goal, "children": children}] if link else children
    return nodes


def _unlinked(run: Run) -> Run:
    return Run(run.text, run.style._replace(link=None))


def _collapsed(runs: Iterable[Run]) -> list[Run]:
    kept: list[Run] = []
    after_space = True
    for run in runs:
        if run.text is None:
            _drop_last_space(kept)
            kept.append(Run(None, Style(link=run.style.link)))
            after_space = True
            continue
        text = _SPACES.sub(" ", run.text)
        text = text.removeprefix(" ") if after_space else text
        if text:
            kept.append(Run(text, run.style))
            after_space = text.endswith(" ")
    return kept


def _trimmed(runs: list[Run]) -> list[Run]:
    _drop_last_space(runs)
    while runs and runs[-1].text is None:
        runs.pop()
        _drop_last_space(runs)
    first = next((place for place, run in enumerate(runs) if run.text is not None), len(runs))
    return runs[first:]


def _drop_last_space(runs: list[Run]) -> None:
    """Take away the one space that collapsing can leave at an end."""
    if not runs or runs[-1].text is None or not runs[-1].text.endswith(" "):
        return
    run = runs.pop()
    if run.text != " ":
        runs.append(Run(run.text.removesuffix(" ") if run.text else run.text, run.style))


def _children(runs: Iterable[Run]) -> list[Node]:
    nodes: list[Node] = []
    for (is_break, style), group in groupby(runs, key=lambda run: (run.text is None, run.style)):
        if is_break:
            nodes += [{"type": "break"} for _run in group]
        else:
            nodes.append(_text_node("".join(run.text or "" for run in group), style))
    return nodes


def _text_node(text: str, style: Style) -> Node:
    marks = [mark for mark, has in (("strong", style.strong), ("emphasis", style.emphasis)) if has]
    node: Node = {"type": "text", "text": text, "marks": marks}
    if style.lang:
        node["lang"] = style.lang
    if style.fixed:
        node["translate"] = False
    return node
