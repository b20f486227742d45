"""The parts of a body. An app shows `fallbackText` for a block whose type it does not know."""

from typing import Any

import graphene
from graphql import GraphQLResolveInfo

from api.graphql.blocks import loaders
from api.graphql.content.items import Part, parts
from api.graphql.engine import ids
from api.graphql.engine.fields import Record, listed
from api.graphql.engine.scalars import LocalizedHtml, LocalizedText, RichTextDocument
from api.graphql.helplines.types import Helpline
from api.graphql.media import loaders as media_loaders
from api.graphql.media.types import CaptionTrack, Image, Media, Transcript


class Block(graphene.Interface):
    """A part of a body. fallbackText: what an app shows that does not know this block's type."""

    id = graphene.ID(required=True, description="Opaque and globally unique: names the block of an item in an edition.")
    fallback_text = LocalizedText(required=True, description="Plain text that stands for the block.")

    @staticmethod
    def resolve_id(root: Any, _info: GraphQLResolveInfo) -> str:
        return str(root.item.part_id(ids.BLOCK, root["id"]))


class HeadingBlock(Record):
    """A heading within the text."""

    class Meta:
        interfaces = (Block,)

    text = LocalizedText(required=True, description="The heading.")
    level = graphene.Int(required=True, description="2 or 3; the title is level 1.")


class TextBlock(Record):
    """Paragraphs and lists, in three forms that say the same."""

    class Meta:
        interfaces = (Block,)

    html = LocalizedHtml(required=True, description="As sanitised HTML.")
    markdown = LocalizedText(required=True, description="As Markdown (CommonMark).")
    document = RichTextDocument(required=True, description="As a tree of nodes.")

    @staticmethod
    def resolve_html(root: Any, _info: GraphQLResolveInfo) -> str:
        return loaders.html(root, root.item)

    @staticmethod
    def resolve_markdown(root: Any, _info: GraphQLResolveInfo) -> str:
        return loaders.markdown(root, root.item)

    @staticmethod
    def resolve_document(root: Any, _info: GraphQLResolveInfo) -> Any:
        return loaders.document(root, root.item)


class ImageBlock(Record):
    """A picture with its caption."""

    class Meta:
        interfaces = (Block,)

    image = graphene.Field(Image, description="The picture.")
    caption = LocalizedText(description="What stands below it.")

    @staticmethod
    def resolve_image(root: Any, _info: GraphQLResolveInfo) -> dict[str, Any] | None:
        return media_loaders.picture(root.get("image"), root.edition.base)


class GalleryBlock(Record):
    """Pictures that belong together."""

    class Meta:
        interfaces = (Block,)

    images = listed(ImageBlock, "The pictures, in order.")

    @staticmethod
    def resolve_images(root: Any, _info: GraphQLResolveInfo) -> list[Part]:
        return parts(root["images"], root.item)


class QuoteBlock(Record):
    """Somebody's words."""

    class Meta:
        interfaces = (Block,)

    text = LocalizedText(required=True, description="The words.")
    attribution = LocalizedText(description="Who said them.")


class FactBoxBlock(Record):
    """Facts beside the text."""

    class Meta:
        interfaces = (Block,)

    title = LocalizedText(description="Heading of the box.")
    html = LocalizedHtml(required=True, description="Its text as sanitised HTML.")
    document = RichTextDocument(required=True, description="Its text as a tree of nodes.")

    @staticmethod
    def resolve_html(root: Any, _info: GraphQLResolveInfo) -> str:
        return loaders.html(root, root.item)

    @staticmethod
    def resolve_document(root: Any, _info: GraphQLResolveInfo) -> Any:
        return loaders.document(root, root.item)


class SupportBoxBlock(Record):
    """Who to talk to.

    Never empty: where none is live in the language, the tenant's emergency helplines stand in.
    """

    class Meta:
        interfaces = (Block,)

    title = LocalizedText(description="Heading of the box.")
    helplines = listed(Helpline, "The helplines, in the editor's order.")

    @staticmethod
    def resolve_helplines(root: Any, _info: GraphQLResolveInfo) -> Any:
        return root.edition.helplines(root["helplines"], text=root.item)


class AudioBlock(Record):
    """A sound within the text."""

    class Meta:
        interfaces = (Block,)

    media = graphene.Field(Media, description="The sound.")
    title = LocalizedText(description="What it is called.")
    transcript = graphene.Field(Transcript, description="What is said in it.")

    @staticmethod
    def resolve_media(root: Any, _info: GraphQLResolveInfo) -> dict[str, Any] | None:
        return media_loaders.media(root.get("media"), root.edition.base)

    @staticmethod
    def resolve_transcript(root: Any, _info: GraphQLResolveInfo) -> dict[str, Any] | None:
        return media_loaders.transcript(root.get("transcript"), root.item)


class VideoBlock(Record):
    """A film within the text."""

    class Meta:
        interfaces = (Block,)

    media = graphene.Field(Media, description="The film.")
    title = LocalizedText(description="What it is called.")
    captions = listed(CaptionTrack, "Captions, one track for each language.")

    @staticmethod
    def resolve_media(root: Any, _info: GraphQLResolveInfo) -> dict[str, Any] | None:
        return media_loaders.media(root.get("media"), root.edition.base)

    @staticmethod
    def resolve_captions(root: Any, _info: GraphQLResolveInfo) -> list[dict[str, Any]]:
        return media_loaders.captions(root.get("captions"), root.edition.base)


class EmbedBlock(Record):
    """Something on another site. Apps show a link, and load nothing from there by themselves."""

    class Meta:
        interfaces = (Block,)

    provider = graphene.String(required=True, description="The site that it is on.")
    url = graphene.String(required=True, description="Its address.")
    title = LocalizedText(description="What it is called.")


BLOCK_TYPES = (
    HeadingBlock,
    TextBlock,
    ImageBlock,
    GalleryBlock,
    QuoteBlock,
    FactBoxBlock,
    SupportBoxBlock,
    AudioBlock,
    VideoBlock,
    EmbedBlock,
)
