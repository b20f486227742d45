"""The rules of the specification's section on fallback, from pages to answers; each has a test named for it."""

from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from wagtail.models import Locale

from cms.publishing.checking import differences
from cms.tenants.chains import chains_of
from cms.tenants.models import Tenant
from content_types.models import Story
from locales.fallbacks import chain_for
from tests.factories.pages import make_guide, make_helpline, make_story, translate

SAID = "title contentNote requestedLocale contentLocale isFallback translationStatus"
FEED = f"feed {{ totalCount edges {{ node {{ {SAID} }} }} }}"


def nodes(answer: dict[str, Any]) -> list[dict[str, Any]]:
    return [each["node"] for each in answer["feed"]["edges"]]


def test_fallback_rule_whole_documents_stand_in_never_single_fields(tenant: Tenant, edition: Any) -> None:
    story = make_story(tenant, title="En kveld ute", content_note="Om natten.")
    translate(story, "da", title="En aften ude", content_note="")

    [danish] = nodes(edition(FEED, tenant="nordby", locale="da"))
    assert (danish["title"], danish["contentNote"], danish["isFallback"]) == ("En aften ude", None, False)
    [swedish] = nodes(edition(FEED, tenant="nordby", locale="sv"))
    assert (swedish["title"], swedish["contentNote"], swedish["contentLocale"]) == ("En kveld ute", "Om natten.", "nb")


def test_fallback_rule_no_other_tenant_stands_in(tenant: Tenant, other_tenant: Tenant, edition: Any) -> None:
    make_story(other_tenant, title="En kväll", locale="sv")

    assert edition(FEED, tenant="nordby", locale="nb")["feed"] == {"totalCount": 0, "edges": []}


@pytest.mark.parametrize("kind", ["helpline", "urgent guide", "crisis content"])
@pytest.mark.parametrize("locale", ["sv", "sr-Cyrl", "sr-Latn"])
def test_fallback_rule_a_kinds_policy_is_a_bound_that_no_argument_loosens(
    tenant: Tenant, edition: Any, ask: Any, kind: str, locale: str
) -> None:
    line = make_helpline(tenant, title="Ungdomstelefonen")
    strict = {
        "helpline": lambda: line,
        "urgent guide": lambda: make_guide(tenant, line, title="Nå", urgency="NOW"),
        "crisis content": lambda: make_story(tenant, title="Krise", crisis=True),
    }[kind]()

    feed = FEED.replace("feed", "feed(fallback: CHAIN)", 1)
    assert edition(feed, tenant="nordby", locale=locale)["feed"]["edges"] == []
    query = """query($l: LocaleTag!, $k: UUID!) {
      edition(tenant: "nordby", locale: $l) { contentByKey(translationKey: $k, fallback: CHAIN) { id } }
    }"""
    [error] = ask(query, l=locale, k=str(strict.translation_key))["errors"]
    assert error["extensions"] == {"code": "NOT_IN_THIS_LANGUAGE", "availableLocales": ["nb"]}


def test_fallback_rule_an_alias_is_a_fallback_in_the_language_of_its_source(tenant: Tenant, edition: Any) -> None:
    story = make_story(tenant, title="En kveld ute")
    story.copy_for_translation(Locale.objects.get(language_code="da"), copy_parents=True, alias=True)
    alias = Story.objects.get(translation_key=story.translation_key, locale__language_code="da")
    assert alias.alias_of_id == story.pk

    [node] = nodes(edition(FEED, tenant="nordby", locale="da"))
    assert (node["requestedLocale"], node["contentLocale"], node["isFallback"]) == ("da", "nb", True)
    assert node["translationStatus"] == "SOURCE"


def test_fallback_rule_a_list_has_one_row_for_each_group_before_it_is_counted(tenant: Tenant, edition: Any) -> None:
    both = make_story(tenant, title="Begge")
    translate(both, "sv", title="Båda")
    make_story(tenant, title="Bare norsk")

    found = edition(FEED, tenant="nordby", locale="da")["feed"]
    assert found["totalCount"] == 2
    assert sorted(edge["node"]["title"] for edge in found["edges"]) == ["Bare norsk", "Begge"]


def test_fallback_rule_lists_take_what_stands_in_and_search_does_not(tenant: Tenant, edition: Any) -> None:
    make_story(tenant, title="Fjorden")

    search = 'search(query: "fjorden") { totalCount }'
    assert edition(FEED, tenant="nordby", locale="da")["feed"]["totalCount"] == 1
    assert edition(search, tenant="nordby", locale="da")["search"]["totalCount"] == 0
    wider = search.replace(")", ", fallback: CHAIN)", 1)
    assert edition(wider, tenant="nordby", locale="da")["search"]["totalCount"] == 1


def test_fallback_rule_serbian_is_not_offered_norwegian(tenant: Tenant, edition: Any) -> None:
    make_story(tenant, title="Fjorden")

    for locale in ("sr-Cyrl", "sr-Latn"):
        assert edition(FEED, tenant="nordby", locale=locale)["feed"]["totalCount"] == 0


def test_fallback_rule_a_tenant_may_have_chains_of_its_own(tenant: Tenant, edition: Any, settings: Any) -> None:
    story = make_story(tenant, title="En kveld ute", locale="da")
    translate(story, "sv", title="En kväll ute")

    [by_table] = nodes(edition(FEED, tenant="nordby", locale="nb"))
    assert by_table["contentLocale"] == "da"
    settings.FALLBACK_CHAINS = {"nordby": {"nb": ["sv"]}, "another": {"nb": ["da"]}}
    assert {each.code for each in differences()} == {"ALTERED_ROW"}
    call_command("rebuild_published", stdout=StringIO())
    [by_tenant] = nodes(edition(FEED, tenant="nordby", locale="nb"))
    assert (by_tenant["contentLocale"], by_tenant["isFallback"]) == ("sv", True)
    assert list(differences()) == []


def test_fallback_rule_a_chain_for_one_medium_leaves_the_other_as_it_is(settings: Any) -> None:
    settings.FALLBACK_CHAINS = {"nordby": {"se": {"speech": ["nb"]}}}
    chains = chains_of(slug="nordby", country="SE")

    assert chain_for("se", medium="speech", chains=chains) == ("nb",)
    assert chain_for("se", chains=chains) == ("sv", "nb")


def test_fallback_rule_sami_falls_back_to_the_language_of_its_country() -> None:
    chains = {country: chains_of(slug="any", country=country) for country in ("SE", "NO")}

    assert (
        chain_for("sma", chains=chains["SE"]) == chain_for("se", medium="speech", chains=chains["SE"]) == ("sv", "nb")
    )
    assert chain_for("sma", chains=chains["NO"]) == chain_for("se", medium="speech", chains=chains["NO"]) == ("nb",)
