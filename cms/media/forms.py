"""The admin's forms for pictures and recordings: what is wrong with a file is said beside the file field."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.utils.text import format_lazy
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm
from wagtailmedia.forms import BaseMediaForm

from cms.media.fields import PictureFile, RecordingFile
from cms.media.formats.refusals import FileRefusedError
from cms.media.ingest import put_alt, put_track
from cms.media.models import Image, Media
from cms.media.models.image_alt import LONGEST
from cms.media.models.text_track import TrackKind
from cms.media.track_fields import TRACK_PREFIXES, TrackFields, TrackFileField, TrackTextField
from locales.languages import LANGUAGES, name_in

KIND_OF_TRACK = {"audio": TrackKind.TRANSCRIPT, "video": TrackKind.CAPTION}
CHOOSER_PREFIX = "media-chooser-upload"
FILM_HERE = _("This is a film. Add it with “Add video”.")
SOUND_HERE = _("This is sound without a picture. Add it with “Add audio”.")
WITH_TIMES = _("What is said, with times (WebVTT or SubRip). Leave it empty if there is none in this language.")
TEXT_AND_FILE = _(
    "You have changed the text and chosen a file as well. To keep the text, save again; "
    "to use the file, empty the text and choose the file once more."
)


class PictureField(WagtailImageField):
    """Gives the form a picture that has been taken in; the upload itself is overwritten with it.

    Wagtail's multiple uploader keeps the upload when another field is wrong: that has to be clean as well.
    """

    def to_python(self, data: File | None) -> PictureFile | None:
        """Without Wagtail's own checks, which let some broken files raise."""
        upload = forms.FileField.to_python(self, data)
        if upload is None or isinstance(upload, PictureFile):
            return upload
        self.check_image_file_size(upload)
        try:
            clean = PictureFile.of(upload)
        except FileRefusedError as error:
            raise ValidationError(str(error.sentence), code="refused") from error
        _overwrite(upload, clean.picture.data)
        return clean


class RecordingField(forms.FileField):
    """Gives the form a recording that has been taken in."""

    def to_python(self, data: File | None) -> RecordingFile | None:
        """Whatever is wrong with the file is an error of this field."""
        upload = super().to_python(data)
        if upload is None or isinstance(upload, RecordingFile):
            return upload
        try:
            return RecordingFile.of(upload)
        except FileRefusedError as error:
            raise ValidationError(str(error.sentence), code="refused") from error


class ImageForm(BaseImageForm):
    """WAGTAILIMAGES_IMAGE_FORM_BASE."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            self.fields["file"] = _instead_of(self.fields["file"], PictureField)
        # While a picture is being uploaded there is enough to fill in.
        self.tags = track_tags() if self.instance.pk and "description" in self.fields else []
        alts = {alt.locale: alt.text for alt in self.instance.alts.all()} if self.tags else {}
        for tag in self.tags:
            self.fields[f"alt_{tag}"] = forms.CharField(
                label=format_lazy("{}: {}", _("Alt text"), name_in(tag, get_language())),
                required=False,
                max_length=LONGEST,
                initial=alts.get(tag, ""),
                widget=forms.TextInput(attrs={"lang": tag}),
                help_text=_("What the picture shows, where a text that uses it does not say so itself."),
            )

    def save(self, commit: bool = True) -> Image:  # noqa: FBT001, FBT002 - Django's signature
        """The picture, and what it shows in each language."""
        image = super().save(commit=commit)
        if commit:
            for tag in self.tags:
                put_alt(image=image, locale=tag, text=self.cleaned_data[f"alt_{tag}"])
        return image


class MediaForm(BaseMediaForm):
    """WAGTAILMEDIA["MEDIA_FORM_BASE"]: the file, and its text in each language of the installation."""

    data: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            self.fields["file"] = _instead_of(self.fields["file"], RecordingField)
        self.track_kind = KIND_OF_TRACK.get(self.instance.type)
        self.tags = [] if self.prefix == CHOOSER_PREFIX or not self.track_kind else track_tags()
        tracks = {track.locale: track for track in _tracks(self.instance, self.track_kind)}
        for tag in self.tags:
            self._add_track_fields(tag, tracks.get(tag))

    @property
    def own_fields(self) -> list[Any]:
        """The bound fields of the recording itself."""
        return [field for field in self if not field.name.startswith(TRACK_PREFIXES)]

    @property
    def tracks(self) -> list[TrackFields]:
        """The bound fields of what is said in it, in a group for each language."""
        return [TrackFields(tag, [self[prefix + tag] for prefix in TRACK_PREFIXES]) for tag in self.tags]

    def clean_file(self) -> RecordingFile:
        """Film where film is asked for, sound where sound is."""
        file = self.cleaned_data["file"]
        if isinstance(file, RecordingFile) and file.recording.facts.kind != self.instance.type:
            raise ValidationError(FILM_HERE if self.instance.type == "audio" else SOUND_HERE, code="refused")
        return file

    def clean(self) -> dict[str, Any]:
        """A file takes the place of the text that was there; what was typed is never replaced unasked."""
        cleaned = super().clean()
        for tag in self.tags:
            if text := cleaned.get(f"file_{tag}"):
                self._use_file(tag, text)
        return cleaned

    def save(self, commit: bool = True) -> Media:  # noqa: FBT001, FBT002 - Django's signature
        """The recording, and its texts."""
        media = super().save(commit=commit)
        if commit:
            self._put_tracks()
        return media

    def _use_file(self, tag: str, text: str) -> None:
        name = f"text_{tag}"
        typed = self.data.get(self.add_prefix(name), "")
        if name in self.changed_data and typed.strip() and self.cleaned_data.get(name) != text:
            self.add_error(f"file_{tag}", TEXT_AND_FILE)
            return
        self.cleaned_data[name] = text
        # If another field is wrong, the form is shown again, and a browser does not send a file twice.
        self.data = self.data.copy()
        self.data[self.add_prefix(name)] = text

    def _put_tracks(self) -> None:
        for tag in self.tags:
            text, reviewed = self.cleaned_data[f"text_{tag}"], self.cleaned_data[f"reviewed_{tag}"]
            put_track(media=self.instance, locale=tag, kind=str(self.track_kind), vtt=text, reviewed=reviewed)

    def _add_track_fields(self, tag: str, track: Any) -> None:
        self.fields[f"text_{tag}"] = TrackTextField(
            label=_("Captions") if self.track_kind == TrackKind.CAPTION else _("Transcript"),
            required=False,
            strip=False,
            initial=track.vtt if track else "",
            widget=forms.Textarea(attrs={"rows": 8, "lang": tag, "spellcheck": "true"}),
            help_text=WITH_TIMES,
        )
        self.fields[f"file_{tag}"] = TrackFileField(
            label=_("Or from a file"),
            required=False,
            help_text=_("A .vtt or .srt file. It takes the place of the text above."),
        )
        self.fields[f"reviewed_{tag}"] = forms.BooleanField(
            label=_("Read through by a person"), required=False, initial=bool(track and track.reviewed)
        )


def track_tags() -> list[str]:
    """The tags that texts are written in: of each content language the one in the script that is stored."""
    return [LANGUAGES[code].tags[0] for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES]


def _tracks(media: Media, kind: str | None) -> Any:
    return media.tracks.filter(kind=kind) if media.pk and kind else []


def _instead_of(field: forms.FileField, field_class: type[forms.FileField]) -> forms.FileField:
    replacement = field_class(label=field.label, required=field.required, widget=field.widget)
    replacement.help_text = replacement.help_text or field.help_text
    return replacement


def _overwrite(upload: Any, data: bytes) -> None:
    upload.seek(0)
    upload.file.truncate(0)
    upload.file.write(data)
    upload.file.flush()
    upload.size = len(data)
    upload.seek(0)
