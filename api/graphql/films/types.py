"""Films."""

from typing import Any

import graphene
from graphql import GraphQLResolveInfo

from api.graphql.content.types import Content, ContentRecord
from api.graphql.editions.types import Node
from api.graphql.engine.fields import listed
from api.graphql.media import loaders
from api.graphql.media.types import CaptionTrack, Credit, Image, Media, Transcript


class Film(ContentRecord):
    """A film with captions."""

    class Meta:
        interfaces = (Node, Content)

    video = graphene.Field(Media, description="The film.")
    poster = graphene.Field(Image, description="The picture before it plays.")
    captions = listed(CaptionTrack, "Captions, one track for each language.")
    transcript = graphene.Field(Transcript, description="What is said and seen, in writing.")
    participants = listed(Credit, "Who takes part.")

    @staticmethod
    def resolve_video(root: Any, _info: GraphQLResolveInfo) -> dict[str, Any] | None:
        return loaders.media(root.get("video"), root.edition.base)

    @staticmethod
    def resolve_poster(root: Any, _info: GraphQLResolveInfo) -> dict[str, Any] | None:
        return loaders.picture(root.get("poster"), root.edition.base)

    @staticmethod
    def resolve_captions(root: Any, _info: GraphQLResolveInfo) -> list[dict[str, Any]]:
        return loaders.captions(root.get("captions"), root.edition.base)

    @staticmethod
    def resolve_transcript(root: Any, _info: GraphQLResolveInfo) -> dict[str, Any] | None:
        return loaders.transcript(root.get("transcript"), root)
