"""The board shows each item in each language, and leads to the work with one click."""

from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import GroupPagePermission, Locale, Page

from cms.people.models import User
from cms.tenants.enums import Role
from cms.tenants.models import Tenant
from content_types.models import Story
from tests.factories.pages import make_guide, make_helpline, make_story, translate
from tests.factories.tenants import make_editor, make_superuser
from tests.factories.translations import MACHINE, begin, put_out, sync, target, write, write_all

BOARD = "/admin/translations/"


@pytest.fixture
def story(tenant: Tenant) -> Story:
    return make_story(tenant, title="Ærlig talt")


def rows(client: Client, **query: Any) -> list[Any]:
    return client.get(BOARD, query).context["rows"]


def titles(client: Client, **query: Any) -> list[str]:
    return [row.title for row in rows(client, **query)]


def cell(client: Client, language: str = "Swedish", **query: Any) -> Any:
    [row] = rows(client, **query)
    return next(each for each in row.cells if each.language == language)


def shown(client: Client) -> tuple[str, str, str | None]:
    """State, progress and what is to be done in Swedish."""
    found = cell(client)
    return found.state.state, found.progress, found.action.label if found.action else None


def edit_of(page: Page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def test_an_item_is_a_row_and_each_language_of_the_tenant_a_column(editor: Client, story: Story) -> None:
    translate(story, "da", title="Ærlig talt", live=False)

    [row] = rows(editor)
    assert (row.title, row.kind, row.original, row.edit_url) == (
        "Ærlig talt",
        "Story",
        "Norwegian (Bokmål)",
        edit_of(story),
    )
    assert [(each.language, each.state.state) for each in row.cells] == [
        ("Norwegian (Bokmål)", "SOURCE"),
        ("Swedish", "MISSING"),
        ("Danish", "DRAFT"),
        ("Serbian", "MISSING"),
    ]


def test_each_state_leads_to_its_work(editor: Client, story: Story) -> None:
    assert shown(editor) == ("MISSING", "", "Translate")
    assert cell(editor).action.url.startswith(
        f"{reverse('wagtail_localize:submit_page_translation', args=[story.pk])}?select_locale=sv&next=%2Fadmin%2Ftrans"
    )

    translation = begin(story, "sv")
    assert shown(editor) == ("DRAFT", "0 of 3 strings", "Translate")
    assert cell(editor).action.url.startswith(edit_of(target(translation)))

    write(translation, "title", "Ärligt talat", by=MACHINE)
    put_out(translation)
    assert shown(editor) == ("PARTIAL", "1 of 3 strings", "Translate")

    write_all(translation, by=MACHINE)
    assert shown(editor) == ("PARTIAL", "", "Publish")

    put_out(translation)
    assert shown(editor) == ("MACHINE", "", "Read through")
    assert cell(editor).action.url.startswith(reverse("translation_board:read", args=[target(translation).pk]))

    story.title = "Helt ærlig"
    story.save_revision().publish()
    assert shown(editor) == ("OUTDATED", "", "Sync")
    assert cell(editor).action.url.startswith(
        reverse("wagtail_localize:update_translations", args=[translation.source_id])
    )

    sync(translation)
    assert shown(editor) == ("OUTDATED", "2 of 3 strings", "Translate")

    write_all(translation)
    put_out(translation)
    assert shown(editor) == ("UP_TO_DATE", "", "Open")


def test_a_text_of_its_own_is_only_opened(editor: Client, story: Story) -> None:
    translate(story, "sv", title="Ärligt talat")

    assert shown(editor) == ("INDEPENDENT", "", "Open")


def test_an_alias_shows_the_original_and_is_translated_from_there(editor: Client, story: Story) -> None:
    story.copy_for_translation(Locale.objects.get(language_code="sv"), copy_parents=True, alias=True)

    assert shown(editor) == ("ALIAS", "", "Translate")


def test_a_mark_has_words_and_a_sign_and_a_button_says_what_it_is_about(editor: Client, story: Story) -> None:
    html = editor.get(BOARD).content.decode()

    assert 'href="#icon-circle-plus"' in html
    assert ">: Ærlig talt, Swedish</span>" in " ".join(html.split())


@pytest.fixture
def several(tenant: Tenant, story: Story) -> dict[str, Story]:
    """Items in different states in Swedish."""
    outdated = make_story(tenant, title="Gammel")
    translation = begin(outdated, "sv")
    write_all(translation)
    put_out(translation)
    outdated.title = "Gammel nå"
    outdated.save_revision().publish()
    own = make_story(tenant, title="Egen")
    translate(own, "sv", title="Eget")
    make_guide(tenant, make_helpline(tenant, title="Linje"), title="Veiviser")
    begun = make_story(tenant, title="Begynt")
    begin(begun, "sv")
    return {"outdated": outdated, "own": own, "begun": begun}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"state": "OUTDATED"}, {"Gammel nå"}),
        ({"state": "INDEPENDENT"}, {"Egen"}),
        ({"state": "DRAFT"}, {"Begynt"}),
        ({"state": "MISSING", "locale": "sv"}, {"Ærlig talt", "Veiviser", "Linje"}),
        ({"state": "MISSING", "locale": "sv", "kind": "guide"}, {"Veiviser"}),
        ({"state": "NEEDS_WORK", "locale": "sv", "kind": "story"}, {"Ærlig talt", "Gammel nå", "Begynt"}),
        ({"state": "UP_TO_DATE"}, set()),
        ({"q": "ærlig"}, {"Ærlig talt"}),
        ({"q": "EGE"}, {"Egen"}),
        ({"q": "eget"}, {"Egen"}),
        ({"q": "gammel", "state": "MISSING", "locale": "sv"}, set()),
    ],
)
def test_the_board_can_be_narrowed(
    editor: Client, several: dict[str, Story], query: dict[str, str], found: set[str]
) -> None:
    assert set(titles(editor, **query)) == found


def test_a_chosen_language_is_the_only_column(editor: Client, several: dict[str, Story]) -> None:
    answer = editor.get(BOARD, {"locale": "sv"})

    assert answer.context["languages"] == ["Swedish"]
    assert {len(row.cells) for row in answer.context["rows"]} == {1}


@pytest.mark.parametrize(
    "query", ["state=NONSENSE", "locale=xx", "kind=user", "tenant=vasterby", "p=x", "p=99", "q=%ff"]
)
def test_what_is_not_offered_is_not_understood_and_does_no_harm(editor: Client, story: Story, query: str) -> None:
    assert editor.get(f"{BOARD}?{query}").status_code == 200


def test_a_nul_is_refused_with_a_sentence(editor: Client, story: Story) -> None:
    assert editor.get(f"{BOARD}?q=%00%ff").status_code == 400


def test_what_was_worked_on_last_comes_first_in_pages_of_25(editor: Client, tenant: Tenant) -> None:
    for number in range(26):
        make_story(tenant, title=f"Historie {number}")

    assert titles(editor)[:2] == ["Historie 25", "Historie 24"]
    assert (len(titles(editor)), titles(editor, p=2)) == (25, ["Historie 0"])


def test_a_glance_counts_what_is_to_do_in_each_language(editor: Client, several: dict[str, Story]) -> None:
    swedish = editor.get(BOARD, {"kind": "guide"}).context["summaries"][1]

    assert (swedish.language, swedish.done, swedish.total) == ("Swedish", 1, 6)
    assert [(str(each.label), each.number, each.url) for each in swedish.to_do] == [
        ("Missing", 3, f"{BOARD}?state=MISSING&locale=sv"),
        ("Draft", 1, f"{BOARD}?state=DRAFT&locale=sv"),
        ("The original has changed", 1, f"{BOARD}?state=OUTDATED&locale=sv"),
    ]


def test_the_results_alone_are_answered_for_the_search_field(editor: Client, several: dict[str, Story]) -> None:
    html = editor.get(f"{BOARD}results/", {"q": "Egen"}).content.decode()

    assert "Egen" in html
    assert "<html" not in html


def test_a_page_of_the_list_costs_the_same_for_any_number_of_items(editor: Client, tenant: Tenant) -> None:
    def statements() -> int:
        with CaptureQueriesContext(connection) as found:
            assert editor.get(BOARD).status_code == 200
        return len(found)

    put_out(begin(make_story(tenant), "sv"))
    statements()
    one = statements()
    for number in range(6):
        put_out(begin(make_story(tenant, title=f"Historie {number}"), "da"))
    assert statements() == one


def test_the_menu_leads_there_and_the_librarys_report_is_out_of_it(editor: Client) -> None:
    html = editor.get(reverse("wagtailadmin_home")).content.decode()

    assert BOARD in html
    assert "/admin/localize/reports/translations/" not in html


# Whose it is


def test_nothing_of_another_tenant_is_on_the_board(editor: Client, story: Story, other_tenant: Tenant) -> None:
    make_story(other_tenant, title="Deras", locale="sv")

    assert titles(editor) == ["Ærlig talt"]
    assert titles(editor, q="Deras") == []
    assert titles(editor, tenant="vasterby") == ["Ærlig talt"]


def test_a_superuser_sees_all_tenants_and_may_choose_one(client: Client, story: Story, other_tenant: Tenant) -> None:
    make_story(other_tenant, title="Deras", locale="sv")
    client.force_login(make_superuser())

    assert titles(client) == ["Deras", "Ærlig talt"]
    theirs = rows(client)[0]
    assert [each.state.state if each.state else None for each in theirs.cells] == [None, "SOURCE", None, None]
    answer = client.get(BOARD, {"tenant": "vasterby"})
    assert ([row.title for row in answer.context["rows"]], answer.context["languages"]) == (["Deras"], ["Swedish"])


def make_translator(tenant: Tenant, language: str) -> User:
    """Somebody whose rights end at one language."""
    user = User.objects.create_user(username=f"translator-{language}", password="a long password")
    user.groups.add(Group.objects.create(name=f"{tenant.slug}: {language}"))
    group = user.groups.get()
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    home = tenant.homes().get(locale__language_code=language)
    permission = Permission.objects.get(content_type__app_label="wagtailcore", codename="change_page")
    GroupPagePermission.objects.create(group=group, page=home, permission=permission)
    return user


def test_a_translator_of_one_language_sees_that_one_beside_the_originals(
    client: Client, tenant: Tenant, story: Story
) -> None:
    translation = begin(story, "sv")
    begin(story, "da")
    user = make_translator(tenant, "sv")
    # Until the groups of translators are made by a command: membership is what makes one of the tenant.
    tenant.tenant_groups.filter(role=Role.CONTRIBUTORS).update(group=user.groups.get())
    client.force_login(user)

    [row] = rows(client)
    assert (row.title, row.edit_url) == ("Ærlig talt", "")
    [only] = row.cells
    assert (only.language, only.state.state, only.action.label) == ("Swedish", "DRAFT", "Translate")
    assert only.action.url.startswith(edit_of(target(translation)))


def test_who_may_only_add_is_shown_how_things_stand_and_nothing_to_press(
    client: Client, tenant: Tenant, story: Story
) -> None:
    begin(story, "sv")
    client.force_login(make_editor(tenant, role=Role.CONTRIBUTORS))

    [row] = rows(client)
    assert [each.action for each in row.cells] == [None] * 4
    assert row.edit_url == ""


def test_who_may_only_publish_is_not_led_to_an_editor_that_is_closed_to_them(
    client: Client, tenant: Tenant, story: Story
) -> None:
    begin(story, "sv")
    user = make_translator(tenant, "sv")
    given = GroupPagePermission.objects.filter(group__user=user)
    given.update(permission=Permission.objects.get(codename="publish_page"))
    tenant.tenant_groups.filter(role=Role.CONTRIBUTORS).update(group=user.groups.get())
    client.force_login(user)

    [row] = rows(client)
    assert (row.edit_url, [each.action for each in row.cells]) == ("", [None])
    assert client.get(reverse("wagtailadmin_pages:edit", args=[story.pk])).status_code == 302


def test_an_account_without_a_tenant_finds_an_empty_board(client: Client, story: Story) -> None:
    user = User.objects.create_user(username="nobody", password="a long password")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(user)

    answer = client.get(BOARD)
    assert (answer.status_code, answer.context["rows"], answer.context["summaries"]) == (200, [], [])
