"""Two transactions that overlap: neither leaves a translation out under a source that is down, nor stops the other."""

import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.utils import timezone
from django.utils import translation as languages
from wagtail.models import Page

from cms.publishing.checking import differences
from cms.publishing.gate import PublicationRefused
from cms.publishing.models import Document
from cms.publishing.transactions import publishing
from cms.tenants.models import Tenant
from cms.translation import drafts
from cms.translation.reviewing import machine_strings, read_through
from content_types.models import Story
from tests.cms.publishing.test_change_log import in_thread
from tests.cms.translation.desk import boss, fill, sent, target, translated
from tests.factories.pages import make_story
from tests.factories.translations import state_of

# Long enough for the second to come to where it has to wait.
MEANWHILE = 0.6


@pytest.fixture
def story(committed: tuple[Tenant, Tenant]) -> Iterator[Story]:
    with languages.override("en"):
        yield make_story(committed[0], title="En historie")


def overlapping(first: Callable[[], Any], second: Callable[[], Any]) -> list[Exception]:
    """Does both, each in a thread and a transaction of its own: the second begins before the first has ended.

    Returns what they raised.
    """
    begun, raised = threading.Event(), []

    def lead() -> None:
        with publishing():
            first()
            begun.set()
            time.sleep(MEANWHILE)

    def follow() -> None:
        begun.wait()
        with publishing():
            second()

    def noting(act: Callable[[], None]) -> Callable[[], None]:
        def noted() -> None:
            try:
                act()
            except Exception as error:
                begun.set()
                raised.append(error)

        return noted

    threads = [in_thread(noting(lead)), in_thread(noting(follow))]
    for thread in threads:
        thread.join()
    return raised


def take_down(story: Story) -> Callable[[], Any]:
    return lambda: Story.objects.get(pk=story.pk).unpublish()


def live(story: Story) -> set[str]:
    return set(
        Page.objects.filter(translation_key=story.translation_key, live=True).values_list(
            "locale__language_code", flat=True
        )
    )


def test_trap_05_a_translation_that_is_being_published_goes_down_with_its_source(story: Story) -> None:
    translation, by = translated(story, "sv"), boss()

    raised = overlapping(lambda: drafts.publish(translation=translation, by=by), take_down(story))

    assert raised == []
    assert live(story) == set()
    assert not Document.objects.filter(translation_key=story.translation_key).exists()
    assert list(differences()) == []


def test_trap_05_a_translation_is_not_published_while_its_source_is_going_down(story: Story) -> None:
    translation, by = translated(story, "sv"), boss()

    raised = overlapping(take_down(story), lambda: drafts.publish(translation=translation, by=by))

    assert [type(error) for error in raised] == [PublicationRefused]
    assert live(story) == set()
    assert not target(translation).live
    assert list(differences()) == []


def change_the_source(story: Story) -> None:
    """Publishes other words: the states of all its languages are written anew."""
    page = Story.objects.get(pk=story.pk)
    page.title = "Noe annet"
    page.save_revision().publish()


def test_reading_through_and_publishing_the_source_do_not_wait_in_a_circle(story: Story) -> None:
    (translation,), by = sent(story, "sv"), boss()
    fill(translation, machine=True)
    with publishing():
        drafts.publish(translation=translation, by=by)
    state = state_of(story, "sv")
    seen = [string.digest for string in machine_strings(state)]

    raised = overlapping(
        lambda: read_through(state=state, seen=seen, by=by, at=timezone.now()), lambda: change_the_source(story)
    )

    assert raised == []
    after = state_of(story, "sv")
    assert (after.status, after.unread_segments, after.reviewed_by) == ("OUTDATED", 0, by)
    assert list(differences()) == []


def test_deleting_a_translation_and_publishing_the_source_do_not_wait_in_a_circle(story: Story) -> None:
    translation, by = translated(story, "sv"), boss()
    with publishing():
        page = drafts.publish(translation=translation, by=by)

    raised = overlapping(lambda: Page.objects.get(pk=page.pk).delete(), lambda: change_the_source(story))

    assert raised == []
    assert (state_of(story, "sv").status, state_of(story, "sv").page_id) == ("MISSING", None)
    assert Document.objects.get(translation_key=story.translation_key).card["title"] == "Noe annet"
    assert list(differences()) == []
