"""The schema, composed of its domains."""

from typing import Any
from uuid import UUID

import graphene
from graphql import GraphQLResolveInfo

from api.access.editions import default_editions, find_edition, open_edition
from api.graphql.activities.queries import ActivityQueries
from api.graphql.activities.types import Activity
from api.graphql.blocks.types import BLOCK_TYPES
from api.graphql.changes.queries import ChangeQueries
from api.graphql.content import single
from api.graphql.content.feed import FeedQueries
from api.graphql.content.items import Item
from api.graphql.content.loaders import OpenEdition, edition_of
from api.graphql.content.queries import ContentQueries
from api.graphql.content.types import Content
from api.graphql.editions.queries import EditionQueries
from api.graphql.editions.types import Node, Tenant, tenant_record
from api.graphql.engine import ids
from api.graphql.engine.fields import Record, listed
from api.graphql.engine.scalars import LocaleTag
from api.graphql.films.types import Film
from api.graphql.guides.queries import GuideQueries
from api.graphql.guides.types import Guide
from api.graphql.helplines.queries import HelplineQueries
from api.graphql.helplines.types import Helpline
from api.graphql.places.queries import PlaceQueries
from api.graphql.places.types import Organisation, Place
from api.graphql.podcasts.queries import PodcastQueries
from api.graphql.podcasts.types import PodcastEpisode, PodcastShow
from api.graphql.previews.queries import draft
from api.graphql.search.queries import SearchQueries
from api.graphql.slideshows.types import Slideshow
from api.graphql.stories.queries import StoryQueries
from api.graphql.stories.types import Story
from cms.publishing import versions
from cms.publishing.versions import KnownEdition

CONTENT_TYPES = (
    Story,
    PodcastShow,
    PodcastEpisode,
    Guide,
    Helpline,
    Activity,
    Place,
    Organisation,
    Slideshow,
    Film,
)


class Edition(
    ContentQueries,
    FeedQueries,
    StoryQueries,
    PodcastQueries,
    GuideQueries,
    HelplineQueries,
    ActivityQueries,
    PlaceQueries,
    SearchQueries,
    ChangeQueries,
    EditionQueries,
    Record,
):
    """A tenant in a language.

    Order of lists: feed and stories by publishedAt (first publication), newest first, then id; podcastShows
    by newest episode; guides by urgency (NOW, SOON, INFO), then title by the language's collation; helplines
    emergency first, then open now, then the editor's order; activities by next occurrence within [from, to),
    then title (from null is now; cancelled ones stay, marked); places by distance when near is given, else
    title; search by rank, then publishedAt. topics: any of them. age: minAge <= age <= maxAge, missing bounds
    are open. near without withinKm: 10 km. fallback: CHAIN on a list never loosens a kind's own policy
    (helplines and crisis content never fall back).
    """

    class Meta:
        interfaces = (Node,)


class Query(graphene.ObjectType):
    """Everything that can be asked. Nothing can be written here."""

    tenants = listed(Tenant, "All tenants of this installation, by slug.")
    edition = graphene.Field(
        Edition,
        required=True,
        description="A tenant in a language: the root of all content.",
        tenant=graphene.ID(required=True, description="The tenant's slug."),
        locale=LocaleTag(required=True, description="One of the tenant's languages."),
    )
    node = graphene.Field(
        Node,
        description="The thing with this id, as its edition shows it; null where it does not exist or may not be seen.",
        id=graphene.ID(required=True, description="An id from an answer."),
    )
    preview = graphene.Field(
        Content,
        description="A draft as it would be published now, for 30 minutes. By POST only; nobody may keep the answer.",
        token=graphene.String(required=True, description="A token from the editor."),
    )

    @staticmethod
    def resolve_tenants(_root: None, info: GraphQLResolveInfo) -> list[dict[str, Any]]:
        return [tenant_record(edition.about) for edition in _all_tenants(info)]

    @staticmethod
    def resolve_edition(_root: None, info: GraphQLResolveInfo, tenant: str, locale: str) -> OpenEdition:
        known = open_edition(tenant=tenant, locale=locale)
        return edition_of(info.context, known)

    @staticmethod
    def resolve_node(_root: None, info: GraphQLResolveInfo, id: str) -> Item | OpenEdition | dict[str, Any] | None:
        wanted = ids.decode(id)
        if wanted.letter == ids.TENANT:
            return _tenant(info, wanted.parts[0])
        known = find_edition(tenant=wanted.parts[0], locale=wanted.parts[1])
        if known is None:
            info.context.depends.may_be_kept = False
            return None
        info.context.depends.add(known)
        if wanted.letter == ids.TENANT_SHOWN:
            return tenant_record(known.about, shown_in=known.locale)
        names = info.context.names_below(info)
        edition = edition_of(info.context, known)
        if wanted.letter == ids.ITEM:
            return single.by_key(edition, UUID(wanted.parts[2]), fallback=None, names=names)
        if wanted.letter == ids.TOPIC:
            return edition.topics().get(wanted.parts[2])
        return edition if wanted.letter == ids.EDITION else None

    @staticmethod
    def resolve_preview(_root: None, info: GraphQLResolveInfo, token: str) -> Item:
        return draft(info, token)


def _all_tenants(info: GraphQLResolveInfo) -> tuple[KnownEdition, ...]:
    editions = tuple(default_editions(versions.current()))
    info.context.depends.tenants = info.context.depends.tenants or editions
    return editions


def _tenant(info: GraphQLResolveInfo, slug: str) -> dict[str, Any] | None:
    found = next((each for each in _all_tenants(info) if each.tenant == slug), None)
    return tenant_record(found.about) if found else None


schema = graphene.Schema(query=Query, types=[*CONTENT_TYPES, *BLOCK_TYPES])
