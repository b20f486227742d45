"""One item of an edition."""

import uuid
from typing import Any

import graphene
from graphql import GraphQLResolveInfo

from api.graphql.content import single
from api.graphql.content.enums import FallbackPolicy
from api.graphql.content.items import Item
from api.graphql.content.types import Content
from api.graphql.engine.scalars import UUID


def _fallback() -> graphene.Argument:
    return graphene.Argument(
        FallbackPolicy,
        description="NONE: only in the edition's own language; null or CHAIN: as far as the kind's own policy goes.",
    )


class ContentQueries:
    """Part of `Edition`."""

    content = graphene.Field(
        Content,
        description="The item that has, or once had, this path in any language of the tenant; null where "
        "there is none. "
        "The answer is the best document for this edition, and its path tells the current one.",
        path=graphene.String(
            required=True,
            description="As in Content.path: absolute within the tenant, no locale, no host; leading and "
            "trailing slash "
            "are optional.",
        ),
        fallback=_fallback(),
    )
    content_by_key = graphene.Field(
        Content,
        description="The item with this translation key; null where there is none.",
        translation_key=UUID(required=True, description="As in Content.translationKey."),
        fallback=_fallback(),
    )

    @staticmethod
    def resolve_content(root: Any, info: GraphQLResolveInfo, path: str, fallback: Any = None) -> Item | None:
        policy = fallback.value if fallback else None
        return single.by_path(root, path, fallback=policy, names=info.context.names_below(info))

    @staticmethod
    def resolve_content_by_key(
        root: Any, info: GraphQLResolveInfo, translation_key: uuid.UUID, fallback: Any = None
    ) -> Item | None:
        policy = fallback.value if fallback else None
        return single.by_key(root, translation_key, fallback=policy, names=info.context.names_below(info))
