"""What goes down with a source: its translations in every language, with their aliases and what was scheduled.

Somebody who withdraws their consent withdraws it in all languages; a text that is wrong is wrong in all of them.
"""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Exists, OuterRef
from wagtail.models import Page, Revision
from wagtail_localize.models import Translation, TranslationSource


def take_down_translations(*, page: Page) -> list[int]:
    """Takes down what follows a page that goes down, in the caller's transaction. The ids of the pages that went.

    Does nothing for a page that is not the source of its group: a translation goes down alone. Stopped translations
    follow as well, for they began as this text. Rights are not asked for: who may take a source down may do so wholly.
    """
    following = translations_of(page)
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


def originals(keys: Iterable[UUID]) -> dict[tuple[UUID, int], int]:
    """By translation key and language the language of the page that a text there is translated from, in one statement.

    Also where keeping it up was stopped: it began as that text. Of two sources the oldest whose page is there counts.
    """
    page = Page.objects.filter(translation_key=OuterRef("source__object_id"), locale=OuterRef("source__locale"))
    records = Translation.objects.filter(Exists(page), source__object__in=set(keys))
    first: dict[UUID, int] = {}
    found = {}
    for key, original, locale in records.order_by("source__created_at", "source").values_list(
        "source__object_id", "source__locale_id", "target_locale_id"
    ):
        if first.setdefault(key, original) == original:
            found[key, locale] = original
    return found


def _forget_schedule(page: Page) -> None:
    Revision.page_revisions.filter(object_id=str(page.pk), approved_go_live_at__isnull=False).update(
        approved_go_live_at=None
    )
