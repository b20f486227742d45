"""What an app keeps has absolute addresses: where a site's address changes, the app has to begin anew."""

import pytest

from cms.publishing import versions
from cms.publishing.models import Edition
from tests.factories.pages import make_story

pytestmark = pytest.mark.django_db

SET = "token tenantChanged changes { content { shareUrl } }"

OLD = "http://nordby.localhost:8000"


@pytest.fixture
def sync(ask):
    def send(since=None, *, tenant="nordby"):
        versions.forget()
        query = f"""query($tenant: ID!, $since: String) {{
          edition(tenant: $tenant, locale: "nb") {{ changes(since: $since) {{ {SET} }} }} }}"""
        answer = ask(query, tenant=tenant, since=since)
        errors = answer.get("errors")
        return errors[0]["extensions"]["code"] if errors else answer["data"]["edition"]["changes"]

    return send


def test_a_changed_address_ends_the_tokens_and_the_next_sync_has_the_new_one(tenant, sync):
    make_story(tenant, title="Kept", slug="kept")
    before = sync()

    tenant.site.hostname = "elsewhere.example"
    tenant.site.save()

    assert sync(before["token"]) == "TOKEN_EXPIRED"
    after = sync()
    addresses = [each["changes"][0]["content"]["shareUrl"] for each in (before, after)]
    assert addresses == [f"{base}/nb/historier/kept/" for base in (OLD, "http://elsewhere.example:8000")]
    assert sync(after["token"])["changes"] == []


def test_another_name_of_the_tenant_and_a_site_saved_as_it_was_end_no_token(tenant, sync):
    make_story(tenant)
    before, epochs = sync(), set(Edition.objects.values_list("pk", "epoch"))

    tenant.site.save()
    tenant.name = "Another name"
    tenant.save()

    assert sync(before["token"])["changes"] == []
    assert set(Edition.objects.values_list("pk", "epoch")) == epochs


def test_the_tokens_of_another_tenant_stay(tenant, other_tenant):
    mine, others = (set(each.editions.values_list("pk", "epoch")) for each in (tenant, other_tenant))

    tenant.site.port = 8443
    tenant.site.save()

    assert set(tenant.editions.values_list("pk", "epoch")).isdisjoint(mine)
    assert set(other_tenant.editions.values_list("pk", "epoch")) == others
