"""Film: moving pictures with captions."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtailmedia.edit_handlers import MediaChooserPanel

from cms.publishing.content import Obstacle
from cms.publishing.enums import Kind
from content_types.assembly import Assembly, captions
from content_types.models.base import EditorialPage
from content_types.models.tabs import tabs


class Film(EditorialPage):
    """A film goes out with captions only: many watch without sound, and some cannot hear."""

    video = models.ForeignKey(
        "media.Media",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("film"),
    )
    poster = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("still picture"),
    )
    poster_alt = models.CharField(_("alt text"), max_length=300, blank=True)

    public_kind = Kind.FILM
    parent_page_types: ClassVar[list[Any]] = ["content_types.KindIndex"]
    subpage_types: ClassVar[list[Any]] = []
    edit_handler = tabs(
        [
            MediaChooserPanel("video", media_type="video"),
            MultiFieldPanel([FieldPanel("poster"), FieldPanel("poster_alt")], heading=_("Still picture")),
        ]
    )

    class Meta:
        verbose_name = _("film")
        verbose_name_plural = _("films")

    def main_picture(self, assembly: Assembly) -> dict[str, Any] | None:
        return assembly.picture(self.poster, alt=self.poster_alt)

    def public_fields(self, assembly: Assembly) -> tuple[dict[str, Any], dict[str, Any]]:
        spoken = assembly.transcript(self.video)
        card = {
            "video": assembly.media(self.video),
            "poster": self.main_picture(assembly),
            "captions": assembly.captions(self.video),
            "transcript": without_text(spoken),
            "participants": self.credit_list(assembly),
        }
        return card, {"transcript": spoken}

    def obstacles(self) -> list[Obstacle]:
        found = [*super().obstacles(), *self.alt_obstacles("poster")]
        if self.video is None:
            found.append(Obstacle("NO_FILM", str(_("Choose the film.")), "video"))
        elif all(track.locale != self.locale_tag for track in captions(self.video)):
            message = _("The film has no captions in this language. Add them to the film in the media library.")
            found.append(Obstacle("NO_CAPTIONS", str(message), "video"))
        return found


def without_text(transcript: dict[str, Any] | None) -> dict[str, Any] | None:
    """What lists show of a transcript; its text is long."""
    return {key: value for key, value in transcript.items() if key != "text"} if transcript else None
