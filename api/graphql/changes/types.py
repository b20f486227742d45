"""What changed since an app last asked."""

import graphene

from api.graphql.changes.enums import ChangeType, RemovalReason
from api.graphql.content.enums import ContentKind
from api.graphql.content.types import Content
from api.graphql.engine.fields import Record, listed
from api.graphql.engine.scalars import UUID, DateTime


class Change(Record):
    """An item that is new, different or gone."""

    id = graphene.ID(required=True, description="Id of the item in this edition, as Content.id.")
    type = graphene.Field(ChangeType, required=True, description="What happened.")
    kind = graphene.Field(ContentKind, required=True, description="What the item is.")
    translation_key = UUID(required=True, description="The same for the item in all languages and editions.")
    content = graphene.Field(Content, description="The item as it is now; null when it is gone.")
    reason = graphene.Field(RemovalReason, description="Why it is gone; null when it is not.")
    erase = graphene.Boolean(required=True, description="Remove it from the device too, history and files included.")
    changed_at = DateTime(required=True, description="When it happened.")


class ChangeSet(Record):
    """What this edition shows, as changes, fallbacks by each kind's own policy. since null: everything.

    Applying every set in order to an empty store gives exactly the edition, clock fields (openState,
    isOpenNow, nextOpening, occurrences without from) left out: keep openingHours and compute. An item changes
    when its own public document or the document serving it changes; shared items (helpline, place,
    organisation) are changes of their own and are not repeated for each item that quotes them: keep them by
    id. Token too old or store rebuilt: TOKEN_EXPIRED, start anew.
    """

    token = graphene.String(required=True, description="Where the next set begins: send it as `since`.")
    has_more = graphene.Boolean(required=True, description="There is more already: ask again at once.")
    changes = listed(Change, "An item each, at most once.")
    tenant_changed = graphene.Boolean(required=True, description="Ask for `tenant` anew.")
    topics_changed = graphene.Boolean(required=True, description="Ask for `topics` anew.")
    ui_strings_version = graphene.String(required=True, description="Ask for `uiStrings` anew when this differs.")
