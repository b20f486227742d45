"""Where pages would stand in their tenant's other languages; read for many in a fixed number of statements."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from wagtail.models import Page

from cms.tenants.models import HOME_DEPTH, STEP, Tenant, TenantLocale, below

HOME = STEP * HOME_DEPTH
# Translation key and language.
There = dict[tuple[UUID, int], Page]


@dataclass(frozen=True, slots=True)
class Places:
    """Where one page would stand. `above` are the pages above it, the home page left out.

    `paths` has by language of the tenant the tree path of what is there of the pages above, the nearest counting, and
    `there` what is there of these pages and of the page itself, by translation key and language.
    """

    above: tuple[Page, ...]
    paths: Mapping[int, str] = field(default_factory=dict)
    there: Mapping[tuple[UUID, int], Page] = field(default_factory=dict)

    def stand_in(self, page: Page, locale: int) -> Page | None:
        """What is there of the page in the language."""
        return self.there.get((page.translation_key, locale))

    def has_text(self, page: Page, locale: int) -> bool:
        """Whether the page has a text of its own in the language; an alias has none."""
        found = self.stand_in(page, locale)
        return found is not None and found.alias_of_id is None


def places_for(pages: Iterable[Page]) -> dict[int, Places]:
    """By page; nowhere for what lies in no tenant's tree. Pages come with the reviews that are under way."""
    wanted = list(pages)
    above = {page.pk: [page.path[:end] for end in range(HOME, len(page.path), STEP)] for page in wanted}
    read = Page.objects.filter(path__in={path for paths in above.values() for path in paths})
    parents = {page.path: page for page in read.prefetch_workflow_states()}
    tenants = Tenant.objects.of_paths(page.path for page in wanted)
    there = _there(tenants.values(), {page.translation_key for page in (*parents.values(), *wanted)})
    places = {}
    for page in wanted:
        tenant = tenants.get(page.path[:HOME])
        line = [parents[path] for path in above[page.pk]]
        places[page.pk] = _places(line, there[tenant.pk]) if tenant else Places(tuple(line[1:]))
    return places


def _places(line: list[Page], there: Mapping[int, There]) -> Places:
    paths = {}
    # Nearer ones come later, and stay.
    for each in line:
        for locale, pages in there.items():
            found = pages.get((each.translation_key, locale))
            if found:
                paths[locale] = found.path
    return Places(tuple(line[1:]), paths, {place: page for pages in there.values() for place, page in pages.items()})


def _there(tenants: Iterable[Tenant], keys: Iterable[UUID]) -> dict[int, dict[int, There]]:
    """By tenant and language the pages of these groups, in the tenant's own languages."""
    owners = {tenant.home_key: tenant.pk for tenant in tenants}
    rows = TenantLocale.objects.filter(tenant__in=owners.values()).values_list("tenant_id", "locale_id")
    there: dict[int, dict[int, There]] = defaultdict(dict)
    for tenant, locale in rows:
        there[tenant][locale] = {}
    homes = Page.objects.filter(translation_key__in=owners, depth=HOME_DEPTH).values_list("path", "translation_key")
    owner_of = {path: owners[key] for path, key in homes}
    found = Page.objects.filter(below(owner_of), translation_key__in=set(keys))
    for page in found.prefetch_workflow_states():
        spoken = there[owner_of[page.path[:HOME]]]
        if page.locale_id in spoken:
            spoken[page.locale_id][page.translation_key, page.locale_id] = page
    return there
