"""What a machine wrote about help in a crisis goes out once a person has read it, and not before.

No machine is asked for such a text. But the box may be ticked when the machine has been there already.
"""

from wagtail.models import Page
from wagtail_localize.models import Translation

from cms.translation.hashes import text_hash
from cms.translation.machine.policy import is_for_people
from cms.translation.models import Build, TranslationState
from cms.translation.records import build_of
from cms.translation.strings import strings_of


def is_held_back(page: Page) -> bool:
    """Whether this translation, as it is now, has a machine's sentences that nobody read and only people may write."""
    translation = (
        Translation.objects.select_related("source")
        .filter(source__object_id=page.translation_key, target_locale=page.locale_id)
        .order_by("source__created_at", "source")
        .first()
    )
    return translation is not None and _has_unread(page, translation) and is_for_people(translation)


def _has_unread(page: Page, translation: Translation) -> bool:
    state = TranslationState.objects.filter(page=page.pk).first()
    return bool(_by_machine(page, translation) - set(state.read_strings if state else ()))


def _by_machine(page: Page, translation: Translation) -> set[str]:
    """Digests of the machine's sentences in the text; of one that a person wrote past the strings, of the strings."""
    source = translation.source
    builds = Build.objects.filter(source=source, locale=page.locale_id).order_by("pk")
    build = build_of(builds, said=text_hash(page), revision_id=page.live_revision_id)
    if build is not None:
        return set(build.machine)
    if not translation.enabled:
        # Whoever stopped the translation wrote these words in the page's own form.
        return set()
    strings = strings_of(sources=[source.pk], keys=[source.object_id])
    return set(strings.progress(source=source.pk, key=source.object_id, locale=page.locale_id).machine)
