"""A translator's desk: texts that are sent to translation, translated string by string, and published."""

from django.test import TestCase
from django.utils import timezone
from wagtail.models import Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from cms.people.models import User
from cms.publishing.transactions import publishing
from cms.translation import drafts
from cms.translation.submitting import submit
from tests.factories.tenants import make_superuser


def boss() -> User:
    """Somebody who may do everything; the same person each time."""
    return User.objects.filter(username="desk").first() or make_superuser("desk")


def sent(page: Page, *codes: str, by: User | None = None) -> list[Translation]:
    """The page sent to translation into these languages."""
    with publishing():
        submit(page_id=page.pk, codes=codes, by=by or boss(), at=timezone.now())
    found = Translation.objects.filter(source__object_id=page.translation_key, target_locale__language_code__in=codes)
    return list(found.order_by("target_locale__language_code"))


def fill(translation: Translation, *, machine: bool = False, **texts: str) -> None:
    """Every string is translated: by field as said, the others by their language before the original."""
    code = translation.target_locale.language_code
    kind = StringTranslation.TRANSLATION_TYPE_MACHINE if machine else StringTranslation.TRANSLATION_TYPE_MANUAL
    for segment in StringSegment.objects.filter(source=translation.source).select_related("string", "context"):
        StringTranslation.objects.update_or_create(
            translation_of=segment.string,
            context=segment.context,
            locale=translation.target_locale,
            defaults={
                "data": texts.get(segment.context.path, f"{code} {segment.string.data}"),
                "translation_type": kind,
            },
        )


def translated(page: Page, code: str, **texts: str) -> Translation:
    """The page sent to translation, with every string translated and nothing saved of it yet."""
    (translation,) = sent(page, code)
    fill(translation, **texts)
    return translation


def publish_translation(translation: Translation, *, by: User | None = None) -> Page:
    """The translation as its strings make it is out."""
    with TestCase.captureOnCommitCallbacks(execute=True), publishing():
        return drafts.publish(translation=translation, by=by or boss())


def target(translation: Translation) -> Page:
    """The page of a translation, as the database has it."""
    page: Page = translation.get_target_instance()
    return page
