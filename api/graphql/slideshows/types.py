"""Slideshows."""

from typing import Any

import graphene
from graphql import GraphQLResolveInfo

from api.graphql.content.items import Part, parts
from api.graphql.content.types import Content, ContentRecord
from api.graphql.editions.types import Node
from api.graphql.engine import ids
from api.graphql.engine.fields import Record, listed
from api.graphql.engine.scalars import LocalizedText
from api.graphql.media import loaders
from api.graphql.media.types import Image, Media


class Slide(Record):
    """One picture of a slideshow."""

    id = graphene.ID(required=True, description="Opaque and globally unique: names the slide of an item in an edition.")
    image = graphene.Field(Image, description="The picture.")
    caption = LocalizedText(description="The words on it.")
    seconds = graphene.Float(required=True, description="How long it stands, in seconds.")

    @staticmethod
    def resolve_id(root: Any, _info: GraphQLResolveInfo) -> str:
        return str(root.item.part_id(ids.SLIDE, root["id"]))

    @staticmethod
    def resolve_image(root: Any, _info: GraphQLResolveInfo) -> dict[str, Any] | None:
        return loaders.picture(root.get("image"), root.edition.base)


class Slideshow(ContentRecord):
    """Pictures in order, made to be swiped."""

    class Meta:
        interfaces = (Node, Content)

    slides = listed(Slide, "The slides, in order.")
    video = graphene.Field(Media, description="The same as a film.")

    @staticmethod
    def resolve_slides(root: Any, _info: GraphQLResolveInfo) -> list[Part]:
        return parts(root.edition.detail(root).get("slides"), root)

    @staticmethod
    def resolve_video(root: Any, _info: GraphQLResolveInfo) -> dict[str, Any] | None:
        return loaders.media(root.get("video"), root.edition.base)
