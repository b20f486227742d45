"""File fields through which nothing reaches storage unclean, whatever code saves the file."""

from typing import Any, BinaryIO, cast
from weakref import finalize

from django.conf import settings
from django.core.files.base import ContentFile, File
from django.db import models
from django.db.models.fields.files import FieldFile
from wagtail.images.models import WagtailImageField, WagtailImageFieldFile

from cms.media.formats.picture import CleanPicture, clean_picture
from cms.media.formats.recording import CleanRecording, clean_recording


class PictureFile(ContentFile):
    """A picture that has been taken in and waits to be stored."""

    def __init__(self, picture: CleanPicture) -> None:
        super().__init__(picture.data, name="picture" + picture.ending)
        self.picture = picture

    @classmethod
    def of(cls, content: File) -> "PictureFile":
        """The content itself if it has been taken in before; raises FileRefusedError if it is no picture."""
        if isinstance(content, PictureFile):
            return content
        content.seek(0)
        return cls(clean_picture(cast(BinaryIO, content), max_pixels=settings.MAX_IMAGE_PIXELS))


class RecordingFile(File):
    """A recording that has been taken in and waits to be stored."""

    def __init__(self, recording: CleanRecording) -> None:
        super().__init__(recording.file, name="recording" + recording.facts.ending)
        self.recording = recording
        # A form that is shown again drops the file without having stored it.
        finalize(self, recording.file.close)

    @classmethod
    def of(cls, content: File) -> "RecordingFile":
        """The content itself if it was taken in before; raises FileRefusedError if it is no recording."""
        if isinstance(content, RecordingFile):
            return content
        return cls(clean_recording(cast(BinaryIO, content), max_bytes=settings.MAX_MEDIA_BYTES))


class PictureFieldFile(WagtailImageFieldFile):
    """Tells its image, by `describe`, what was stored."""

    def save(self, name: str, content: File, save: bool = True) -> None:  # noqa: FBT001, FBT002
        """Raises FileRefusedError; then nothing has been stored."""
        clean = PictureFile.of(content)
        clean.seek(0)
        self.instance.describe(clean.picture)
        super().save(str(clean.name), clean, save=save)


class PictureFileField(WagtailImageField):
    """A picture without metadata."""

    attr_class = PictureFieldFile


class RecordingFieldFile(FieldFile):
    """Tells its media item, by `describe`, what was stored."""

    def save(self, name: str, content: File, save: bool = True) -> None:  # noqa: FBT001, FBT002
        """Raises FileRefusedError; then nothing has been stored."""
        clean = RecordingFile.of(content)
        clean.seek(0)
        instance: Any = self.instance
        instance.describe(clean.recording)
        super().save(str(clean.name), clean, save=save)
        clean.close()


class RecordingFileField(models.FileField):
    """Sound or film without metadata."""

    attr_class = RecordingFieldFile


def take_in(instance: models.Model, field_name: str) -> None:
    """Store a file that was only assigned, before other columns of the row are read off the instance."""
    file: Any = getattr(instance, field_name)
    if file and not file._committed:  # noqa: SLF001 - Django has no public word for it
        file.save(file.name, file.file, save=False)
