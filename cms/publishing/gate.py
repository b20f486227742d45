"""May it go out? One pure question with several readers: the editor's form, the button, and `save()`, which stops."""

from django.utils.translation import gettext as _
from wagtail.models import Page

from cms.publishing.content import Obstacle
from cms.translation.following import original_of
from cms.translation.machine.release import is_held_back
from cms.translation.refusals import NotToBePublished
from cms.translation.sources import hold


class PublicationRefused(NotToBePublished):
    """Something stands in the way of publishing `title`.

    Not a PermissionDenied: Wagtail answers that with a redirect before the transaction of the request has heard of it,
    and whatever was written before would be kept.
    """

    def __init__(self, obstacles: list[Obstacle], *, page: Page) -> None:
        self.obstacles = obstacles
        self.title = page.get_admin_display_title()
        self.reasons = " ".join(str(obstacle.message) for obstacle in obstacles)
        super().__init__(_("This cannot be published yet: %(reasons)s") % {"reasons": self.reasons})


def obstacles(page: Page) -> list[Obstacle]:
    """Why the page may not go out as it is now; empty when nothing stands in its way."""
    own = getattr(page, "obstacles", None)
    original = original_of(page)
    of_translation = [*_of_original(original), *_of_machines(page)] if original else []
    return [*(own() if own else ()), *of_translation]


def _of_original(original: Page) -> list[Obstacle]:
    """A translation waits for its original: what was taken down does not come back in another language."""
    if original.live:
        return []
    message = _("Publish the original first: “%(title)s”. A translation is public only while its original is.") % {
        "title": original.get_admin_display_title()
    }
    return [Obstacle("ORIGINAL_NOT_PUBLISHED", message)]


def _of_machines(page: Page) -> list[Obstacle]:
    """Help in a crisis waits for a person who has read what a machine wrote before anybody called it that."""
    if not is_held_back(page):
        return []
    message = _(
        "A machine translated some of this, and it is about help in a crisis. Go to “Translations”, press “Read "
        "through” and read every sentence, or translate these sentences yourself; then publish it."
    )
    return [Obstacle("UNREAD_MACHINE_TEXT", message)]


def guard(page: Page) -> None:
    """Stops a page that goes live, or goes live anew, with something in its way.

    A page that is already out and only touched is left alone: it could not even be taken down otherwise.
    """
    if not page.live:
        return
    before = Page.objects.filter(pk=page.pk).values_list("live", "live_revision_id").first() if page.pk else None
    if before == (True, page.live_revision_id):
        return
    # Whoever takes the original down meanwhile waits for this page, or this page for them.
    hold(page.translation_key)
    found = obstacles(page)
    if found:
        raise PublicationRefused(found, page=page)
