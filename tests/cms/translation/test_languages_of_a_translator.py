"""A translator has rights in one language: pages, strings, values and files of the others are closed."""

from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from wagtail_localize.models import StringTranslation, Translation

from cms.media.ingest import add_image
from cms.tenants.enums import Role
from cms.tenants.models import Tenant, TenantGroup
from tests.cms.tenants.world import picture
from tests.cms.translation.conftest import signed_in
from tests.cms.translation.desk import sent, target
from tests.factories.pages import make_story


@pytest.fixture
def both(tenant: Tenant) -> list[Translation]:
    """A story with a picture, on its way into Danish and Swedish."""
    image = add_image(collection=tenant.collection, title="Hav", content=picture(), by=None)
    return sent(make_story(tenant, lead_image=image, lead_image_alt="Hav"), "da", "sv")


def edit_url(translation: Translation) -> str:
    return reverse("wagtailadmin_pages:edit", args=[target(translation).pk])


def put_string(client: Client, translation: Translation, body: str = "value=ord") -> Any:
    segment = translation.source.stringsegment_set.get(context__path="title")
    url = reverse("wagtail_localize:edit_string_translation", args=[translation.pk, segment.pk])
    return client.put(url, body, content_type="application/x-www-form-urlencoded")


def put_value(client: Client, translation: Translation, value: object) -> Any:
    segment = translation.source.overridablesegment_set.get(context__path="lead_image")
    url = reverse("wagtail_localize:edit_override", args=[translation.pk, segment.pk])
    return client.put(url, f"value={value}", content_type="application/x-www-form-urlencoded")


def test_a_translator_works_in_the_own_language_only(both: list[Translation], translator: Client) -> None:
    danish, swedish = both

    assert translator.get(edit_url(swedish)).status_code == 200
    assert put_string(translator, swedish).status_code == 201

    assert translator.get(edit_url(danish))["Location"] == reverse("wagtailadmin_home")
    assert put_string(translator, danish).status_code in {302, 403}
    assert put_value(translator, danish, 1).status_code in {302, 403}
    assert set(StringTranslation.objects.values_list("locale__language_code", flat=True)) == {"sv"}


@pytest.mark.parametrize("body", ["", "value=a%00b", "other=1"])
def test_what_no_browser_sends_is_refused(both: list[Translation], translator: Client, body: str) -> None:
    assert put_string(translator, both[1], body).status_code == 400
    assert not StringTranslation.objects.exists()


def test_another_picture_for_a_language_is_one_of_the_tenants(
    tenant: Tenant, other_tenant: Tenant, both: list[Translation], translator: Client, stranger: Any
) -> None:
    own, foreign = (
        add_image(collection=each.collection, title="En annan", content=picture(), by=None)
        for each in (tenant, other_tenant)
    )
    swedish = both[1]

    assert put_value(translator, swedish, own.pk).status_code == 201
    assert put_value(translator, swedish, foreign.pk).status_code == 404
    assert put_value(translator, swedish, "nonsense").status_code == 400
    assert put_value(signed_in(stranger), swedish, own.pk).status_code == 404

    page = swedish.source.get_ephemeral_translated_instance(swedish.target_locale, fallback=True)
    assert page.lead_image == own


def test_who_may_not_publish_does_not_turn_a_text_into_an_alias(both: list[Translation], translator: Client) -> None:
    page = target(both[1])

    answer = translator.post(reverse("wagtail_localize:convert_to_alias", args=[page.pk]))

    assert answer["Location"] == reverse("wagtailadmin_home")
    assert target(both[1]).alias_of_id is None


def test_a_group_is_made_by_a_command(tenant: Tenant, capsys: Any) -> None:
    call_command("add_translators", tenant="nordby", locale="sv")
    call_command("add_translators", tenant="nordby", locale="sv")

    made = TenantGroup.objects.get(tenant=tenant, role=Role.TRANSLATORS)
    assert capsys.readouterr().out == "Added: nordby: translators sv\nAlready there: nordby: translators sv\n"
    rights = set(made.group.page_permissions.values_list("page__locale__language_code", "permission__codename"))
    assert rights == {("sv", "add_page"), ("sv", "change_page")}
    assert set(made.group.permissions.values_list("codename", flat=True)) == {"access_admin"}


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ({"tenant": "nowhere", "locale": "sv"}, "There is no tenant “nowhere”. Tenants: nordby, vasterby."),
        ({"tenant": "nordby", "locale": "en"}, "Nordby has no pages in “en”. Its languages: nb, sv, da, sr."),
    ],
)
def test_a_group_that_cannot_be_is_refused_with_a_sentence(
    tenant: Tenant, other_tenant: Tenant, arguments: dict[str, str], sentence: str
) -> None:
    with pytest.raises(CommandError, match=sentence):
        call_command("add_translators", **arguments)

    assert not TenantGroup.objects.filter(role=Role.TRANSLATORS).exists()
