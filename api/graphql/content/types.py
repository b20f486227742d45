"""What every item has in common."""

from typing import Any

import graphene
from graphql import GraphQLResolveInfo

from api.graphql.content.enums import ContentKind, ScriptConversion, TranslationStatus
from api.graphql.editions.types import Node, Tenant, Topic, resolve_topics, tenant_record
from api.graphql.engine.errors import NotAvailableYet
from api.graphql.engine.fields import Record, listed
from api.graphql.engine.scalars import UUID, DateTime, LocaleTag, LocalizedText
from api.graphql.media.loaders import picture
from api.graphql.media.types import Image
from api.graphql.posts.enums import Placement, SocialChannel
from api.graphql.posts.types import ChannelPost


class AvailableLocale(Record):
    """A language in which an item can be read."""

    locale = LocaleTag(required=True, description="Language and script.")
    status = graphene.Field(TranslationStatus, required=True, description="How true that text is to its source.")
    path = graphene.String(required=True, description="The item's path in that language.")


class Content(graphene.Interface):
    """An item of any kind, as one edition shows it."""

    class Meta:
        interfaces = (Node,)

    id = graphene.ID(
        required=True,
        description="Opaque and globally unique: names the item in this edition, whatever language serves it.",
    )
    kind = graphene.Field(ContentKind, required=True, description="What the item is.")
    translation_key = UUID(required=True, description="The same for the item in all languages and editions.")
    version = graphene.String(required=True, description="Changes when anything changes that can be asked of the item.")
    title = LocalizedText(required=True, description="Title.")
    summary = LocalizedText(required=True, description="One or two sentences; empty where nobody has written any.")
    slug = graphene.String(required=True, description="Last part of the path.")
    path = graphene.String(
        required=True,
        description="Absolute within the tenant, without locale and host, such as /stories/sleep/.",
    )
    share_url = graphene.String(
        required=True, description="Absolute address of a page that people and crawlers can open."
    )
    requested_locale = LocaleTag(required=True, description="The edition's canonical tag.")
    content_locale = LocaleTag(
        required=True, description="Language and script of the text as served: mark it up with this."
    )
    is_fallback = graphene.Boolean(required=True, description="The text is in another language than was asked for.")
    translation_status = graphene.Field(
        TranslationStatus,
        required=True,
        description="Is the text that is served a true rendering of its source? Never MISSING.",
    )
    source_locale = LocaleTag(
        description="Language that the item was first written in, and translations are made from. It need not be live."
    )
    missing_segments = graphene.Int(
        required=True, description="Sentences of the text that is served which are not translated yet."
    )
    machine_segments = graphene.Int(
        required=True, description="Sentences of the text that is served which a machine has translated."
    )
    reviewed_at = DateTime(
        description="When a person read through what the machine had translated; null while nobody has, and where "
        "no machine was at work."
    )
    source_changed_at = DateTime(
        description="When the words of the source last changed for its readers; null while it is not live."
    )
    script_conversion = graphene.Field(
        ScriptConversion, required=True, description="AUTOMATIC if the served script is not the stored one."
    )
    available_locales = listed(AvailableLocale, "All languages in which the item is live, both scripts of Serbian.")
    tenant = graphene.Field(
        Tenant, required=True, description="Who owns the item; may differ from the edition's tenant."
    )
    topics = listed(Topic, "What the item is about.")
    min_age = graphene.Int(description="Youngest age it is meant for; null is open.")
    max_age = graphene.Int(description="Oldest age it is meant for; null is open.")
    content_note = LocalizedText(description="What a reader may want to know before opening it.")
    share_image = graphene.Field(Image, description="Picture for lists and for sharing.")
    published_at = DateTime(description="First publication; null only in a preview.")
    updated_at = DateTime(required=True, description="Last change of the text that is served.")
    post = graphene.Field(
        ChannelPost,
        description="The item shaped for a social channel. Answers NOT_AVAILABLE_YET for now.",
        channel=graphene.Argument(SocialChannel, required=True, description="Where it is to be posted."),
        placement=graphene.Argument(Placement, default_value=Placement.ORGANIC, description="How it is posted."),
    )

    @staticmethod
    def resolve_missing_segments(root: Any, _info: GraphQLResolveInfo) -> int:
        return root.get("missingSegments", 0)

    @staticmethod
    def resolve_machine_segments(root: Any, _info: GraphQLResolveInfo) -> int:
        return root.get("machineSegments", 0)

    @staticmethod
    def resolve_script_conversion(root: Any, _info: GraphQLResolveInfo) -> str:
        return str(root.get("scriptConversion") or "NONE")

    @staticmethod
    def resolve_tenant(root: Any, _info: GraphQLResolveInfo) -> dict[str, Any]:
        return tenant_record(root.edition.about, shown_in=root.edition.locale)

    resolve_topics = resolve_topics

    @staticmethod
    def resolve_share_image(root: Any, _info: GraphQLResolveInfo) -> dict[str, Any] | None:
        return picture(root.get("shareImage"), root.edition.base)

    @staticmethod
    def resolve_post(root: Any, _info: GraphQLResolveInfo, **_arguments: Any) -> None:
        raise NotAvailableYet("Posts for social channels come with a later version. Leave the field `post` out.")


class ContentRecord(Record):
    """Base of the ten kinds."""

    class Meta:
        abstract = True
