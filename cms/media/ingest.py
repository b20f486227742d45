"""The verbs that bring files in from code; the admin's forms end in the same fields."""

from typing import BinaryIO

from django.contrib.auth.models import AbstractBaseUser
from django.core.files.base import ContentFile, File
from wagtail.models import Collection

from cms.media.fields import PictureFile, RecordingFile
from cms.media.models import Image, ImageAlt, Media, TextTrack

Content = bytes | BinaryIO


def add_image(
    *, collection: Collection, title: str, content: Content, credit: str = "", by: AbstractBaseUser | None
) -> Image:
    """Store a picture. Raises FileRefusedError, whose `sentence` says why, and stores nothing then."""
    file = PictureFile.of(_as_file(content))
    image = Image(collection=collection, title=title, credit=credit, uploaded_by_user=by, file=file)
    image.save()
    return image


def add_media(
    *, collection: Collection, title: str, content: Content, credit: str = "", by: AbstractBaseUser | None
) -> Media:
    """Store sound or film; which of them it is, its length and its size are read from the file.

    Raises FileRefusedError, whose `sentence` says why, and stores nothing then.
    """
    file = RecordingFile.of(_as_file(content))
    media = Media(collection=collection, title=title, credit=credit, uploaded_by_user=by, file=file)
    media.save()
    return media


def put_track(*, media: Media, locale: str, kind: str, vtt: str, reviewed: bool) -> TextTrack | None:
    """Set the captions or the transcript of one language; an empty text takes them away.

    Raises ValidationError, beside `vtt`, when the text is not WebVTT, and changes nothing then.
    """
    existing = media.tracks.filter(locale=locale, kind=kind).first()
    if not vtt.strip():
        if existing:
            existing.delete()
        return None
    track = existing or TextTrack(media=media, locale=locale, kind=kind)
    if existing and (existing.vtt, existing.reviewed) == (vtt, reviewed):
        return existing
    track.vtt, track.reviewed = vtt, reviewed
    track.clean()
    track.save()
    return track


def put_alt(*, image: Image, locale: str, text: str) -> None:
    """Set what a picture shows in one language; an empty text takes that away."""
    said, existing = text.strip(), image.alts.filter(locale=locale).first()
    if existing and not said:
        existing.delete()
    elif said != (existing.text if existing else ""):
        ImageAlt.objects.update_or_create(image=image, locale=locale, defaults={"text": said})


def _as_file(content: Content) -> File:
    return ContentFile(content) if isinstance(content, bytes) else File(content)
