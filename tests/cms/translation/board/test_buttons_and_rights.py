"""A button is on the board exactly if pressing it is allowed: whoever asks, whatever there is to do."""

from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
from django.contrib.auth.models import Permission
from django.db import transaction
from django.test import Client
from wagtail.models import GroupApprovalTask, GroupPagePermission, Locale, Page, Workflow

from cms.people.models import User
from cms.tenants.actions import create_translators
from cms.tenants.enums import Role
from cms.tenants.models import Tenant
from cms.translation.models import TranslationState
from cms.translation.permissions import SUBMIT
from content_types.models import Story
from tests.factories.pages import make_story, translate
from tests.factories.tenants import make_editor, make_superuser
from tests.factories.translations import MACHINE, begin, put_out, sync, write_all

BOARD = "/admin/translations/"
Person = Callable[[Tenant], User]


def translator(tenant: Tenant, *extra: str) -> User:
    """Somebody who translates into Swedish, with further rights in the whole installation."""
    user = User.objects.create_user(username="Svea", password="a long password")
    user.groups.add(create_translators(tenant=tenant, code="sv")[0].group)
    for name in extra:
        app_label, _, codename = name.partition(".")
        user.user_permissions.add(Permission.objects.get(content_type__app_label=app_label, codename=codename))
    return user


def with_rights(tenant: Tenant, rights: dict[str, list[str]]) -> User:
    """Somebody of the tenant who may send texts to translation, and has these rights on the homes of languages."""
    user = translator(tenant, SUBMIT)
    group = user.groups.get()
    GroupPagePermission.objects.filter(group=group).delete()
    for code, names in rights.items():
        home = tenant.homes().get(locale__language_code=code)
        for name in names:
            permission = Permission.objects.get(content_type__app_label="wagtailcore", codename=f"{name}_page")
            GroupPagePermission.objects.create(group=group, page=home, permission=permission)
    return user


def author(tenant: Tenant) -> User:
    """A contributor who wrote the originals and may send them to translation."""
    user = make_editor(tenant, role=Role.CONTRIBUTORS)
    user.user_permissions.add(Permission.objects.get(codename="submit_translation"))
    Page.objects.filter(depth=4, locale__language_code="nb").update(owner=user)
    return user


def reviewer(tenant: Tenant) -> User:
    """A contributor in whose review every Swedish text is."""
    user = make_editor(tenant, role=Role.CONTRIBUTORS)
    workflow = Workflow.objects.create(name="By a contributor")
    task = GroupApprovalTask.objects.create(name="Read")
    task.groups.add(user.groups.get())
    workflow.workflow_tasks.create(task=task)
    for page in Page.objects.filter(depth=4, locale__language_code="sv", alias_of=None).specific():
        page.save_revision()
        workflow.start(page, None)
    return user


PEOPLE: dict[str, Person] = {
    "superuser": lambda tenant: make_superuser(),
    "editor": make_editor,
    "contributor": lambda tenant: make_editor(tenant, role=Role.CONTRIBUTORS),
    "contributor, author of the originals": author,
    "contributor, reviewer of the translations": reviewer,
    "translator": translator,
    "translator who may send": lambda tenant: translator(tenant, SUBMIT),
    "changes here, sends from there": lambda tenant: with_rights(tenant, {"nb": ["change"], "sv": ["change"]}),
    "adds here, sends from there": lambda tenant: with_rights(tenant, {"nb": ["change"], "sv": ["add"]}),
    "adds and publishes here": lambda tenant: with_rights(tenant, {"nb": ["change"], "sv": ["add", "publish"]}),
    "publishes only": lambda tenant: with_rights(tenant, {"nb": ["publish"], "sv": ["publish"]}),
}


@pytest.fixture
def cells(tenant: Tenant) -> dict[str, Story]:
    """A story for each thing that may have to be done in Swedish."""
    made = {name: make_story(tenant, title=name) for name in ("missing", "alias", "hidden alias", "own")}
    swedish = Locale.objects.get(language_code="sv")
    made["alias"].copy_for_translation(swedish, alias=True).publish(made["alias"].latest_revision)
    made["hidden alias"].copy_for_translation(swedish, alias=True)
    translate(made["own"], "sv")
    for name in ("draft", "to sync", "synced", "partial", "machine", "machine draft", "done"):
        story = made[name] = make_story(tenant, title=name)
        translation = begin(story, "sv")
        if name == "draft":
            continue
        write_all(translation, by=MACHINE if "machine" in name else "manual")
        if name == "machine draft":
            continue
        put_out(translation)
        if name in {"to sync", "synced", "partial"}:
            story.title = f"{name} and more"
            story.save_revision().publish()
        if name in {"synced", "partial"}:
            sync(translation)
        if name == "partial":
            put_out(translation)
    return made


def buttons(client: Client) -> dict[str, str]:
    """By the title of an item where its button in Swedish leads; no entry where there is none."""
    rows = client.get(BOARD).context["rows"]
    found = {row.title: next((cell for cell in row.cells if cell.language == "Swedish"), None) for row in rows}
    return {title: cell.action.url for title, cell in found.items() if cell and cell.action}


def pressed(client: Client, url: str, story: Story) -> bool:
    """Whether pressing gets somebody what it is for; all is as it was afterwards."""
    path, query = urlsplit(url).path, parse_qs(urlsplit(url).query)
    with transaction.atomic():
        if "submit" in path:
            locale = Locale.objects.get(language_code=query["select_locale"][0])
            client.post(path, {"locales": [locale.pk]})
            worked = Page.objects.filter(translation_key=story.translation_key, locale=locale, alias_of=None).exists()
        elif "update" in path:
            client.post(path)
            state = TranslationState.objects.get(translation_key=story.translation_key, locale__language_code="sv")
            worked = state.source_hash == state.synced_hash
        else:
            worked = client.get(path).status_code == 200
        transaction.set_rollback(True)
    return worked


def shown_and_allowed(asker: User, stories: dict[str, Story]) -> tuple[dict[str, str], dict[str, str]]:
    """The buttons that somebody sees, and those of all that there are that they may press."""
    client, root = Client(), Client()
    client.force_login(asker)
    root.force_login(make_superuser("all"))
    everything = buttons(root)
    assert everything.keys() == stories.keys()
    shown = buttons(client)
    return shown, {title: url for title, url in everything.items() if pressed(client, url, stories[title])}


def test_a_button_is_shown_exactly_if_pressing_it_is_allowed(tenant: Tenant, cells: dict[str, Story]) -> None:
    stories = {story.title: story for story in cells.values()}
    wrong, numbers = {}, set()
    for name, person in PEOPLE.items():
        with transaction.atomic():
            shown, allowed = shown_and_allowed(person(tenant), stories)
            transaction.set_rollback(True)
        numbers.add(len(shown))
        if shown != allowed:
            wrong[name] = (sorted(shown), sorted(allowed))

    assert wrong == {}
    assert {0, len(stories)} < numbers


def test_a_translator_begins_nothing_and_takes_in_new_text(tenant: Tenant, cells: dict[str, Story]) -> None:
    client = Client()
    client.force_login(translator(tenant))

    urls = buttons(client)
    assert urls.keys() == {story.title for story in cells.values()} - {"missing", "alias", "hidden alias"}
    assert "/update/" in urls["to sync and more"]
    assert urls["machine"].endswith("/read/?next=%2Fadmin%2Ftranslations%2F")
