"""An editor writes a story with a picture and publishes it; apps and readers have it with their next request."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.product import Product
from tests.browser.steps import begin_story, publish, sign_in, upload_main_picture

pytestmark = pytest.mark.browser

TITLE, SUMMARY, ALT = "Stille netter", "Hva som hjelper når søvnen ikke kommer.", "En vekkerklokke på et nattbord."
QUERY = """
{ edition(tenant: "nordby", locale: "nb") { stories(first: 5) { edges { node {
  title summary path shareUrl leadImage { alt rendition(width: 400) { url } }
} } } } }
"""


def stories(product: Product) -> list[dict[str, Any]]:
    """What an app gets of this story; other tests publish others."""
    nodes = [edge["node"] for edge in product.ask(QUERY)["edition"]["stories"]["edges"]]
    return [node for node in nodes if node["title"] == TITLE]


def test_a_story_goes_from_the_form_to_the_reader(window: Page, product: Product, picture: Path) -> None:
    sign_in(window, "kari")
    expect(window.locator("#what-needs-doing, [id*=what-needs-doing]").first).to_be_visible()

    begin_story(window, below=product.stories, title=TITLE, summary=SUMMARY)
    upload_main_picture(window, picture, alt=ALT)

    window.locator("button[aria-label='Toggle preview']").click()
    preview = window.frame_locator("iframe[id^='w-preview']")
    expect(preview.locator("h1")).to_have_text(TITLE)
    expect(preview.get_by_alt_text(ALT)).to_be_visible()
    assert stories(product) == []

    publish(window)

    [story] = stories(product)
    assert (story["title"], story["summary"], story["path"]) == (TITLE, SUMMARY, "/historier/stille-netter/")
    assert story["leadImage"]["alt"] == ALT
    mime_type, file = product.get(story["leadImage"]["rendition"]["url"])
    assert (mime_type, file[8:12]) == ("image/webp", b"WEBP")

    window.goto(story["shareUrl"])
    expect(window.locator("html")).to_have_attribute("lang", "nb")
    expect(window.locator("h1")).to_have_text(TITLE)
    shown = window.get_by_alt_text(ALT)
    expect(shown).to_be_visible()
    assert shown.evaluate("image => image.complete && image.naturalWidth > 0")
