"""Pages that are published and yet not to be seen, and the page that hides each. Read for whole lists at once."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from wagtail.models import Page

from cms.publishing import frames


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
    """By id of the live ones that visitors do not see, in a number of statements that does not grow with them."""
    live = {page.pk for page in pages if page.live}
    places = frames.of_pages(live) if live else {}
    hidden = {pk: place for pk, place in places.items() if place.tenant and place.hidden_by}
    hiding = Page.objects.in_bulk({place.hidden_by for place in hidden.values()}) if hidden else {}
    return {pk: _hider(hiding[place.hidden_by], place.position) for pk, place in hidden.items()}


def _hider(page: Page, position: str) -> Hider:
    lies_above = position.startswith(page.path)
    reason = Reason.PRIVATE if page.live else Reason.ABOVE if lies_above else Reason.ORIGINAL
    return Hider(page.get_admin_display_title(), reason)
