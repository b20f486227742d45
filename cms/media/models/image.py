"""Pictures and the files made from them."""

import hashlib
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile, File
from django.db import models
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager
from wagtail.images.models import AbstractImage, AbstractRendition, Filter, get_upload_to

from cms.media.fields import PictureFileField, take_in
from cms.media.formats.picture import CleanPicture
from cms.media.names import address_token, new_public_id, random_storage_name

KEY_PREFIX = "i/"
VERSION_LENGTH = 16


class Image(AbstractImage):
    """`key` is the part of public addresses that stands for this picture with this file and focal point."""

    file = PictureFileField(verbose_name=_("file"), upload_to=get_upload_to, width_field="width", height_field="height")
    # The stock models of the same names are installed too: these two want reverse names of their own.
    uploaded_by_user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("added by"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="pictures",
    )
    uploaded_by_user.wagtail_reference_index_ignore = True  # type: ignore[attr-defined]
    tags = TaggableManager(_("tags"), help_text="", blank=True, related_name="pictures")
    public_id = models.CharField(max_length=32, unique=True, editable=False, default=new_public_id)
    key = models.CharField(max_length=40, unique=True, editable=False)
    credit = models.CharField(
        _("credit"),
        max_length=200,
        blank=True,
        help_text=_("Who made the picture. Shown beside it wherever it is used."),
    )
    placeholder = models.CharField(max_length=40, blank=True, editable=False)

    admin_form_fields = (
        "title",
        "file",
        "credit",
        "description",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        permissions = [("choose_image", "Can choose image")]

    @property
    def version(self) -> str:
        """Changes with the file and with the focal point, for either changes what a rendition shows."""
        focal_point = (
            self.focal_point_x,
            self.focal_point_y,
            self.focal_point_width,
            self.focal_point_height,
        )
        return address_token(self.file_hash, self.width, self.height, *focal_point)[:VERSION_LENGTH]

    @property
    def focus(self) -> tuple[int, int] | None:
        """The pixel that cuts keep in view."""
        if self.focal_point_x is None or self.focal_point_y is None:
            return None
        return self.focal_point_x, self.focal_point_y

    def alt_in(self, locale: str) -> str:
        """What the picture shows, in the language of this tag; empty where nobody has said so."""
        return next((alt.text for alt in self.alts.all() if alt.locale == locale), "") if self.pk else ""

    def current_key(self) -> str:
        """The key that goes with the picture as it is now; `save` sets it, bulk creation has to."""
        return KEY_PREFIX + address_token(self.public_id, self.version)

    def describe(self, picture: CleanPicture) -> None:
        """Remember what is known of the file that is about to be stored."""
        self.placeholder = picture.placeholder
        self.file_size = len(picture.data)
        self.file_hash = hashlib.sha1(picture.data, usedforsecurity=False).hexdigest()

    def get_upload_to(self, filename: str) -> str:
        """A random name: whoever knows one file learns nothing of another."""
        return random_storage_name(folder="pictures", name=filename)

    def generate_rendition_file(self, filter: Filter, *, source: File | None = None) -> File:
        """In memory: Wagtail hands over a temporary file that nobody closes."""
        with super().generate_rendition_file(filter, source=source) as made:
            made.seek(0)
            return ContentFile(made.read(), name=made.name)

    def save(self, *args: Any, update_fields: Iterable[str] | None = None, **kwargs: Any) -> None:
        """Take the file in if it is new, renew the key, and drop files made of an earlier version.

        Raises FileRefusedError when the file is not a picture.
        """
        take_in(self, "file")
        before, self.key = self.key, self.current_key()
        fields = update_fields if update_fields is None else {*update_fields, "key"}
        super().save(*args, update_fields=fields, **kwargs)
        if before not in {"", self.key}:
            self.renditions.all().delete()


class Rendition(AbstractRendition):
    """A file made from a picture: for the admin as Wagtail names it, for the public one of the finite set."""

    image = models.ForeignKey(Image, on_delete=models.CASCADE, related_name="renditions")
    # Null for what Wagtail made for the admin, and for what was made before sizes were noted.
    bytes = models.PositiveIntegerField(null=True, editable=False)

    class Meta:
        verbose_name = _("rendition")
        verbose_name_plural = _("renditions")
        constraints = [
            models.UniqueConstraint(fields=["image", "filter_spec", "focal_point_key"], name="one_rendition_of_each")
        ]

    def get_upload_to(self, filename: str) -> str:
        """A random name, as for pictures."""
        return random_storage_name(folder="renditions", name=filename)
