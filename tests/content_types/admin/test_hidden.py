"""What is published and yet not to be seen says so, and names the page that hides it."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Page, PageViewRestriction

from cms.people.models import User
from cms.publishing.enums import Kind
from cms.publishing.hiding import Hider, Reason, hiders
from cms.publishing.models import Document
from cms.tenants.models import Tenant
from content_types.models import PodcastEpisode, PodcastShow
from tests.content_types.admin.conftest import edit_url, text
from tests.content_types.admin.test_publishing_refused import PUBLISH, Send, in_review
from tests.factories.pages import index_of, make_guide, make_helpline, make_story, put, translate
from tests.factories.translations import begin, put_out, write_all

ABOVE = "Published, but not visible: “{}” above it is not published. Publish that first."


@pytest.fixture
def show(tenant: Tenant) -> PodcastShow:
    """A show that is a draft."""
    return put(
        PodcastShow(title="Nattskift", summary="Om natta."), below_page=index_of(tenant, Kind.PODCAST_SHOW), live=False
    )


def take_down(page: Page) -> str:
    page.unpublish()
    return page.title


def said(response: Any) -> list[str]:
    return [str(message.message).strip() for message in response.context["messages"]]


def test_publishing_below_what_is_not_published_says_so(tenant: Tenant, editor: Client, send: Send) -> None:
    story = make_story(tenant, live=False)
    title = take_down(index_of(tenant, Kind.STORY))

    answer = editor.get(send(story, **PUBLISH)["Location"])

    story.refresh_from_db()
    assert (story.live, Document.objects.count()) == (True, 0)
    assert said(answer)[0] == ABOVE.format(title)
    assert "View live" not in text(answer)


def test_publishing_what_is_seen_says_only_that(tenant: Tenant, editor: Client, send: Send) -> None:
    story = make_story(tenant, live=False)

    answer = editor.get(send(story, **PUBLISH)["Location"])

    assert "not visible" not in text(answer)
    assert "View live" in text(answer)


def test_the_form_says_it_and_leads_nowhere(tenant: Tenant, editor: Client) -> None:
    story = make_story(tenant)
    assert f'href="{story.url}"' in text(editor.get(edit_url(story)))
    title = take_down(index_of(tenant, Kind.STORY))
    for drafted in (False, True):
        if drafted:
            story.save_revision()

        answer = editor.get(edit_url(story))

        assert said(answer) == [ABOVE.format(title)]
        assert f'href="{story.url}"' not in text(answer)


def test_an_index_page_below_a_home_page_that_is_not_published_says_it_too(tenant: Tenant, editor: Client) -> None:
    index = index_of(tenant, Kind.STORY, "sv")
    home = index.get_parent().specific
    title = take_down(home)

    assert said(editor.get(edit_url(index))) == [ABOVE.format(title)]
    row = editor.get(reverse("wagtailadmin_explore", args=[home.pk])).context["object_list"][0]
    assert (row.known_hider, row.url) == (Hider(title, Reason.ABOVE), None)


def test_the_list_says_it_in_few_words(tenant: Tenant, editor: Client, show: PodcastShow) -> None:
    episode = put(PodcastEpisode(title="Først", summary="Om."), below_page=show, live=False)
    Page.objects.filter(pk=episode.pk).update(live=True)

    answer = text(editor.get(reverse("wagtailadmin_explore", args=[show.pk])))

    assert "hidden by “Nattskift”" in answer
    assert "View live" not in answer
    assert "hidden by" not in text(editor.get(reverse("wagtailadmin_explore", args=[show.get_parent().pk])))


def test_the_topmost_that_is_not_published_is_named(tenant: Tenant) -> None:
    story = make_story(tenant)
    index = index_of(tenant, Kind.STORY)
    take_down(index)
    home = take_down(index.get_parent().specific)

    assert hiders([story]) == {story.pk: Hider(home, Reason.ABOVE)}


def test_a_translation_names_what_hides_its_original(tenant: Tenant, editor: Client) -> None:
    translation = begin(make_story(tenant), "sv")
    write_all(translation)
    swedish = put_out(translation)
    assert hiders([swedish]) == {}
    title = take_down(index_of(tenant, Kind.STORY))

    assert said(editor.get(edit_url(swedish))) == [
        f"Published, but not visible: its original is not visible while “{title}” is not published. Publish that first."
    ]
    assert hiders([swedish]) == {swedish.pk: Hider(title, Reason.ORIGINAL)}
    alias = swedish.create_alias(parent=swedish.get_parent(), update_slug="alias")
    assert hiders([alias]) == {alias.pk: Hider(title, Reason.ORIGINAL)}


def test_a_private_page_hides_as_well(tenant: Tenant, editor: Client) -> None:
    story = make_story(tenant)
    index = index_of(tenant, Kind.STORY)
    PageViewRestriction.objects.create(page=index, restriction_type=PageViewRestriction.LOGIN)

    assert said(editor.get(edit_url(story))) == [
        f"Published, but not visible: “{index.title}” is private. Let everybody see that first."
    ]


def test_what_stands_in_for_another_language_is_not_called_hidden(tenant: Tenant) -> None:
    story = make_story(tenant)
    swedish = translate(story, "sv", live=False)
    swedish.delete()
    index = index_of(tenant, Kind.STORY, "sv")
    alias = story.create_alias(parent=index, update_locale=index.locale, update_slug="alias")

    assert (alias.live, hiders([alias])) == (True, {})


def test_a_draft_is_hidden_by_nothing_but_itself(tenant: Tenant) -> None:
    story = make_story(tenant, live=False)
    take_down(index_of(tenant, Kind.STORY))

    assert hiders([story]) == {}


def test_publishing_several_says_once_what_hides_them(tenant: Tenant, editor: Client) -> None:
    stories = [make_story(tenant, title=title, live=False) for title in ("Én", "To")]
    line = make_helpline(tenant, live=False)
    title = take_down(index_of(tenant, Kind.STORY))
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    ids = "&".join(f"id={page.pk}" for page in (*stories, line))

    answer = editor.post(f"{url}?{ids}&next=/admin/", {"include_descendants": ""}, follow=True)

    assert Page.objects.filter(pk__in=[page.pk for page in (*stories, line)], live=True).count() == 3
    assert [each for each in said(answer) if "not visible" in each] == [ABOVE.format(title)]


def test_a_last_approval_says_it(tenant: Tenant, kari: User, editor: Client) -> None:
    story = in_review(tenant, kari, complete=True)
    title = take_down(index_of(tenant, Kind.STORY))
    state = story.current_workflow_task_state
    url = reverse("wagtailadmin_pages:workflow_action", args=[story.pk, "approve", state.pk])

    answer = editor.post(url, {"comment": ""}, follow=True)

    story.refresh_from_db()
    assert story.live
    assert ABOVE.format(title) in said(answer)


def test_the_start_page_leads_to_no_page_that_is_hidden(tenant: Tenant, kari: User, editor: Client) -> None:
    story = make_story(tenant)
    story.save_revision(user=kari)
    log(instance=story, action="wagtail.edit", user=kari)
    Page.objects.filter(pk=story.pk).update(locked=True, locked_by=kari, locked_at=timezone.now())
    home = reverse("wagtailadmin_home")
    assert text(editor.get(home)).count(f'href="{story.url}"') > 0

    take_down(index_of(tenant, Kind.STORY))

    assert text(editor.get(home)).count(f'href="{story.url}"') == 0


@pytest.mark.parametrize("hidden", [False, True])
def test_many_are_asked_for_in_as_many_statements_as_few(tenant: Tenant, *, hidden: bool) -> None:
    stories = [make_story(tenant, title=f"Historie {number}") for number in range(12)]
    line = make_helpline(tenant)
    if hidden:
        take_down(index_of(tenant, Kind.STORY))

    def statements(pages: list[Page]) -> int:
        with CaptureQueriesContext(connection) as found:
            assert len(hiders(pages)) == (len(pages) if hidden else 0)
        return len(found)

    statements(stories)
    assert statements(stories) == statements(stories[:2])
    assert hiders([line, make_guide(tenant, line)]) == {}
