"""Story: an article, an interview, a diary."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from cms.publishing.content import Obstacle
from cms.publishing.enums import Kind
from content_types.assembly import Assembly
from content_types.blocks import BodyBlock, public_body
from content_types.blocks.body import reading_minutes
from content_types.fields import StreamField
from content_types.models.base import EditorialPage
from content_types.models.helpline import support_obstacles
from content_types.models.tabs import tabs


class StoryFormat(models.TextChoices):
    """What sort of text it is."""

    ARTICLE = "article", _("Article")
    INTERVIEW = "interview", _("Interview")
    OPINION = "opinion", _("Opinion")


class Story(EditorialPage):
    """A text told with blocks."""

    format = models.CharField(_("format"), max_length=12, choices=StoryFormat, default=StoryFormat.ARTICLE)
    lead_image = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("main picture"),
    )
    lead_image_alt = models.CharField(
        _("alt text"),
        max_length=300,
        blank=True,
        help_text=_("What the picture shows, for those who cannot see it."),
    )
    lead_image_decorative = models.BooleanField(_("decorative: it says nothing of its own"), default=False)
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("text"))

    public_kind = Kind.STORY
    parent_page_types: ClassVar[list[Any]] = ["content_types.KindIndex"]
    subpage_types: ClassVar[list[Any]] = []
    edit_handler = tabs(
        [
            MultiFieldPanel(
                [FieldPanel("lead_image"), FieldPanel("lead_image_alt"), FieldPanel("lead_image_decorative")],
                heading=_("Main picture"),
            ),
            FieldPanel("body"),
            FieldPanel("format"),
        ]
    )

    class Meta:
        verbose_name = _("story")
        verbose_name_plural = _("stories")

    def main_picture(self, assembly: Assembly) -> dict[str, Any] | None:
        return assembly.picture(self.lead_image, alt=self.lead_image_alt, decorative=self.lead_image_decorative)

    def public_fields(self, assembly: Assembly) -> tuple[dict[str, Any], dict[str, Any]]:
        byline = self.credit_list(assembly)
        body = public_body(self.body, assembly)
        words = sum(len(text.split()) for text in assembly.words)
        card = {
            "leadImage": self.main_picture(assembly),
            "byline": byline,
            "readingMinutes": reading_minutes(words),
        }
        return card, {"body": body}

    def obstacles(self) -> list[Obstacle]:
        return [*super().obstacles(), *self.alt_obstacles("lead_image"), *support_obstacles(self, self.body)]
