"""The StreamField blocks, a file per family. Each says what the public sees of it: `public(value, assembly)`."""

from content_types.blocks.body import BodyBlock, public_body

__all__ = ["BodyBlock", "public_body"]
