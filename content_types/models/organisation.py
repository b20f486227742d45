"""Organisation: a municipality's service, a club, a group of volunteers."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from cms.publishing.enums import Kind
from content_types.addresses import public_page
from content_types.assembly import Assembly
from content_types.fields import WebPageField
from content_types.models.base import EditorialPage
from content_types.models.tabs import tabs


class Organisation(EditorialPage):
    """Somebody who does things for or with young people."""

    logo = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("logo"),
    )
    website = WebPageField(_("website"), blank=True)

    public_kind = Kind.ORGANISATION
    parent_page_types: ClassVar[list[Any]] = ["content_types.KindIndex"]
    subpage_types: ClassVar[list[Any]] = []
    edit_handler = tabs([FieldPanel("logo"), FieldPanel("website")])

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")

    def main_picture(self, assembly: Assembly) -> dict[str, Any] | None:
        """A logo shows a name: that is its alt text."""
        return assembly.picture(self.logo, alt=self.title)

    def public_fields(self, assembly: Assembly) -> tuple[dict[str, Any], dict[str, Any]]:
        return {"logo": self.main_picture(assembly), "website": public_page(self.website)}, {}
