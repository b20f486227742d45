"""What sending pages to translation costs, beside publishing as many source pages in the same run."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from cms.people.models import User
from cms.publishing.enums import Kind
from cms.publishing.transactions import publishing
from cms.tenants.actions import TenantDetails
from cms.tenants.enums import Role
from cms.tenants.models import Tenant, below
from cms.translation import orders
from content_types.catalogue.removal import remove_tenant
from content_types.demo.removal import forget_translations
from content_types.models import Credit, KindIndex, Story
from content_types.onboarding import add_tenant

Say = Callable[[str], None]
SLUG, BLOCKS, TURNS = "bench-translation", 5, 10


@dataclass(slots=True)
class Cost:
    """Seconds by the clock and of this process; `pages` that were made for it."""

    pages: int = 0
    wall: float = 0.0
    cpu: float = 0.0

    @contextmanager
    def counted(self, pages: int) -> Iterator[None]:
        """What happens within costs this, and makes so many pages."""
        wall, cpu = time.perf_counter(), time.process_time()
        yield
        self.wall, self.cpu = self.wall + time.perf_counter() - wall, self.cpu + time.process_time() - cpu
        self.pages += pages


@dataclass(frozen=True, slots=True)
class Measured:
    """Publishing source pages, and the worker's job that sends some of them into other languages."""

    published: Cost
    translated: Cost

    @property
    def ratio(self) -> float:
        """How many times the one costs the other, page for page, by the clock."""
        return (self.translated.wall / self.translated.pages) / (self.published.wall / self.published.pages)

    @property
    def cpu_ratio(self) -> float:
        """The same by the time of this process alone; PostgreSQL's own is not in it."""
        return (self.translated.cpu / self.translated.pages) / (self.published.cpu / self.published.pages)


def measure(*, pages: int, codes: Sequence[str], say: Say) -> Measured:
    """Both take turns, so that whatever else the machine does is in both. Makes a tenant, and removes it.

    What a run that was killed has left behind is removed first.
    """
    remove()
    tenant, person = prepare(codes)
    found = Measured(Cost(), Cost())
    try:
        for turn in range(TURNS):
            share = pages * (turn + 1) // TURNS - pages * turn // TURNS
            stories = []
            with found.published.counted(share * len(codes)):
                stories = [_publish(tenant, f"{turn} {number}") for number in range(share * len(codes))]
            with found.translated.counted(share * len(codes)):
                _translate(tenant, stories[:share], codes, person)
            say(f"{found.translated.pages} of {pages * len(codes)} translations")
    finally:
        remove()
    return found


@transaction.atomic
def prepare(codes: Sequence[str]) -> tuple[Tenant, User]:
    """A tenant, and one of its editors; no password opens the account."""
    tenant = add_tenant(details=_details(codes))
    person = User.objects.create_user(username=SLUG)
    person.groups.add(tenant.tenant_groups.get(role=Role.EDITORS).group)
    return tenant, person


def remove() -> None:
    """Deletes the tenant and its editor, if they are there."""
    tenant = Tenant.objects.filter(slug=SLUG).first()
    if tenant:
        forget_translations(set(tenant.pages().values_list("translation_key", flat=True)))
        remove_tenant(tenant=tenant)
    User.objects.filter(username=SLUG).delete()


def _details(codes: Sequence[str]) -> TenantDetails:
    return TenantDetails(
        slug=SLUG,
        name="Bench",
        country="NO",
        locales=["nb", *codes],
        timezone="Europe/Oslo",
        hostname=f"{SLUG}.localhost",
    )


def _publish(tenant: Tenant, name: str) -> Story:
    """A story of fifteen blocks and some thirty strings, from nothing to the readers."""
    index = KindIndex.objects.filter(below(tenant.home_paths())).get(kind=Kind.STORY, locale__language_code="nb")
    body = []
    for number in range(BLOCKS):
        body += [
            ("heading", {"text": f"Overskrift {name} {number}", "level": "2"}),
            ("text", f"<p>Avsnitt {name} {number} med <b>noen</b> ord.</p><p>Og et til, {name} {number}.</p>"),
            ("quote", {"text": f"Sagt {name} {number}", "attribution": "Ida"}),
        ]
    story = Story(title=f"Historie {name}", summary=f"Om {name}", body=body, live=False)
    story.credits = [Credit(display_name="Ida", role="Tekst")]
    with publishing():
        index.add_child(instance=story)
        story.save_revision().publish()
    return story


def _translate(tenant: Tenant, stories: Sequence[Story], codes: Sequence[str], by: User) -> None:
    order = orders.place(tenant=tenant, pages=orders.titles(stories), codes=codes, by=by, at=timezone.now())
    while orders.work_off(order=order, seconds=15):
        pass
    counts = orders.progress(order)
    if counts["done"] != counts["total"]:
        raise RuntimeError(f"Not all pages were sent to translation: {counts}")
