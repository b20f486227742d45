"""The page on which a tenant decides about machines and keeps its glossary."""

from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale

from cms.people.models import User
from cms.tenants.models import Tenant
from cms.translation.models import GlossaryTerm, MachineSettings
from tests.cms.translation.machine.conftest import Install

CHANGE = "change_machinesettings"


@pytest.fixture
def url(tenant: Tenant) -> str:
    return reverse("translation:machine_settings", args=[tenant.slug])


@pytest.fixture
def administrator(kari: User, editor: Client) -> Client:
    """Kari, whose group was given the right to decide."""
    kari.groups.get().permissions.add(Permission.objects.get(codename=CHANGE))
    return editor


def choice(**changed: Any) -> dict[str, Any]:
    return {f"settings-{name}": value for name, value in {"monthly_characters": "5000", **changed}.items()}


def glossary(*terms: dict[str, Any], initial: int = 0) -> dict[str, Any]:
    management = {"terms-TOTAL_FORMS": len(terms), "terms-INITIAL_FORMS": initial}
    fields = {f"terms-{place}-{name}": value for place, term in enumerate(terms) for name, value in term.items()}
    return {"glossary": "1", **management, **fields}


def locale(code: str) -> int:
    return Locale.objects.get(language_code=code).pk


def test_an_administrator_switches_it_on_with_a_budget(tenant: Tenant, administrator: Client, url: str) -> None:
    administrator.post(url, choice(enabled="on"))

    chosen = MachineSettings.objects.get()
    assert (chosen.tenant, chosen.enabled, chosen.third_parties, chosen.monthly_characters) == (
        tenant,
        True,
        False,
        5000,
    )


def test_an_editor_without_the_right_sees_it_and_changes_nothing(editor: Client, url: str) -> None:
    page = editor.get(url)
    answer = editor.post(url, choice(enabled="on"))

    assert "Machine translation is switched off." in page.content.decode()
    assert "settings-enabled" not in page.content.decode()
    assert answer.status_code == 302
    assert MachineSettings.objects.count() == 0


def test_who_translates_only_does_not_see_it(translator: Client, url: str) -> None:
    assert translator.get(url, headers={"x-requested-with": "XMLHttpRequest"}).status_code == 403


def test_another_tenants_page_is_not_there(stranger: User, url: str) -> None:
    client = Client()
    client.force_login(stranger)

    assert client.get(url).status_code == 404
    assert client.post(url, glossary()).status_code == 404


def test_the_menu_leads_to_ones_own_tenant(editor: Client, url: str) -> None:
    assert editor.get(reverse("translation:machine")).url == url
    assert reverse("translation:machine") in editor.get(reverse("wagtailadmin_home")).content.decode()


def test_the_right_can_be_given_to_a_group(admin_client: Client) -> None:
    assert "Can change machine translation" in admin_client.get(reverse("wagtailusers_groups:add")).content.decode()


def test_a_budget_that_is_no_number_is_said_beside_the_field(administrator: Client, url: str) -> None:
    answer = administrator.post(url, choice(enabled="on", monthly_characters="many"))

    assert "Enter a whole number." in answer.content.decode()
    assert MachineSettings.objects.count() == 0


def test_words_are_added_changed_and_taken_out(tenant: Tenant, editor: Client, url: str) -> None:
    languages = {"source_locale": locale("nb"), "target_locale": locale("sv")}
    editor.post(
        url,
        glossary({**languages, "term": "klubben", "rendering": "gården"}, {"term": "", "rendering": ""}),
    )
    (term,) = GlossaryTerm.objects.all()
    assert (term.tenant, term.term, term.rendering) == (tenant, "klubben", "gården")

    editor.post(
        url, glossary({**languages, "id": term.pk, "term": "klubben", "rendering": "", "DELETE": "on"}, initial=1)
    )

    assert GlossaryTerm.objects.count() == 0


def test_a_word_goes_from_one_language_into_another(editor: Client, url: str) -> None:
    same = {"source_locale": locale("nb"), "target_locale": locale("nb"), "term": "klubben", "rendering": ""}

    answer = editor.post(url, glossary(same))

    assert "Choose another language than the one before." in answer.content.decode()
    assert GlossaryTerm.objects.count() == 0


def test_it_says_which_machine_does_which_pair(editor: Client, url: str, installed: Install) -> None:
    installed()

    page = editor.get(url)

    pairs = {(pair.source, pair.target): pair.machine for pair in page.context["overview"].pairs}
    assert len(pairs) == 12
    assert {pair for pair, machine in pairs.items() if machine} == {
        ("Norwegian (Bokmål)", "Danish"),
        ("Norwegian (Bokmål)", "Swedish"),
        ("Swedish", "Norwegian (Bokmål)"),
    }
    assert "can install: apertium-dan-nor apertium-swe-dan" in page.content.decode()


def test_without_apertium_it_says_so_and_names_the_packages(
    editor: Client, url: str, installed: Install, tmp_path: Path
) -> None:
    Path(installed()).unlink()

    page = editor.get(url).content.decode()

    assert "Apertium is not installed." in page
    assert "can install: apertium-dan-nor apertium-swe-dan apertium-swe-nor" in page
    assert "No service outside is set up." in page
