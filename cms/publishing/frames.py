"""Where pages lie and whether they may be seen, read for whole subtrees at once and without their content."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from wagtail.models import Locale, Page, PageViewRestriction

from cms.publishing.batches import KEYS, batches
from cms.publishing.content import kind_of
from cms.publishing.enums import Kind
from cms.tenants.models import HOME_DEPTH, STEP, Tenant
from cms.translation.following import originals
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
Row = dict[str, Any]
# A text: translation key and language.
Text = tuple[UUID, int]


@dataclass(frozen=True, slots=True)
class Frame:
    """A page seen from outside. `path` is the public one, `position` its place in the tree.

    `public` says that the page is live and unrestricted, and so is all that it stands on: what is above it, what it is
    an alias of or translated from, what is above that, and so on; `hidden_by` is the first of these that is not, and
    `until` the earliest expiry of them. `is_original`: there are translations of it.
    """

    page_id: int
    position: str
    tenant: Tenant | None
    locale: str
    translation_key: UUID
    kind: Kind | None
    path: str
    public: bool
    hidden_by: int | None
    is_original: bool
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
    rows: list[Row] = []
    for batch in batches(_topmost(positions), KEYS):
        rows += Page.objects.filter(path__in=batch).values(*COLUMNS, "numchild")
    for batch in batches([row["path"] for row in rows if row["numchild"]], POSITIONS):
        rows += Page.objects.filter(at_or_below(batch)).exclude(path__in=batch).values(*COLUMNS)
    return _frames(rows)


def affected(pages: Iterable[int]) -> dict[int, Frame]:
    """Frames of these pages and of all whose being public may hang on one of them.

    That is what lies below, what is translated from any of these or shows one's text as an alias, what lies below that,
    and so on.
    """
    found: dict[int, Frame] = {}
    positions = _positions(batches(pages, KEYS), "pk")
    while positions:
        new = {page: frame for page, frame in of_subtrees(positions).items() if page not in found}
        found |= new
        positions = _following(new.values())
    return found


def _following(frames: Iterable[Frame]) -> list[str]:
    """Where the pages are that are in the groups of those that are originals, and the aliases of any."""
    frames = list(frames)
    keys = (each.translation_key for each in frames if each.is_original)
    aliases = _positions(batches((each.page_id for each in frames), KEYS), "alias_of")
    return list({*_positions(batches(keys, KEYS), "translation_key"), *aliases} - {each.position for each in frames})


def _positions(asked: Iterable[list[Any]], name: str) -> list[str]:
    return [
        position
        for batch in asked
        for position in Page.objects.filter(**{f"{name}__in": batch}).values_list("path", flat=True)
    ]


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


def _frames(rows: list[Row]) -> dict[int, Frame]:
    surroundings = _surroundings(rows)
    return {row["pk"]: _frame(row, surroundings) for row in rows}


@dataclass(frozen=True, slots=True)
class _Surroundings:
    """What has to be known beside a page's own row.

    `rows` by tree position; `originals` by the text that is translated from them, `translated`: the texts of these.
    """

    rows: dict[str, Row]
    tenants: dict[str, Tenant]
    restricted: set[str]
    tags: dict[int, str]
    aliased: dict[int, Row]
    originals: dict[Text, Row]
    translated: set[Text]

    def tenant_of(self, row: Row) -> Tenant | None:
        """The tenant in whose tree the page lies."""
        return self.tenants.get(row["path"][: STEP * HOME_DEPTH])

    def pillars(self, row: Row) -> list[Row]:
        """All that has to be public for the page to be: what is above it and the page, then what each of these is an
        alias of or translated from, with what is above that, and so on. What lies in another tenant is none of this.
        """
        found: dict[str, Row] = {}
        waiting = [row]
        for each in waiting:
            for path in [*_ancestors(each["path"]), each["path"]]:
                if path in self.rows and path not in found:
                    found[path] = self.rows[path]
                    waiting += self.origins(found[path])
        return list(found.values())

    def origins(self, row: Row) -> list[Row]:
        """What the page is an alias of, and what it is translated from, in the tenant's own tree."""
        original = self.originals.get(_text(row, self.aliased))
        found = [*_shown(row, self.aliased)[1:], *([original] if original else [])]
        return [each for each in found if self.tenant_of(each) == self.tenant_of(row)]


def _surroundings(rows: list[Row]) -> _Surroundings:
    known: dict[str, Row] = {}
    aliased: dict[int, Row] = {}
    translated_from: dict[Text, Row] = {}
    translated: set[Text] = set()
    new = {row["path"]: row for row in rows}
    while new:
        known |= new
        sources = _aliased(new.values())
        aliased |= sources
        found, texts = _originals(new.values(), {_text(row, aliased) for row in new.values()})
        translated_from |= found
        translated |= texts
        new = {row["path"]: row for row in (*found.values(), *sources.values()) if row["path"] not in known}
        missing = {above for path in (*known, *new) for above in _ancestors(path)} - {*known, *new}
        if missing:
            new |= {row["path"]: row for row in Page.objects.filter(path__in=missing).values(*COLUMNS)}
    return _Surroundings(
        rows=known,
        tenants=Tenant.objects.of_paths(known),
        restricted=set(PageViewRestriction.objects.values_list("page__path", flat=True)),
        tags={locale.pk: locale.language_code for locale in Locale.objects.all()},
        aliased=aliased,
        originals=translated_from,
        translated=translated,
    )


def _aliased(rows: Iterable[Row]) -> dict[int, Row]:
    """Every page that an alias among the rows comes from, directly or by way of others."""
    found: dict[int, Row] = {}
    wanted = {row["alias_of_id"] for row in rows if row["alias_of_id"]}
    while wanted:
        found |= {row["pk"]: row for row in Page.objects.filter(pk__in=wanted).values(*COLUMNS)}
        wanted = {row["alias_of_id"] for row in found.values() if row["alias_of_id"]} - set(found)
    return found


def _shown(row: Row, aliased: dict[int, Row]) -> list[Row]:
    """The page, and what it is an alias of, down to the one whose text it shows."""
    shown = [row]
    while shown[-1]["alias_of_id"] in aliased:
        shown.append(aliased[shown[-1]["alias_of_id"]])
    return shown


def _text(row: Row, aliased: dict[int, Row]) -> Text:
    last = _shown(row, aliased)[-1]
    return last["translation_key"], last["locale_id"]


def _originals(rows: Iterable[Row], texts: set[Text]) -> tuple[dict[Text, Row], set[Text]]:
    """What each of the texts is translated from, and which texts others are translated from."""
    found: dict[Text, Text] = {}
    for keys in batches({key for key, _ in texts}, KEYS):
        found |= {(key, locale): (key, original) for (key, locale), original in originals(keys).items()}
    known = {(row["translation_key"], row["locale_id"]): row for row in rows}
    wanted = {found[text] for text in texts if text in found} - set(known)
    for keys in batches({key for key, _ in wanted}, KEYS):
        for row in Page.objects.filter(translation_key__in=keys).values(*COLUMNS):
            known[row["translation_key"], row["locale_id"]] = row
    return {text: known[found[text]] for text in texts if text in found}, set(found.values())


def _ancestors(path: str) -> list[str]:
    """Tree positions above this one, tenant home first."""
    return [path[:end] for end in range(STEP * HOME_DEPTH, len(path), STEP)]


def _frame(row: Row, surroundings: _Surroundings) -> Frame:
    tenant, pillars = surroundings.tenant_of(row), surroundings.pillars(row)
    expiries = [each["expire_at"] for each in pillars if each["expire_at"]]
    hiding = (each["pk"] for each in pillars if not each["live"] or each["path"] in surroundings.restricted)
    hidden_by = next(hiding, None)
    # An alias of a text in another language shows that text: a fallback, not a document of this language.
    borrows = any(each["locale_id"] != row["locale_id"] for each in _shown(row, surroundings.aliased))
    model = ContentType.objects.get_for_id(row["content_type_id"]).model_class()
    return Frame(
        page_id=row["pk"],
        position=row["path"],
        tenant=tenant,
        locale=canonical(surroundings.tags[row["locale_id"]]),
        translation_key=row["translation_key"],
        kind=kind_of(model),
        path=public_path(row["url_path"]),
        public=bool(tenant) and not borrows and hidden_by is None,
        hidden_by=hidden_by,
        is_original=(row["translation_key"], row["locale_id"]) in surroundings.translated,
        expired=any(each["expired"] for each in pillars),
        since=row["first_published_at"],
        until=min(expiries, default=None),
        updated_at=row["last_published_at"] or row["first_published_at"],
    )


def public_path(url_path: str) -> str:
    """A page's address within its tenant: Wagtail's url_path without the home page's own slug."""
    return "/" + url_path.strip("/").partition("/")[2] + "/" if url_path.strip("/").count("/") else "/"
