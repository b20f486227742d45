"""The fictional tenants around the items: page trees, sites, topics and one editor each."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page, Site

from cms.people.models import User
from cms.publishing.enums import Kind
from cms.tenants.actions import TenantDetails, create_tenant, locale_for
from cms.tenants.enums import Role
from cms.tenants.models import Tenant
from cms.translation.indexing import add_to_search
from content_types.demo.reading import Text, stable_id
from content_types.models import KindIndex, TenantHome, Topic
from content_types.onboarding import INDEX_KINDS, index_page, publish_below, tree_root
from locales.slugs import slugify

Topics = dict[tuple[str, str], Topic]
Titles = Mapping[tuple[Kind, str], str]
Parents = dict[tuple[str, str], Page]
# The default site needs no name of its own: it answers to every address that no other site has.
DEFAULT_HOST = "localhost"


def make_room() -> None:
    """Takes away the page and site with which Wagtail comes: the default site is a tenant's."""
    plain = ContentType.objects.get_for_model(Page)
    for site in Site.objects.filter(tenant=None, root_page__content_type=plain, root_page__depth=2):
        page = site.root_page
        site.delete()
        page.delete()


def make_topics(said: Iterable[Text], *, at: datetime) -> Topics:
    """The topics in each language, by slug and language code; those that are there already stay as they are."""
    found = {(topic.slug, topic.locale.language_code): topic for topic in Topic.objects.select_related("locale")}
    new = {
        (topic["slug"], code): Topic(
            name=name,
            slug=topic["slug"],
            description=topic.get("description", {}).get(code, ""),
            locale=locale_for(code),
            translation_key=stable_id("topic", topic["slug"]),
            first_published_at=at,
            last_published_at=at,
        )
        for topic in said
        for code, name in topic["name"].items()
        if (topic["slug"], code) not in found
    }
    # Nobody quotes a topic that did not exist: there is nothing for the projector to see.
    Topic.objects.bulk_create(new.values())
    add_to_search(Topic, new.values())
    return found | new


def make_tenant(said: Text, *, port: int, topics: Topics, titles: Titles) -> tuple[Tenant, Parents]:
    """A tenant with its published homes and index pages, and these index pages by kind and language code.

    `titles` are those of the index pages, by kind and language code. Raises TenantExistsError.
    """
    homes: list[Page] = []
    parents: Parents = {}
    for code in said["languages"]:
        home = publish_below(parent=tree_root(), page=_home(said, code, topics))
        homes.append(home)
        for kind in INDEX_KINDS:
            page = _index(said["slug"], kind, code, titles.get((kind, code)))
            parents[kind.value, code] = publish_below(parent=home, page=page)
    return create_tenant(details=_details(said, port), homes=homes), parents


def make_editor(tenant: Tenant) -> User:
    """Somebody who edits the tenant's pages. No password opens the account until one is given to it."""
    editor = User.objects.filter(username=editor_name(tenant.slug)).first()
    editor = editor or User.objects.create_user(username=editor_name(tenant.slug), first_name=tenant.name)
    editor.groups.add(tenant.tenant_groups.get(role=Role.EDITORS).group)
    return editor


def editor_name(slug: str) -> str:
    """What the editor of a tenant signs in with."""
    return f"editor-{slug}"


def open_accounts(slugs: Iterable[str], *, password: str) -> None:
    """Lets the demo's editors sign in with this password."""
    for editor in User.objects.filter(username__in=[editor_name(slug) for slug in slugs]):
        editor.set_password(password)
        editor.save(update_fields=["password"])


def follow_port(slugs: Iterable[str], *, port: int) -> None:
    """The demo's sites answer at the port on which this installation serves."""
    for site in Site.objects.filter(tenant__slug__in=list(slugs)).exclude(port=port):
        site.port = port
        site.save()


def _home(said: Text, code: str, topics: Topics) -> TenantHome:
    home = TenantHome(
        title=said["name"][code],
        intro=said["home"][code]["intro"].strip(),
        slug=f"{said['slug']}-{code}",
        locale=locale_for(code),
        translation_key=stable_id(said["slug"], "home"),
    )
    home.topics = [topics[slug, code] for slug in said["topics"]]
    return home


def _index(slug: str, kind: Kind, code: str, title: str | None) -> KindIndex:
    page = index_page(kind=kind, locale=locale_for(code), key=stable_id(slug, "index", kind.value))
    if title:
        page.title, page.slug = title, slugify(title, code)
    return page


def _details(said: Text, port: int) -> TenantDetails:
    default = not Site.objects.filter(is_default_site=True).exists()
    return TenantDetails(
        slug=said["slug"],
        name=said["name"][said["default_locale"]],
        country=said["country"],
        locales=said["languages"],
        timezone=said["timezone"],
        hostname=DEFAULT_HOST if default else f"{said['slug']}.{DEFAULT_HOST}",
        port=port,
        serbian_script=said["default_script"],
        primary_color=said["primary_color"],
        accent_color=said["accent_color"],
        is_default_site=default,
    )
