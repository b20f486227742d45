"""What a picture shows, in each language: the default where a use of it says nothing of its own."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.media.models.image import Image

LONGEST = 300


class ImageAlt(models.Model):
    """A picture's alt text in one language; `locale` is a tag such as nb or sr-Cyrl."""

    image = models.ForeignKey(Image, on_delete=models.CASCADE, related_name="alts", verbose_name=_("picture"))
    locale = models.CharField(_("language"), max_length=16)
    text = models.CharField(_("alt text"), max_length=LONGEST)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("alt text of a picture")
        verbose_name_plural = _("alt texts of pictures")
        ordering = ["image", "locale"]
        constraints = [models.UniqueConstraint(fields=["image", "locale"], name="one_alt_of_each")]

    def __str__(self) -> str:
        return f"{self.text} ({self.locale})"
