"""Beside the four tenants of the demo a fifth is added, by form or by command, and its people publish in it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from wagtail.models import Collection, Locale, Page, Site

from cms.publishing.checking import differences
from cms.publishing.enums import Kind
from cms.publishing.models import Edition
from cms.tenants import reach
from cms.tenants.enums import Role
from cms.tenants.models import Tenant
from content_types.models import Story
from tests.content_types.admin.conftest import edit_url, form_data
from tests.factories.pages import index_of
from tests.factories.tenants import make_editor, make_superuser

pytestmark = pytest.mark.django_db
FOUR = ["bjorkhamn", "javorgrad", "lindehavn", "solvik"]
FIFTH = {
    "slug": "fjordby",
    "name": "Fjordby kommune",
    "country": "NO",
    "timezone": "Europe/Oslo",
    "hostname": "fjordby.example",
}
ASKED = """{ tenants { slug name locales }
  edition(tenant: "fjordby", locale: "nb") { stories(first: 5) { edges { node { title path shareUrl } } } } }"""


def by_form() -> None:
    root = browser(make_superuser())
    colours = {"primary_color": "#1b4d89", "accent_color": "#b8860b", "serbian_script": "Cyrl"}
    languages = {"main_language": "nb", "languages": ["sv"], "port": 443}
    assert root.post(reverse("tenants:add"), {**FIFTH, **colours, **languages}).status_code == 302


def by_command() -> None:
    call_command("add_tenant", FIFTH["slug"], FIFTH["name"], *options(), verbosity=0)


def options(**changes: str) -> list[str]:
    named = {name: FIFTH[name] for name in ("country", "timezone", "hostname")}
    return [f"--{name}={value}" for name, value in {**named, "locales": "nb,sv", **changes}.items()]


def browser(user: Any) -> Client:
    Path(settings.STATIC_ROOT).mkdir(exist_ok=True)
    client = Client()
    client.force_login(user)
    return client


def numbers() -> dict[tuple[str, str], int]:
    return {
        (edition.tenant.slug, edition.locale): edition.change_number
        for edition in Edition.objects.filter(tenant__slug__in=FOUR).select_related("tenant")
    }


@pytest.mark.parametrize("add", [by_form, by_command])
def test_a_fifth_tenant_is_added_and_publishes(demo: Any, add: Callable[[], None]) -> None:
    before, pages = numbers(), set(Page.objects.values_list("pk", flat=True))
    slugs = set(Tenant.objects.values_list("slug", flat=True))

    add()

    tenant = Tenant.objects.get(slug="fjordby")
    assert set(FOUR) < slugs
    assert set(Tenant.objects.values_list("slug", flat=True)) == slugs | {"fjordby"}
    assert set(reach.pages(make_editor(tenant))) == set(Page.objects.exclude(pk__in=pages))

    story = written_and_published(tenant, browser(make_editor(tenant, name="kari")))

    answer = Client().post("/graphql", {"query": ASKED}, content_type="application/json").json()["data"]
    assert {"slug": "fjordby", "name": "Fjordby kommune", "locales": ["nb", "sv"]} in answer["tenants"]
    assert {each["slug"] for each in answer["tenants"]} == slugs | {"fjordby"}
    assert [edge["node"] for edge in answer["edition"]["stories"]["edges"]] == [
        {
            "title": "Den første",
            "path": "/historier/den-forste/",
            "shareUrl": "https://fjordby.example/nb/historier/den-forste/",
        }
    ]
    assert story.live
    assert numbers() == before
    assert list(differences()) == []


def written_and_published(tenant: Tenant, kari: Client) -> Story:
    """As an editor does it: a draft first, then the button."""
    add = reverse("wagtailadmin_pages:add", args=["content_types", "story", index_of(tenant, Kind.STORY).pk])
    assert kari.post(add, form_data(Story(title="Den første"), slug="")).status_code == 302
    draft = Story.objects.get(title="Den første")
    sent = form_data(draft, **{"action-publish": "action-publish"})
    assert kari.post(edit_url(draft), sent).status_code == 302
    draft.refresh_from_db()
    return draft


def test_a_contributor_of_the_fifth_writes_and_an_editor_of_the_first_sees_nothing_of_it(demo: Any) -> None:
    by_command()
    tenant = Tenant.objects.get(slug="fjordby")
    add = reverse("wagtailadmin_pages:add", args=["content_types", "story", index_of(tenant, Kind.STORY).pk])
    form = form_data(Story(title="Et utkast"), slug="")

    stranger = browser(make_editor(Tenant.objects.get(slug="solvik"), name="stranger"))
    assert (stranger.get(add).status_code, stranger.post(add, form).status_code) == (404, 404)
    assert not Story.objects.filter(title="Et utkast").exists()

    contributor = browser(make_editor(tenant, role=Role.CONTRIBUTORS))
    assert contributor.post(add, form).status_code == 302
    assert Story.objects.get(title="Et utkast").live is False


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"locales": "xx"}, "Name each language once, the main one first, out of: nb, sv, da, sr."),
        ({"locales": "nb,nb"}, "Name each language once, the main one first, out of: nb, sv, da, sr."),
        ({"locales": ""}, "Name each language once, the main one first, out of: nb, sv, da, sr."),
        ({"hostname": "not a host"}, "Write the host name alone, in small letters, such as solvik.example."),
        ({"country": "Norway"}, "Two capital letters, such as NO."),
        ({"timezone": "Europe/Nowhere"}, "Choose a time zone by its name, such as Europe/Oslo."),
        ({"primary-color": "#ffff00"}, "White text cannot be read on this colour. Choose a darker one."),
        (
            {"hostname": "nordby.localhost"},
            "A tenant of that short name, or a site of that host name, exists already.",
        ),
    ],
)
def test_the_command_says_what_is_wrong_and_makes_nothing(
    tenant: Tenant, changes: dict[str, str], sentence: str
) -> None:
    before = everything()

    with pytest.raises(CommandError, match=sentence.replace(".", r"\.")):
        call_command("add_tenant", FIFTH["slug"], FIFTH["name"], *options(**changes))

    assert everything() == before


def everything() -> list[int]:
    return [model.objects.count() for model in (Tenant, Site, Page, Collection, Locale, Edition)]
