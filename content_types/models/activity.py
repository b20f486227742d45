"""Activity: something that happens, once or again and again."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, PageChooserPanel
from wagtail_localize.fields import SynchronizedField

from cms.publishing.content import Obstacle, OccurrenceFact
from cms.publishing.enums import Kind
from content_types import recurrence
from content_types.addresses import public_page
from content_types.assembly import Assembly
from content_types.blocks import BodyBlock, public_body
from content_types.blocks.recurrence import DatesBlock, changes, dates
from content_types.fields import StreamField, WebPageField
from content_types.models.base import EditorialPage
from content_types.models.helpline import support_obstacles
from content_types.models.organisation import Organisation
from content_types.models.place import Place
from content_types.models.tabs import tabs


class ActivityStatus(models.TextChoices):
    """The contract's names."""

    SCHEDULED = "SCHEDULED", _("As planned")
    CANCELLED = "CANCELLED", _("Cancelled")
    POSTPONED = "POSTPONED", _("Postponed")
    MOVED = "MOVED", _("Moved")
    FULL = "FULL", _("Full")


class Activity(EditorialPage):
    """Times are on the clock of the tenant's time zone, whatever happens to summer time in between."""

    venue = models.ForeignKey(
        Place, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("place")
    )
    organiser = models.ForeignKey(
        Organisation,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("organiser"),
    )
    part_of = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="parts",
        verbose_name=_("part of"),
        help_text=_("The larger event that this belongs to, such as a festival."),
    )
    online_url = WebPageField(_("online at"), blank=True)
    status = models.CharField(_("status"), max_length=10, choices=ActivityStatus, default=ActivityStatus.SCHEDULED)
    free = models.BooleanField(_("free of charge"), default=True)
    price = models.CharField(_("price"), max_length=120, blank=True)
    starts_at = models.DateTimeField(_("starts"))
    ends_at = models.DateTimeField(_("ends"), null=True, blank=True)
    all_day = models.BooleanField(_("all day"), default=False)
    rrule = models.CharField(
        _("repeats"),
        max_length=300,
        blank=True,
        help_text=_("As calendars write it, with an end: FREQ=WEEKLY;COUNT=10. Empty: once."),
    )
    dates = StreamField(DatesBlock(required=False), blank=True, verbose_name=_("dates that differ"))
    photo = models.ForeignKey(
        "media.Image",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("picture"),
    )
    photo_alt = models.CharField(_("alt text"), max_length=300, blank=True)
    body = StreamField(BodyBlock(required=False), blank=True, verbose_name=_("text"))

    public_kind = Kind.ACTIVITY
    parent_page_types: ClassVar[list[Any]] = ["content_types.KindIndex"]
    subpage_types: ClassVar[list[Any]] = []
    override_translatable_fields: ClassVar[list[Any]] = [
        *EditorialPage.override_translatable_fields,
        SynchronizedField("rrule", overridable=False),
    ]
    edit_handler = tabs(
        [
            MultiFieldPanel(
                [
                    FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at"), FieldPanel("all_day")]),
                    FieldPanel("rrule"),
                    FieldPanel("dates"),
                    FieldPanel("status"),
                ],
                heading=_("When it happens"),
            ),
            MultiFieldPanel(
                [
                    PageChooserPanel("venue"),
                    FieldPanel("online_url"),
                    PageChooserPanel("organiser"),
                    PageChooserPanel("part_of"),
                ],
                heading=_("Where and by whom"),
            ),
            FieldRowPanel([FieldPanel("free"), FieldPanel("price")]),
            MultiFieldPanel([FieldPanel("photo"), FieldPanel("photo_alt")], heading=_("Picture")),
            FieldPanel("body"),
        ]
    )

    class Meta:
        verbose_name = _("activity")
        verbose_name_plural = _("activities")

    def clean(self) -> None:
        """A rule without an end, or an end before the start, is refused beside its field."""
        super().clean()
        if self.starts_at is None:
            return
        try:
            self.occurrences()
        except recurrence.EndsBeforeStartError as error:
            raise ValidationError({"ends_at": error.message}) from error
        except (recurrence.UnknownOccurrenceError, recurrence.UnknownStatusError) as error:
            raise ValidationError({"dates": error.message}) from error
        except recurrence.RecurrenceError as error:
            raise ValidationError({"rrule": error.message}) from error

    def occurrences(self) -> list[recurrence.Occurrence]:
        """Every time it happens, cancelled ones included; none while nobody has said when. Raises RecurrenceError."""
        if self.starts_at is None:
            return []
        return recurrence.expand(
            starts_at=self.starts_at,
            ends_at=self.ends_at,
            timezone=self.timezone,
            all_day=self.all_day,
            rrule=self.rrule or None,
            excluded=dates(self.dates, "left_out"),
            extra=dates(self.dates, "extra"),
            changes=changes(self.dates),
            status=self.status,
        )

    def main_picture(self, assembly: Assembly) -> dict[str, Any] | None:
        return assembly.picture(self.photo, alt=self.photo_alt)

    def public_fields(self, assembly: Assembly) -> tuple[dict[str, Any], dict[str, Any]]:
        card = {
            "place": assembly.quote(self.venue),
            "organiser": assembly.quote(self.organiser),
            "partOf": assembly.quote(self.part_of),
            "onlineUrl": public_page(self.online_url),
            "status": self.status,
            "free": self.free,
            "price": self.price or None,
            "occurrences": [public_occurrence(each) for each in self.occurrences()],
        }
        return card, {"body": public_body(self.body, assembly)}

    def public_facts(self) -> dict[str, Any]:
        place = self.venue
        point = {"latitude": place.latitude, "longitude": place.longitude} if place else {}
        return {"free": self.free, **point}

    def public_extras(self, assembly: Assembly) -> dict[str, Any]:
        facts = (OccurrenceFact(each.id, each.starts_at, each.ends_at or each.starts_at) for each in self.occurrences())
        return {"occurrences": tuple(facts)}

    def obstacles(self) -> list[Obstacle]:
        found = [*super().obstacles(), *self.alt_obstacles("photo"), *support_obstacles(self, self.body)]
        if not self.free and not self.price:
            found.append(Obstacle("NO_PRICE", str(_("Say what it costs, or mark it as free of charge.")), "price"))
        return found


def public_occurrence(occurrence: recurrence.Occurrence) -> dict[str, Any]:
    """The contract's Occurrence; times in ISO 8601 with the tenant's offset."""
    return {
        "id": occurrence.id,
        "startsAt": occurrence.starts_at.isoformat(),
        "endsAt": occurrence.ends_at.isoformat() if occurrence.ends_at else None,
        "originalStartsAt": occurrence.original_starts_at.isoformat(),
        "allDay": occurrence.all_day,
        "status": occurrence.status,
        "note": occurrence.note or None,
    }
