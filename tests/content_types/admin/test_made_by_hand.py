"""Requests that no browser makes are refused with a sentence, and nothing of them is kept."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import BadRequest
from django.test import Client, RequestFactory, override_settings
from django.urls import reverse
from wagtail.users.models import UserProfile

from cms.people.models import User
from cms.tenants.models import Tenant
from content_types.admin.refusing import not_understood
from content_types.models import Story
from tests.content_types.admin.conftest import edit_url, form_data
from tests.content_types.admin.test_given_back import block, given_back, rich, said
from tests.factories.pages import make_story

Send = Callable[..., Any]
UNREADABLE = "What was sent could not be read. Go back, load the page anew, and try again."
ONE_BLOCK = {"body-count": "1", **block(0, "text", **{"": rich("Hei.")})}
ENTITY = '{"key": 9, "offset": 0, "length": 1}'
STYLE = '{"offset": "a", "length": 1, "style": "BOLD"}'
PARAGRAPH = '{"blocks": [{"text": "x", "type": "unstyled", "inlineStyleRanges": [%s], "entityRanges": [%s]}]}'
ROW = {"credits-TOTAL_FORMS": "1", "credits-INITIAL_FORMS": "1"}

BROKEN: dict[str, dict[str, str]] = {
    "rich text that is not JSON": {**ONE_BLOCK, "body-0-value": "x"},
    "rich text that is a number": {**ONE_BLOCK, "body-0-value": "1"},
    "rich text whose blocks are a number": {**ONE_BLOCK, "body-0-value": '{"blocks": 1}'},
    "rich text with an entity that is not there": {**ONE_BLOCK, "body-0-value": PARAGRAPH % ("", ENTITY)},
    "rich text with a style in no place": {**ONE_BLOCK, "body-0-value": PARAGRAPH % (STYLE, "")},
    "rich text without end": {**ONE_BLOCK, "body-0-value": "[" * 20_000},
    "blocks counted with a letter": {"body-count": "x"},
    "more blocks than there are": {**ONE_BLOCK, "body-count": "1000000"},
    "a block in no order": {**ONE_BLOCK, "body-0-order": "x"},
    "a gallery without a count": {**ONE_BLOCK, "body-0-type": "gallery"},
    "a row of a list with a number that is none": {**ROW, "credits-0-id": "x"},
    "a row of a list without its number": {**ROW, "credits-0-display_name": "Kari"},
    "a row of a list without its place": {**ROW, "credits-0-id": "", "credits-0-display_name": "Kari"},
    "a row of a list in no place": {**ROW, "credits-0-id": "", "credits-0-ORDER": ""},
    "more rows than anybody writes": {"credits-TOTAL_FORMS": "251", "credits-INITIAL_FORMS": "0"},
    "a revision of no number": {"overwrite_revision_id": "x"},
    "a revision of too long a number": {"loaded_revision_id": "1" * 5000},
    "a text with a NUL": {"title": "a\0b"},
    "a block with a NUL in its number": {**ONE_BLOCK, "body-0-id": "\0"},
    "a name with a NUL": {"a\0b": "x"},
}
LEFT_OUT = ("body-count", "body-0-deleted", "body-0-order", "body-0-type")


def with_a_token() -> Client:
    """A browser whose forms are read before any view is asked, as all are outside of tests."""
    browser = Client(enforce_csrf_checks=True)
    browser.cookies["csrftoken"] = "a" * 32
    return browser


def saved(story: Story) -> tuple[int, str]:
    """What there is of the story."""
    return story.revisions.count(), Story.objects.get(pk=story.pk).title


@pytest.mark.parametrize("what", BROKEN)
def test_a_broken_form_is_refused_with_a_sentence(tenant: Tenant, send: Send, what: str) -> None:
    story = make_story(tenant, live=False)
    before = saved(story)

    answer = send(story, **{"summary": "Dette skrev jeg.", **BROKEN[what]})

    assert (answer.status_code, said(answer)) == (400, UNREADABLE)
    assert ("Summary", "Dette skrev jeg.") in given_back(answer)
    assert saved(story) == before


@pytest.mark.parametrize("name", LEFT_OUT)
def test_a_form_without_what_every_form_has_is_refused(tenant: Tenant, editor: Client, name: str) -> None:
    story = make_story(tenant, live=False)
    before = saved(story)
    sent = {**form_data(story), **ONE_BLOCK}
    del sent[name]

    answer = editor.post(edit_url(story), sent)

    assert (answer.status_code, said(answer)) == (400, UNREADABLE)
    assert saved(story) == before


def test_autosave_is_refused_in_its_own_way(tenant: Tenant, editor: Client) -> None:
    story = make_story(tenant, live=False)
    before = saved(story)

    answer = editor.post(
        edit_url(story), form_data(story, **{"body-count": "x"}), headers={"accept": "application/json"}
    )

    refusal = {"success": False, "error_code": "validation_error", "error_message": UNREADABLE}
    assert (answer.status_code, answer.json()) == (400, refusal)
    assert saved(story) == before


def test_the_log_says_where_a_form_cannot_be_read_and_nothing_of_what_is_in_it(
    tenant: Tenant, send: Send, caplog: pytest.LogCaptureFixture
) -> None:
    send(make_story(tenant, live=False), title="Hemmelig", **{"body-count": "x-hemmelig"})

    lines = [record.getMessage() for record in caplog.records if record.name == "ungkanal.forms"]
    assert lines
    assert all(re.fullmatch(r"StoryForm cannot be read: ValueError at stream_block\.py:\d+", line) for line in lines)


SEARCHES = (
    "/admin/pages/search/?q={}",
    "/admin/images/?q={}",
    "/admin/media/?q={}",
    "/admin/images/chooser/results/?q={}",
    "/admin/images/chooser/results/?q={}&tag=x",
    "/admin/images/chooser/?q={}&tag=x",
    "/admin/media/chooser/?q={}",
    "/admin/choose-page/search/?q={}",
    "/admin/api/main/pages/?search={}",
)


@pytest.mark.parametrize("address", SEARCHES)
@pytest.mark.parametrize("words", ["a%22", "%22a b", "%22a b%22", "a"])
def test_a_search_with_quotes_finds_what_it_finds(tenant: Tenant, editor: Client, address: str, words: str) -> None:
    assert editor.get(address.format(words)).status_code == 200


@pytest.mark.parametrize(
    "address",
    [
        "/admin/choose-external-link/?parent_page_id=x",
        "/admin/media/chooser/?collection_id=x",
        "/admin/images/chooser/chosen-multiple/?id=x",
    ],
)
def test_a_key_that_is_no_number_is_refused(tenant: Tenant, editor: Client, address: str) -> None:
    answer = editor.get(address)

    assert (answer.status_code, said(answer)) == (400, UNREADABLE)


@pytest.mark.parametrize("name", ["lead_image", "topics"])
def test_a_choice_of_too_long_a_number_gives_back_what_was_typed(tenant: Tenant, send: Send, name: str) -> None:
    story = make_story(tenant, live=False)
    before = saved(story)

    answer = send(story, summary="Dette skrev jeg.", **{name: "1" * 25})

    assert answer.status_code == 404
    assert ("Summary", "Dette skrev jeg.") in given_back(answer)
    assert saved(story) == before


@pytest.mark.parametrize("address", ["/", "/nb/", "/files/x"])
def test_a_form_in_no_encoding_is_refused_to_everybody(tenant: Tenant, address: str) -> None:
    answer = with_a_token().post(
        address, b"username=%ff%fe", content_type="application/x-www-form-urlencoded; charset=utf-16"
    )

    assert answer.status_code == 400


def test_a_search_for_a_long_number_is_a_search(tenant: Tenant, editor: Client) -> None:
    assert editor.get("/admin/pages/search/?q=1234567890123456789").status_code == 200


def test_the_preview_refuses_as_well(tenant: Tenant, editor: Client) -> None:
    story = make_story(tenant, live=False)
    url = reverse("wagtailadmin_pages:preview_on_edit", args=[story.pk])

    assert editor.post(url, form_data(story, **{"body-count": "x"})).status_code == 400


def test_too_many_fields_are_refused_without_failing_over_them(tenant: Tenant, kari: User) -> None:
    story = make_story(tenant, live=False)
    before = saved(story)
    browser = with_a_token()
    browser.force_login(kari)

    with override_settings(DATA_UPLOAD_MAX_NUMBER_FIELDS=2):
        answer = browser.post(edit_url(story), form_data(story))

    assert (answer.status_code, said(answer), given_back(answer)) == (400, UNREADABLE, [])
    assert saved(story) == before


@pytest.mark.parametrize("query", ["q=%00", "user=999999999999999999999999999999"])
def test_a_query_that_no_database_takes_is_refused(tenant: Tenant, editor: Client, query: str) -> None:
    answer = editor.get(f"{reverse('tenants_sitehistory')}?{query}")

    assert (answer.status_code, said(answer)) == (400, UNREADABLE)


def test_who_is_not_signed_in_is_asked_to_do_that_first(tenant: Tenant) -> None:
    url = edit_url(make_story(tenant, live=False))
    nobody = Client()

    with override_settings(DATA_UPLOAD_MAX_NUMBER_FIELDS=2):
        too_many = with_a_token().post(url, {"a": 1, "b": 2, "c": 3})
    answers = [nobody.post(url, {"body-count": "x"}), nobody.post(url, {"title": "\0"}), too_many]

    assert [(answer.status_code, answer["Location"].split("?")[0]) for answer in answers] == [
        (302, "/admin/login/")
    ] * 3


def test_outside_the_admin_a_bad_request_is_answered_as_before(client: Client) -> None:
    answer = not_understood(RequestFactory().get("/files/x"), BadRequest("x"))

    assert (answer.status_code, "Location" in answer.headers) == (400, False)
    assert UNREADABLE not in answer.content.decode()


SAID = {
    "nb": "Det som ble sendt, kunne ikke leses. Gå tilbake, last siden på nytt, og prøv igjen.",
    "sr": "Оно што је послато није могло да се прочита. Вратите се, учитајте страницу поново и покушајте још једном.",
}


@pytest.mark.parametrize("code", SAID)
def test_the_sentence_is_in_the_language_of_who_reads_it(
    tenant: Tenant, send: Send, kari: User, reading: Callable[[str], Any], code: str
) -> None:
    UserProfile.objects.create(user=kari, preferred_language=code)
    with reading("en"):
        answer = send(make_story(tenant, live=False), **{"body-count": "x"})

    assert (answer.status_code, said(answer)) == (400, SAID[code])
