"""Sound, film and what lies elsewhere."""

from typing import Any
from urllib.parse import urlsplit

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtailmedia.blocks import AudioChooserBlock, VideoChooserBlock

from content_types.addresses import public_page, require_public_page
from content_types.assembly import Assembly
from content_types.blocks.public import PublicStructBlock, lines


class AudioBlock(PublicStructBlock):
    """A sound within a text; its transcript lies with the file, one for each language."""

    audio = AudioChooserBlock(label=_("Sound"))
    title = blocks.CharBlock(label=_("Title"), required=False, max_length=120)

    typename = "AudioBlock"

    class Meta:
        icon = "wagtailmedia-audio"
        label = _("Sound")

    def public_fields(self, value: Any, assembly: Assembly) -> dict[str, Any]:
        return {
            "media": assembly.media(value["audio"]),
            "title": assembly.text(value["title"]) or None,
            "transcript": assembly.transcript(value["audio"]),
        }

    def fallback(self, fields: dict[str, Any]) -> str:
        return lines(fields["title"], fields["transcript"] and fields["transcript"]["text"])


class VideoBlock(PublicStructBlock):
    """A film within a text; its captions lie with the file, one track for each language."""

    video = VideoChooserBlock(label=_("Film"))
    title = blocks.CharBlock(label=_("Title"), required=False, max_length=120)

    typename = "VideoBlock"

    class Meta:
        icon = "wagtailmedia-video"
        label = _("Film")

    def public_fields(self, value: Any, assembly: Assembly) -> dict[str, Any]:
        return {
            "media": assembly.media(value["video"]),
            "title": assembly.text(value["title"]) or None,
            "captions": assembly.captions(value["video"]),
        }

    def fallback(self, fields: dict[str, Any]) -> str:
        return lines(fields["title"])


class EmbedBlock(PublicStructBlock):
    """Something on another site: the app shows a link, and loads nothing from there by itself."""

    url = blocks.URLBlock(label=_("Address"), validators=[require_public_page])
    title = blocks.CharBlock(label=_("Title"), required=False, max_length=120)

    typename = "EmbedBlock"

    class Meta:
        icon = "link-external"
        label = _("From another site")

    def public_fields(self, value: Any, assembly: Assembly) -> dict[str, Any]:
        address = public_page(value["url"]) or ""
        return {
            "provider": urlsplit(address).hostname or "",
            "url": address,
            "title": assembly.text(value["title"]) or None,
        }

    def fallback(self, fields: dict[str, Any]) -> str:
        return lines(fields["title"], fields["url"])
