"""Trap 7: with two sources for one group the library's editor fails. There is one, whoever tries a second."""

import re
from functools import partial
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale
from wagtail_localize.models import RelatedObjectSegment, Translation, TranslationSource
from wagtail_localize.operations import translate_object
from wagtail_localize.segments.types import RelatedObjectSegmentValue

from cms.publishing.transactions import publishing
from cms.tenants.models import Tenant
from cms.translation.sources import SecondSourceRefused, begin
from cms.translation.submitting import submit
from content_types.models import Topic
from tests.cms.translation.desk import boss, publish_translation, sent, target, translated
from tests.factories.pages import make_story

SENTENCE = "is itself a translation from Norsk (bokmål). Translate the original instead."


def test_trap_07_a_translation_is_not_sent_on(tenant: Tenant) -> None:
    story = make_story(tenant, title="Et ord")
    swedish = publish_translation(translated(story, "sv"))

    with pytest.raises(SecondSourceRefused, match=re.escape("“Et ord” " + SENTENCE)):
        submit(page_id=swedish.pk, codes=["da"], by=boss(), at=timezone.now())

    assert TranslationSource.objects.count() == 1
    assert not Translation.objects.filter(target_locale__language_code="da").exists()


@pytest.mark.parametrize("way", ["library", "record"])
def test_trap_07_nor_by_the_library_itself(tenant: Tenant, way: str) -> None:
    story = make_story(tenant)
    swedish = publish_translation(translated(story, "sv"))
    danish = Locale.objects.get(language_code="da")

    begin_again = {
        "library": partial(translate_object, swedish, [danish]),
        "record": partial(TranslationSource.update_or_create_from_instance, swedish),
    }
    with pytest.raises(SecondSourceRefused), transaction.atomic():
        begin_again[way]()

    assert TranslationSource.objects.count() == 1


def test_trap_07_the_page_says_so_and_shows_the_way(tenant: Tenant, editor: Client) -> None:
    story = make_story(tenant)
    swedish = publish_translation(translated(story, "sv"))

    answer = editor.get(reverse("wagtail_localize:submit_page_translation", args=[swedish.pk]), follow=True)

    assert SENTENCE in answer.content.decode()
    assert reverse("wagtailadmin_pages:edit", args=[story.pk]) in answer.content.decode()


def shared_topic() -> tuple[Topic, Topic]:
    """A topic with its source in Swedish and a Norwegian translation."""
    swedish, norwegian = (Locale.objects.get(language_code=code) for code in ("sv", "nb"))
    topic = Topic.objects.create(name="Sömn", slug="sleep", locale=swedish)
    with publishing():
        translate_object(topic, [norwegian])
    return topic, topic.get_translation(norwegian)


def test_trap_07_a_shared_snippet_keeps_its_source(tenant: Tenant) -> None:
    _swedish, norwegian = shared_topic()
    story = make_story(tenant)
    source = begin(page=story, at=timezone.now())
    value: Any = RelatedObjectSegmentValue.from_instance("topic", norwegian)
    RelatedObjectSegment.from_value(source, value.with_order(1))

    with pytest.raises(SecondSourceRefused), transaction.atomic():
        translate_object(norwegian, [Locale.objects.get(language_code="da")])
    sent(story, "da")

    kept = TranslationSource.objects.get(object_id=norwegian.translation_key)
    assert kept.locale.language_code == "sv"


def test_trap_07_the_editor_of_every_translation_opens(tenant: Tenant, editor: Client) -> None:
    story = make_story(tenant)
    translations = sent(story, "sv", "da", "sr")

    for each in translations:
        assert editor.get(reverse("wagtailadmin_pages:edit", args=[target(each).pk])).status_code == 200
