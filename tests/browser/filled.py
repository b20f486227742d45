"""A story's form with something in every sort of field: typed, seen in the form, and found in the database."""

import json
import re
import time
from dataclasses import dataclass

from playwright.sync_api import Page, expect

from tests.browser.product import Product

NEWEST = """
SELECT revision.content FROM wagtailcore_page page JOIN wagtailcore_revision revision
ON revision.id = page.latest_revision_id WHERE page.id = ?
"""
SAVED_WITHIN_SECONDS, LOOK_EVERY_SECONDS = 60, 0.3


@dataclass(frozen=True, slots=True)
class Filled:
    """A text, a block of rich text and a row of a list."""

    title: str
    summary: str
    paragraph: str = ""
    source: str = ""


KEPT = "text => [...document.querySelectorAll('#body-root input')].some(each => each.value.includes(text))"


def fill(window: Page, typed: Filled) -> None:
    """Types a form that so far has neither blocks nor sources."""
    window.locator("[name=title]").fill(typed.title)
    window.locator("[name=summary]").fill(typed.summary)
    window.locator("#body-root .c-sf-add-button").first.click()
    window.get_by_role("option", name="Text", exact=True).click()
    window.locator("#body-root [contenteditable=true]").click()
    window.keyboard.type(typed.paragraph)
    # The editor puts what is typed into its field a quarter of a second later, which is no time for a person.
    window.wait_for_function(KEPT, arg=typed.paragraph)
    tab(window, "People")
    window.get_by_role("button", name="Add Source").click()
    window.locator("[name=sources-0-title]").fill(typed.source)
    tab(window, "Content")


def tab(window: Page, name: str) -> None:
    window.get_by_role("tab", name=name).click()


def expect_in_form(window: Page, typed: Filled) -> None:
    """The form holds this, and nothing of it is hidden away but by its tabs."""
    expect(window.locator("[name=title]")).to_have_value(typed.title)
    expect(window.locator("[name=summary]")).to_have_value(typed.summary)
    expect(window.locator("#body-root [contenteditable=true]")).to_have_text([typed.paragraph])
    expect(window.locator("[name=sources-0-title]")).to_have_value(typed.source)


def in_draft(product: Product, item: int) -> Filled:
    """What the newest saved version of a story holds."""
    content = json.loads(product.rows(NEWEST, item)[0][0])
    blocks = json.loads(content["body"])
    return Filled(
        title=content["title"],
        summary=content["summary"],
        paragraph=re.sub("<[^>]+>", "", "".join(block["value"] for block in blocks)),
        source="".join(source["title"] for source in content["sources"]),
    )


def expect_saved(window: Page, product: Product, item: int, typed: Filled) -> None:
    """Within a minute, without anybody pressing anything."""
    until = time.monotonic() + SAVED_WITHIN_SECONDS
    while in_draft(product, item) != typed and time.monotonic() < until:
        window.wait_for_timeout(LOOK_EVERY_SECONDS * 1000)
    assert in_draft(product, item) == typed


def item_of(window: Page) -> int:
    """The page id in the address of its form."""
    return int(re.search(r"/pages/(\d+)/edit/", window.url)[1])
