"""What changed since an app last asked."""

from typing import Any

import graphene
from graphql import GraphQLResolveInfo

from api.graphql.changes.enums import ChangeType, RemovalReason
from api.graphql.changes.files import MOST_WISHES, File
from api.graphql.content.enums import ContentKind
from api.graphql.content.types import Content
from api.graphql.engine.fields import Record, listed
from api.graphql.engine.scalars import UUID, DateTime
from api.graphql.media.enums import ImageFormat

# What the contract's own operation asks for.
USUAL = [{"width": 800}]


class RenditionWish(graphene.InputObjectType):
    """A size in which an app shows pictures: the arguments of Image.rendition."""

    width = graphene.Int(required=True, description="Wanted width in pixels: 1 to 4096.")
    height = graphene.Int(description="Wanted height in pixels; null keeps the whole picture.")
    format = graphene.Field(ImageFormat, default_value=ImageFormat.AUTO, description="Wanted encoding.")


class OfflineFile(Record):
    """A file that an app fetches to show an item without a network."""

    url = graphene.String(required=True, description="Absolute address; what it gives never changes.")
    bytes = graphene.Float(
        description="Size of the file in bytes; null for a rendition of a picture that nobody has asked for yet."
    )
    mime_type = graphene.String(required=True, description="Media type of the file, such as image/webp.")
    version = graphene.String(required=True, description="Changes with the content of the file, as its address does.")
    sha256 = graphene.String(
        description="SHA-256 of the file, in hexadecimal digits; null where it is not known beforehand."
    )


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
    files = listed(
        OfflineFile,
        "Every file that the item shows now, each once; none when it is gone. The files of an edition are those of "
        "its items: keep what an item of yours names, and drop what none names any more.",
        renditions=graphene.Argument(
            graphene.List(graphene.NonNull(RenditionWish)),
            default_value=USUAL,
            description=f"The sizes in which the app shows pictures, at most {MOST_WISHES}.",
        ),
    )

    @staticmethod
    def resolve_files(
        root: Any, _info: GraphQLResolveInfo, renditions: list[dict[str, Any]] | None = None
    ) -> list[File]:
        found: list[File] = root["manifest"].of(root["id"], USUAL if renditions is None else renditions)
        return found


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
