"""Arguments that lists share, each described once."""

from typing import Any

import graphene

from api.graphql.content.enums import FallbackPolicy
from api.graphql.engine.fields import after_argument, first_argument, list_of
from cms.publishing.enums import Policy

DEFAULT_FIRST = 20


def list_arguments(*names: str, fallback: Policy = Policy.CHAIN) -> dict[str, Any]:
    """Fresh arguments by their names, in the order given."""
    known = {
        "topics": lambda: list_of(graphene.ID, "Slugs or ids of topics: only items about any of them."),
        "age": lambda: graphene.Int(
            description="Only items for this age: minAge <= age <= maxAge, missing bounds are open."
        ),
        "first": lambda: first_argument(DEFAULT_FIRST),
        "after": after_argument,
        "fallback": lambda: graphene.Argument(
            FallbackPolicy,
            default_value=FallbackPolicy.get(fallback.value),
            description="CHAIN: items that another language stands in for, too; NONE: only those in the edition's own.",
        ),
    }
    return {name: known[name]() for name in names}
