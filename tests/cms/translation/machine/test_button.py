"""The button for a machine's translation on the translator's screen, and who has it."""

from datetime import UTC, datetime
from typing import Any

from django.test import Client, TestCase
from django.urls import reverse
from wagtail_localize.models import Translation

from cms.tenants.models import Tenant
from cms.translation.models import MachineSettings
from tests.cms.translation.desk import sent
from tests.cms.translation.machine.conftest import Install
from tests.cms.translation.machine.texts import swedish, texts
from tests.factories.pages import make_story

AT = datetime(2026, 11, 30, 23, 30, tzinfo=UTC)
PARAGRAPH = '<p>Hei <b>du</b> og <a href="https://example.org/">alle</a>, {name}!</p>'


def press(client: Client, translation: Translation) -> Any:
    with TestCase.captureOnCommitCallbacks(execute=True):
        return client.post(
            reverse("wagtail_localize:machine_translate", args=[translation.pk]), {"next": "/admin/"}, follow=True
        )


def test_pressing_the_button_on_the_translators_screen(
    tenant: Tenant, willing: MachineSettings, installed: Install, translator: Client
) -> None:
    installed()
    translation = swedish(tenant)
    screen = translator.get(reverse("wagtailadmin_pages:edit", args=[translation.get_target_instance().pk]))
    assert "Apertium can make a first translation of what is not translated yet." in screen.content.decode()
    assert "10000 characters are left this month." in screen.content.decode()

    answer = press(translator, translation)

    assert "3 texts were translated by machine. Read them before you publish." in answer.content.decode()
    assert texts(translation)["title"] == "Hej"


def test_the_screen_says_why_there_is_no_button(
    tenant: Tenant, willing: MachineSettings, installed: Install, translator: Client
) -> None:
    installed()
    (translation,) = sent(make_story(tenant, crisis=True), "sv")

    screen = translator.get(reverse("wagtailadmin_pages:edit", args=[translation.get_target_instance().pk]))
    answer = press(translator, translation)

    assert "Translate by machine" not in screen.content.decode()
    assert "are translated by people only" in screen.content.decode()
    assert "are translated by people only" in answer.content.decode()
    assert texts(translation) == {}


def test_who_may_not_change_the_page_has_no_machine_either(
    tenant: Tenant, willing: MachineSettings, installed: Install, translator: Client
) -> None:
    installed()
    (danish,) = sent(make_story(tenant, title="Hei"), "da")

    press(translator, danish)

    assert texts(danish) == {}


def test_the_form_for_updating_asks_no_machine(
    tenant: Tenant, willing: MachineSettings, installed: Install, editor: Client
) -> None:
    installed()
    translation = swedish(tenant)
    url = reverse("wagtail_localize:update_translations", args=[translation.source_id])

    form = editor.get(url).context["form"]
    with TestCase.captureOnCommitCallbacks(execute=True):
        editor.post(url, {"use_machine_translation": "on"})

    assert "use_machine_translation" not in form.fields
    assert texts(translation) == {}
