"""Full-text search in one edition."""

from typing import Any

import graphene
from graphql import GraphQLResolveInfo

from api.access.refusals import BadInput
from api.graphql.content import filters, pages
from api.graphql.content.arguments import DEFAULT_FIRST, list_arguments
from api.graphql.content.enums import ContentKind
from api.graphql.content.types import Content
from api.graphql.engine.fields import connection, list_of, words_of
from api.graphql.engine.scalars import LocalizedHtml
from api.graphql.search import loaders
from cms.publishing.enums import Policy

LONGEST_QUERY = 200
# Each word is looked for in every form it may have.
COST_OF_A_WORD = 200


def _highlight(root: dict[str, Any], _info: GraphQLResolveInfo) -> str:
    text: str = root["highlight"]()
    return text


SearchConnection = connection(
    Content,
    prefix="Search",
    highlight=LocalizedHtml(
        required=True,
        description="A passage of the item's text around what was found, which stands in <mark>.",
    ),
    resolve_highlight=_highlight,
)


class SearchQueries:
    """Part of `Edition`."""

    search = graphene.Field(
        SearchConnection,
        required=True,
        description="Items that hold the words of the query, inflected, compound or in plain letters, too: with most "
        "of the words first, then by rank (in the title before in the text), then by first publication, newest first. "
        "What was mistyped is forgiven where nothing else is found. Where the query speaks of danger, the tenant's "
        "emergency helplines come first, whatever they say, then guides and helplines that hold its words.",
        query=graphene.String(
            required=True,
            description=f"Words to look for, at most {LONGEST_QUERY} characters; none find nothing.",
        ),
        kinds=list_of(ContentKind, "Only these kinds; null or empty for all."),
        **list_arguments("topics", "first", "after", "fallback", fallback=Policy.NONE),
    )

    @staticmethod
    def resolve_search(
        root: Any, info: GraphQLResolveInfo, query: str, kinds: Any = None, **arguments: Any
    ) -> dict[str, Any]:
        if len(query) > LONGEST_QUERY:
            raise BadInput(f"`query` is longer than {LONGEST_QUERY} characters. Use fewer words.")
        info.context.spend(COST_OF_A_WORD * len(query.split()))
        first = pages.size(arguments.get("first"), default=DEFAULT_FIRST)
        policy = arguments.get("fallback")
        fallbacks = policy is not None and policy.value == Policy.CHAIN.value
        return loaders.found(
            root,
            query,
            locales=loaders.languages(root, fallbacks=fallbacks),
            own=not fallbacks,
            kinds=words_of(kinds) or (),
            topics=filters.slugs(arguments.get("topics")),
            first=first,
            after=arguments.get("after"),
            names=info.context.names_below(info),
        )
