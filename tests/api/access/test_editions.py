"""From a tenant's slug and a language tag to an edition."""

import pytest

from api.access.editions import (
    LocaleNotOffered,
    UnknownLocaleTag,
    UnknownTenant,
    default_editions,
    find_edition,
    open_edition,
)
from cms.publishing import versions
from tests.factories import store

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("asked", "served"),
    [
        ("nb", "nb"),
        ("no", "nb"),
        ("no-NO", "nb"),
        ("NB", "nb"),
        ("sr", "sr-Cyrl"),
        ("sr-Cyrl", "sr-Cyrl"),
        ("sr_RS", "sr-Cyrl"),
    ],
)
def test_a_tag_as_clients_write_it_opens_the_edition(asked, served):
    store.tenant(locales=("nb", "sr-Cyrl"))
    assert open_edition(tenant="solvik", locale=asked).locale == served


def test_a_bare_sr_means_the_script_that_is_served():
    store.tenant(locales=("nb", "sr-Latn"))
    assert open_edition(tenant="solvik", locale="sr").locale == "sr-Latn"


@pytest.mark.parametrize(
    ("tenant", "locale", "refusal"),
    [
        ("nowhere", "nb", UnknownTenant),
        ("Solvik", "nb", UnknownTenant),
        ("solvik", "xx", UnknownLocaleTag),
        ("solvik", "sr-Arab", UnknownLocaleTag),
        ("solvik", "da", LocaleNotOffered),
        ("solvik", "sr-Latn", LocaleNotOffered),
    ],
)
def test_what_is_not_there_is_refused(tenant, locale, refusal):
    store.tenant(locales=("nb", "sr-Cyrl"))
    with pytest.raises(refusal) as refused:
        open_edition(tenant=tenant, locale=locale)
    assert refused.value.extensions == {"code": refusal.code}


def test_a_refusal_says_what_there_is():
    store.tenant(locales=("nb", "sr-Cyrl"))
    with pytest.raises(LocaleNotOffered, match="nb, sr-Cyrl"):
        open_edition(tenant="solvik", locale="da")


def test_every_tenant_has_one_edition_in_its_main_language():
    store.tenant(locales=("nb", "sv"), default="sv")
    assert [each.locale for each in default_editions(versions.current()) if each.tenant == "solvik"] == ["sv"]


def test_an_edition_is_found_by_its_exact_tag_only():
    store.tenant()
    assert find_edition(tenant="solvik", locale="nb").tenant == "solvik"
    assert find_edition(tenant="solvik", locale="no") is None
