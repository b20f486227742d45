"""A machine's translation that is held again, or whose original goes, is found by nobody either."""

from typing import Any

import pytest
from django.utils import timezone
from wagtail.models import Page
from wagtail_localize.models import Translation

from cms.people.models import User
from cms.publishing.gate import PublicationRefused
from cms.tenants.models import Tenant
from cms.translation.reviewing import machine_strings, read_through
from content_types.models import Story
from tests.api.crawl.canaries import ABOUT, READ_AS, TARGETS, by_machine, look_for, saved, told_of
from tests.api.crawl.crawling import LOCALES, Crawler
from tests.cms.translation.desk import boss, fill, publish_translation, sent, target
from tests.content_types.share.conftest import picture
from tests.factories.pages import make_guide, make_helpline, make_story
from tests.factories.translations import state_of, sync

pytestmark = pytest.mark.django_db

EDITIONS = ("sv", "da", "sr-Cyrl", "sr-Latn")
# Nothing that is written in Norwegian stands in for Serbian.
STANDS_IN = [("En kveld ute", "nb", ["nb"])] * 2 + [None] * 2


@pytest.fixture
def story(tenant: Tenant) -> Story:
    """Out in nb, with rich text, blocks, a picture and a link; and quoted by a guide that is out there."""
    line = make_helpline(tenant, title="Ungdomstelefonen")
    image = picture(tenant)
    fact = {"title": "Fakta", "text": "<p>Åtte <b>timer</b>.</p>"}
    shown = {"image": {"image": image, "alt_text": "Vann", "decorative": False}, "caption": "Under bildet"}
    body = [("text", "<p>Hei, <b>du</b>.</p>"), ("fact_box", fact), ("image", shown)]
    story = make_story(
        tenant, title="En kveld ute", summary="Om natten", body=body, lead_image=image, lead_image_alt="Fjord"
    )
    step = {"title": "Les", "text": f'<p><a linktype="page" id="{story.pk}">Historien</a></p>'}
    make_guide(tenant, line, title="Veien", steps=[("step", step)])
    return story


@pytest.fixture
def translations(story: Story) -> list[Translation]:
    """Sent to the other languages; nothing is translated yet."""
    return sent(story, *TARGETS)


def changed(story: Story, **fields: Any) -> None:
    """The original says something else, and its translations are told."""
    story = Story.objects.get(pk=story.pk)
    for name, value in fields.items():
        setattr(story, name, value)
    story.save_revision().publish()
    for translation in Translation.objects.filter(source__object_id=story.translation_key):
        sync(translation)


def crawled(*pages: Page) -> Crawler:
    """Looks for the words, and for each page in every way."""
    crawler = Crawler()
    look_for(crawler)
    for locale in LOCALES:
        for each in ("feed", "stories", "guides"):
            crawler.ask(
                f"{each}(first: 25, fallback: CHAIN) {{ totalCount edges {{ node {{ {ABOUT} }} }} }}", locale=locale
            )
    for page in pages:
        crawler.ask_for(page, page.title)
    crawler.open_all()
    return crawler


def shown(crawler: Crawler, story: Story, locale: str) -> tuple[str, str, list[str]] | None:
    """Title, language, and the languages that the item is said to be in."""
    asked = f'contentByKey(translationKey: "{story.translation_key}") {{ {ABOUT} }}'
    found = crawler.ask(asked, locale=locale)["edition"]
    item = found and found["contentByKey"]
    return item and (item["title"], item["contentLocale"], [each["locale"] for each in item["availableLocales"]])


def read(translation: Translation, by: User) -> None:
    """A person approves every sentence of the machine's."""
    state = state_of(translation.source.get_source_instance(), translation.target_locale.language_code)
    read_through(state=state, seen=[each.digest for each in machine_strings(state)], by=by, at=timezone.now())


def test_the_original_stands_in_for_it_and_nothing_says_that_it_is_there(
    story: Story, translations: list[Translation]
) -> None:
    pages = [saved(by_machine(each)) for each in translations]

    crawler = crawled(*pages)

    assert told_of(crawler) == []
    assert [shown(crawler, story, each) for each in EDITIONS] == STANDS_IN


def test_let_out_and_held_again_the_older_text_stays(story: Story, translations: list[Translation]) -> None:
    for each in translations:
        fill(each)
        publish_translation(each)
    changed(story, title="En natt ute", summary="Om kvelden", body=[("text", "<p>Noe <b>annet</b>.</p>")])
    pages = [saved(by_machine(Translation.objects.get(pk=each.pk))) for each in translations]

    crawler = crawled(*pages)

    assert told_of(crawler) == []
    found = [shown(crawler, story, each) for each in EDITIONS]
    assert [each and (each[0], each[1], set(each[2])) for each in found] == [
        ("sv En kveld ute", "sv", set(LOCALES)),
        ("da En kveld ute", "da", set(LOCALES)),
        ("sr En kveld ute", "sr-Cyrl", set(LOCALES)),
        ("sr En kveld ute", "sr-Latn", set(LOCALES)),
    ]


@pytest.mark.parametrize("back", [False, True], ids=["gone", "back again"])
def test_neither_is_found_once_the_original_is_taken_down(
    story: Story, translations: list[Translation], back: bool
) -> None:
    pages = [saved(by_machine(each)) for each in translations]
    Story.objects.get(pk=story.pk).unpublish()
    if back:
        Story.objects.get(pk=story.pk).save_revision().publish()

    crawler = crawled(*pages)

    assert told_of(crawler) == []
    assert [shown(crawler, story, each) for each in EDITIONS] == (STANDS_IN if back else [None] * 4)


def test_what_was_let_out_unread_leaves_nothing_behind_when_it_is_help_in_a_crisis(
    story: Story, translations: list[Translation]
) -> None:
    for each in translations:
        publish_translation(by_machine(each))
    before = crawled()
    assert {word for word in READ_AS if before.telling(word)} == set(READ_AS)
    pages = [target(each).specific for each in translations]

    changed(story, crisis=True)

    assert [target(each).live for each in translations] == [False] * 3
    crawler = crawled(*pages)
    assert told_of(crawler) == []
    closed = {crawler.open(address) for address in before.seen if any(word in address for word in READ_AS)}
    assert closed == {404}
    for each in translations:
        with pytest.raises(PublicationRefused):
            publish_translation(each)
    assert told_of(crawled(*pages)) == []


def test_read_and_let_out_it_is_found_and_held_anew_when_a_machine_wrote_another_sentence(
    story: Story, translations: list[Translation]
) -> None:
    changed(story, crisis=True)
    for each in translations:
        fill(each, machine=True)
        saved(each)
        read(each, boss())
        publish_translation(each)
    assert crawled().telling("sv en kveld ute")
    changed(story, title="Hjelp")
    pages = [saved(by_machine(Translation.objects.get(pk=each.pk))) for each in translations]

    for each in translations:
        with pytest.raises(PublicationRefused):
            publish_translation(each)

    assert told_of(crawled(*pages)) == []
