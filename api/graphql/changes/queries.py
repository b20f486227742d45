"""The change log of an edition."""

from typing import Any

import graphene
from graphql import GraphQLResolveInfo

from api.graphql.changes import loaders
from api.graphql.changes.types import ChangeSet
from api.graphql.content.pages import size
from api.graphql.engine.fields import first_argument
from locales.catalogues import app_strings_version

DEFAULT_FIRST = 100


class ChangeQueries:
    """Part of `Edition`."""

    changes = graphene.Field(
        ChangeSet,
        required=True,
        description="What changed since a token was given; everything, in several sets, without one.",
        since=graphene.String(
            description="The token of the last set that the client has applied; null for everything."
        ),
        first=first_argument(DEFAULT_FIRST, "changes"),
    )

    @staticmethod
    def resolve_changes(
        root: Any, info: GraphQLResolveInfo, since: str | None = None, first: int | None = None
    ) -> dict[str, Any]:
        wanted = size(first, default=DEFAULT_FIRST)
        names = info.context.names_below(info)
        # The token tells the moment.
        root.depends.may_be_kept = False
        answer = loaders.change_set(root, loaders.position_of(root, since), first=wanted, names=names)
        return {**answer, "uiStringsVersion": app_strings_version(root.locale)}
