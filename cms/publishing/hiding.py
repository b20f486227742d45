"""Pages that are published and yet not to be seen, and the page that hides each. Read for whole lists at once."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from wagtail.models import Page, PageViewRestriction

from cms.publishing import frames
from cms.tenants.models import HOME_DEPTH, STEP
from cms.translation.following import originals


class Reason(Enum):
    """What is the matter with the page that hides another."""

    ABOVE = "above"
    ORIGINAL = "original"
    PRIVATE = "private"


@dataclass(frozen=True, slots=True)
class Hider:
    """The page that has to be seen to first, by its title."""

    title: str
    reason: Reason


def hiders(pages: Iterable[Page]) -> dict[int, Hider]:
    """By id of the live ones that visitors do not see, in a number of statements that does not grow with them.

    Whether they are seen, `frames` says. Aliases of a text in another language are left out: these only stand in.
    """
    live = {page.pk: page for page in pages if page.live}
    places = frames.of_pages(live) if live else {}
    shut = [live[pk] for pk, place in places.items() if place.tenant and not place.public]
    if not shut:
        return {}
    begun_as = _originals(shut)
    around = _with_what_is_above([*shut, *(original for original in begun_as.values() if original)])
    private = set(PageViewRestriction.objects.values_list("page__path", flat=True))
    found = {}
    for pk, original in begun_as.items():
        hider = _first(_line(live[pk], around), private, Reason.ABOVE)
        if hider is None and original:
            hider = _first(_line(original, around), private, Reason.ORIGINAL)
        if hider:
            found[pk] = hider
    return found


def _first(line: Iterable[Page], private: set[str], reason: Reason) -> Hider | None:
    """From above: what is published below an unpublished page is not seen either."""
    for page in line:
        if not page.live:
            return Hider(page.get_admin_display_title(), reason)
        if page.path in private:
            return Hider(page.get_admin_display_title(), Reason.PRIVATE)
    return None


def _originals(pages: list[Page]) -> dict[int, Page | None]:
    """By id what the text that each shows was translated from."""
    shown = {page.pk: page for page in pages}
    while aliases := {pk: page.alias_of_id for pk, page in shown.items() if page.alias_of_id}:
        found = Page.objects.in_bulk(set(aliases.values()))
        shown |= {pk: found[target] for pk, target in aliases.items()}
    own = {page.pk: page for page in pages if shown[page.pk].locale_id == page.locale_id}
    languages = originals(shown[pk].translation_key for pk in own)
    group = Page.objects.filter(translation_key__in={key for key, _ in languages})
    texts = {(page.translation_key, page.locale_id): page for page in group}
    keys = {pk: (shown[pk].translation_key, shown[pk].locale_id) for pk in own}
    return {pk: texts.get((key[0], languages[key])) if key in languages else None for pk, key in keys.items()}


def _with_what_is_above(pages: list[Page]) -> dict[str, Page]:
    """By tree position."""
    positions = {page.path[:end] for page in pages for end in range(STEP * HOME_DEPTH, len(page.path) + 1, STEP)}
    return {page.path: page for page in Page.objects.filter(path__in=positions)}


def _line(page: Page, around: dict[str, Page]) -> list[Page]:
    """The page and what is above it, tenant home first."""
    return [around[page.path[:end]] for end in range(STEP * HOME_DEPTH, len(page.path) + 1, STEP)]
