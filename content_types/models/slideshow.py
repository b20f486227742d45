"""Slideshow: a few pictures with short texts, made to be swiped and shared."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel
from wagtail.images.blocks import ImageBlock as PictureBlock
from wagtailmedia.edit_handlers import MediaChooserPanel

from cms.publishing.content import Obstacle
from cms.publishing.enums import Kind
from content_types.assembly import Assembly
from content_types.blocks.images import public_picture
from content_types.fields import StreamField
from content_types.models.base import EditorialPage
from content_types.models.tabs import tabs

FEWEST, MOST = 2, 10


class SlideBlock(blocks.StructBlock):
    """One slide and how long it stands."""

    image = PictureBlock(label=_("Picture"))
    caption = blocks.CharBlock(label=_("Text"), required=False, max_length=220)
    seconds = blocks.FloatBlock(label=_("Seconds"), default=5, min_value=1, max_value=30)

    class Meta:
        icon = "image"
        label = _("Slide")


class SlidesBlock(blocks.StreamBlock):
    """The slides, in order."""

    slide = SlideBlock()


class Slideshow(EditorialPage):
    """Two to ten slides; the same as a film where a channel takes no slides."""

    slides = StreamField(SlidesBlock(required=False, max_num=MOST), blank=True, verbose_name=_("slides"))
    video = models.ForeignKey(
        "media.Media",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("the same as a film"),
    )

    public_kind = Kind.SLIDESHOW
    parent_page_types: ClassVar[list[Any]] = ["content_types.KindIndex"]
    subpage_types: ClassVar[list[Any]] = []
    edit_handler = tabs([FieldPanel("slides"), MediaChooserPanel("video", media_type="video")])

    class Meta:
        verbose_name = _("slideshow")
        verbose_name_plural = _("slideshows")

    def main_picture(self, assembly: Assembly) -> dict[str, Any] | None:
        first = next(iter(self.slides), None)
        return public_picture(first.value["image"], assembly) if first else None

    def public_fields(self, assembly: Assembly) -> tuple[dict[str, Any], dict[str, Any]]:
        slides = [
            {
                "id": child.id,
                "image": public_picture(child.value["image"], assembly),
                "caption": assembly.text(child.value["caption"]) or None,
                "seconds": child.value["seconds"] or 5.0,
            }
            for child in self.slides
        ]
        return {"video": assembly.media(self.video)}, {"slides": slides}

    def obstacles(self) -> list[Obstacle]:
        found = super().obstacles()
        if len(self.slides) < FEWEST:
            found.append(Obstacle("TOO_FEW_SLIDES", str(_("A slideshow needs at least two slides.")), "slides"))
        return found
