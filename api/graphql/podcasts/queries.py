"""The list of podcasts."""

from datetime import UTC, datetime
from typing import Any

import graphene
from django.db.models import Value
from django.db.models.functions import Coalesce
from graphql import GraphQLResolveInfo

from api.graphql.content import filters, pages
from api.graphql.content.arguments import list_arguments
from api.graphql.content.rows import MOMENT
from api.graphql.podcasts.types import PodcastShowConnection
from cms.publishing.enums import Kind

# A show without episodes stands last.
LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)
NEWEST_EPISODE = pages.By("newest_episode_at", datetime.fromisoformat, MOMENT, descending=True)


class PodcastQueries:
    """Part of `Edition`."""

    podcast_shows = graphene.Field(
        PodcastShowConnection,
        required=True,
        description="Podcasts by their newest episode.",
        **list_arguments("first", "after", "fallback"),
    )

    @staticmethod
    def resolve_podcast_shows(root: Any, info: GraphQLResolveInfo, **arguments: Any) -> dict[str, Any]:
        rows = filters.filtered(root.rows().of_kinds([Kind.PODCAST_SHOW]), arguments)
        rows = rows.where(
            "newest episode",
            lambda found, _given: found.annotate(newest_episode_at=Coalesce("newest_child_at", Value(LONG_AGO))),
        )
        listing = pages.Listing("podcastShows", rows, (NEWEST_EPISODE, pages.KEY))
        return pages.answer(root, listing, info, arguments)
