"""Putting a public document together: what it quotes, which files it names and what search reads is gathered."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Any

from wagtail.models import Page
from wagtail.rich_text import RichText as StoredRichText

from cms.media.models import Image, Media, TextTrack
from cms.media.models.text_track import TrackKind
from cms.publishing.content import FileReference
from cms.publishing.pictures import file_of, picture
from content_types import richtext


@dataclass(slots=True)
class Assembly:
    """One document in the making. `locale` is the canonical tag of the text.

    `foreign` are collections of other tenants: whatever way a file of theirs got into a page, no document names it.
    """

    locale: str
    foreign: Collection[int] = frozenset()
    quotes: list[str] = field(default_factory=list)
    files: dict[str, FileReference] = field(default_factory=dict)
    words: list[str] = field(default_factory=list)

    def quote(self, page: Page | None) -> str | None:
        """The translation key of an item that this document shows or links to."""
        if page is None:
            return None
        key = str(page.translation_key)
        self.quotes.append(key)
        return key

    def text(self, value: str) -> str:
        """A text that people read, and that search therefore reads too."""
        if value:
            self.words.append(value)
        return value

    def rich(self, value: "StoredRichText | str") -> richtext.RichText:
        """Rich text in its three forms; internal links become keys of what they lead to."""
        source = value.source if isinstance(value, StoredRichText) else value
        rendered = richtext.render(source or "", item_for_page=_key_of_page)
        self.quotes.extend(rendered.links)
        self.words.append(richtext.plain_document(rendered.document))
        return rendered

    def picture(self, image: Image | None, *, alt: str, decorative: bool = False) -> dict[str, Any] | None:
        """A picture as the API describes it."""
        if image is None or image.collection_id in self.foreign:
            return None
        self._name(file_of(image))
        said = "" if decorative else alt or image.alt_in(self.locale)
        return picture(image, alt=said, decorative=decorative)

    def media(self, media: Media | None) -> dict[str, Any] | None:
        """A sound or film as the API describes it."""
        if media is None or media.collection_id in self.foreign:
            return None
        self._name(FileReference(key=media.key, mime_type=media.mime_type, storage_name=str(media.file)))
        return {
            "key": media.key,
            "url": media.key,
            "mimeType": media.mime_type,
            "bytes": media.bytes,
            "seconds": media.duration,
            "width": media.width,
            "height": media.height,
            "sha256": media.sha256,
        }

    def captions(self, media: Media | None) -> list[dict[str, Any]]:
        """The caption tracks of a film, in every language that it has."""
        return [{"locale": track.locale, "url": self._track(track)} for track in captions(self._own(media))]

    def transcript(self, media: Media | None) -> dict[str, Any] | None:
        """What is said in a sound or film, in the language of this document."""
        track = transcript(self._own(media), self.locale)
        if track is None:
            return None
        return {
            "locale": track.locale,
            "text": self.text(track.text),
            "vttUrl": self._track(track),
            "reviewed": track.reviewed,
        }

    def _own(self, media: Media | None) -> Media | None:
        return None if media is None or media.collection_id in self.foreign else media

    def _track(self, track: TextTrack) -> str:
        self._name(FileReference(key=track.key, mime_type="text/vtt; charset=utf-8", text=track.vtt))
        return track.key

    def _name(self, reference: FileReference) -> None:
        self.files[reference.key] = reference


def _key_of_page(page_id: int) -> str | None:
    key = Page.objects.filter(pk=page_id).values_list("translation_key", flat=True).first()
    return str(key) if key else None


def keys(assembly: Assembly, pages: Iterable[Page | None]) -> list[str]:
    """The translation keys of several items, each once and in order."""
    found = (assembly.quote(page) for page in pages)
    return list(dict.fromkeys(key for key in found if key))


def captions(media: Media | None) -> list[TextTrack]:
    """The caption tracks of a film, by language."""
    return [track for track in media.tracks.all() if track.kind == TrackKind.CAPTION] if media else []


def transcript(media: Media | None, locale: str) -> TextTrack | None:
    """What is said in a recording, in this language; a film's captions say it too."""
    if media is None:
        return None
    tracks = {track.kind: track for track in media.tracks.all() if track.locale == locale}
    return tracks.get(TrackKind.TRANSCRIPT) or tracks.get(TrackKind.CAPTION)
