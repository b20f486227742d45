"""What an edition says of itself."""

from typing import Any

import graphene
from graphql import GraphQLResolveInfo

from api.graphql.editions.types import Tenant, Topic, UiString, tenant_record
from api.graphql.engine.fields import listed
from api.graphql.engine.scalars import LocaleTag
from locales.catalogues import app_strings


class EditionQueries:
    """Part of `Edition`."""

    tenant = graphene.Field(Tenant, required=True, description="The tenant whose edition this is.")
    locale = LocaleTag(required=True, description="The edition's canonical tag, with script where that matters.")
    topics = listed(Topic, "The topics that the tenant has chosen, in its order.")
    ui_strings = listed(UiString, "Texts of the apps themselves, in this language.")

    @staticmethod
    def resolve_id(root: Any, _info: GraphQLResolveInfo) -> str:
        return str(root.id())

    @staticmethod
    def resolve_tenant(root: Any, _info: GraphQLResolveInfo) -> dict[str, Any]:
        return tenant_record(root.about, shown_in=root.locale)

    @staticmethod
    def resolve_locale(root: Any, _info: GraphQLResolveInfo) -> str:
        return str(root.locale)

    @staticmethod
    def resolve_topics(root: Any, _info: GraphQLResolveInfo) -> list[dict[str, Any]]:
        return list(root.topics().values())

    @staticmethod
    def resolve_ui_strings(root: Any, _info: GraphQLResolveInfo) -> list[dict[str, str]]:
        return [{"key": key, "text": text} for key, text in app_strings(root.locale).items()]
