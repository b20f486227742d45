"""A person vouches for what a machine translated (trap 12), and for nothing else."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, PageLogEntry
from wagtail_localize.models import Translation

from cms.people.models import User
from cms.publishing.models import Document
from cms.tenants.enums import Role
from cms.tenants.models import Tenant
from cms.translation.models import TranslationState
from cms.translation.reviewing import TextChanged, machine_strings, read_through
from content_types.models import Story
from tests.factories.pages import make_story
from tests.factories.tenants import make_editor
from tests.factories.translations import MACHINE, begin, put_out, state_of, target, write, write_all


@pytest.fixture
def story(tenant: Tenant) -> Story:
    """A story whose Swedish is a machine's, and out."""
    story = make_story(tenant, title="En historie", body=[("text", "<p>Noen <b>viktige</b> ord.</p>")])
    translation = begin(story, "sv")
    write_all(translation, by=MACHINE)
    put_out(translation)
    return story


def swedish(story: Story) -> TranslationState:
    return state_of(story, "sv")


def begun(story: Story) -> Translation:
    return Translation.objects.get(source__object=story.translation_key)


def read_page(story: Story) -> str:
    return reverse("translation_board:read", args=[swedish(story).page_id])


def waiting(story: Story) -> list[str]:
    return [string.digest for string in machine_strings(swedish(story))]


def reviewed_at(story: Story) -> str | None:
    return Document.objects.get(translation_key=story.translation_key, locale="sv").translation["reviewedAt"]


def test_trap_12_approving_without_changing_a_word_is_recorded(story: Story, kari: User) -> None:
    at = timezone.now()
    before = target(begun(story)).live_revision_id

    read_through(state=swedish(story), seen=waiting(story), by=kari, at=at)

    state = swedish(story)
    assert (state.status, state.reviewed_by, state.reviewed_at) == ("UP_TO_DATE", kari, at)
    assert (state.machine_segments, state.unread_segments) == (3, 0)
    assert reviewed_at(story) == at.isoformat()
    assert target(begun(story)).live_revision_id == before
    assert PageLogEntry.objects.filter(page=state.page_id, action="ungkanal.translation_read", user=kari).count() == 1


def test_what_is_read_before_it_goes_out_is_up_to_date_at_once(tenant: Tenant, kari: User) -> None:
    story = make_story(tenant)
    translation = begin(story, "sv")
    write_all(translation, by=MACHINE)
    read_through(state=swedish(story), seen=waiting(story), by=kari, at=timezone.now())
    assert swedish(story).status == "MISSING"

    put_out(translation)
    assert swedish(story).status == "UP_TO_DATE"


def test_a_new_sentence_of_the_machine_has_to_be_read_and_only_that(story: Story, kari: User) -> None:
    read_through(state=swedish(story), seen=waiting(story), by=kari, at=timezone.now())
    translation = begun(story)
    write(translation, "title", "En ny titel", by=MACHINE)
    put_out(translation)

    state = swedish(story)
    assert (state.status, state.machine_segments, state.unread_segments) == ("MACHINE", 3, 1)
    assert [string.translated for string in machine_strings(state)] == ["En ny titel"]
    assert reviewed_at(story) is None


def test_what_changed_while_somebody_was_reading_is_not_approved(story: Story, kari: User) -> None:
    seen = waiting(story)
    write(begun(story), "title", "En annan titel", by=MACHINE)

    with pytest.raises(TextChanged):
        read_through(state=swedish(story), seen=seen, by=kari, at=timezone.now())

    state = swedish(story)
    assert (state.status, state.reviewed_by, state.reviewed_at, state.read_strings) == ("MACHINE", None, None, [])


def test_the_sentences_are_shown_beside_each_other_and_marked_with_a_click(story: Story, editor: Client) -> None:
    html = editor.get(read_page(story)).content.decode()
    assert "På svenska: En historie" in html
    assert "Noen viktige ord." in html
    assert "&lt;b&gt;" not in html

    answer = editor.post(read_page(story), {"string": waiting(story)}, follow=True)

    assert answer.request["PATH_INFO"] == reverse("translation_board:index")
    assert "is marked as read through." in answer.content.decode()
    assert swedish(story).status == "UP_TO_DATE"
    assert "Nothing here waits to be read through." in editor.get(read_page(story)).content.decode()


def test_a_form_that_was_sent_too_late_changes_nothing(story: Story, editor: Client) -> None:
    answer = editor.post(read_page(story), {"string": ["something"]}, follow=True)

    assert "The text has changed while you were reading." in answer.content.decode()
    assert swedish(story).status == "MACHINE"


def test_it_leads_back_to_where_one_came_from_and_nowhere_else(story: Story, editor: Client) -> None:
    board = reverse("translation_board:index")
    assert editor.get(f"{read_page(story)}?next={board}?p=2").context["back_url"] == f"{board}?p=2"
    assert editor.get(f"{read_page(story)}?next=https://elsewhere.example/").context["back_url"] == board


def test_who_may_only_add_may_not_vouch(tenant: Tenant, story: Story, client: Client) -> None:
    client.force_login(make_editor(tenant, role=Role.CONTRIBUTORS))

    answer = client.post(read_page(story), {"string": waiting(story)})

    assert (answer.status_code, swedish(story).status) == (302, "MACHINE")


def test_a_text_of_another_tenant_does_not_exist(other_tenant: Tenant, story: Story, client: Client) -> None:
    client.force_login(make_editor(other_tenant))

    assert client.get(read_page(story)).status_code == 404
    assert client.post(read_page(story), {"string": waiting(story)}).status_code == 404
    assert swedish(story).status == "MACHINE"


def test_a_new_page_begins_without_the_approval_of_the_old_one(story: Story, kari: User) -> None:
    read_through(state=swedish(story), seen=waiting(story), by=kari, at=timezone.now())
    Page.objects.get(pk=swedish(story).page_id).delete()
    begin(story, "sv")

    assert (swedish(story).reviewed_by, swedish(story).read_strings) == (None, [])
