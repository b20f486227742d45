"""The node tree of a rich text in Latin script."""

from collections.abc import Mapping
from typing import Any

from locales.scripts.latin import latin_of
from locales.scripts.pieces import END_OF_WORD, Piece, is_serbian

_INLINE = frozenset({"text", "link"})


def document_to_latin(tree: Any) -> Any:
    """
    The tree with its Serbian texts in Latin letters, by the rules of ``to_latin``; the given one stays as it is.

    A tree is a node, a list of nodes, or anything else that JSON knows, which comes back unchanged. Nodes are as
    ``content_types.richtext`` writes them: ``{"type": "text", "text": ..., "marks": [...]}`` in blocks and links, with
    ``lang`` where the language differs and ``translate`` False where nothing may be converted; both hold for all that
    is below them. A word goes on through text and link nodes; all other nodes end it.
    """
    reader = _Reader()
    copy = reader.copy(tree, serbian=True, translated=True)
    for text, node in zip(latin_of(reader.pieces), reader.nodes, strict=True):
        if node is not None:
            node["text"] = text
    return copy


class _Reader:
    """Copies a tree and collects its texts, each piece with the node whose text it is."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self.nodes: list[dict[str, Any] | None] = []

    def copy(self, tree: Any, *, serbian: bool, translated: bool) -> Any:
        if isinstance(tree, list):
            return [self.copy(node, serbian=serbian, translated=translated) for node in tree]
        if not isinstance(tree, Mapping):
            return tree
        lang, translate = tree.get("lang"), tree.get("translate")
        serbian = is_serbian(lang) if isinstance(lang, str) else serbian
        translated = translate if isinstance(translate, bool) else translated
        node = dict(tree)
        self._end_word(node)
        if isinstance(node.get("text"), str) and node.get("type") == "text":
            text = node["text"]
            self._add(Piece(text) if serbian and translated else Piece(text, text), node)
        if "children" in node:
            node["children"] = self.copy(node["children"], serbian=serbian, translated=translated)
        self._end_word(node)
        return node

    def _end_word(self, node: Mapping[str, Any]) -> None:
        kind = node.get("type")
        if not isinstance(kind, str) or kind not in _INLINE:
            self._add(Piece("", END_OF_WORD), None)

    def _add(self, piece: Piece, node: dict[str, Any] | None) -> None:
        self.pieces.append(piece)
        self.nodes.append(node)
