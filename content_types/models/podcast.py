"""Podcast: a show, and its episodes below it."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, MultipleChooserPanel
from wagtail.models import Orderable, Page, TranslatableMixin
from wagtailmedia.edit_handlers import MediaChooserPanel

from cms.publishing.content import Obstacle
from cms.publishing.enums import Kind
from content_types.addresses import public_page
from content_types.assembly import Assembly, keys, transcript
from content_types.fields import WebPageField
from content_types.models.base import EditorialPage
from content_types.models.film import without_text
from content_types.models.tabs import tabs


class ShowType(models.TextChoices):
    """Podcasting's own words for the order of listening (itunes:type)."""

    EPISODIC = "episodic", _("Episodic: newest first")
    SERIAL = "serial", _("Serial: from the beginning")


class EpisodeType(models.TextChoices):
    """Podcasting's own words (itunes:episodeType)."""

    FULL = "full", _("Full episode")
    TRAILER = "trailer", _("Trailer")
    BONUS = "bonus", _("Bonus")


class PodcastShow(EditorialPage):
    """A show; its credits are its hosts."""

    artwork = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("artwork"),
        help_text=_("Square, at least 1400 × 1400."),
    )
    artwork_alt = models.CharField(_("alt text"), max_length=300, blank=True)
    show_type = models.CharField(_("order"), max_length=8, choices=ShowType, default=ShowType.EPISODIC)
    explicit = models.BooleanField(_("explicit language"), default=False)

    public_kind = Kind.PODCAST_SHOW
    medium = "speech"
    parent_page_types: ClassVar[list[Any]] = ["content_types.KindIndex"]
    subpage_types: ClassVar[list[Any]] = ["content_types.PodcastEpisode"]
    edit_handler = tabs(
        [
            MultiFieldPanel([FieldPanel("artwork"), FieldPanel("artwork_alt")], heading=_("Artwork")),
            FieldRowPanel([FieldPanel("show_type"), FieldPanel("explicit")]),
        ]
    )

    class Meta:
        verbose_name = _("podcast show")
        verbose_name_plural = _("podcast shows")

    def borrowing_pages(self) -> set[int]:
        """Its episodes bear its artwork."""
        return set(self.get_children().values_list("pk", flat=True))

    def main_picture(self, assembly: Assembly) -> dict[str, Any] | None:
        return assembly.picture(self.artwork, alt=self.artwork_alt)

    def public_fields(self, assembly: Assembly) -> tuple[dict[str, Any], dict[str, Any]]:
        return {"artwork": self.main_picture(assembly), "hosts": self.credit_list(assembly)}, {}

    def obstacles(self) -> list[Obstacle]:
        return [*super().obstacles(), *self.alt_obstacles("artwork")]


class PodcastEpisode(EditorialPage):
    """An episode; goes out with a transcript only."""

    season = models.PositiveSmallIntegerField(_("season"), null=True, blank=True)
    number = models.PositiveSmallIntegerField(_("number"), null=True, blank=True)
    episode_type = models.CharField(_("type"), max_length=8, choices=EpisodeType, default=EpisodeType.FULL)
    audio = models.ForeignKey(
        "media.Media",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("sound"),
    )

    public_kind = Kind.PODCAST_EPISODE
    medium = "speech"
    parent_page_types: ClassVar[list[Any]] = ["content_types.PodcastShow"]
    subpage_types: ClassVar[list[Any]] = []
    edit_handler = tabs(
        [
            MediaChooserPanel("audio", media_type="audio"),
            FieldRowPanel([FieldPanel("season"), FieldPanel("number"), FieldPanel("episode_type")]),
            InlinePanel("chapters", heading=_("Chapters"), label=_("Chapter")),
            MultipleChooserPanel("helpline_links", chooser_field_name="helpline", label=_("Helpline")),
        ]
    )

    class Meta:
        verbose_name = _("podcast episode")
        verbose_name_plural = _("podcast episodes")

    @classmethod
    def belongs_below(cls, parent: Page) -> bool:
        """Episodes lie below their show."""
        return isinstance(parent.specific_deferred, PodcastShow)

    def public_fields(self, assembly: Assembly) -> tuple[dict[str, Any], dict[str, Any]]:
        spoken = assembly.transcript(self.audio)
        card = {
            "show": assembly.quote(self.get_parent()),
            "season": self.season,
            "number": self.number,
            "audio": assembly.media(self.audio),
            "chapters": [chapter.public(assembly) for chapter in self.chapters.all()],
            "transcript": without_text(spoken),
            "participants": self.credit_list(assembly),
            "helplines": keys(assembly, (link.helpline for link in self.helpline_links.all())),
        }
        return card, {"transcript": spoken}

    def main_picture(self, assembly: Assembly) -> dict[str, Any] | None:
        """The show's artwork."""
        parent = self.get_parent().specific
        return parent.main_picture(assembly) if isinstance(parent, PodcastShow) else None

    def public_facts(self) -> dict[str, Any]:
        return {"parent": str(self.get_parent().translation_key)}

    def obstacles(self) -> list[Obstacle]:
        found = super().obstacles()
        if self.audio is None:
            found.append(Obstacle("NO_SOUND", str(_("Choose the sound.")), "audio"))
        elif transcript(self.audio, self.locale_tag) is None:
            message = _("There is no transcript in this language. Add it to the sound in the media library.")
            found.append(Obstacle("NO_TRANSCRIPT", str(message), "audio"))
        return found


class EpisodeChapter(TranslatableMixin, Orderable):
    """Where a part of an episode begins."""

    page = ParentalKey(PodcastEpisode, on_delete=models.CASCADE, related_name="chapters")
    starts_at_seconds = models.FloatField(_("starts at, in seconds"))
    title = models.CharField(_("title"), max_length=120)
    image = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    image_alt = models.CharField(_("alt text"), max_length=300, blank=True)
    url = WebPageField(_("link"), blank=True)

    panels = [
        FieldRowPanel([FieldPanel("starts_at_seconds"), FieldPanel("title")]),
        FieldPanel("image"),
        FieldPanel("image_alt"),
        FieldPanel("url"),
    ]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("chapter")

    def __str__(self) -> str:
        return self.title

    def public(self, assembly: Assembly) -> dict[str, Any]:
        """The contract's Chapter."""
        return {
            "startsAtSeconds": self.starts_at_seconds,
            "title": assembly.text(self.title),
            "image": assembly.picture(self.image, alt=self.image_alt, decorative=not self.image_alt),
            "url": public_page(self.url),
        }
