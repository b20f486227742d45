"""Who made an item, what it builds on, and what else to read: lists that every kind has."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, PageChooserPanel
from wagtail.models import Orderable, Page, TranslatableMixin

from content_types.fields import WebPageField


class Credit(TranslatableMixin, Orderable):
    """A person or an alias, and the part they had. Never an account: who signs in is nobody's business."""

    page = ParentalKey(Page, on_delete=models.CASCADE, related_name="credits")
    display_name = models.CharField(
        _("name shown"),
        max_length=80,
        help_text=_("A first name or an alias. Ask before you use a full name."),
    )
    role = models.CharField(_("role"), max_length=80, blank=True, help_text=_("Such as text, photo, host."))

    panels = [FieldPanel("display_name"), FieldPanel("role")]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("credit")

    def __str__(self) -> str:
        return self.display_name


class RelatedItem(Orderable):
    """Another item that readers of this one may want."""

    page = ParentalKey(Page, on_delete=models.CASCADE, related_name="related_items")
    target = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+", verbose_name=_("item"))

    panels = [PageChooserPanel("target")]

    def __str__(self) -> str:
        return str(self.target)


class Source(TranslatableMixin, Orderable):
    """What a text builds on; for the editors, not for the API."""

    page = ParentalKey(Page, on_delete=models.CASCADE, related_name="sources")
    title = models.CharField(_("source"), max_length=200)
    url = WebPageField(_("address"), blank=True)

    panels = [FieldPanel("title"), FieldPanel("url")]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("source")

    def __str__(self) -> str:
        return self.title
