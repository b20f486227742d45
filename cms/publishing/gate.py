"""May it go out? One pure question with several readers: the editor's form, the button, and `save()`, which stops."""

from collections.abc import Iterable

from django.db.models import Q
from django.utils.translation import gettext as _
from wagtail.models import Page

from cms.publishing.content import Obstacle
from cms.publishing.frames import at_or_below
from cms.translation.following import original_of
from cms.translation.machine.release import held_back, is_held_back
from cms.translation.refusals import NotToBePublished
from cms.translation.shown import name_of
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

    @property
    def undone(self) -> str:
        """What is said where a request is undone for it."""
        return _(
            "Nothing was changed: “%(title)s” cannot be published yet. %(reasons)s Put that right, then try again."
        ) % {"title": self.title, "reasons": self.reasons}


class CopyRefused(PublicationRefused):
    """Whether the copy is published or not: it would be a text of its own, and nobody would have to read it."""


class DeletionRefused(PublicationRefused):
    """With the original it would be forgotten that a machine wrote `page`, and nothing would keep it from going out."""

    @property
    def undone(self) -> str:
        return _("Nothing was deleted. %(reasons)s") % {"reasons": self.reasons}


def require_read(page: Page, *, recursive: bool) -> None:
    """Raises CopyRefused if the page, or one below it, shows what is held back: a copy of it would wait for nobody."""
    pages = Page.objects.filter(at_or_below([page.path]) if recursive else Q(pk=page.pk))
    while pages.exists():
        for each in held_back(pages):
            raise CopyRefused([_by_machine()], page=each)
        # What an alias shows becomes the copy's own text.
        pages = Page.objects.filter(aliases__in=pages)


def require_gone(orphans: Iterable[int]) -> None:
    """Raises DeletionRefused if one of these pages is still there: held back, and without its original from now on."""
    for page in Page.objects.filter(pk__in=orphans).select_related("locale").order_by("path"):
        message = _(
            "A machine translated “%(title)s” (%(language)s) from a text that goes, and it is about help in a crisis. "
            "Go to “Translations”, press “Read through” and read every sentence, or delete that translation first."
        ) % {"title": page.get_admin_display_title(), "language": name_of(page.locale)}
        raise DeletionRefused([_unread(message)], page=page)


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
    return [_by_machine()] if is_held_back(page) else []


def _by_machine() -> Obstacle:
    message = _(
        "A machine translated some of this, and it is about help in a crisis. Go to “Translations”, press “Read "
        "through” and read every sentence, or translate these sentences yourself; then publish it."
    )
    return _unread(message)


def _unread(message: str) -> Obstacle:
    return Obstacle("UNREAD_MACHINE_TEXT", message)


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
