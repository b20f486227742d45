"""Pictures: one, or a gallery. Wagtail's own image block asks for alt text unless the picture is decorative."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageBlock as PictureBlock

from content_types.assembly import Assembly
from content_types.blocks.public import PublicStructBlock, lines


def public_picture(value: Any, assembly: Assembly) -> dict[str, Any] | None:
    """A chosen picture with the alt text that was written for this use of it."""
    if value is None:
        return None
    return assembly.picture(value, alt=value.contextual_alt_text or "", decorative=bool(value.decorative))


class ImageBlock(PublicStructBlock):
    """A picture with a caption."""

    image = PictureBlock(label=_("Picture"))
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=300)

    typename = "ImageBlock"

    class Meta:
        icon = "image"
        label = _("Picture")

    def public_fields(self, value: Any, assembly: Assembly) -> dict[str, Any]:
        image = public_picture(value["image"], assembly)
        return {"image": image, "caption": assembly.text(value["caption"]) or None}

    def fallback(self, fields: dict[str, Any]) -> str:
        return lines(fields["image"] and fields["image"]["alt"], fields["caption"])


class GalleryBlock(PublicStructBlock):
    """Several pictures that belong together."""

    images = blocks.ListBlock(ImageBlock(), min_num=2, max_num=12, label=_("Pictures"))

    typename = "GalleryBlock"

    class Meta:
        icon = "grip"
        label = _("Gallery")

    def public_fields(self, value: Any, assembly: Assembly) -> dict[str, Any]:
        block = self.child_blocks["images"].child_block
        return {
            "images": [{"id": item.id, **block.public(item.value, assembly)} for item in value["images"].bound_blocks]
        }

    def fallback(self, fields: dict[str, Any]) -> str:
        return lines(*(image["fallbackText"] for image in fields["images"]))
