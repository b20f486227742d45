"""What is said in a recording, as text with times."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.media.models.recording import Media
from cms.media.names import address_token, new_public_id
from cms.media.webvtt import CaptionsRefusedError, cues_of, text_of

KEY_PREFIX = "t/"


class TrackKind(models.TextChoices):
    """Captions stand in the picture of a film; a transcript is read beside a sound."""

    CAPTION = "caption", _("captions")
    TRANSCRIPT = "transcript", _("transcript")


class TextTrack(models.Model):
    """A recording's captions or transcript in one language; `locale` is a tag such as nb or sr-Cyrl."""

    media = models.ForeignKey(Media, on_delete=models.CASCADE, related_name="tracks", verbose_name=_("recording"))
    locale = models.CharField(_("language"), max_length=16)
    kind = models.CharField(_("kind"), max_length=12, choices=TrackKind.choices)
    vtt = models.TextField(_("text with times (WebVTT)"))
    reviewed = models.BooleanField(_("read through by a person"), default=False)
    public_id = models.CharField(max_length=32, unique=True, editable=False, default=new_public_id)
    key = models.CharField(max_length=40, unique=True, editable=False)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("text of a recording")
        verbose_name_plural = _("texts of recordings")
        ordering = ["media", "kind", "locale"]
        constraints = [models.UniqueConstraint(fields=["media", "kind", "locale"], name="one_track_of_each")]

    def __str__(self) -> str:
        return f"{self.media} ({self.get_kind_display()}, {self.locale})"

    def save(self, *args: Any, update_fields: Iterable[str] | None = None, **kwargs: Any) -> None:
        """Renew the key, which changes with the text."""
        self.key = self.current_key()
        fields = update_fields if update_fields is None else {*update_fields, "key"}
        super().save(*args, update_fields=fields, **kwargs)

    @property
    def text(self) -> str:
        """The words alone: a line for each cue, a blank line where the speaker changes."""
        return text_of(cues_of(self.vtt))

    def current_key(self) -> str:
        """The key that goes with the text as it is now; `save` sets it, bulk creation has to."""
        return f"{KEY_PREFIX}{address_token(self.public_id, self.vtt)}.vtt"

    def clean(self) -> None:
        """The text is WebVTT that players can read."""
        super().clean()
        try:
            cues_of(self.vtt)
        except CaptionsRefusedError as error:
            raise ValidationError({"vtt": error.sentence}) from error
