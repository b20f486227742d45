"""Tenants, themes and topics."""

from typing import Any

import graphene
from graphql import GraphQLResolveInfo

from api.graphql.engine import ids
from api.graphql.engine.fields import Record, listed
from api.graphql.engine.scalars import LocaleTag, LocalizedText
from api.graphql.media.loaders import picture
from api.graphql.media.types import Image


class Node(graphene.Interface):
    """Something with an id that `node(id)` takes back."""

    id = graphene.ID(
        required=True,
        description="Opaque and globally unique: names the thing in an edition (tenant, locale with "
        "script), so it "
        "differs between editions and stays the same when a fallback is replaced by a translation.",
    )


class Theme(Record):
    """How a tenant's apps look."""

    primary_color = graphene.String(required=True, description="Main colour as #rrggbb; carries white text.")
    accent_color = graphene.String(required=True, description="Second colour as #rrggbb.")
    logo = graphene.Field(Image, description="The tenant's logo.")


class Tenant(Record):
    """A municipality or organisation that publishes here."""

    class Meta:
        interfaces = (Node,)

    slug = graphene.ID(required=True, description="Short name, used wherever an argument asks for a tenant.")
    name = LocalizedText(required=True, description="Name, in the edition's language.")
    country = graphene.String(required=True, description="ISO 3166-1 code of two letters.")
    default_locale = LocaleTag(required=True, description="The tenant's main language.")
    locales = listed(LocaleTag, "The languages that the tenant publishes in, in its own order.")
    timezone = graphene.String(required=True, description="IANA time zone in which the tenant's hours are meant.")
    theme = graphene.Field(Theme, required=True, description="How the tenant's apps look.")


class Topic(Record):
    """What an item is about."""

    class Meta:
        interfaces = (Node,)

    slug = graphene.ID(required=True, description="Fixed short name, the same in all languages.")
    name = LocalizedText(required=True, description="Name, in the edition's language.")


class UiString(Record):
    """A text of the apps themselves."""

    key = graphene.String(required=True, description="Stable key; plural forms end in the CLDR category.")
    text = LocalizedText(required=True, description="The text; placeholders stand in braces.")


def tenant_record(about: dict[str, Any], *, shown_in: str | None = None) -> dict[str, Any]:
    """A tenant as an edition describes it; `shown_in` is that edition's locale, None where no edition is asked."""
    tenant = about["tenant"]
    slug = tenant["slug"]
    id = ids.encode(ids.TENANT_SHOWN, slug, shown_in) if shown_in else ids.encode(ids.TENANT, slug)
    theme = {**tenant["theme"], "logo": picture(tenant["theme"].get("logo"), about["baseUrl"])}
    return {**tenant, "__typename": "Tenant", "id": id, "theme": theme}


def resolve_topics(root: Any, _info: GraphQLResolveInfo) -> list[dict[str, Any]]:
    """Topics of an item that its tenant has chosen, in the item's order."""
    known = root.edition.topics()
    return [known[slug] for slug in root.get("topics") or () if slug in known]
