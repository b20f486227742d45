"""The API in both scripts of Serbian, from the page to the answer."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from api.graphql.schema import schema
from cms.tenants.models import Tenant
from content_types.latin import RICH, TEXTS
from tests.factories.pages import make_guide, make_helpline, make_story, translate

FEED = """feed { edges { node {
  id translationKey title slug path shareUrl requestedLocale contentLocale isFallback scriptConversion
  translationStatus availableLocales { locale status path }
  ... on Guide { helplines { title contentLocale isFallback } }
} } }"""


def first(answer: dict[str, Any]) -> dict[str, Any]:
    node: dict[str, Any] = answer["feed"]["edges"][0]["node"]
    return node


def test_fallback_rule_latin_is_no_fallback_but_the_same_text(tenant: Tenant, edition: Any) -> None:
    make_story(tenant, title="Љубав", locale="sr")

    cyrillic, latin = (first(edition(FEED, tenant="nordby", locale=tag)) for tag in ("sr-Cyrl", "sr-Latn"))

    base, path = "http://nordby.localhost:8000", "/price/ljubav/"
    assert cyrillic["id"] != latin["id"]
    assert {name: latin[name] for name in latin if name != "id"} == {
        "translationKey": cyrillic["translationKey"],
        "title": "Ljubav",
        "slug": "ljubav",
        "path": path,
        "shareUrl": f"{base}/sr-latn{path}",
        "requestedLocale": "sr-Latn",
        "contentLocale": "sr-Latn",
        "isFallback": False,
        "scriptConversion": "AUTOMATIC",
        "translationStatus": "SOURCE",
        "availableLocales": [
            {"locale": "sr-Cyrl", "status": "SOURCE", "path": path},
            {"locale": "sr-Latn", "status": "SOURCE", "path": path},
        ],
    }
    assert (cyrillic["title"], cyrillic["contentLocale"]) == ("Љубав", "sr-Cyrl")
    assert (cyrillic["scriptConversion"], cyrillic["isFallback"]) == ("NONE", False)
    assert cyrillic["shareUrl"] == f"{base}/sr{path}"


@pytest.mark.parametrize(("script", "title"), [("Cyrl", "Љубав"), ("Latn", "Ljubav")])
def test_plain_sr_is_the_tenants_own_script(tenant: Tenant, edition: Any, script: str, title: str) -> None:
    tenant.serbian_script = script
    tenant.save()
    make_story(tenant, title="Љубав", locale="sr")

    node = first(edition(FEED, tenant="nordby", locale="sr"))
    assert (node["title"], node["requestedLocale"]) == (title, f"sr-{script}")


def test_quoted_helplines_are_in_the_script_of_the_edition(tenant: Tenant, edition: Any) -> None:
    line = make_helpline(tenant, title="Њихова линија", locale="sr")
    make_guide(tenant, line, title="Шта да радим", locale="sr")

    selection = FEED.replace("feed", "guides", 1)
    found = {
        tag: edition(selection, tenant="nordby", locale=tag)["guides"]["edges"][0]["node"]["helplines"]
        for tag in ("sr-Cyrl", "sr-Latn")
    }
    assert found == {
        "sr-Cyrl": [{"title": "Њихова линија", "contentLocale": "sr-Cyrl", "isFallback": False}],
        "sr-Latn": [{"title": "Njihova linija", "contentLocale": "sr-Latn", "isFallback": False}],
    }


def test_an_answer_in_latin_takes_the_same_statements(tenant: Tenant, edition: Any) -> None:
    line = make_helpline(tenant, title="Линија", locale="sr")
    make_guide(tenant, line, title="Шта да радим", locale="sr")

    def statements(tag: str) -> list[str]:
        edition(FEED, tenant="nordby", locale=tag)
        with CaptureQueriesContext(connection) as found:
            edition(FEED, tenant="nordby", locale=tag)
        return [each["sql"].split(" WHERE ")[0] for each in found]

    assert statements("sr-Latn") == statements("sr-Cyrl")


def test_a_former_path_finds_the_item_in_either_script_with_its_present_path(tenant: Tenant, edition: Any) -> None:
    story = make_story(tenant, title="Љубав", locale="sr")
    story.slug = "nova"
    story.save_revision().publish()

    for tag, title in (("sr-Cyrl", "Љубав"), ("sr-Latn", "Ljubav")):
        found = edition('content(path: "/price/ljubav/") { title path }', tenant="nordby", locale=tag)
        assert found["content"] == {"title": title, "path": "/price/nova/"}


def test_changes_are_told_to_each_script_in_its_own_letters(tenant: Tenant, edition: Any) -> None:
    tokens = {
        tag: edition("changes { token }", tenant="nordby", locale=tag)["changes"]["token"]
        for tag in ("sr-Cyrl", "sr-Latn")
    }
    make_story(tenant, title="Љубав", locale="sr")

    for tag, title in (("sr-Cyrl", "Љубав"), ("sr-Latn", "Ljubav")):
        selection = f'changes(since: "{tokens[tag]}") {{ changes {{ type content {{ title contentLocale }} }} }}'
        found = edition(selection, tenant="nordby", locale=tag)["changes"]["changes"]
        assert found == [{"type": "PUBLISHED", "content": {"title": title, "contentLocale": tag}}]


def test_search_finds_and_shows_in_the_script_of_the_edition(tenant: Tenant, edition: Any) -> None:
    make_story(tenant, title="Прва љубав", summary="О љубави.", locale="sr")

    selection = 'search(query: "ljubav") { edges { node { title } highlight } }'
    [edge] = edition(selection, tenant="nordby", locale="sr-Latn")["search"]["edges"]
    assert edge["node"] == {"title": "Prva ljubav"}
    assert "<mark>ljubavi</mark>" in edge["highlight"]


def test_words_of_the_apps_are_in_the_script_of_the_edition(tenant: Tenant, edition: Any) -> None:
    found = edition("uiStrings { key text }", tenant="nordby", locale="sr-Latn")["uiStrings"]

    assert {each["key"]: each["text"] for each in found}["app.open_now"] == "Sada je otvoreno"


def test_fallback_none_offers_both_scripts(tenant: Tenant, ask: Any) -> None:
    line = make_helpline(tenant, title="Линија", locale="sr")

    query = (
        """query($k: UUID!) { edition(tenant: "nordby", locale: "nb") { contentByKey(translationKey: $k) { id } } }"""
    )
    [error] = ask(query, k=str(line.translation_key))["errors"]
    assert error["extensions"]["code"] == "NOT_IN_THIS_LANGUAGE"
    assert error["extensions"]["availableLocales"] == ["sr-Cyrl", "sr-Latn"]


def test_the_status_of_a_translation_is_that_of_the_text_in_either_script(tenant: Tenant, edition: Any) -> None:
    translate(make_story(tenant, title="En kveld"), "sr", title="Вече")

    nodes = [first(edition(FEED, tenant="nordby", locale=tag)) for tag in ("sr-Cyrl", "sr-Latn")]
    assert nodes[0]["translationStatus"] == nodes[1]["translationStatus"] != "MISSING"
    assert nodes[0]["availableLocales"] == nodes[1]["availableLocales"]
    assert [each["locale"] for each in nodes[0]["availableLocales"]] == ["nb", "sr-Cyrl", "sr-Latn"]


# Made while answering, or not made yet.
NOT_STORED = {"highlight", "message", "suggestion"}


def test_rule_7_every_field_that_the_contract_calls_localized_is_converted_and_no_other() -> None:
    types: dict[str, set[str]] = {}
    for each in schema.graphql_schema.type_map.values():
        for name, field in getattr(each, "fields", {}).items():
            inner: Any = field.type
            while hasattr(inner, "of_type"):
                inner = inner.of_type
            types.setdefault(name, set()).add(inner.name)

    converted = {"LocalizedText", "LocalizedHtml", "RichTextDocument"}
    named = {name for name, found in types.items() if found & converted} - NOT_STORED
    assert named == TEXTS | RICH
    # The provider of an embed is a host name, which the converter leaves alone; directives, types and fields that the
    # schema tells of itself have a `name`, too, and are no documents.
    assert {name for name in named if types[name] - converted} == {"provider", "name"}
