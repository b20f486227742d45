"""Support guides."""

from typing import Any

import graphene
from graphql import GraphQLResolveInfo

from api.graphql.blocks import loaders
from api.graphql.blocks.types import Block
from api.graphql.content.items import Item, Part, parts
from api.graphql.content.loaders import helplines_of
from api.graphql.content.types import Content, ContentRecord
from api.graphql.editions.types import Node
from api.graphql.engine.fields import Record, connection, listed
from api.graphql.engine.scalars import Date, LocalizedHtml, LocalizedText, RichTextDocument
from api.graphql.guides.enums import Urgency
from api.graphql.helplines.types import Helpline


class GuideStep(Record):
    """One thing to do."""

    title = LocalizedText(required=True, description="What to do, in short.")
    html = LocalizedHtml(required=True, description="How, as sanitised HTML.")
    document = RichTextDocument(required=True, description="How, as a tree of nodes.")

    @staticmethod
    def resolve_html(root: Any, _info: GraphQLResolveInfo) -> str:
        return loaders.html(root, root.item)

    @staticmethod
    def resolve_document(root: Any, _info: GraphQLResolveInfo) -> Any:
        return loaders.document(root, root.item)


class Guide(ContentRecord):
    """An answer to a question, in steps, with somebody to talk to."""

    class Meta:
        interfaces = (Node, Content)

    question = LocalizedText(required=True, description="The question that it answers.")
    urgency = graphene.Field(Urgency, required=True, description="How soon the reader needs help.")
    steps = listed(GuideStep, "What to do, in order.")
    body = listed(Block, "More about it, block by block.")
    helplines = listed(Helpline, "Who to talk to, in the editor's order.")
    checked_by = LocalizedText(description="The professional who checked it.")
    checked_on = Date(description="When it was checked.")
    next_check_on = Date(description="When it will be checked again.")

    @staticmethod
    def resolve_steps(root: Any, info: GraphQLResolveInfo) -> list[Part]:
        steps = root.get("steps")
        if "document" in info.context.names_below(info):
            # Of a guide that went between two statements there are no trees any more.
            steps = [step for step in root.edition.detail(root).get("steps") or () if "document" in step]
        return parts(steps, root)

    @staticmethod
    def resolve_body(root: Any, _info: GraphQLResolveInfo) -> list[Part]:
        return loaders.body(root)

    @staticmethod
    def resolve_helplines(root: Any, _info: GraphQLResolveInfo) -> list[Item]:
        return helplines_of(root)


GuideConnection = connection(Guide)
