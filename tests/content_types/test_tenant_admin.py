"""A superuser adds a tenant with one form."""

from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import translation
from wagtail.models import Site

from cms.publishing.models import Edition
from cms.tenants.models import Tenant
from content_types.models import KindIndex
from tests.factories.pages import make_story
from tests.factories.tenants import make_editor, make_superuser

pytestmark = pytest.mark.django_db
FORM = {
    "name": "Fjordby kommune",
    "slug": "fjordby",
    "country": "NO",
    "main_language": "nb",
    "languages": ["nb", "sv"],
    "timezone": "Europe/Oslo",
    "serbian_script": "Cyrl",
    "hostname": "fjordby.example",
    "port": "443",
    "primary_color": "#123456",
    "accent_color": "#ffcc00",
}


@pytest.fixture
def root() -> Client:
    """A superuser's browser."""
    Path(settings.STATIC_ROOT).mkdir(exist_ok=True)
    client = Client()
    client.force_login(make_superuser())
    return client


def test_one_form_makes_a_tenant_that_can_publish_at_once(root: Client) -> None:
    answer = root.post(reverse("tenants:add"), FORM)

    tenant = Tenant.objects.get(slug="fjordby")
    assert answer.status_code == 302
    assert [each.locale.language_code for each in tenant.tenant_locales.all()] == ["nb", "sv"]
    assert (tenant.primary_color, tenant.site.hostname, tenant.site.port) == ("#123456", "fjordby.example", 443)
    assert tenant.homes().filter(live=True).count() == 2
    assert KindIndex.objects.filter(pk__in=tenant.pages()).count() == 18
    assert tenant.tenant_groups.count() == 2
    assert set(Edition.objects.filter(tenant=tenant).values_list("locale", flat=True)) == {"nb", "sv"}
    assert make_story(tenant, title="First").live


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("slug", "nordby"),
        ("hostname", "nordby.localhost"),
        ("hostname", "not a host"),
        ("country", "Norway"),
        ("main_language", "fr"),
        ("timezone", "Europe/Nowhere"),
        ("primary_color", "#ffff00"),
        ("port", "70000"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field_and_nothing_is_made(
    root: Client, tenant: Tenant, field: str, value: str
) -> None:
    before = Tenant.objects.count(), Site.objects.count()

    answer = root.post(reverse("tenants:add"), {**FORM, field: value})

    assert answer.status_code == 200
    assert list(answer.context["form"].errors) == [field]
    assert (Tenant.objects.count(), Site.objects.count()) == before


def test_the_theme_is_edited_and_apps_see_it(root: Client, tenant: Tenant) -> None:
    kept = {name: getattr(tenant, name) for name in ("name", "country", "timezone", "serbian_script", "accent_color")}

    answer = root.post(reverse("tenants:edit", args=[tenant.pk]), {**kept, "primary_color": "#0a0a0a", "logo": ""})

    about = Edition.objects.get(tenant=tenant, locale="nb").about
    assert answer.status_code == 302
    assert about["tenant"]["theme"]["primaryColor"] == "#0a0a0a"


def test_the_short_name_never_changes(root: Client, tenant: Tenant) -> None:
    kept = {name: getattr(tenant, name) for name in ("name", "country", "timezone", "serbian_script", "accent_color")}

    answer = root.post(
        reverse("tenants:edit", args=[tenant.pk]), {**kept, "primary_color": "#0a0a0a", "logo": "", "slug": "sorby"}
    )
    tenant.slug = "sorby"
    with pytest.raises(ValidationError) as refused, translation.override("en"):
        tenant.full_clean()

    assert answer.status_code == 302
    assert refused.value.message_dict == {
        "slug": ["The short name never changes: apps and settings know the tenant by it."]
    }
    assert Tenant.objects.get(pk=tenant.pk).slug == "nordby"


@pytest.mark.parametrize("name", ["tenants:index", "tenants:add"])
def test_an_editor_does_not_get_there(tenant: Tenant, name: str) -> None:
    Path(settings.STATIC_ROOT).mkdir(exist_ok=True)
    client = Client()
    client.force_login(make_editor(tenant))

    answers: list[Any] = [client.get(reverse(name)), client.post(reverse(name), FORM)]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert not Tenant.objects.filter(slug="fjordby").exists()
