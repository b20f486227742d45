"""How far somebody reaches: their tenants and no further."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client

from cms.media.ingest import add_image
from cms.media.models import Image
from cms.tenants import reach
from cms.tenants.models import Tenant
from tests.cms.tenants.world import picture
from tests.factories.tenants import make_editor, make_superuser

pytestmark = pytest.mark.django_db


def test_an_editor_reaches_the_pages_of_all_languages_of_their_tenant(tenant: Tenant, other_tenant: Tenant) -> None:
    editor = make_editor(tenant)

    assert set(reach.pages(editor)) == set(tenant.pages())
    assert set(reach.sites(editor)) == {tenant.site}
    assert set(reach.collections(editor)) == {tenant.collection}
    assert set(reach.colleagues(editor)) == {editor}


def test_who_works_for_two_tenants_reaches_both(tenant: Tenant, other_tenant: Tenant) -> None:
    editor = make_editor(tenant)
    editor.groups.add(other_tenant.tenant_groups.first().group)

    assert set(reach.pages(editor)) == {*tenant.pages(), *other_tenant.pages()}


def test_a_superuser_reaches_everything(tenant: Tenant, other_tenant: Tenant) -> None:
    root = make_superuser()

    assert set(reach.pages(root)) > {*tenant.pages(), *other_tenant.pages()}
    assert reach.reaches_everything(root)


def test_a_superuser_who_left_reaches_nothing(tenant: Tenant) -> None:
    root = make_superuser()
    root.is_active = False

    assert not reach.pages(root).exists()
    assert not reach.collections(root).exists()


def test_a_visitor_reaches_nothing(tenant: Tenant) -> None:
    assert not reach.pages(AnonymousUser()).exists()
    assert not reach.colleagues(AnonymousUser()).exists()


def test_tags_are_those_of_the_own_pictures(tenant: Tenant, other_tenant: Tenant) -> None:
    for owner, words in ((tenant, ["sea", "sun"]), (other_tenant, ["wood"])):
        image = add_image(collection=owner.collection, title="A picture", content=picture(), by=None)
        image.tags.add(*words)

    assert [tag.name for tag in reach.tags(make_editor(tenant), Image)] == ["sea", "sun"]


@pytest.mark.parametrize("key", [2**63, 10**20])
def test_a_number_that_no_database_has_is_not_there(tenant: Tenant, client: Client, key: int) -> None:
    client.force_login(make_editor(tenant))

    for address in (f"/admin/pages/{key}/edit/", f"/admin/images/{key}/"):
        assert client.get(address).status_code == 404
    assert client.get(f"/admin/bulk/wagtailcore/page/publish/?id={key}").status_code == 400


@pytest.mark.parametrize("key", ["abc", "1.5", "0x1", "_00", "æ", "true", "9" * 5_000, "-1"])
@pytest.mark.parametrize(
    "address",
    [
        "snippets/content_types/topic/edit/{}/",
        "snippets/choose/content_types/topic/chosen/{}/",
        "images/chooser/chosen/{}/",
        "documents/chooser/chosen/{}/",
        "localize/submit/snippet/content_types/topic/{}/",
        "editing-sessions/ping/content_types/topic/{}/1/",
    ],
)
def test_a_key_that_is_no_number_is_not_there(tenant: Tenant, client: Client, address: str, key: str) -> None:
    client.force_login(make_superuser())

    assert client.get(f"/admin/{address.format(key)}").status_code == 404
    assert client.post(f"/admin/{address.format(key)}").status_code == 404
