"""The example's copy of an edition follows a server on which people publish and take down meanwhile."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.client.platform import Platform, said

pytestmark = pytest.mark.client

TENANT, LOCALE = "catalogue", "nb"
CHANGES = """
query($tenant: ID!, $locale: LocaleTag!, $since: String) {
  edition(tenant: $tenant, locale: $locale) { changes(since: $since, first: 100) {
    token hasMore changes { type content { id title summary path version } }
  } }
}
"""
STORIES = f"""
from cms.tenants.models import Tenant
from content_types.models import Story
from tests.factories.pages import make_story
tenant = Tenant.objects.get(slug="{TENANT}")
stories = list(tenant.pages().type(Story).filter(live=True, locale__language_code="{LOCALE}").order_by("pk").specific())
"""
EDIT, PUBLISH, TAKE_DOWN = (
    'stories[{0}].title = "{1}"; stories[{0}].save_revision().publish()',
    'make_story(tenant, title="{0}")',
    '[story] = [each for each in stories if each.title == "{0}"]; story.unpublish()',
)
MAKE_ANEW = (
    "from django.core.management import call_command; call_command('rebuild_published', stdout=open('/dev/null', 'w'))"
)


@dataclass(frozen=True, slots=True)
class Device:
    """A phone with a copy of one edition."""

    platform: Platform
    file: Path

    def synced(self) -> dict[str, Any]:
        """What the sync says of itself, once it is through."""
        return json.loads(said("node", "dist/src/sync.js", self.platform.endpoint, TENANT, LOCALE, self.file))

    @property
    def copy(self) -> dict[str, Any]:
        """What lies on the device."""
        return json.loads(self.file.read_text(encoding="utf-8"))

    def keep(self, id: str) -> None:
        """The reader marks an item."""
        copy = self.copy
        copy["kept"][id] = copy["items"][id]
        self.file.write_text(json.dumps(copy), encoding="utf-8")


@pytest.fixture
def device(platform: Platform, tmp_path: Path) -> Device:
    return Device(platform, tmp_path / "copy.json")


def edition(platform: Platform) -> dict[str, dict[str, Any]]:
    """Every item of the edition by id, listed anew by other code than the example's."""
    items: dict[str, dict[str, Any]] = {}
    since, more = None, True
    while more:
        answer = platform.ask(CHANGES, tenant=TENANT, locale=LOCALE, since=since)["edition"]["changes"]
        items |= {each["content"]["id"]: each["content"] for each in answer["changes"]}
        since, more = answer["token"], answer["hasMore"]
    return items


def held(device: Device) -> dict[str, dict[str, Any]]:
    """The items on the device, as far as `edition` asks."""
    names = ("id", "title", "summary", "path", "version")
    return {id: {name: item[name] for name in names} for id, item in device.copy["items"].items()}


def id_of(device: Device, title: str) -> str:
    """The only item of this title."""
    [id] = [id for id, item in device.copy["items"].items() if item["title"] == title]
    return id


def test_a_first_sync_comes_in_pages_and_is_the_edition(device: Device, platform: Platform):
    said = device.synced()

    assert (said["pages"], said["items"]) == (2, len(edition(platform)))
    assert said["items"] > 100
    assert held(device) == edition(platform)


def test_a_sync_where_nothing_happened_is_one_page_and_changes_nothing(device: Device):
    device.synced()
    before = device.copy["items"]

    assert device.synced()["pages"] == 1
    assert device.copy["items"] == before


def test_a_sync_brings_what_was_published_and_takes_what_was_taken_down(device: Device, platform: Platform):
    platform.run(STORIES + PUBLISH.format("Blir borte"))
    device.synced()
    gone = id_of(device, "Blir borte")
    before = held(device)
    device.keep(gone)
    meanwhile = [EDIT.format(0, "Rettet"), PUBLISH.format("Helt ny"), TAKE_DOWN.format("Blir borte")]
    platform.run("\n".join([STORIES, *meanwhile]))

    assert device.synced()["pages"] == 1

    after = held(device)
    assert after == edition(platform)
    assert before.keys() - after.keys() == {gone}
    assert {id for id in after if after[id] != before.get(id)} == {id_of(device, "Rettet"), id_of(device, "Helt ny")}
    # A take-down reads "erase", so it has to go although the reader kept it.
    assert device.copy["kept"] == {}


def test_what_is_taken_down_in_one_language_is_there_by_the_same_id_in_another(device: Device, platform: Platform):
    platform.run(STORIES + EDIT.format(1, "Bare her"))
    device.synced()
    id = id_of(device, "Bare her")
    assert device.copy["items"][id]["isFallback"] is False
    platform.run("\n".join([STORIES, TAKE_DOWN.format("Bare her")]))

    assert device.synced()["pages"] == 1

    assert device.copy["items"][id]["isFallback"] is True
    assert held(device) == edition(platform)


def test_a_device_that_was_away_while_the_store_was_made_anew_lists_everything_once(device: Device, platform: Platform):
    platform.run(STORIES + PUBLISH.format("Blir borte imens"))
    device.synced()
    gone = id_of(device, "Blir borte imens")
    device.keep(gone)
    platform.run("\n".join([STORIES, TAKE_DOWN.format("Blir borte imens"), MAKE_ANEW]))

    said = device.synced()

    # The refusal, and two pages.
    assert said["pages"] == 3
    assert held(device) == edition(platform)
    assert gone not in device.copy["items"]
    assert device.copy["kept"] == {}
