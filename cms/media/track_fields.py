"""Form fields for what is said in a recording: pasted or from a file, WebVTT or SubRip; they give WebVTT."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from cms.media.subrip import looks_like_subrip, vtt_of
from cms.media.webvtt import CaptionsRefusedError, cues_of, lines_of
from locales.languages import name_in

TRACK_PREFIXES = ("text_", "file_", "reviewed_")
ENDINGS = (".vtt", ".srt")
MOST_BYTES = 2_000_000
WRONG_TYPE = _("This is not a file with captions. Choose one that ends in .vtt (WebVTT) or .srt (SubRip).")
TOO_LARGE = _("This file is too large (%(size)s MB). Text has at most %(limit)s MB.")
NOT_UTF8 = _("This file is not saved as UTF-8, so that letters such as ø and ж would be lost. Save it as UTF-8.")


class TrackTextField(forms.CharField):
    """Text that was typed or pasted. Lines end as in the database, so that what nobody changed is unchanged."""

    def to_python(self, value: str | None) -> str:
        """WebVTT, or nothing."""
        text = _with_plain_lines(super().to_python(value) or "")
        return _checked(text, subrip=looks_like_subrip(text)) if text.strip() else ""

    def has_changed(self, initial: str | None, data: str | None) -> bool:
        """Browsers send other line ends than they were given."""
        return _with_plain_lines(initial or "") != _with_plain_lines(data or "")


class TrackFileField(forms.FileField):
    """A .vtt or .srt file."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=forms.FileInput(attrs={"accept": ",".join(ENDINGS)}), **kwargs)

    def to_python(self, data: File | None) -> str:  # type: ignore[override]
        """The text of the file as WebVTT, or nothing."""
        upload = super().to_python(data)
        if upload is None:
            return ""
        name = str(upload.name).lower()
        if not name.endswith(ENDINGS):
            raise ValidationError(WRONG_TYPE, code="refused")
        if upload.size > MOST_BYTES:
            sizes = {"size": -(-upload.size // 1_000_000), "limit": MOST_BYTES // 1_000_000}
            raise ValidationError(TOO_LARGE % sizes, code="refused")
        text = _with_plain_lines(_decoded(upload.read()))
        named_so = name.endswith(".srt") and not text.startswith("WEBVTT")
        return _checked(text, subrip=named_so or looks_like_subrip(text))


@dataclass(frozen=True, slots=True)
class TrackFields:
    """The bound fields of one language, in the order of TRACK_PREFIXES, and how far its text is."""

    tag: str
    fields: list[Any]

    @property
    def heading(self) -> str:
        """What it is and in which language, in the language of the admin."""
        return f"{self.fields[0].label}: {name_in(self.tag, get_language())}"

    @property
    def is_written(self) -> bool:
        """Whether there is a text."""
        return bool((self.fields[0].value() or "").strip())

    @property
    def to_do(self) -> bool:
        """Whether a person has yet to read it."""
        return self.is_written and not self.fields[2].value()

    @property
    def state(self) -> str | Promise:
        """In two words."""
        if not self.is_written:
            return _("No text")
        return _("Not read through") if self.to_do else _("Read through")

    @property
    def is_open(self) -> bool:
        """What is written or wrong is in sight, an empty one is folded."""
        return self.is_written or any(field.errors for field in self.fields)


def _decoded(data: bytes) -> str:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ValidationError(NOT_UTF8, code="refused") from error
    if "\x00" in text:
        raise ValidationError(NOT_UTF8, code="refused")
    return text


def _checked(text: str, *, subrip: bool) -> str:
    try:
        if subrip:
            return vtt_of(text)
        cues_of(text)
    except CaptionsRefusedError as error:
        raise ValidationError(str(error.sentence), code="refused") from error
    return text


def _with_plain_lines(text: str) -> str:
    return "\n".join(lines_of(text))
