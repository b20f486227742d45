"""The preview: a page as it would be public, from what is typed and saved so far, by the same templates."""

import logging
from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.publishing.drafts import read_back
from cms.publishing.enums import Kind
from cms.publishing.frames import public_path
from cms.publishing.models import Edition, Preview
from cms.publishing.preview_files import with_addresses
from cms.publishing.versions import KnownEdition
from cms.tenants.models import tenant_of
from content_types.share import reading
from content_types.share.rendering import item_page, message_page
from locales.languages import BY_TAG

logger = logging.getLogger("ungkanal.preview")


def preview_page(page: Any, *, tag: str = "", at: datetime | None = None) -> HttpResponse:
    """The page of a draft. What cannot be shown yet is said kindly: a draft may lack anything.

    `tag` is one of the page's scripts; without it, or with another, the page is shown as it is stored.
    """
    moment = at or timezone.now()
    edition = _edition(page, tag if tag in BY_TAG[page.locale_tag].tags else page.locale_tag)
    if edition is None:
        return _not_yet()
    try:
        return _rendered(page, edition, moment)
    except Exception:
        # A half-typed page may miss what its public form is made of; the editor goes on typing.
        logger.info("Preview of %s is not possible yet", page._meta.label, exc_info=True)
        return _not_yet()


def draft_page(preview: Preview, *, at: datetime) -> HttpResponse | None:
    """The page of a draft that somebody has a token for; None where its language is offered no more."""
    document = read_back(preview.document)
    editions = reading.editions_of(tenant_id=preview.tenant_id)
    edition = next((each for each in editions if each.locale == document.locale), None)
    if edition is None:
        return None
    card, detail = with_addresses(preview, [document.card, document.detail])
    key = str(document.translation_key)
    item = reading.Shown(
        key=key,
        kind=document.kind,
        locale=document.locale,
        path=document.path,
        card=card,
        detail=detail,
        quotes=document.quotes,
        updated_at=at,
    )
    return item_page(
        edition=edition,
        item=item,
        quoted=reading.quoted(edition=edition, keys=document.quotes, locale=item.locale, at=at),
        below=reading.episodes(edition=edition, show=key, at=at) if item.kind == Kind.PODCAST_SHOW else (),
        at=at,
        preview=True,
        editable=True,
    )


def _rendered(page: Any, edition: KnownEdition, at: datetime) -> HttpResponse:
    document = page.public_document()
    if edition.locale != page.locale_tag:
        document = page.in_latin(document)
    item = reading.Shown(
        key=str(page.translation_key),
        kind=page.public_kind,
        locale=edition.locale,
        path=public_path(page.url_path or "/"),
        card=document.card,
        detail=document.detail,
        quotes=document.quotes,
        updated_at=at,
    )
    return item_page(
        edition=edition,
        item=item,
        quoted=reading.quoted(edition=edition, keys=document.quotes, locale=item.locale, at=at),
        at=at,
        preview=True,
    )


def _edition(page: Any, tag: str) -> KnownEdition | None:
    tenant = tenant_of(page)
    stored = Edition.objects.filter(tenant=tenant, locale=tag).first() if tenant else None
    if stored is None or tenant is None:
        return None
    return KnownEdition(
        stored.pk, tenant.pk, tenant.slug, stored.locale, stored.change_number, str(stored.epoch), stored.about
    )


def _not_yet() -> HttpResponse:
    return message_page(
        title=_("No preview yet"),
        sentence=_("Go on writing: the preview appears as soon as there is enough to show."),
        status=200,
        preview=True,
    )
