"""What a block is to the API: its GraphQL type, and its fields by the contract's names."""

from typing import Any, ClassVar

from wagtail import blocks

from content_types.assembly import Assembly


class PublicStructBlock(blocks.StructBlock):
    """A block of a body. `fallback` is what an app shows that does not know the block's type."""

    typename: ClassVar[str]

    def public_fields(self, value: Any, assembly: Assembly) -> dict[str, Any]:
        """The fields of the GraphQL type, id and fallbackText aside."""
        raise NotImplementedError

    def fallback(self, fields: dict[str, Any]) -> str:
        """Plain text that stands for the block."""
        raise NotImplementedError

    def public(self, value: Any, assembly: Assembly) -> dict[str, Any]:
        """The block as the store keeps it, without its id."""
        fields = self.public_fields(value, assembly)
        return {"__typename": self.typename, "fallbackText": self.fallback(fields), **fields}


def lines(*parts: str | None) -> str:
    """Those parts that say something, a line each."""
    return "\n".join(part for part in parts if part)
