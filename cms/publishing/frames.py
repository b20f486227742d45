"""Where pages lie and whether they may be seen, read for whole subtrees at once and without their content."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from wagtail.models import Locale, Page, PageViewRestriction

from cms.publishing.batches import batches
from cms.publishing.content import kind_of
from cms.publishing.enums import Kind
from cms.tenants.models import HOME_DEPTH, STEP, Tenant
from locales.languages import BY_TAG
from locales.negotiation import canonical

COLUMNS = (
    "pk",
    "path",
    "depth",
    "url_path",
    "live",
    "expire_at",
    "expired",
    "locale_id",
    "translation_key",
    "content_type_id",
    "first_published_at",
    "last_published_at",
    "alias_of_id",
)
POSITIONS = 100
LAST_CHILD = "Z" * STEP


@dataclass(frozen=True, slots=True)
class Frame:
    """A page seen from outside. `path` is the public one, `position` its place in the tree.

    `public` says that the page and everything above it is live and unrestricted; `until` is the earliest expiry.
    """

    page_id: int
    position: str
    tenant: Tenant | None
    locale: str
    translation_key: UUID
    kind: Kind | None
    path: str
    public: bool
    expired: bool
    since: datetime | None
    until: datetime | None
    updated_at: datetime | None

    def in_scripts(self) -> list["Frame"]:
        """The same for each script in which the page is published, the stored one first."""
        return [replace(self, locale=tag) for tag in BY_TAG[self.locale].tags]


def of_pages(ids: Iterable[int]) -> dict[int, Frame]:
    """Frames of these pages alone."""
    rows = list(Page.objects.filter(pk__in=list(ids)).values(*COLUMNS))
    return _frames(rows)


def of_subtrees(positions: Iterable[str]) -> dict[int, Frame]:
    """Frames of the pages at these tree positions and of all below them."""
    found: dict[int, Frame] = {}
    for batch in batches(_topmost(positions), POSITIONS):
        found |= _frames(list(Page.objects.filter(at_or_below(batch)).order_by("path").values(*COLUMNS)))
    return found


def _topmost(positions: Iterable[str]) -> list[str]:
    """Those of the positions that do not lie below another of them."""
    kept: list[str] = []
    for position in sorted(set(positions)):
        if not kept or not position.startswith(kept[-1]):
            kept.append(position)
    return kept


def at_or_below(positions: Iterable[str]) -> Q:
    """A range for each, which every database finds by its index: digits and capitals are all that positions have."""
    condition = Q(pk__in=[])
    for position in positions:
        condition |= Q(path__gte=position, path__lte=position + LAST_CHILD)
    return condition


def _frames(rows: list[dict[str, Any]]) -> dict[int, Frame]:
    known = {row["path"]: row for row in rows}
    missing = {above for row in rows for above in _ancestors(row["path"]) if above not in known}
    if missing:
        known |= {row["path"]: row for row in Page.objects.filter(path__in=missing).values(*COLUMNS)}
    tenants = Tenant.objects.of_paths(row["path"] for row in rows)
    restricted = set(PageViewRestriction.objects.values_list("page__path", flat=True))
    tags = {locale.pk: locale.language_code for locale in Locale.objects.all()}
    sources = _sources(rows)
    return {row["pk"]: _frame(row, known, tenants, restricted, tags, sources) for row in rows}


def _sources(rows: list[dict[str, Any]]) -> dict[int, tuple[int, int | None]]:
    """Language and source of every page that an alias among the rows comes from, directly or by way of others."""
    sources: dict[int, tuple[int, int | None]] = {}
    wanted = {row["alias_of_id"] for row in rows if row["alias_of_id"]}
    while wanted:
        found = Page.objects.filter(pk__in=wanted).values_list("pk", "locale_id", "alias_of_id")
        sources |= {pk: (locale, source) for pk, locale, source in found}
        wanted = {source for _, source in sources.values() if source} - set(sources)
    return sources


def _borrows(row: dict[str, Any], sources: dict[int, tuple[int, int | None]]) -> bool:
    """An alias of a text in another language shows that text: a fallback, not a document of this language."""
    source = row["alias_of_id"]
    while source in sources:
        locale, source = sources[source]
        if locale != row["locale_id"]:
            return True
    return False


def _ancestors(path: str) -> list[str]:
    """Tree positions above this one, tenant home first."""
    return [path[:end] for end in range(STEP * HOME_DEPTH, len(path), STEP)]


def _frame(
    row: dict[str, Any],
    known: dict[str, dict[str, Any]],
    tenants: dict[str, Tenant],
    restricted: set[str],
    tags: dict[int, str],
    sources: dict[int, tuple[int, int | None]],
) -> Frame:
    line = [known[path] for path in [*_ancestors(row["path"]), row["path"]] if path in known]
    tenant = tenants.get(row["path"][: STEP * HOME_DEPTH])
    expiries = [each["expire_at"] for each in line if each["expire_at"]]
    open_to_all = not any(each["path"] in restricted for each in line)
    model = ContentType.objects.get_for_id(row["content_type_id"]).model_class()
    return Frame(
        page_id=row["pk"],
        position=row["path"],
        tenant=tenant,
        locale=canonical(tags[row["locale_id"]]),
        translation_key=row["translation_key"],
        kind=kind_of(model),
        path=public_path(row["url_path"]),
        public=bool(tenant) and open_to_all and not _borrows(row, sources) and all(each["live"] for each in line),
        expired=any(each["expired"] for each in line),
        since=row["first_published_at"],
        until=min(expiries, default=None),
        updated_at=row["last_published_at"] or row["first_published_at"],
    )


def public_path(url_path: str) -> str:
    """A page's address within its tenant: Wagtail's url_path without the home page's own slug."""
    return "/" + url_path.strip("/").partition("/")[2] + "/" if url_path.strip("/").count("/") else "/"
