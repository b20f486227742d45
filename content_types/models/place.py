"""Place: somewhere young people can go."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import ReferenceIndex

from cms.publishing.enums import Kind
from content_types.assembly import Assembly
from content_types.blocks.hours import HoursBlock, stored_hours
from content_types.fields import StreamField
from content_types.models.base import EditorialPage
from content_types.models.tabs import tabs


class AccessibilityBlock(blocks.StreamBlock):
    """What makes the place easy or hard to get into and to use."""

    point = blocks.CharBlock(label=_("Accessibility"), max_length=160)


class Place(EditorialPage):
    """A youth club, a library, a rink."""

    address = models.CharField(_("address"), max_length=200)
    latitude = models.FloatField(
        _("latitude"), null=True, blank=True, validators=[MinValueValidator(-90), MaxValueValidator(90)]
    )
    longitude = models.FloatField(
        _("longitude"), null=True, blank=True, validators=[MinValueValidator(-180), MaxValueValidator(180)]
    )
    closed_on_holidays = models.BooleanField(
        _("closed on public holidays"),
        default=False,
        help_text=_("Of the country. A date of its own below comes first."),
    )
    hours = StreamField(HoursBlock(required=False), blank=True, verbose_name=_("opening hours"))
    accessibility = StreamField(AccessibilityBlock(required=False), blank=True, verbose_name=_("accessibility"))
    photo = models.ForeignKey(
        "media.Image",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("photo"),
    )
    photo_alt = models.CharField(_("alt text"), max_length=300, blank=True)

    public_kind = Kind.PLACE
    parent_page_types: ClassVar[list[Any]] = ["content_types.KindIndex"]
    subpage_types: ClassVar[list[Any]] = []
    edit_handler = tabs(
        [
            FieldPanel("address"),
            FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
            MultiFieldPanel([FieldPanel("closed_on_holidays"), FieldPanel("hours")], heading=_("Opening hours")),
            FieldPanel("accessibility"),
            MultiFieldPanel([FieldPanel("photo"), FieldPanel("photo_alt")], heading=_("Photo")),
        ]
    )

    class Meta:
        verbose_name = _("place")
        verbose_name_plural = _("places")

    def clean(self) -> None:
        super().clean()
        if (self.latitude is None) != (self.longitude is None):
            raise ValidationError({"longitude": _("A point on the map needs both latitude and longitude.")})

    def borrowing_pages(self) -> set[int]:
        """Activities are found by the point of the place where they happen."""
        used = ReferenceIndex.get_references_to(self).filter(model_path="venue")
        return {int(page) for page in used.values_list("object_id", flat=True)}

    def main_picture(self, assembly: Assembly) -> dict[str, Any] | None:
        return assembly.picture(self.photo, alt=self.photo_alt)

    def public_fields(self, assembly: Assembly) -> tuple[dict[str, Any], dict[str, Any]]:
        located = self.latitude is not None and self.longitude is not None
        card = {
            "address": assembly.text(self.address),
            "location": {"latitude": self.latitude, "longitude": self.longitude} if located else None,
            "timezone": self.timezone,
            "hours": stored_hours(self.hours, holidays=self.holiday_country),
            "accessibility": [child.value for child in self.accessibility],
        }
        return card, {}

    def public_facts(self) -> dict[str, Any]:
        return {"latitude": self.latitude, "longitude": self.longitude}

    def obstacles(self) -> list[Any]:
        return [*super().obstacles(), *self.alt_obstacles("photo")]
