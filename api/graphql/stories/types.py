"""Stories."""

from typing import Any

import graphene
from graphql import GraphQLResolveInfo

from api.graphql.blocks import loaders
from api.graphql.blocks.types import Block
from api.graphql.content.items import Item, Part
from api.graphql.content.pages import size
from api.graphql.content.types import Content, ContentRecord
from api.graphql.editions.types import Node
from api.graphql.engine.fields import connection, first_argument, listed
from api.graphql.media.loaders import picture
from api.graphql.media.types import Credit, Image

RELATED = 3


class Story(ContentRecord):
    """An article, interview or report."""

    class Meta:
        interfaces = (Node, Content)

    lead_image = graphene.Field(Image, description="The main picture.")
    byline = listed(Credit, "Who made it.")
    reading_minutes = graphene.Int(required=True, description="Minutes that reading takes, at least one.")
    body = listed(Block, "The text, block by block.")
    related = listed(
        Content,
        "What to read next, chosen by the editor; those that this edition shows.",
        first=first_argument(RELATED),
    )

    @staticmethod
    def resolve_lead_image(root: Any, _info: GraphQLResolveInfo) -> dict[str, Any] | None:
        return picture(root.get("leadImage"), root.edition.base)

    @staticmethod
    def resolve_body(root: Any, _info: GraphQLResolveInfo) -> list[Part]:
        return loaders.body(root)

    @staticmethod
    def resolve_related(root: Any, info: GraphQLResolveInfo, first: int | None = None) -> list[Item]:
        wanted = size(first, default=RELATED)
        found: list[Item] = root.edition.quoted_all(root.get("related") or (), info.context.names_below(info))
        return found[:wanted]


StoryConnection = connection(Story)
