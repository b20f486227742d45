"""Trap 4: the library's report lists the translations of all tenants to everybody, and its snippets know no tenant."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale

from cms.people.models import User
from cms.tenants.actions import grant_pages
from cms.tenants.enums import Role
from cms.tenants.models import Tenant, TenantLocale
from content_types.models import Topic
from tests.cms.translation.conftest import signed_in
from tests.cms.translation.desk import sent
from tests.factories.pages import make_story

REPORT = "wagtail_localize:translations_report"


@pytest.fixture
def reports(tenant: Tenant, other_tenant: Tenant) -> None:
    """Two tenants with something in translation."""
    sent(make_story(tenant, title="Hos oss"), "sv", "da")
    danish = Locale.objects.get(language_code="da")
    home = other_tenant.homes().get()
    for page in (home, *home.get_children()):
        page.specific.copy_for_translation(danish)
    editors = other_tenant.tenant_groups.get(role=Role.EDITORS).group
    grant_pages(group=editors, role=Role.EDITORS, home=other_tenant.homes().get(locale=danish))
    TenantLocale.objects.create(tenant=other_tenant, locale=danish, position=1)
    sent(make_story(other_tenant, locale="sv", title="Hos de andra"), "da")


def listed(client: Client) -> set[tuple[str, str]]:
    rows = client.get(reverse(REPORT)).context["object_list"]
    return {(row.source.object_repr, row.target_locale.language_code) for row in rows}


def test_trap_04_the_report_lists_the_users_tenants_only(reports: None, editor: Client, stranger: User) -> None:
    assert listed(editor) == {("Hos oss", "sv"), ("Hos oss", "da")}
    assert listed(signed_in(stranger)) == {("Hos de andra", "da")}


def test_trap_04_and_to_a_translator_the_own_language_only(reports: None, translator: Client) -> None:
    assert listed(translator) == {("Hos oss", "sv")}


def test_trap_04_what_all_tenants_share_is_for_superusers(tenant: Tenant, editor: Client) -> None:
    topic = Topic.objects.create(name="Søvn", slug="sleep", locale=Locale.objects.get(language_code="nb"))
    snippet = {"app_label": "content_types", "model_name": "topic"}

    for name in ("snippets_api_listing", "snippets_api_detail", "submit_snippet_translation"):
        arguments = snippet if name.endswith("listing") else {**snippet, "pk": topic.pk}
        assert editor.get(reverse(f"wagtail_localize:{name}", kwargs=arguments)).status_code == 404
