"""Podcasts: shows and their episodes."""

from typing import Any

import graphene
from graphql import GraphQLResolveInfo

from api.graphql.content.arguments import list_arguments
from api.graphql.content.items import Item, Part, parts
from api.graphql.content.loaders import helplines_of
from api.graphql.content.types import Content, ContentRecord
from api.graphql.editions.types import Node
from api.graphql.engine.fields import connection, listed
from api.graphql.helplines.types import Helpline
from api.graphql.media import loaders as media_loaders
from api.graphql.media.types import Chapter, Credit, Image, Media, Transcript
from api.graphql.podcasts import loaders


class PodcastEpisode(ContentRecord):
    """One episode of a podcast."""

    class Meta:
        interfaces = (Node, Content)

    show = graphene.Field(lambda: PodcastShow, description="The podcast that it belongs to, where that may be seen.")
    season = graphene.Int(description="Number of the season.")
    number = graphene.Int(description="Number within the season.")
    audio = graphene.Field(Media, description="The sound.")
    chapters = listed(Chapter, "Parts that one can jump to, in order.")
    transcript = graphene.Field(Transcript, description="What is said, in writing.")
    participants = listed(Credit, "Who takes part.")
    helplines = listed(Helpline, "Who to talk to about it, in the editor's order.")

    @staticmethod
    def resolve_show(root: Any, info: GraphQLResolveInfo) -> Item | None:
        show: Item | None = root.edition.quoted(root.get("show"), info.context.names_below(info))
        return show

    @staticmethod
    def resolve_audio(root: Any, _info: GraphQLResolveInfo) -> dict[str, Any] | None:
        return media_loaders.media(root.get("audio"), root.edition.base)

    @staticmethod
    def resolve_chapters(root: Any, info: GraphQLResolveInfo) -> list[Part] | list[dict[str, Any]]:
        chapters: list[dict[str, Any]] = root.get("chapters") or []
        # Their pictures alone ask for the whole, and an episode may have many.
        return parts(chapters, root) if "image" in info.context.names_below(info) else chapters

    @staticmethod
    def resolve_transcript(root: Any, _info: GraphQLResolveInfo) -> dict[str, Any] | None:
        return media_loaders.transcript(root.get("transcript"), root)

    @staticmethod
    def resolve_helplines(root: Any, _info: GraphQLResolveInfo) -> list[Item]:
        return helplines_of(root)


PodcastEpisodeConnection = connection(PodcastEpisode)


class PodcastShow(ContentRecord):
    """A podcast with its episodes."""

    class Meta:
        interfaces = (Node, Content)

    artwork = graphene.Field(Image, description="Square picture of the podcast.")
    feed_url = graphene.String(required=True, description="Absolute address of its feed for podcast apps.")
    hosts = listed(Credit, "Who leads through it.")
    episodes = graphene.Field(
        PodcastEpisodeConnection,
        required=True,
        description="Its episodes by first publication, newest first.",
        **list_arguments("first", "after"),
    )

    @staticmethod
    def resolve_artwork(root: Any, _info: GraphQLResolveInfo) -> dict[str, Any] | None:
        return media_loaders.picture(root.get("artwork"), root.edition.base)

    @staticmethod
    def resolve_feed_url(root: Any, _info: GraphQLResolveInfo) -> str:
        return loaders.feed_address(root)

    @staticmethod
    def resolve_episodes(root: Any, info: GraphQLResolveInfo, **arguments: Any) -> dict[str, Any]:
        return loaders.episodes(root, info, arguments)


PodcastShowConnection = connection(PodcastShow)
