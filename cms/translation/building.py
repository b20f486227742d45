"""What is noted when a source is synced or a translation is put together, because it cannot be told later."""

from datetime import datetime
from typing import Any

from wagtail.models import Page
from wagtail_localize.models import SourceDeletedError, TranslationLog, TranslationSource

from cms.translation.hashes import is_current, text_hash
from cms.translation.models import Build, SyncedText
from cms.translation.strings import strings_of


def note_sync(*, source: TranslationSource, at: datetime) -> SyncedText | None:
    """Notes what the source says now; `at` counts only where its words are new. None for what is no page or is gone."""
    synced = reckoned(source=source, at=at)
    if synced is not None:
        synced.save()
    return synced


def reckoned(*, source: TranslationSource, at: datetime) -> SyncedText | None:
    """The same without writing it: a source that is on its way out is asked for, too, and leaves no note behind."""
    if not is_of_page(source):
        return None
    kept = SyncedText.objects.filter(source=source).first()
    try:
        said = text_hash(source.as_instance())
    except SourceDeletedError:
        return kept
    if kept is None:
        return SyncedText(source=source, text_hash=said, changed_at=at)
    if kept.text_hash != said:
        # After a change of the rules the hash is another one for the same words.
        if is_current(kept.text_hash):
            kept.number, kept.changed_at = kept.number + 1, at
        kept.text_hash = said
    return kept


def note_build(*, log: TranslationLog) -> Build | None:
    """Notes which sync and strings a revision was built from. None for what is no page."""
    source, revision = log.source, log.revision
    if revision is None or not is_of_page(source):
        return None
    synced = SyncedText.objects.filter(source=source).first() or note_sync(source=source, at=source.last_updated_at)
    if synced is None:
        return None
    strings = strings_of(sources=[source.pk], keys=[source.object_id])
    progress = strings.progress(source=source.pk, key=source.object_id, locale=log.locale_id)
    columns: dict[str, Any] = {
        "source": source,
        "locale_id": log.locale_id,
        "number": synced.number,
        "text_hash": text_hash(revision.as_object()),
        "missing": progress.missing,
        "machine": list(progress.machine),
    }
    return Build.objects.update_or_create(revision=revision, defaults=columns)[0]


def current_hash(build: Build) -> str:
    """The build's text by today's rules; read anew from its revision, where that is still there, after a change."""
    if not is_current(build.text_hash) and build.revision is not None:
        build.text_hash = text_hash(build.revision.as_object())
        build.save(update_fields=["text_hash"])
    return build.text_hash


def is_of_page(source: TranslationSource) -> bool:
    """Whether the source is a page; topics are translated, too, and have no state."""
    model = source.specific_content_type.model_class()
    return model is not None and issubclass(model, Page)
