"""The field `preview`: from a token to an item, read from what is kept for that token and from nothing else."""

from typing import Any

from graphql import GraphQLResolveInfo

from api.access.editions import find_edition
from api.access.refusals import Refusal
from api.graphql.content.items import Item
from api.graphql.content.loaders import OpenEdition
from api.graphql.engine.context import Reading
from cms.publishing import previews
from cms.publishing.drafts import read_back
from cms.publishing.models import EditionRow, Preview
from cms.publishing.preview_files import with_addresses

# Whatever is asked of a draft, all of it is at hand.
EVERYTHING = frozenset({"body"})


class UnknownPreview(Refusal):
    """The token shows nothing."""

    code = "BAD_TOKEN"


class PreviewTooOld(Refusal):
    """The token showed something until a while ago."""

    code = "TOKEN_EXPIRED"


def draft(info: GraphQLResolveInfo, token: str) -> Item:
    """The draft that a token shows. Raises `UnknownPreview` or `PreviewTooOld`; neither names the token."""
    reading: Reading = info.context
    try:
        preview = previews.opened(token=token, at=reading.now)
    except previews.TokenTooOld:
        raise PreviewTooOld("This token was good for 30 minutes. Ask the editor for a new one.") from None
    except previews.UnknownToken:
        raise UnknownPreview("This token shows nothing, or no longer. Ask the editor for a new one.") from None
    known = find_edition(tenant=preview.tenant.slug, locale=preview.locale)
    if known is None:
        raise UnknownPreview("The tenant does not publish in this language any more. Ask the editor for another token.")
    # An edition of its own: what else the request reads is what is published.
    edition = OpenEdition(known, reading)
    reading.editions[preview.tenant.slug, f"{preview.locale} {preview.digest}"] = edition
    [item] = edition.take([_row(preview, edition)], EVERYTHING)
    item["publishedAt"] = preview.first_published_at
    return item


def _row(preview: Preview, edition: OpenEdition) -> tuple[Any, ...]:
    """What `OpenEdition` reads of a published item."""
    document = read_back(preview.document)
    document.card, document.detail = with_addresses(preview, [document.card, document.detail])
    row = EditionRow(
        edition_id=edition.pk,
        document=document,
        translation_key=document.translation_key,
        kind=document.kind,
        is_fallback=False,
        published_at=document.published_at,
        version=document.version,
    )
    return tuple(_column(row, name) for name in edition.columns(EVERYTHING))


def _column(row: EditionRow, name: str) -> Any:
    thing: Any = row
    for part in name.split("__"):
        thing = getattr(thing, part)
    return thing
