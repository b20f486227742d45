"""Sound and film, on wagtailmedia's base."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager
from wagtailmedia.models import AbstractMedia

from cms.media.fields import RecordingFileField, take_in
from cms.media.formats.recording import CleanRecording
from cms.media.names import address_token, new_public_id, random_storage_name

KEY_PREFIX = "m/"


def storage_name(_media: "Media", filename: str) -> str:
    """A random name; kept at module level for migrations."""
    return random_storage_name(folder="recordings", name=filename)


class Media(AbstractMedia):
    """One recording: `duration` in seconds, sizes in pixels; `key` is its public address below /files/."""

    file = RecordingFileField(_("file"), upload_to=storage_name)
    # The stock model of the same name is installed too: these two want reverse names of their own.
    uploaded_by_user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("added by"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="recordings",
    )
    uploaded_by_user.wagtail_reference_index_ignore = True  # type: ignore[attr-defined]
    tags = TaggableManager(_("tags"), help_text="", blank=True, related_name="recordings")
    # A poster is a picture of its own, chosen by the film: no second way in for raw picture files.
    thumbnail = None
    public_id = models.CharField(max_length=32, unique=True, editable=False, default=new_public_id)
    key = models.CharField(max_length=48, unique=True, editable=False)
    credit = models.CharField(_("credit"), max_length=200, blank=True, help_text=_("Who made the recording."))
    mime_type = models.CharField(max_length=100, editable=False)
    bytes = models.PositiveBigIntegerField(editable=False, default=0)
    sha256 = models.CharField(max_length=64, editable=False)

    admin_form_fields = ("title", "file", "credit", "collection", "tags")

    class Meta(AbstractMedia.Meta):
        verbose_name = _("recording")
        verbose_name_plural = _("recordings")

    def save(self, *args: Any, update_fields: Iterable[str] | None = None, **kwargs: Any) -> None:
        """Take the file in if it is new, renew the key. Raises FileRefusedError when it is no recording."""
        take_in(self, "file")
        self.key = self.current_key()
        fields = update_fields if update_fields is None else {*update_fields, "key"}
        super().save(*args, update_fields=fields, **kwargs)

    def clean(self) -> None:
        """Without the base's look at the file's ending: the first bytes have told the format."""
        super(AbstractMedia, self).clean()

    def current_key(self) -> str:
        """The key that goes with the file as it is now; `save` sets it, bulk creation has to."""
        return f"{KEY_PREFIX}{address_token(self.public_id, self.sha256)}.{self.file_extension}"

    def describe(self, recording: CleanRecording) -> None:
        """Remember what is known of the file that is about to be stored."""
        facts = recording.facts
        self.type, self.mime_type, self.duration = facts.kind, facts.mime_type, round(facts.seconds, 3)
        self.width, self.height = facts.width, facts.height
        self.bytes, self.sha256 = recording.bytes, recording.sha256
