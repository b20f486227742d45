"""Making the catalogue, and taking it out again."""

from collections.abc import Callable, Iterator
from datetime import datetime

from wagtail.models import Page

from cms.publishing.bulk import publish_new
from cms.publishing.enums import Kind
from cms.publishing.transactions import publishing
from cms.tenants.actions import TenantDetails, locale_for
from cms.tenants.models import Tenant, below
from content_types.catalogue.library import draw_pictures, record, recordings
from content_types.catalogue.makers import MAKERS, Sheet, Shelf
from content_types.catalogue.plan import CODES, EPISODES_OF_A_SHOW, KINDS, SLUG, Plan
from content_types.catalogue.planting import count, place, plant
from content_types.demo import reading
from content_types.demo.tenants import make_topics
from content_types.models import Helpline, KindIndex, PodcastShow, TenantHome
from content_types.models.base import EditorialPage
from content_types.onboarding import add_tenant

Say = Callable[[str], None]

INDEXES = {"helpline": Kind.HELPLINE, "guide": Kind.GUIDE, "story": Kind.STORY, "show": Kind.PODCAST_SHOW}
# Groups in one transaction: bounds the memory, and nobody who writes waits long.
BATCH = EPISODES_OF_A_SHOW


class CatalogueExistsError(ValueError):
    """The tenant of the catalogue is there already."""


def seed_catalogue(*, plan: Plan, at: datetime, say: Say) -> Tenant:
    """Makes the tenant and its items. Raises CatalogueExistsError, with nothing changed."""
    if Tenant.objects.filter(slug=SLUG).exists():
        raise CatalogueExistsError(SLUG)
    with publishing():
        tenant, shelf = _open(plan, at)
    parents = _indexes(tenant)
    sound = record(plan=plan, tenant=tenant)
    for kind in KINDS:
        total = 0
        for numbers in _batches(plan.shows if kind == "show" else plan.items):
            with publishing():
                if kind == "episode":
                    shelf.recordings = recordings(plan=plan, like=sound, numbers=numbers)
                total += _make(kind, numbers, shelf, parents, tenant, at)
            say(f"{kind}: {numbers.stop} groups, {total} pages")
    return tenant


def _open(plan: Plan, at: datetime) -> tuple[Tenant, Shelf]:
    """The tenant with its theme and topics, and what all items build on."""
    said = reading.topics()
    topics = make_topics(said, at=at)
    tenant = add_tenant(
        details=TenantDetails(
            slug=SLUG,
            name="Catalogue",
            country="NO",
            locales=CODES,
            timezone="Europe/Oslo",
            hostname=f"{SLUG}.localhost",
            port=8000,
        )
    )
    pictures = draw_pictures(plan=plan, tenant=tenant)
    tenant.logo = pictures[0]
    tenant.save()
    by_code = {code: [topics[topic["slug"], code] for topic in said] for code in CODES}
    for home in TenantHome.objects.filter(translation_key=tenant.home_key):
        home.topics = by_code[home.locale.language_code]
        home.save()
    locales = {code: locale_for(code) for code in CODES}
    return tenant, Shelf(plan=plan, locales=locales, topics=by_code, pictures=pictures)


def _indexes(tenant: Tenant) -> dict[tuple[str, str], Page]:
    """The index pages by the catalogue's kind and language code."""
    kinds = {kind.value: name for name, kind in INDEXES.items()}
    found = KindIndex.objects.filter(below(tenant.home_paths()), kind__in=kinds).select_related("locale")
    return {(kinds[page.kind], page.locale.language_code): page for page in found}


def _batches(total: int) -> Iterator[range]:
    for start in range(0, total, BATCH):
        yield range(start, min(start + BATCH, total))


def _make(
    kind: str, numbers: range, shelf: Shelf, parents: dict[tuple[str, str], Page], tenant: Tenant, at: datetime
) -> int:
    pages: list[EditorialPage] = []
    above: set[Page] = set()
    for number in numbers:
        for code in shelf.plan.codes(kind, number):
            page = MAKERS[kind](Sheet.of(shelf, kind, number, code))
            parent = _parent(kind, number, code, shelf, parents)
            place(page=page, parent=parent)
            above.add(parent)
            pages.append(page)
            shelf.known[kind, number, code] = page
    plant(pages=pages)
    count(parents=above)
    publish_new(tenant=tenant, pages=pages, at=at)
    for number in numbers:
        for code in shelf.plan.codes(kind, number):
            shelf.known[kind, number, code] = _light(shelf.known[kind, number, code])
    return len(pages)


def _parent(kind: str, number: int, code: str, shelf: Shelf, parents: dict[tuple[str, str], Page]) -> Page:
    return shelf.known["show", number // EPISODES_OF_A_SHOW, code] if kind == "episode" else parents[kind, code]


def _light(page: Page) -> Page:
    """What later items need of a page; the memory for its text is given back. Shows stay whole for their episodes."""
    if isinstance(page, PodcastShow):
        return page
    model = Helpline if isinstance(page, Helpline) else Page
    return model(id=page.pk, pk=page.pk, translation_key=page.translation_key)
