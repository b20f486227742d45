"""The list of stories."""

from typing import Any

import graphene
from graphql import GraphQLResolveInfo

from api.graphql.content import filters, pages
from api.graphql.content.arguments import list_arguments
from api.graphql.stories.types import StoryConnection
from cms.publishing.enums import Kind


class StoryQueries:
    """Part of `Edition`."""

    stories = graphene.Field(
        StoryConnection,
        required=True,
        description="Stories by first publication, newest first.",
        **list_arguments("topics", "age", "first", "after", "fallback"),
    )

    @staticmethod
    def resolve_stories(root: Any, info: GraphQLResolveInfo, **arguments: Any) -> dict[str, Any]:
        rows = filters.filtered(root.rows().of_kinds([Kind.STORY]), arguments)
        listing = pages.Listing("stories", rows, (pages.NEWEST, pages.KEY))
        return pages.answer(root, listing, info, arguments)
