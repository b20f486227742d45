"""Pictures, sound, film and their texts."""

from functools import lru_cache
from typing import Any

import graphene
from graphql import GraphQLResolveInfo

from api.access.refusals import BadInput
from api.graphql.engine.fields import Record
from api.graphql.engine.scalars import LocaleTag, LocalizedText
from api.graphql.media.enums import ImageFormat
from api.graphql.media.loaders import picture
from cms.media import renditions


class Rendition(Record):
    """A file made from a picture."""

    url = graphene.String(required=True, description="Absolute address; what it gives never changes.")
    width = graphene.Int(required=True, description="Width in pixels.")
    height = graphene.Int(required=True, description="Height in pixels.")
    format = graphene.Field(ImageFormat, required=True, description="How the file is encoded; never AUTO.")


class Image(Record):
    """A picture.

    Renditions come in a finite set: widths 160, 320, 400, 600, 800, 1200, 1600, 2400 (the next larger one,
    never larger than the original); height only as one of the ratios 1:1, 4:5, 16:9, 9:16 (the nearest), cut
    around the focal point. AUTO is WebP; Rendition.format never says AUTO.
    """

    alt = LocalizedText(
        required=True, description="What the picture shows, for who does not see it; empty if decorative."
    )
    decorative = graphene.Boolean(required=True, description="The picture says nothing that the text does not say.")
    credit = LocalizedText(description="Who made the picture.")
    width = graphene.Int(required=True, description="Width of the original in pixels.")
    height = graphene.Int(required=True, description="Height of the original in pixels.")
    placeholder = graphene.String(description="BlurHash to show while the picture loads.")
    rendition = graphene.Field(
        Rendition,
        required=True,
        description="The file of the set that answers this wish best.",
        width=graphene.Int(required=True, description="Wanted width in pixels: 1 to 4096."),
        height=graphene.Int(
            description="Wanted height in pixels: 1 to 4096. Its ratio to the width decides how the "
            "picture is cut; "
            "null keeps the whole picture."
        ),
        format=graphene.Argument(ImageFormat, default_value=ImageFormat.AUTO, description="Wanted encoding."),
    )

    @staticmethod
    def resolve_rendition(
        root: Any, _info: GraphQLResolveInfo, width: int, height: int | None = None, format: Any = None
    ) -> dict[str, Any]:
        try:
            choice, suffix = _chosen(root["width"], root["height"], width, height, format)
        except renditions.SizeOutOfRange as wrong:
            limits = f"{renditions.SMALLEST_WANTED} to {renditions.LARGEST_WANTED}"
            raise BadInput(f"`{wrong.field}` is out of range. Use {limits} pixels.") from None
        url = f"{root['base']}{renditions.FILES_PREFIX}{root['key']}/{suffix}"
        return {"url": url, "width": choice.width, "height": choice.height, "format": choice.format}


@lru_cache(maxsize=4096)
def _chosen(
    width: int, height: int, wanted_width: int, wanted_height: int | None, format: Any
) -> tuple[renditions.RenditionChoice, str]:
    """The member of the set and the end of its address. Raises `SizeOutOfRange`."""
    choice = renditions.choose(
        width=width,
        height=height,
        wanted_width=wanted_width,
        wanted_height=wanted_height,
        format="AUTO" if format is None else format.value,
    )
    return choice, choice.suffix


class Media(Record):
    """A sound or film file."""

    url = graphene.String(required=True, description="Absolute address; answers byte ranges.")
    mime_type = graphene.String(required=True, description="Media type of the file, such as audio/mpeg.")
    bytes = graphene.Float(required=True, description="Size of the file in bytes.")
    seconds = graphene.Float(required=True, description="Length in seconds.")
    width = graphene.Int(description="Width of the picture in pixels; null for sound.")
    height = graphene.Int(description="Height of the picture in pixels; null for sound.")
    sha256 = graphene.String(required=True, description="SHA-256 of the file, in hexadecimal digits.")


class CaptionTrack(Record):
    """What is said and heard in a film, as text to read along."""

    locale = LocaleTag(required=True, description="Language of the captions.")
    url = graphene.String(required=True, description="Absolute address of the WebVTT file.")


class Chapter(Record):
    """A part of an episode that one can jump to."""

    starts_at_seconds = graphene.Float(required=True, description="Where it begins, in seconds from the start.")
    title = LocalizedText(required=True, description="What it is about.")
    image = graphene.Field(Image, description="Picture of this part.")
    url = graphene.String(description="A page about this part.")

    @staticmethod
    def resolve_image(root: Any, _info: GraphQLResolveInfo) -> dict[str, Any] | None:
        return picture(root.get("image"), root.edition.base)


class Transcript(Record):
    """What is said, in writing."""

    locale = LocaleTag(required=True, description="Language of the transcript.")
    text = LocalizedText(required=True, description="The whole text, without times.")
    vtt_url = graphene.String(required=True, description="Absolute address of the same with times, as WebVTT.")
    reviewed = graphene.Boolean(required=True, description="A person has checked it.")

    @staticmethod
    def resolve_text(root: Any, _info: GraphQLResolveInfo) -> str:
        if "text" in root:
            return str(root["text"])
        item = root["item"]
        whole: dict[str, Any] = item.edition.detail(item)
        return str(whole["transcript"]["text"])


class Credit(Record):
    """Who made something, or takes part in it."""

    display_name = LocalizedText(required=True, description="The name that the person wants shown; may be an alias.")
    role = LocalizedText(required=True, description="What the person did.")
