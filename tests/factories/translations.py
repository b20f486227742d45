"""Translating as people do it: begun, string by string, brought out; each step as the library's own screens take it."""

from collections.abc import Callable
from typing import Any

from django.test import TestCase
from django.utils import timezone
from wagtail.models import Locale, Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource
from wagtail_localize.operations import translate_object

from cms.translation.models import TranslationState

MANUAL, MACHINE = StringTranslation.TRANSLATION_TYPE_MANUAL, StringTranslation.TRANSLATION_TYPE_MACHINE


def begin(page: Page, locale: str) -> Translation:
    """The page is sent to be translated: a draft in the other language is there."""
    with TestCase.captureOnCommitCallbacks(execute=True):
        translate_object(type(page).objects.get(pk=page.pk), [Locale.objects.get(language_code=locale)])
    return Translation.objects.get(source__object=page.translation_key, target_locale__language_code=locale)


def segments(translation: Translation) -> dict[str, StringSegment]:
    """The strings of the source by the place where they stand."""
    found = StringSegment.objects.filter(source=translation.source).select_related("context", "string")
    return {segment.context.path.partition(".")[0]: segment for segment in found}


def write(translation: Translation, place: str, text: str, *, by: str = MANUAL) -> StringTranslation:
    """One string is translated."""
    segment = segments(translation)[place]
    return StringTranslation.objects.update_or_create(
        translation_of=segment.string,
        context=segment.context,
        locale=translation.target_locale,
        defaults={"data": text, "translation_type": by, "updated_at": timezone.now()},
    )[0]


def write_all(
    translation: Translation, *, by: str = MANUAL, as_: Callable[[str], str] = "På svenska: {}".format
) -> None:
    """Every string is translated."""
    for place, segment in segments(translation).items():
        write(translation, place, as_(segment.string.data), by=by)


def put_out(translation: Translation) -> Any:
    """The translation is built from its strings and published."""
    with TestCase.captureOnCommitCallbacks(execute=True):
        Translation.objects.get(pk=translation.pk).save_target(publish=True)
    return target(translation)


def target(translation: Translation) -> Any:
    """The page in the other language."""
    return Page.objects.get(translation_key=translation.source.object_id, locale=translation.target_locale).specific


def sync(translation: Translation) -> None:
    """The source's present words are what is to be translated."""
    with TestCase.captureOnCommitCallbacks(execute=True):
        TranslationSource.objects.get(pk=translation.source_id).update_from_db()


def state_of(page: Page, locale: str) -> TranslationState:
    """The state of the page's item in a language."""
    return TranslationState.objects.get(translation_key=page.translation_key, locale__language_code=locale)
