"""Guide: an answer to a question, in steps, with somebody to talk to."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, MultipleChooserPanel

from cms.publishing.content import Obstacle
from cms.publishing.enums import Kind, Policy
from content_types.assembly import Assembly, keys
from content_types.blocks import BodyBlock, public_body
from content_types.blocks.text import PARAGRAPH_FEATURES
from content_types.fields import StreamField
from content_types.models.base import EditorialPage
from content_types.models.helpline import live_in, support_obstacles
from content_types.models.tabs import tabs
from locales.readability import TARGET_FOR_YOUTH


class Urgency(models.TextChoices):
    """How soon the reader needs help; the contract's names, most urgent first."""

    NOW = "NOW", _("Now: somebody may be in danger")
    SOON = "SOON", _("Soon: talk to somebody these days")
    INFO = "INFO", _("Good to know")


class StepBlock(blocks.StructBlock):
    """One thing to do."""

    title = blocks.CharBlock(label=_("Step"), max_length=120)
    text = blocks.RichTextBlock(label=_("What to do"), features=PARAGRAPH_FEATURES)

    class Meta:
        icon = "list-ol"
        label = _("Step")


class StepsBlock(blocks.StreamBlock):
    """The steps, in order."""

    step = StepBlock()


class Guide(EditorialPage):
    """A support guide."""

    question = models.CharField(_("the question it answers"), max_length=160)
    urgency = models.CharField(_("how urgent"), max_length=4, choices=Urgency, default=Urgency.INFO)
    steps = StreamField(StepsBlock(required=False), blank=True, verbose_name=_("steps"))
    body = StreamField(BodyBlock(required=False), blank=True, verbose_name=_("more about it"))
    checked_by = models.CharField(
        _("checked by"),
        max_length=120,
        blank=True,
        help_text=_("Role or name of the professional who read it."),
    )
    checked_on = models.DateField(_("checked on"), null=True, blank=True)
    next_check_on = models.DateField(_("check again on"), null=True, blank=True)

    public_kind = Kind.GUIDE
    readability_target = TARGET_FOR_YOUTH
    parent_page_types: ClassVar[list[Any]] = ["content_types.KindIndex"]
    subpage_types: ClassVar[list[Any]] = []
    edit_handler = tabs(
        [
            FieldPanel("question"),
            FieldPanel("urgency"),
            FieldPanel("steps"),
            FieldPanel("body"),
            MultipleChooserPanel("helpline_links", chooser_field_name="helpline", label=_("Helpline")),
        ],
        people=[
            MultiFieldPanel(
                [
                    FieldPanel("checked_by"),
                    FieldRowPanel([FieldPanel("checked_on"), FieldPanel("next_check_on")]),
                ],
                heading=_("Checked by a professional"),
            )
        ],
    )

    class Meta:
        verbose_name = _("guide")
        verbose_name_plural = _("guides")

    @property
    def policy(self) -> Policy:
        """Who needs help now is not helped by another language."""
        return Policy.NONE if self.urgency == Urgency.NOW else super().policy

    def public_fields(self, assembly: Assembly) -> tuple[dict[str, Any], dict[str, Any]]:
        card: dict[str, Any] = {
            "question": assembly.text(self.question),
            "urgency": self.urgency,
            "helplines": keys(assembly, (link.helpline for link in self.helpline_links.all())),
            "checkedBy": self.checked_by or None,
            "checkedOn": self.checked_on.isoformat() if self.checked_on else None,
            "nextCheckOn": self.next_check_on.isoformat() if self.next_check_on else None,
        }
        steps = [_public_step(child.value, assembly) for child in self.steps]
        # Short, and shown in lists; their trees and the body are not.
        card["steps"] = [{"title": step["title"], "html": step["html"]} for step in steps]
        return card, {"steps": steps, "body": public_body(self.body, assembly)}

    def public_facts(self) -> dict[str, Any]:
        return {"urgency": list(Urgency).index(Urgency(self.urgency))}

    def obstacles(self) -> list[Obstacle]:
        found = [*super().obstacles(), *support_obstacles(self, self.body)]
        if not live_in((link.helpline for link in self.helpline_links.all()), self.locale_id):
            message = _("A guide needs at least one helpline that is published in this language.")
            found.append(Obstacle("NO_HELPLINE", str(message), "helpline_links"))
        return found


def _public_step(value: Any, assembly: Assembly) -> dict[str, Any]:
    rich = assembly.rich(value["text"])
    return {"title": assembly.text(value["title"]), "html": rich.html, "document": rich.document}
