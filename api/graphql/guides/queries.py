"""The list of guides."""

from typing import Any

import graphene
from graphql import GraphQLResolveInfo

from api.graphql.content import filters, pages
from api.graphql.content.arguments import list_arguments
from api.graphql.content.rows import WHOLE
from api.graphql.guides.enums import URGENCIES, Urgency
from api.graphql.guides.types import GuideConnection
from cms.publishing.enums import Kind

URGENT_FIRST = pages.By("urgency", int, WHOLE)


class GuideQueries:
    """Part of `Edition`."""

    guides = graphene.Field(
        GuideConnection,
        required=True,
        description="Guides by urgency (NOW, SOON, INFO), then by title in the language's order.",
        **list_arguments("topics", "age"),
        urgency=graphene.Argument(Urgency, description="Only those of this urgency."),
        **list_arguments("first", "after", "fallback"),
    )

    @staticmethod
    def resolve_guides(root: Any, info: GraphQLResolveInfo, urgency: Any = None, **arguments: Any) -> dict[str, Any]:
        rows = filters.filtered(root.rows().of_kinds([Kind.GUIDE]), arguments)
        rows = rows.where("sorted", lambda found, _given: found.filter(urgency__isnull=False))
        if urgency is not None:
            rows = rows.where(
                "urgency",
                lambda found, given: found.filter(urgency=given("urgency", WHOLE)),
                urgency=URGENCIES.index(urgency.value),
            )
        listing = pages.Listing("guides", rows, (URGENT_FIRST, pages.TITLE, pages.KEY))
        return pages.answer(root, listing, info, arguments)
