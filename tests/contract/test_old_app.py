"""An app that is years old and knows text blocks only shows every block of every body, by its `fallbackText`."""

import orjson
import pytest

pytestmark = pytest.mark.django_db

KNOWN = "TextBlock"
QUERY = """
query($tenant: ID!, $locale: LocaleTag!, $after: String) {
  edition(tenant: $tenant, locale: $locale) {
    feed(first: 20, after: $after) {
      pageInfo { hasNextPage endCursor }
      edges { node {
        ... on Story { path body { __typename id fallbackText ... on TextBlock { html } } }
        ... on Guide { path body { __typename id fallbackText ... on TextBlock { html } } }
        ... on Activity { path body { __typename id fallbackText ... on TextBlock { html } } }
      } }
    }
  }
}
"""
# Every type of block that the platform has but the one that the app knows.
UNKNOWN = {
    *("HeadingBlock", "ImageBlock", "GalleryBlock", "QuoteBlock", "FactBoxBlock", "SupportBoxBlock"),
    *("AudioBlock", "VideoBlock", "EmbedBlock"),
}


def shown(block):
    """What the app makes of a block."""
    return block["html"] if block["__typename"] == KNOWN else f"<p>{block['fallbackText']}</p>"


def bodies(client, tenant, locale):
    """The blocks of all items of an edition, page by page."""
    after = None
    while True:
        variables = {"tenant": tenant, "locale": locale, "after": after}
        body = orjson.dumps({"query": QUERY, "variables": variables})
        answer = client.post("/graphql", data=body, content_type="application/json").json()
        assert "errors" not in answer
        feed = answer["data"]["edition"]["feed"]
        for edge in feed["edges"]:
            yield from edge["node"].get("body", ())
        if not feed["pageInfo"]["hasNextPage"]:
            return
        after = feed["pageInfo"]["endCursor"]


def test_an_app_that_knows_text_only_leaves_no_block_out(client, demo):
    editions = [("solvik", "nb"), ("bjorkhamn", "sv"), ("solvik", "sr-Cyrl"), ("solvik", "sr-Latn"), ("solvik", "da")]
    met = [block for tenant, locale in editions for block in bodies(client, tenant, locale)]

    assert [block["id"] for block in met if not shown(block).removeprefix("<p>").removesuffix("</p>").strip()] == []
    assert {block["__typename"] for block in met} == {KNOWN, *UNKNOWN}
    assert len({block["id"] for block in met}) == len(met)
