"""
Rich text: from what the editor stored to the three shapes the public gets; depends on nothing of ours.

``render`` reads stored HTML into a small tree and writes it as HTML, Markdown and a document of nodes that
say the same thing; ``plain`` gives its text for search and excerpts. Links to our own items stay unresolved
as ``item:KEY`` until the reader, who alone knows the edition, calls ``resolve_html``, ``resolve_markdown`` or
``resolve_document``.
"""

from content_types.richtext.links import Target, resolve_document, resolve_html, resolve_markdown
from content_types.richtext.rendering import RichText, plain, plain_document, render
from content_types.richtext.sanitising import web_address

__all__ = [
    "RichText",
    "Target",
    "plain",
    "plain_document",
    "render",
    "resolve_document",
    "resolve_html",
    "resolve_markdown",
    "web_address",
]
