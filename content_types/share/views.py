"""A site's public addresses. Everything comes from the published store; what is not in it now is not found."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.models import Site

from cms.publishing.editions import tag_for
from cms.publishing.enums import Kind
from cms.publishing.versions import KnownEdition
from cms.tenants.models import Tenant
from content_types.naming import index_title
from content_types.share import reading
from content_types.share.rendering import item_page, list_page, message_page
from content_types.share.words import spoken, words_for
from locales.languages import BY_TAG, segment
from locales.negotiation import negotiate
from locales.scripts import in_script

LONGEST_PATH = 600


@require_safe
def site_root(request: HttpRequest) -> HttpResponseBase:
    """Leads to the list in the language that the visitor's browser asks for, else in the tenant's main language."""
    tenant = _tenant(request)
    editions = reading.editions_of(tenant_id=tenant.pk) if tenant else []
    if tenant is None or not editions:
        return _nothing(None)
    tag = negotiate(
        request.headers.get("Accept-Language"),
        supported=[edition.locale for edition in editions],
        tenant_default=tag_for(tenant, tenant.default_locale.language_code),
        serbian_script=tenant.script,
    )
    response = HttpResponseRedirect(f"/{segment(tag)}/")
    # The only address where a header decides what is answered.
    patch_vary_headers(response, ["Accept-Language"])
    return response


@require_safe
def shared(request: HttpRequest, language: str, path: str) -> HttpResponseBase:
    """An item, the list of a part of the tree, or the newest of all."""
    tenant, at = _tenant(request), timezone.now()
    edition = reading.edition_for(tenant_id=tenant.pk, language=language) if tenant else None
    if edition is None or len(path) > LONGEST_PATH or "\0" in path:
        return _nothing(edition)
    wanted = f"/{path}"
    if wanted == "/":
        return _list(edition, "/", at)
    item = reading.item_at(edition=edition, path=wanted, at=at)
    if item:
        return _item(edition, item, at)
    moved = reading.moved_to(edition=edition, path=wanted, at=at)
    if moved:
        return HttpResponsePermanentRedirect(moved.address)
    return _list(edition, wanted, at) if wanted.count("/") == 2 else _nothing(edition)


def _tenant(request: HttpRequest) -> Tenant | None:
    site = Site.find_for_request(request)
    return Tenant.objects.filter(site=site).select_related("default_locale").first() if site else None


def _item(edition: KnownEdition, item: reading.Shown, at: datetime) -> HttpResponse:
    is_show = item.kind == Kind.PODCAST_SHOW
    return item_page(
        edition=edition,
        item=item,
        quoted=reading.quoted(edition=edition, keys=item.quotes, locale=item.locale, at=at),
        languages=reading.languages(edition=edition, key=item.key, at=at),
        below=reading.episodes(edition=edition, show=item.key, at=at) if is_show else (),
        at=at,
    )


def _list(edition: KnownEdition, path: str, at: datetime) -> HttpResponse:
    items = reading.newest(edition=edition, at=at, below=path)
    if not items and path != "/":
        return _nothing(edition)
    home = edition.about["tenant"]["name"]
    kind = (
        Kind.PODCAST_SHOW if items and items[0].kind == Kind.PODCAST_EPISODE else Kind(items[0].kind) if items else None
    )
    if path == "/" or kind is None:
        return list_page(edition=edition, items=items, title=home, path=path)
    title = in_script(index_title(kind=kind, locale=BY_TAG[edition.locale].code), edition.locale)
    return list_page(edition=edition, items=items, title=title, path=path)


def _nothing(edition: KnownEdition | None) -> HttpResponse:
    if edition is None:
        return message_page(title=_("Not found"), sentence=_("There is nothing at this address."), status=404)
    with spoken(edition.locale):
        words = words_for(tag=edition.locale, timezone=edition.about["tenant"]["timezone"])
        return message_page(
            title=words["no_longer_available"],
            sentence=_("There is nothing at this address."),
            status=404,
            lang=edition.locale,
        )
