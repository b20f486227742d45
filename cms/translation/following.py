"""What goes down with a source: its translations in every language, with their aliases and what was scheduled.

Somebody who withdraws their consent withdraws it in all languages; a text that is wrong is wrong in all of them.
"""

from collections.abc import Iterable
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, OuterRef
from wagtail.models import Page, Revision, WorkflowState
from wagtail_localize.models import Translation, TranslationSource

from cms.translation.sources import hold


def take_down_translations(*, page: Page) -> list[int]:
    """Takes down what follows a page that goes down, in the caller's transaction. The ids of the pages that went.

    Does nothing for a page that is not the source of its group: a translation goes down alone. Stopped translations
    follow as well, for they began as this text. Rights are not asked for: who may take a source down may do so wholly.
    Reviews under way are cancelled, drafts' included: an approval would publish what was to be gone.
    """
    following = translations_of(page) if hold(page.translation_key) else []
    _cancel_reviews(following)
    for each in following:
        _forget_schedule(each)
        if each.live:
            each.specific.unpublish(set_expired=page.expired)
    return [each.pk for each in following if each.live]


def translations_of(page: Page) -> list[Page]:
    """Pages in other languages of the group whose source this is, with aliases among them; none if it is no source."""
    if not TranslationSource.objects.filter(object_id=page.translation_key, locale=page.locale_id).exists():
        return []
    return list(Page.objects.filter(translation_key=page.translation_key).exclude(pk=page.pk).order_by("pk"))


def original_of(page: Page) -> Page | None:
    """The page that this one is translated from; None for a text of its own, and for an alias."""
    text = page.translation_key, page.locale_id
    original = None if page.alias_of_id else originals([page.translation_key]).get(text)
    return Page.objects.get(translation_key=page.translation_key, locale=original) if original else None


def originals(keys: Iterable[UUID]) -> dict[tuple[UUID, int], int]:
    """By translation key and language the language of the page that a text there is translated from, in one statement.

    Also where keeping it up was stopped: it began as that text. Of two sources the oldest whose page is there counts.
    """
    return {text: original for text, (original, _translation) in _begun(keys).items()}


def translation_behind(page: Page) -> Translation | None:
    """The record by which this page is a translation of its original, with its source; None where there is none."""
    _original, translation = _begun([page.translation_key]).get((page.translation_key, page.locale_id), (None, None))
    return Translation.objects.select_related("source").get(pk=translation) if translation else None


def _begun(keys: Iterable[UUID]) -> dict[tuple[UUID, int], tuple[int, int]]:
    """By translation key and language the language of the original, and the record."""
    page = Page.objects.filter(translation_key=OuterRef("source__object_id"), locale=OuterRef("source__locale"))
    records = Translation.objects.filter(Exists(page), source__object__in=set(keys))
    first: dict[UUID, int] = {}
    found = {}
    for key, original, locale, pk in records.order_by("source__created_at", "source").values_list(
        "source__object_id", "source__locale_id", "target_locale_id", "pk"
    ):
        if first.setdefault(key, original) == original:
            found[key, locale] = original, pk
    return found


def _cancel_reviews(pages: Iterable[Page]) -> None:
    ids = [str(page.pk) for page in pages]
    if ids:
        of_pages = WorkflowState.objects.filter(base_content_type=ContentType.objects.get_for_model(Page))
        for review in of_pages.active().filter(object_id__in=ids):
            review.cancel()


def _forget_schedule(page: Page) -> None:
    Revision.page_revisions.filter(object_id=str(page.pk), approved_go_live_at__isnull=False).update(
        approved_go_live_at=None
    )
