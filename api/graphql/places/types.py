"""Places to go to, and organisations."""

from typing import Any

import graphene
from graphql import GraphQLResolveInfo

from api.graphql.content.types import Content, ContentRecord
from api.graphql.editions.types import Node
from api.graphql.engine.fields import Record, connection, listed
from api.graphql.engine.scalars import LocalizedText
from api.graphql.helplines.hours import Opening
from api.graphql.media.loaders import picture
from api.graphql.media.types import Image


class GeoPoint(Record):
    """A point on the map (WGS 84)."""

    latitude = graphene.Float(required=True, description="Degrees north of the equator, -90 to 90.")
    longitude = graphene.Float(required=True, description="Degrees east of Greenwich, -180 to 180.")


class GeoPointInput(graphene.InputObjectType):
    """A point on the map (WGS 84), such as where the reader is. It is not kept."""

    latitude = graphene.Float(required=True, description="Degrees north of the equator, -90 to 90.")
    longitude = graphene.Float(required=True, description="Degrees east of Greenwich, -180 to 180.")


class Place(Opening, ContentRecord):
    """A place to go to."""

    class Meta:
        interfaces = (Node, Content)

    address = LocalizedText(required=True, description="Where it is, in words.")
    location = graphene.Field(GeoPoint, description="Where it is on the map.")
    accessibility = listed(LocalizedText, "What helps who moves, sees or hears differently.")


class Organisation(ContentRecord):
    """Who stands behind an activity."""

    class Meta:
        interfaces = (Node, Content)

    logo = graphene.Field(Image, description="Its logo.")
    website = graphene.String(description="Address of its own site.")

    @staticmethod
    def resolve_logo(root: Any, _info: GraphQLResolveInfo) -> dict[str, Any] | None:
        return picture(root.get("logo"), root.edition.base)


PlaceConnection = connection(Place)
