"""Lists and the start page answer what is out, what waits and what is old."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from cms.people.models import User
from cms.publishing.enums import Kind
from cms.tenants.actions import create_translators
from cms.tenants.models import Tenant
from content_types.admin.due import check_by
from content_types.admin.start_page import WhatNeedsDoing
from tests.content_types.admin.conftest import edit_url, text
from tests.content_types.admin.test_publishing_refused import in_review
from tests.factories.pages import index_of, make_guide, make_helpline, make_story, translate
from tests.factories.tenants import make_superuser


@pytest.fixture
def stories(tenant: Tenant, kari: User) -> dict[str, Page]:
    """A story in each state."""
    now = timezone.now()
    out = make_story(tenant, title="Ute")
    changed = make_story(tenant, title="Endret")
    changed.save_revision()
    coming = make_story(tenant, title="Kommer", live=False, go_live_at=now + timedelta(days=3))
    coming.save_revision(approved_go_live_at=coming.go_live_at)
    expired = make_story(tenant, title="Utløpt")
    expired.unpublish(set_expired=True)
    return {
        "out": out,
        "changed": changed,
        "draft": make_story(tenant, title="Kladd", live=False),
        "scheduled": coming,
        "review": in_review(tenant, kari),
        "overdue": make_story(tenant, title="Gammel", review_by=timezone.localdate() - timedelta(days=1)),
        "expired": expired,
        "soon": make_story(tenant, title="Snart borte", expire_at=now + timedelta(days=5)),
    }


@pytest.mark.parametrize(
    ("state", "found"),
    [
        ("out", {"out", "changed", "overdue", "soon"}),
        ("changed", {"changed"}),
        ("draft", {"draft", "review"}),
        ("scheduled", {"scheduled"}),
        ("review", {"review"}),
        ("overdue", {"overdue"}),
        ("expired", {"expired"}),
    ],
)
def test_the_list_can_be_narrowed_to_a_state(
    tenant: Tenant, editor: Client, stories: dict[str, Page], state: str, found: set[str]
) -> None:
    url = reverse("wagtailadmin_explore", args=[index_of(tenant, Kind.STORY).pk])
    shown = editor.get(url, {"state": state}).context["object_list"]

    assert {page.pk for page in shown} == {stories[name].pk for name in found}


def test_the_list_shows_languages_and_what_is_to_be_checked(tenant: Tenant, editor: Client) -> None:
    story = make_story(tenant, title="Ute", review_by=date(2020, 5, 4))
    translate(story, "sv", title="Ute")

    answer = editor.get(reverse("wagtailadmin_explore", args=[index_of(tenant, Kind.STORY).pk]))

    row = answer.context["object_list"][0]
    assert [(each.tag, each.state) for each in row.language_states] == [
        ("nb", "SOURCE"),
        ("sv", "INDEPENDENT"),
        ("da", "MISSING"),
        ("sr-Cyrl", "MISSING"),
    ]
    assert "05/04/2020" in text(answer)


# The library's own "Translate" and "Sync" entries in a row's menu, for those who may translate.
OF_WAGTAIL_LOCALIZE = 2


def test_the_list_takes_as_many_statements_of_ours_for_ten_as_for_one(tenant: Tenant, editor: Client) -> None:
    url = reverse("wagtailadmin_explore", args=[index_of(tenant, Kind.STORY).pk])

    def statements() -> int:
        with CaptureQueriesContext(connection) as found:
            editor.get(url)
        return len(found)

    make_story(tenant)
    statements()
    one = statements()
    for number in range(9):
        make_story(tenant, title=f"Historie {number}")
    assert statements() == one + 9 * OF_WAGTAIL_LOCALIZE


def test_helplines_are_checked_once_a_year(tenant: Tenant) -> None:
    line = make_helpline(tenant, verified_on=date(2026, 3, 1))

    assert check_by(line) == date(2027, 3, 1)


def sections(user: User) -> dict[str, list[str]]:
    context = WhatNeedsDoing(user).get_context_data()
    return {str(section.title): [page.title for page in section.pages] for section in context["sections"]}


def test_the_start_page_says_what_needs_doing(tenant: Tenant, kari: User, stories: dict[str, Page]) -> None:
    assert sections(kari) == {
        "In review": ["A story"],
        "Has to be looked at again": ["Gammel"],
        "Goes away soon": ["Snart borte"],
        "Goes out next": ["Kommer"],
        "Drafts": ["Kladd"],
        "Changes that are not out": ["Endret"],
    }


def test_the_start_page_is_about_ones_own_tenants(
    tenant: Tenant, other_tenant: Tenant, kari: User, stories: dict[str, Page]
) -> None:
    make_story(other_tenant, title="Deras utkast", locale="sv", live=False)

    assert sections(kari)["Drafts"] == ["Kladd"]
    assert sections(make_superuser())["Drafts"] == ["Deras utkast", "Kladd"]


def test_the_start_page_counts_what_is_missing_and_out_of_date(tenant: Tenant, kari: User) -> None:
    line = make_helpline(tenant)
    make_guide(tenant, line)
    story = make_story(tenant)
    translate(story, "sv", title="En berättelse")

    rows = WhatNeedsDoing(kari).get_context_data()["languages"]
    assert [(row["out"], row["missing"], row["old"]) for row in rows] == [(3, 0, 0), (1, 2, 0), (0, 3, 0), (0, 3, 0)]


def test_the_start_page_is_shown_and_takes_few_statements(
    tenant: Tenant, editor: Client, kari: User, stories: dict[str, Page]
) -> None:
    assert "What needs doing" in text(editor.get(reverse("wagtailadmin_home")))
    with CaptureQueriesContext(connection) as found:
        WhatNeedsDoing(kari).render_html({"request": None})
    assert len(found) == 12


def test_the_editor_shows_the_state_of_each_language(tenant: Tenant, editor: Client) -> None:
    story = make_story(tenant)
    danish = translate(story, "da", live=False)

    html = text(editor.get(edit_url(story)))

    assert "Original" in html
    assert f'href="{edit_url(danish)}"' in html
    assert html.count(">Missing<") == 2


def test_translating_is_offered_to_those_who_may(tenant: Tenant, client: Client) -> None:
    story = make_story(tenant)
    client.force_login(make_superuser())

    url = reverse("wagtail_localize:submit_page_translation", args=[story.pk])
    assert f'href="{url}">Translate into a missing language' in text(client.get(edit_url(story)))


def test_translating_is_not_offered_to_whoever_works_in_that_language_alone(tenant: Tenant, client: Client) -> None:
    """They may edit the Norwegian text, and may add nothing in the languages that lack it."""
    story = make_story(tenant)
    user = User.objects.create_user(username="Nora", password="a long password")
    group = create_translators(tenant=tenant, code="nb")[0].group
    group.permissions.add(Permission.objects.get(codename="submit_translation"))
    user.groups.add(group)
    client.force_login(user)

    html = text(client.get(edit_url(story)))
    assert html.count(">Missing<") == 3
    assert "Translate into a missing language" not in html


def test_a_new_page_has_no_languages_yet(tenant: Tenant, editor: Client) -> None:
    url = reverse("wagtailadmin_pages:add", args=["content_types", "story", index_of(tenant, Kind.STORY).pk])

    assert "Save a draft first; then it can be translated." in text(editor.get(url))
