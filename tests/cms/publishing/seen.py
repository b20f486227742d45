"""Whether a page may be seen, asked of one page at a time in the plainest way: what the store is held against."""

from wagtail.models import Page, PageViewRestriction
from wagtail_localize.models import Translation

from cms.publishing.models import Document
from cms.tenants.models import HOME_DEPTH, STEP, Tenant


def may_be_seen(page: Page, asked: frozenset[int] = frozenset()) -> bool:
    """Live and open to all, below what may be seen, and neither an alias nor a translation of what may not."""
    if page.pk in asked:
        return True
    asked |= {page.pk}
    if not page.live or PageViewRestriction.objects.filter(page=page).exists() or not _tenant(page):
        return False
    if page.depth > HOME_DEPTH and not may_be_seen(page.get_parent(), asked):
        return False
    origins = [each for each in (page.alias_of, _original(_text(page))) if each and _tenant(each) == _tenant(page)]
    return all(may_be_seen(each, asked) for each in origins)


def ids_to_be_seen() -> set[int]:
    """The items that should have a document. A text that another language borrows is no document of that language."""
    return {
        page.pk
        for page in Page.objects.specific()
        if getattr(page, "public_kind", None) and not _borrowed(page) and may_be_seen(page)
    }


def ids_seen() -> set[int]:
    """The items that have one."""
    return set(Document.objects.values_list("page_id", flat=True))


def _text(page: Page) -> Page:
    return _text(page.alias_of) if page.alias_of else page


def _borrowed(page: Page) -> bool:
    return bool(page.alias_of) and (page.alias_of.locale_id != page.locale_id or _borrowed(page.alias_of))


def _original(page: Page) -> Page | None:
    sources = Translation.objects.filter(source__object_id=page.translation_key).order_by("source__created_at", "pk")
    for each in sources.select_related("source"):
        original = Page.objects.filter(translation_key=page.translation_key, locale=each.source.locale_id).first()
        if original:
            same = sources.filter(source=each.source, target_locale=page.locale_id)
            return original if same.exists() else None
    return None


def _tenant(page: Page) -> Tenant | None:
    return Tenant.objects.of_paths([page.path]).get(page.path[: STEP * HOME_DEPTH])
