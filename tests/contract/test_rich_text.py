"""Every rich text that the demo publishes, in every edition, is a document of the JSON Schema."""

import orjson
import pytest

from cms.publishing import versions
from tests.content_types.test_richtext_schema import faults, types_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]

DEMO_TENANTS = ("solvik", "bjorkhamn", "lindehavn", "javorgrad")
# What the demo's authors use; headings are blocks of their own.
SHOWN = {"document", "paragraph", "list", "listItem", "text", "link"}
QUERY = """
query($tenant: ID!, $locale: LocaleTag!, $after: String) {
  edition(tenant: $tenant, locale: $locale) {
    feed(first: 20, after: $after) {
      pageInfo { hasNextPage endCursor }
      edges { node {
        ... on Story { body { ...Texts } }
        ... on Guide { body { ...Texts } steps { document } }
        ... on Activity { body { ...Texts } }
      } }
    }
  }
}
fragment Texts on Block { ... on TextBlock { document } ... on FactBoxBlock { document } }
"""


def documents(client, tenant, locale):
    """All rich texts of an edition, page by page."""
    variables = {"tenant": tenant, "locale": locale, "after": None}
    while True:
        body = orjson.dumps({"query": QUERY, "variables": variables})
        answer = client.post("/graphql", data=body, content_type="application/json").json()
        assert "errors" not in answer
        feed = answer["data"]["edition"]["feed"]
        for edge in feed["edges"]:
            parts = [*edge["node"].get("body", ()), *edge["node"].get("steps", ())]
            yield from (part["document"] for part in parts if part)
        if not feed["pageInfo"]["hasNextPage"]:
            return
        variables["after"] = feed["pageInfo"]["endCursor"]


def test_every_rich_text_of_the_demo_is_a_document_of_the_schema(client):
    editions = [(tenant, locale) for tenant, locale in versions.current() if tenant in DEMO_TENANTS]
    met = {(tenant, locale): list(documents(client, tenant, locale)) for tenant, locale in editions}

    assert {
        edition: wrong for edition, each in met.items() if (wrong := [faults(one) for one in each if faults(one)])
    } == {}
    assert [edition for edition, each in met.items() if len(each) < 20] == []
    assert {name for each in met.values() for one in each for name in types_in(one)} == SHOWN
