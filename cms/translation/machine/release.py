"""What a machine wrote about help in a crisis goes out once a person has read it, and not before.

No machine is asked for such a text. But the box may be ticked when the machine has been there already: then what waits
does not go out, what is out is taken down, and none of it gets loose as a copy or by losing its original.
"""

from collections.abc import Iterable, Iterator

from django.db.models import Exists, OuterRef
from wagtail.models import Page
from wagtail.query import PageQuerySet
from wagtail_localize.models import StringTranslation, Translation
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from cms.translation.following import originals, translation_behind
from cms.translation.hashes import text_hash
from cms.translation.machine.policy import is_for_people, versions
from cms.translation.models import Build, TranslationState
from cms.translation.records import build_of
from cms.translation.strings import digest, strings_of

BY_MACHINE = StringTranslation.TRANSLATION_TYPE_MACHINE


def is_held_back(page: Page) -> bool:
    """Whether this translation, as it is now, has a machine's sentences that nobody read and only people may write."""
    translation = translation_behind(page)
    return translation is not None and _has_unread(page, translation) and is_for_people(translation)


def held_back(pages: PageQuerySet) -> Iterator[Page]:
    """Those of the pages that are held back as they are out or as they were saved last.

    Where no machine has been, they are told in one statement, however many they are.
    """
    said = StringTranslation.objects.filter(
        context__object=OuterRef("translation_key"), locale=OuterRef("locale"), translation_type=BY_MACHINE
    )
    built = Build.objects.filter(source__object=OuterRef("translation_key"), locale=OuterRef("locale"))
    for page in pages.filter(Exists(said) | Exists(built.exclude(machine=[]))).order_by("path").specific():
        if any(is_held_back(version) for version in versions(page)):
            yield page


def left_behind(going: PageQuerySet) -> Iterator[Page]:
    """The pages that are held back and are translated from these: deleted with them is all that is known of it."""
    others = Page.objects.filter(translation_key__in=going.values("translation_key")).exclude(pk__in=going.values("pk"))
    for page in held_back(others):
        original = originals([page.translation_key]).get((page.translation_key, page.locale_id))
        if going.filter(translation_key=page.translation_key, locale=original).exists():
            yield page


def take_down_unread(*, page: Page) -> list[Page]:
    """Takes down what is out in the other languages and is held back. The pages that went.

    For a page that was published as a text for people only: the others may have been a machine's until then. In the
    caller's transaction, which holds the group.
    """
    others = Page.objects.filter(translation_key=page.translation_key, live=True).exclude(pk=page.pk)
    unread = [other for other in others.specific() if is_held_back(other)]
    for other in unread:
        other.unpublish()
    return unread


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
        return set(_still_there(page))
    strings = strings_of(sources=[source.pk], keys=[source.object_id])
    return set(strings.progress(source=source.pk, key=source.object_id, locale=page.locale_id).machine)


def _still_there(page: Page) -> Iterable[str]:
    """Digests of the machine's sentences that stand in the text, wherever.

    Whoever stopped the translation writes in the page's own form: some sentences anew, and the others stay.
    """
    said = StringTranslation.objects.filter(
        context__object=page.translation_key, locale=page.locale_id, translation_type=BY_MACHINE
    )
    sentences = list(said.values_list("context", "translation_of", "data"))
    if sentences:
        there = {each.string.data for each in extract_segments(page) if isinstance(each, StringSegmentValue)}
        yield from (digest(*sentence) for sentence in sentences if sentence[-1] in there)
