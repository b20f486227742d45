"""Helpline: somebody who answers. Never falls back to another language: numbers and law differ by country."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, PageChooserPanel
from wagtail.models import Orderable, Page
from wagtail_localize.fields import SynchronizedField

from cms.publishing.content import Obstacle
from cms.publishing.enums import Kind, Policy
from content_types.addresses import NUMBER, public_mailbox, public_number, public_page
from content_types.assembly import Assembly
from content_types.blocks.body import support_boxes
from content_types.blocks.hours import HoursBlock, stored_hours
from content_types.fields import StreamField, WebPageField
from content_types.models.base import EditorialPage
from content_types.models.tabs import tabs
from locales.negotiation import UnknownLocale, canonical

number_validator = RegexValidator(rf"^{NUMBER}$", _("Digits, spaces and + only, such as 116 111."))


class ContactMethod(models.TextChoices):
    """How one gets in touch; the contract's names."""

    PHONE = "PHONE", _("Phone")
    CHAT = "CHAT", _("Chat")
    SMS = "SMS", _("Text message")
    EMAIL = "EMAIL", _("E-mail")
    DROP_IN = "DROP_IN", _("Drop in")
    APPOINTMENT = "APPOINTMENT", _("Appointment")


class Helpline(EditorialPage):
    """A service that answers young people."""

    provider = models.CharField(_("who runs it"), max_length=120)
    by_phone = models.BooleanField(_("phone"), default=False)
    by_chat = models.BooleanField(_("chat"), default=False)
    by_sms = models.BooleanField(_("text message"), default=False)
    by_email = models.BooleanField(_("e-mail"), default=False)
    by_drop_in = models.BooleanField(_("drop in"), default=False)
    by_appointment = models.BooleanField(_("appointment"), default=False)
    phone = models.CharField(_("phone number"), max_length=30, blank=True, validators=[number_validator])
    sms = models.CharField(_("number for text messages"), max_length=30, blank=True, validators=[number_validator])
    url = WebPageField(_("web address or chat"), blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    anonymous = models.BooleanField(_("you can be anonymous"), default=False)
    free_of_charge = models.BooleanField(_("free of charge"), default=True)
    emergency = models.BooleanField(_("for emergencies"), default=False, help_text=_("Shown first, everywhere."))
    spoken_languages = models.CharField(
        _("languages spoken"),
        max_length=80,
        blank=True,
        help_text=_("Tags with commas, such as nb, en, sr-Cyrl."),
    )
    temporarily_closed = models.BooleanField(_("closed for now"), default=False)
    closed_on_holidays = models.BooleanField(
        _("closed on public holidays"),
        default=False,
        help_text=_("Of the country. A date of its own below comes first."),
    )
    hours = StreamField(HoursBlock(required=False), blank=True, verbose_name=_("opening hours"))
    verified_on = models.DateField(_("checked that this is right on"), null=True, blank=True)

    public_kind = Kind.HELPLINE
    fallback_policy = Policy.NONE
    # Numbers and tags are the same in every language.
    override_translatable_fields: ClassVar[list[Any]] = [
        *EditorialPage.override_translatable_fields,
        *(SynchronizedField(name, overridable=False) for name in ("phone", "sms", "spoken_languages")),
    ]
    parent_page_types: ClassVar[list[Any]] = ["content_types.KindIndex"]
    subpage_types: ClassVar[list[Any]] = []
    edit_handler = tabs(
        [
            FieldPanel("provider"),
            MultiFieldPanel(
                [
                    FieldRowPanel([FieldPanel("by_phone"), FieldPanel("phone")]),
                    FieldRowPanel([FieldPanel("by_sms"), FieldPanel("sms")]),
                    FieldRowPanel([FieldPanel("by_chat"), FieldPanel("url")]),
                    FieldRowPanel([FieldPanel("by_email"), FieldPanel("email")]),
                    FieldRowPanel([FieldPanel("by_drop_in"), FieldPanel("by_appointment")]),
                ],
                heading=_("How to get in touch"),
            ),
            MultiFieldPanel(
                [
                    FieldPanel("emergency"),
                    FieldPanel("anonymous"),
                    FieldPanel("free_of_charge"),
                    FieldPanel("spoken_languages"),
                ],
                heading=_("Good to know"),
            ),
            MultiFieldPanel(
                [FieldPanel("temporarily_closed"), FieldPanel("closed_on_holidays"), FieldPanel("hours")],
                heading=_("Opening hours"),
            ),
            FieldPanel("verified_on"),
        ]
    )

    class Meta:
        verbose_name = _("helpline")
        verbose_name_plural = _("helplines")

    def clean(self) -> None:
        super().clean()
        try:
            self.languages_spoken()
        except UnknownLocale as unknown:
            raise ValidationError(
                {"spoken_languages": _("“%(tag)s” is not a language we know.") % {"tag": unknown.tag}}
            ) from unknown

    def contact_methods(self) -> list[str]:
        """The ways that are ticked, in the contract's order."""
        return [method.value for method in ContactMethod if getattr(self, f"by_{method.value.lower()}")]

    def languages_spoken(self) -> list[str]:
        """Canonical tags; raises UnknownLocale."""
        return [canonical(tag.strip()) for tag in self.spoken_languages.split(",") if tag.strip()]

    def public_fields(self, assembly: Assembly) -> tuple[dict[str, Any], dict[str, Any]]:
        card = {
            "provider": assembly.text(self.provider),
            "contactMethods": self.contact_methods(),
            "phone": public_number(self.phone),
            "sms": public_number(self.sms),
            "url": public_page(self.url),
            "email": public_mailbox(self.email),
            "anonymous": self.anonymous,
            "freeOfCharge": self.free_of_charge,
            "emergency": self.emergency,
            "spokenLanguages": self.languages_spoken(),
            "temporarilyClosed": self.temporarily_closed,
            "timezone": self.timezone,
            "hours": stored_hours(self.hours, holidays=self.holiday_country),
            "verifiedOn": self.verified_on.isoformat() if self.verified_on else None,
        }
        return card, {}

    def public_facts(self) -> dict[str, Any]:
        return {"emergency": self.emergency}

    def obstacles(self) -> list[Obstacle]:
        found = super().obstacles()
        if not self.contact_methods():
            found.append(Obstacle("NO_CONTACT", str(_("Say how young people get in touch.")), "by_phone"))
        for way, field in (("by_phone", "phone"), ("by_sms", "sms"), ("by_email", "email")):
            if getattr(self, way) and not getattr(self, field):
                found.append(Obstacle("NO_ADDRESS", str(_("Fill in where this leads.")), field))
        return found


class HelplineLink(Orderable):
    """A helpline that an item sends its readers to, in the editor's order."""

    page = ParentalKey(Page, on_delete=models.CASCADE, related_name="helpline_links")
    helpline = models.ForeignKey(Helpline, on_delete=models.CASCADE, related_name="+", verbose_name=_("helpline"))

    panels = [PageChooserPanel("helpline")]

    def __str__(self) -> str:
        return str(self.helpline)


def live_in(helplines: Iterable[Helpline | Page | None], locale_id: int) -> bool:
    """Whether at least one of these is out in the language."""
    wanted = [helpline.translation_key for helpline in helplines if helpline]
    return Helpline.objects.filter(translation_key__in=wanted, locale=locale_id, live=True).exists()


def support_obstacles(page: EditorialPage, body: blocks.StreamValue) -> list[Obstacle]:
    """A support box without a helpline in the text's language helps nobody."""
    if all(live_in(box["helplines"], page.locale_id) for box in support_boxes(body)):
        return []
    message = _("A support box needs at least one helpline that is published in this language.")
    return [Obstacle("NO_HELPLINE", str(message), "body")]
