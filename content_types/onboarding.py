"""A new tenant in one step: home pages and index pages for each language, then site, collection, groups and theme."""

from collections.abc import Mapping
from uuid import uuid4

from wagtail.models import Locale, Page

from cms.publishing.enums import Kind
from cms.publishing.transactions import publishing
from cms.tenants.actions import TenantDetails, create_tenant, hostname_validator, locale_for, require_languages
from cms.tenants.models import Tenant
from content_types.models import KindIndex, TenantHome
from content_types.naming import index_title
from locales.slugs import slugify

INDEX_KINDS = tuple(kind for kind in Kind if kind != Kind.PODCAST_EPISODE)


def add_tenant(
    *,
    details: TenantDetails,
    names: Mapping[str, str] | None = None,
    intros: Mapping[str, str] | None = None,
) -> Tenant:
    """The tenant with its live page trees. `names` and `intros` are by language code.

    Raises TenantExistsError or ValidationError.
    """
    require_languages(details.locales)
    hostname_validator(details.hostname)
    with publishing():
        home_key, index_keys = uuid4(), {kind: uuid4() for kind in INDEX_KINDS}
        homes = []
        for code in details.locales:
            locale = locale_for(code)
            home = TenantHome(
                title=(names or {}).get(code, details.name),
                intro=(intros or {}).get(code, ""),
                slug=f"{details.slug}-{code}",
                locale=locale,
                translation_key=home_key,
            )
            homes.append(publish_below(parent=tree_root(), page=home))
            for kind in INDEX_KINDS:
                publish_below(parent=home, page=index_page(kind=kind, locale=locale, key=index_keys[kind]))
        return create_tenant(details=details, homes=homes)


def index_page(*, kind: Kind, locale: Locale, key: object) -> KindIndex:
    """The page below which items of a kind lie, named in its language."""
    title = index_title(kind=kind, locale=locale.language_code)
    slug = slugify(title, locale.language_code)
    return KindIndex(kind=kind, title=title, slug=slug, locale=locale, translation_key=key)


def publish_below(*, parent: Page, page: Page) -> Page:
    """Adds a page and publishes it, so that it has a history from its first day."""
    page.live = False
    parent.add_child(instance=page)
    page.save_revision().publish()
    page.refresh_from_db()
    return page


def tree_root() -> Page:
    """The root of all trees."""
    return Page.get_first_root_node()
