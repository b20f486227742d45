"""Addresses of the share page: the site, the first part of the content's language, the path within the tenant."""

from wagtail.models import Page, Site

from cms.publishing.frames import public_path
from cms.tenants.models import Tenant
from locales.languages import segment
from locales.negotiation import canonical


def relative(*, locale: str, path: str) -> str:
    """The address within the site."""
    return f"/{segment(locale)}{path}"


def url_parts(page: Page) -> tuple[int, str, str] | None:
    """What `Page.get_url_parts` answers; None for a page without tenant or place, or known to be hidden.

    Lists ask this for every row: the roots of the sites are kept by Wagtail, and read anew only for a page below none.
    """
    if not page.url_path or getattr(page, "known_hider", None):
        return None
    for site in Site.get_site_root_paths():
        if page.url_path.startswith(site.root_path):
            address = relative(locale=canonical(site.language_code), path=public_path(page.url_path))
            return site.site_id, site.root_url, address
    return _of_a_new_site(page)


def _of_a_new_site(page: Page) -> tuple[int, str, str] | None:
    """The same from the database: another process may have made the site a moment ago."""
    tenant = Tenant.objects.select_related("site").of_page(page) if page.path else None
    if tenant is None:
        return None
    site: Site = tenant.site
    return (
        site.pk,
        site.root_url,
        relative(locale=canonical(page.locale.language_code), path=public_path(page.url_path)),
    )
