"""The source of a translation group: exactly one, frozen when it is sent to translation, renewed on request.

With two sources for one group the library's editor fails, and nobody can say any more what a text is a translation of.
"""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from wagtail.models import Page
from wagtail_localize.models import TranslatableObject, Translation, TranslationSource

from cms.translation.hashes import text_hash
from cms.translation.refusals import TranslationRefused
from cms.translation.segments import write_source


class SecondSourceRefused(TranslationRefused):
    """The group has its source in another language already."""

    def __init__(self, original: TranslationSource) -> None:
        self.original = original
        super().__init__(
            _("“%(title)s” is itself a translation from %(language)s. Translate the original instead.")
            % {"title": original.object_repr, "language": original.locale.get_display_name()}
        )


def source_of(key: UUID) -> TranslationSource | None:
    """The source of a group; None while nothing of it was sent to translation."""
    return TranslationSource.objects.select_related("locale").filter(object_id=key).order_by("created_at", "pk").first()


def require_only_source(*, key: UUID, locale_id: int) -> None:
    """Raises SecondSourceRefused if the group has its source in another language.

    The group stays locked until the caller's transaction ends, so that two cannot begin at the same moment.
    """
    with transaction.atomic():
        hold(key)
        others = TranslationSource.objects.filter(object_id=key).exclude(locale_id=locale_id)
        original = others.select_related("locale").order_by("created_at", "pk").first()
    if original:
        raise SecondSourceRefused(original)


def hold(key: UUID) -> bool:
    """Has others wait who hold the same translation group, until the caller's transaction ends. Whether there is one.

    Whoever begins a translation, publishes one or takes a source down holds the group before they look at its pages:
    of two at once, the second sees what the first has done. Rows that point to the group are not kept waiting.
    """
    return _held(TranslatableObject.objects.filter(pk=key))


def hold_group_of(page_id: int) -> bool:
    """The same for the group of a page."""
    return _held(TranslatableObject.objects.filter(pk__in=Page.objects.filter(pk=page_id).values("translation_key")))


def _held(group: "QuerySet[TranslatableObject]") -> bool:
    return bool(group.select_for_update(no_key=True).values_list("pk", flat=True))


def begin(*, page: Page, at: datetime) -> TranslationSource:
    """The page becomes the source of its group, or is brought up to date as such. Raises SecondSourceRefused."""
    TranslatableObject.objects.get_or_create_from_instance(page)
    require_only_source(key=page.translation_key, locale_id=page.locale_id)
    source = TranslationSource.objects.filter(object_id=page.translation_key, locale=page.locale_id).first()
    if source is None:
        return write_source(text_now(page), at=at)
    renew(source=source, at=at)
    return source


def renew(*, source: TranslationSource, at: datetime) -> bool:
    """Takes in the source's text as it is now. Whether what is translatable has changed.

    The time of the last update moves with the text only: translations are measured against it, and a new date or
    picture makes none of them old.
    """
    page = text_now(source.get_source_instance())
    before, since = text_hash(source.as_instance()), source.last_updated_at
    TranslationSource.update_or_create_from_instance(page)
    changed = text_hash(page) != before
    TranslationSource.objects.filter(pk=source.pk).update(last_updated_at=at if changed else since)
    source.refresh_from_db()
    return changed


def text_now(page: Page) -> Page:
    """What there is to translate: what is out; of a page that is not, what was saved last.

    A page that was never out holds in its own row only the first words that somebody typed.
    """
    if page.live or not page.latest_revision_id:
        return page
    return page.get_latest_revision_as_object()


def translation_of(page: Page) -> Translation | None:
    """The translation by which a page is kept up; None for a page that is written by itself."""
    found = Translation.objects.filter(
        source__object_id=page.translation_key, target_locale=page.locale_id, enabled=True
    )
    return found.select_related("source__locale", "target_locale").first()
