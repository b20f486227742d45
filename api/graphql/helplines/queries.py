"""Who a young person can talk to."""

from typing import Any

import graphene
from graphql import GraphQLResolveInfo

from api.graphql.content import filters
from api.graphql.content.items import Item
from api.graphql.engine.fields import list_of, listed
from api.graphql.engine.scalars import LocaleTag
from api.graphql.helplines.enums import ContactMethod
from api.graphql.helplines.hours import is_open
from api.graphql.helplines.types import Helpline
from cms.publishing.enums import Kind
from locales.negotiation import UnknownLocale, canonical


class HelplineQueries:
    """Part of `Edition`."""

    helplines = listed(
        Helpline,
        "All helplines of the edition: emergency first, then open now, then the editor's order.",
        topics=list_of(graphene.ID, "Slugs or ids of topics: only those about any of them."),
        age=graphene.Int(description="Only those for this age: minAge <= age <= maxAge, missing bounds are open."),
        open_now=graphene.Boolean(description="true: only those open now; false: only those not open now."),
        contact_method=graphene.Argument(ContactMethod, description="Only those reached in this way."),
        spoken_language=LocaleTag(description="Only those that answer in this language, in whatever script."),
    )

    @staticmethod
    def resolve_helplines(
        root: Any,
        info: GraphQLResolveInfo,
        *,
        topics: list[str] | None = None,
        age: int | None = None,
        open_now: bool | None = None,
        contact_method: Any = None,
        spoken_language: str | None = None,
    ) -> list[Item]:
        names = info.context.names_below(info)
        rows = filters.for_age(filters.about_topics(root.rows().of_kinds([Kind.HELPLINE]), topics), age)
        found = root.take(rows.read(root.columns(names), order=("position", "pk")), names)
        kept = [
            item
            for item in found
            if (open_now is None or is_open(item) == open_now)
            and (contact_method is None or contact_method.value in item["contactMethods"])
            and (spoken_language is None or _speaks(item, spoken_language))
        ]
        return sorted(kept, key=lambda item: (not item["emergency"], not is_open(item)))


def _speaks(item: Item, language: str) -> bool:
    return _language(language) in {_language(tag) for tag in item["spokenLanguages"]}


def _language(tag: str) -> str:
    """The language of a tag without its script; of one that is not ours, its first part."""
    try:
        return canonical(tag).partition("-")[0]
    except UnknownLocale:
        return tag.replace("_", "-").partition("-")[0].lower()
