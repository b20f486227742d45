"""A page that is gone while somebody writes on it: the answer says so, and has every word that they typed."""

import json
import logging
import re
from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from wagtail.models import GroupPagePermission, Page
from wagtail.users.models import UserProfile

from cms.people.models import User
from cms.publishing.enums import Kind
from cms.tenants.models import Tenant
from content_types.models import Story
from tests.content_types.admin.conftest import edit_url, form_data
from tests.english import english_on
from tests.factories.pages import index_of, make_story
from tests.factories.tenants import make_editor, make_superuser

Send = Callable[..., Any]
AUTOSAVE = {"accept": "application/json"}
NOT_THERE = "This page, or something that was chosen for it, is no longer there, or it is not yours to edit any more."
NEVER = 10_000_000


def rich(*paragraphs: str) -> str:
    """What the rich text editor sends."""
    blocks = [
        {"key": "a", "text": each, "type": "unstyled", "depth": 0, "inlineStyleRanges": [], "entityRanges": []}
        for each in paragraphs
    ]
    return json.dumps({"blocks": blocks, "entityMap": {}})


def block(number: int, kind: str, *, deleted: str = "", **values: str) -> dict[str, Any]:
    """One block of the text, as the form sends it."""
    name = f"body-{number}"
    own = {f"{name}-value{key and '-' + key}": value for key, value in values.items()}
    return {f"{name}-deleted": deleted, f"{name}-order": number, f"{name}-type": kind, f"{name}-id": "", **own}


TYPED: dict[str, Any] = {
    "title": "Nattbussen <b>går</b>",
    "summary": "Kort om bussen.",
    "format": "interview",
    "min_age": "13",
    "crisis": "on",
    "lead_image": "4711",
    "typed_key": "0" * 32,
    "action-publish": "action-publish",
    "body-count": 4,
    **block(0, "text", **{"": rich("Første avsnitt.", "Andre & siste.")}),
    **block(1, "fact_box", title="Husk", text=rich("Ta med kort.")),
    **block(2, "quote", deleted="1", text="Slettet", attribution=""),
    **block(3, "quote", text="Så sant.", attribution="Mor"),
    "credits-TOTAL_FORMS": 2,
    "credits-0-display_name": "Kari",
    "credits-0-ORDER": 1,
    "credits-1-display_name": "Angret",
    "credits-1-DELETE": "1",
    "comments-TOTAL_FORMS": 1,
    "comments-0-text": "Sjekk tiden.",
    "comments-0-contentpath": "title",
}
GIVEN_BACK = [
    ("Title", "Nattbussen <b>går</b>"),
    ("Summary", "Kort om bussen."),
    ("Format", "Interview"),
    ("Text", "Første avsnitt.\nAndre & siste."),
    ("Text – Fact box – Title", "Husk"),
    ("Text – Fact box – Facts", "Ta med kort."),
    ("Text – Quote", "Så sant."),
    ("Text – Quote – Who said it", "Mor"),
    ("From age", "13"),
    ("Help in a crisis", "yes"),
    ("Name shown", "Kari"),
    ("Comment", "Sjekk tiden."),
]


OF_GUIDES = ("question", "urgency", "steps", "helpline_links")


def form(story: Story, **fields: Any) -> dict[str, Any]:
    """What the form of a story sends when all this has been typed."""
    sent = {**form_data(story), **TYPED, **fields}
    return {name: value for name, value in sent.items() if not name.startswith(OF_GUIDES)}


def said(answer: Any) -> str:
    """The sentence of a refusal."""
    return BeautifulSoup(answer.content, "html.parser").select_one("[role=alert]").get_text()


def given_back(answer: Any) -> list[tuple[str, str]]:
    """The texts on the page, as a person would copy them, with what stands above each."""
    page = BeautifulSoup(answer.content, "html.parser")
    return [(label.get_text(), label.find_next("dd").get_text()) for label in page.select("dl dt")]


def without_chance(answer: Any) -> str:
    """The whole answer, without the address of the page and what is random."""
    text = f"{answer.status_code} {sorted(answer.items())} {answer.content.decode()}"
    return re.sub(r"/pages/\d+/|[0-9a-zA-Z]{64}|Content-Length', '\d+'|[\d:]{8} GMT", "", text)


def deleted_by(person: User, story: Story) -> str:
    """The form's address, after the page has been deleted in the admin."""
    colleague = Client()
    colleague.force_login(person)
    assert colleague.post(reverse("wagtailadmin_pages:delete", args=[story.pk])).status_code == 302
    assert not Page.objects.filter(pk=story.pk).exists()
    return edit_url(story)


def test_who_deleted_the_page_is_named_and_everything_typed_comes_back(tenant: Tenant, editor: Client) -> None:
    story = make_story(tenant, live=False)
    url = deleted_by(make_editor(tenant, name="Ola"), story)

    answer = editor.post(url, form(story))

    assert answer.status_code == 404
    assert said(answer) == "Ola has deleted this page."
    assert sorted(given_back(answer)) == sorted([*GIVEN_BACK, ("Slug", story.slug)])
    assert "<b>går</b>" not in answer.content.decode()
    assert "private" in answer["Cache-Control"]
    assert "typed_saved" not in answer.cookies
    assert Story.objects.count() == 0


# Code: who deleted it, what is said of a page that is not there, and the label of a title.
SAID = {
    "nb": (
        "Ola har slettet denne siden.",
        "Denne siden, eller noe som var valgt for den, finnes ikke lenger, eller du kan ikke lenger redigere den.",
        "Ingress",
    ),
    "sr": (
        "Ова страница је обрисана (Ola).",
        "Ова страница, или нешто што је за њу изабрано, више не постоји, или више не можете да је уређујете.",
        "Сажетак",
    ),
}


@pytest.mark.parametrize("code", SAID)
def test_it_is_said_in_the_language_of_who_typed(
    tenant: Tenant, kari: User, editor: Client, reading: Callable[[str], Any], code: str
) -> None:
    UserProfile.objects.create(user=kari, preferred_language=code)
    story = make_story(tenant, live=False)
    url = deleted_by(make_editor(tenant, name="Ola"), story)
    with reading("en"):
        answer = editor.post(url, form(story))
        never = editor.post(edit_url(Story(pk=NEVER)), form(story))

    deleted, gone, summary = SAID[code]
    assert (said(answer), said(never)) == (deleted, gone)
    assert (summary, "Kort om bussen.") in given_back(answer)
    assert english_on(answer.content.decode(), code) == set()


def test_who_deleted_it_oneself_is_told_so(tenant: Tenant, kari: User, editor: Client) -> None:
    story = make_story(tenant, live=False)

    answer = editor.post(deleted_by(kari, story), form(story))

    assert (answer.status_code, said(answer)) == (
        404,
        "You have deleted this page yourself, perhaps in another window.",
    )


def test_another_tenants_editor_hears_of_a_deleted_page_what_they_hear_of_none(
    tenant: Tenant, other_tenant: Tenant, editor: Client
) -> None:
    theirs = make_story(other_tenant, locale="sv", live=False)
    there, sent = edit_url(theirs), form(Story(title="x"))
    never = editor.post(edit_url(Story(pk=NEVER)), sent)

    before = editor.post(there, sent)
    deleted_by(make_editor(other_tenant, name="Eva"), theirs)
    after = editor.post(there, sent)

    assert said(never) == NOT_THERE
    assert given_back(never) == given_back(before) == given_back(after)
    assert without_chance(before) == without_chance(after) == without_chance(never)


def test_somebody_of_several_tenants_is_not_named_to_whom_only_some_of_them_concern(
    tenant: Tenant, other_tenant: Tenant, editor: Client
) -> None:
    eva = make_editor(other_tenant, name="Eva")
    eva.groups.add(*(each.group for each in tenant.tenant_groups.all()))
    theirs = make_story(other_tenant, locale="sv", live=False)

    assert said(editor.post(deleted_by(eva, theirs), form(theirs))) == NOT_THERE


def test_a_page_that_was_moved_to_another_tenant_gives_the_text_back_too(
    tenant: Tenant, other_tenant: Tenant, editor: Client
) -> None:
    story = make_story(tenant, live=False)
    story.move(index_of(other_tenant, Kind.STORY, "sv"), pos="last-child")

    answer = editor.post(edit_url(story), form(story))

    assert (answer.status_code, said(answer)) == (404, NOT_THERE)
    assert ("Summary", "Kort om bussen.") in given_back(answer)
    assert Story.objects.get(pk=story.pk).title == "A story"


def test_who_lost_the_right_to_edit_gets_the_text_back(tenant: Tenant, send: Send, kari: User) -> None:
    story = make_story(tenant, live=False)
    revisions = story.revisions.count()
    GroupPagePermission.objects.filter(group__user=kari).exclude(permission__codename="add_page").delete()

    answer = send(story, **TYPED)

    assert (answer.status_code, said(answer)) == (403, "You may no longer edit this page.")
    assert ("Summary", "Kort om bussen.") in given_back(answer)
    assert story.revisions.count() == revisions


def test_a_new_page_below_one_that_is_gone_gives_the_text_back(tenant: Tenant, editor: Client) -> None:
    url = reverse("wagtailadmin_pages:add", args=["content_types", "story", NEVER])

    answer = editor.post(url, form(Story(title="x")))

    assert (answer.status_code, said(answer)) == (404, NOT_THERE)
    assert ("Summary", "Kort om bussen.") in given_back(answer)


def test_autosave_stops_and_says_why(tenant: Tenant, editor: Client) -> None:
    story = make_story(tenant, live=False)
    url = deleted_by(make_editor(tenant, name="Ola"), story)

    answer = editor.post(url, form(story), headers=AUTOSAVE)

    assert answer.status_code == 404
    assert answer.json() == {
        "success": False,
        "error_code": "invalid_revision",
        "error_message": "Ola has deleted this page.",
    }


def test_nothing_typed_is_logged(tenant: Tenant, editor: Client, caplog: pytest.LogCaptureFixture) -> None:
    story = make_story(tenant, live=False)
    with caplog.at_level(logging.DEBUG, logger="django.request"):
        editor.post(deleted_by(make_editor(tenant, name="Ola"), story), form(story))
        editor.post(edit_url(make_story(tenant)), form(story, **{"body-count": "Hemmelig"}))

    lines = [record.getMessage() + str(record.exc_text or record.exc_info or "") for record in caplog.records]
    assert not [line for line in lines if "bussen" in line or "Hemmelig" in line]


def test_only_a_form_is_answered_so(tenant: Tenant, editor: Client, client: Client) -> None:
    assert b"own-typed-text" not in editor.get(edit_url(Story(pk=NEVER))).content
    nobody = Client().post(edit_url(Story(pk=NEVER)), form(Story(title="x")))
    assert (nobody.status_code, nobody["Location"]) == (302, f"/admin/login/?next={edit_url(Story(pk=NEVER))}")


def test_a_superuser_is_told_as_well(tenant: Tenant) -> None:
    story = make_story(tenant, live=False)
    url = deleted_by(make_editor(tenant, name="Ola"), story)
    root = Client()
    root.force_login(make_superuser())

    assert said(root.post(url, form(story))) == "Ola has deleted this page."


@pytest.mark.parametrize("number", [2**63, 10**30])
def test_a_number_that_no_page_can_have_is_answered_the_same_way(tenant: Tenant, editor: Client, number: int) -> None:
    answer = editor.post(edit_url(Story(pk=number)), form(Story(title="x")))

    assert (answer.status_code, said(answer)) == (404, NOT_THERE)
