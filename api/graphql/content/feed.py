"""What is new, of all kinds."""

from typing import Any

import graphene
from graphql import GraphQLResolveInfo

from api.graphql.content import filters, pages
from api.graphql.content.arguments import list_arguments
from api.graphql.content.enums import ContentKind
from api.graphql.content.types import Content
from api.graphql.engine.fields import connection, list_of, words_of

ContentConnection = connection(Content)


class FeedQueries:
    """Part of `Edition`."""

    feed = graphene.Field(
        ContentConnection,
        required=True,
        description="Items of all kinds by first publication, newest first.",
        kinds=list_of(ContentKind, "Only these kinds; null or empty for all."),
        **list_arguments("topics", "age", "first", "after", "fallback"),
    )

    @staticmethod
    def resolve_feed(root: Any, info: GraphQLResolveInfo, kinds: Any = None, **arguments: Any) -> dict[str, Any]:
        rows = filters.filtered(root.rows(), arguments)
        if kinds:
            rows = rows.of_kinds(words_of(kinds) or ())
        listing = pages.Listing("feed", rows, (pages.NEWEST, pages.KEY))
        return pages.answer(root, listing, info, arguments)
