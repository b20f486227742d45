"""The editors of a tenant make, see and end its app keys, and nobody else's."""

import pytest
from django.urls import reverse
from django.utils import timezone

from api.access.models import AppKey, KeyUse
from cms.tenants.enums import Role
from tests.factories.access import make_key
from tests.factories.tenants import make_editor

pytestmark = pytest.mark.django_db

INDEX, ADD = "app_keys:index", "app_keys:add"
ONE = ["app_keys:edit", "app_keys:delete", "app_keys:inspect"]


@pytest.fixture
def editor(tenant, client):
    user = make_editor(tenant)
    client.force_login(user)
    return user


def filled_in(tenant, **more):
    return {"tenant": tenant.pk, "name": "Phone app", "origins": "", "budget": "5000", "expires_at": "", **more}


def test_an_editor_makes_a_key_and_sees_it_with_its_use(editor, tenant, client):
    response = client.post(reverse(ADD), filled_in(tenant, languages=["nb", "sr"], kinds=["STORY"]))
    assert response.status_code == 302
    key = AppKey.objects.get()
    assert (key.tenant, key.name, key.languages, key.kinds, key.budget) == (
        tenant,
        "Phone app",
        ["nb", "sr"],
        ["STORY"],
        5_000,
    )
    assert len(key.key) == 32
    KeyUse.objects.create(key=key, day=timezone.now().date(), requests=123_001, refused=7, units=45)

    page = client.get(reverse("app_keys:inspect", args=[key.pk])).content.decode()

    assert key.key in page
    assert ">None<" not in "".join(page.split())
    assert "<td>123001</td><td>7</td><td>45</td>" in page
    assert "Stories" in page


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("https://app.example", "https://app.example"),
        ("https://App.example/\r\n  http://localhost:3000", "https://app.example\nhttp://localhost:3000"),
        ("http://[::1]:3000", "http://[::1]:3000"),
    ],
)
def test_origins_are_kept_as_browsers_write_them(editor, tenant, client, typed, kept):
    client.post(reverse(ADD), filled_in(tenant, origins=typed))
    assert AppKey.objects.get().origins == kept


@pytest.mark.parametrize(
    "typed", ["app.example", "https://app.example/path", "*", "https://*.example", "ftp://a.example"]
)
def test_what_is_no_origin_is_refused(editor, tenant, client, typed):
    response = client.post(reverse(ADD), filled_in(tenant, origins=typed))
    assert response.status_code == 200
    assert "Write one address on each line" in response.content.decode()
    assert AppKey.objects.count() == 0


def test_a_key_cannot_be_made_for_another_tenant(editor, other_tenant, client):
    response = client.post(reverse(ADD), filled_in(other_tenant))
    assert response.status_code == 200
    assert other_tenant.name not in response.content.decode()
    assert AppKey.objects.count() == 0


def test_a_key_cannot_be_moved_to_another_tenant(editor, tenant, other_tenant, client):
    editor.groups.add(other_tenant.tenant_groups.get(role=Role.EDITORS).group)
    key = make_key(tenant)
    client.post(reverse("app_keys:edit", args=[key.pk]), filled_in(other_tenant, name="Renamed"))
    key.refresh_from_db()
    assert (key.name, key.tenant) == ("Renamed", tenant)


def test_the_list_has_ones_own_keys(editor, tenant, other_tenant, client):
    make_key(tenant, name="Ours")
    make_key(other_tenant, name="Theirs")
    page = client.get(reverse(INDEX)).content.decode()
    assert ("Ours" in page, "Theirs" in page) == (True, False)


@pytest.mark.parametrize("name", ONE)
@pytest.mark.parametrize("method", ["get", "post"])
def test_another_tenants_key_is_not_there(editor, other_tenant, client, name, method):
    key = make_key(other_tenant)
    before = AppKey.objects.values().get()
    response = getattr(client, method)(reverse(name, args=[key.pk]), filled_in(other_tenant, name="Taken"))
    assert response.status_code in ({404} if method == "get" or name != "app_keys:inspect" else {404, 405})
    assert AppKey.objects.values().get() == before


@pytest.mark.parametrize("role", [Role.CONTRIBUTORS])
@pytest.mark.parametrize("name", [INDEX, ADD, *ONE])
def test_others_of_the_tenant_have_nothing_to_do_with_keys(tenant, client, role, name):
    key = make_key(tenant)
    client.force_login(make_editor(tenant, role=role))
    response = client.get(reverse(name, args=[key.pk] if name in ONE else []))
    assert response.status_code in {302, 404}
    assert key.key not in response.content.decode()


def test_an_editor_ends_a_key(editor, tenant, client):
    key = make_key(tenant)
    assert client.post(reverse("app_keys:delete", args=[key.pk])).status_code == 302
    assert AppKey.objects.count() == 0


def test_a_superuser_reaches_all_keys(tenant, other_tenant, admin_client):
    make_key(tenant, name="One")
    make_key(other_tenant, name="Other")
    page = admin_client.get(reverse(INDEX)).content.decode()
    assert ("One" in page, "Other" in page) == (True, True)
    assert admin_client.post(reverse(ADD), filled_in(other_tenant)).status_code == 302
