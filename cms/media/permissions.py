"""Which files an editor may see: those in collections that a group of theirs may add to or choose from."""

import re
from mimetypes import guess_type

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from wagtail.permissions import policy_registry

from cms.media.models import Image, Media, Rendition, TextTrack
from cms.media.models.image import KEY_PREFIX as IMAGE_KEYS
from cms.media.models.recording import KEY_PREFIX as MEDIA_KEYS
from cms.media.models.text_track import KEY_PREFIX as TRACK_KEYS
from cms.media.public_files import PublicFile

ACTIONS = ["add", "change", "choose"]
RENDITION = re.compile(r"(?P<key>i/[\w-]+)/(?P<suffix>\d+x\d+\.[a-z]+)")


def may_see(*, user: AbstractBaseUser | AnonymousUser, item: Image | Media) -> bool:
    """Whether the user may add, change or choose in the item's collection, or in one above it."""
    if not user.is_active:
        return False
    policy = policy_registry.get_by_type(type(item))
    collections = policy.collections_user_has_any_permission_for(user, ACTIONS)
    return collections.filter(pk=item.collection_id).exists()


def access_file(*, user: AbstractBaseUser | AnonymousUser, path: str) -> PublicFile | None:
    """The file below /files/ for somebody signed in, by its place in storage or by its public key.

    None both for what does not exist and for what is not theirs.
    """
    file, item = found(path)
    return file if file and item and may_see(user=user, item=item) else None


def found(path: str) -> tuple[PublicFile | None, Image | Media | None]:
    """The file and what it belongs to, by its place in storage or by its public key; whoever asks decides who may."""
    if path.startswith(IMAGE_KEYS):
        return _image_of_key(path)
    if path.startswith(MEDIA_KEYS):
        media = Media.objects.filter(key=path).first()
        return (PublicFile(media.mime_type, storage_name=media.file.name), media) if media else (None, None)
    if path.startswith(TRACK_KEYS):
        track = TextTrack.objects.filter(key=path).select_related("media").first()
        return (PublicFile("text/vtt", text=track.vtt), track.media) if track else (None, None)
    return _stored(path)


def _image_of_key(path: str) -> tuple[PublicFile | None, Image | None]:
    match = RENDITION.fullmatch(path)
    image = Image.objects.filter(key=match["key"]).first() if match else None
    return (PublicFile("", image_id=image.pk), image) if image else (None, None)


def _stored(name: str) -> tuple[PublicFile | None, Image | Media | None]:
    file = PublicFile(guess_type(name)[0] or "application/octet-stream", storage_name=name)
    image = Image.objects.filter(file=name).first()
    if image:
        return file, image
    rendition = Rendition.objects.filter(file=name).select_related("image").first()
    if rendition:
        return file, rendition.image
    media = Media.objects.filter(file=name).first()
    return (file, media) if media else (None, None)
