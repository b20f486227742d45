"""In the preview panel a click on a slide, a picture or what stands below leads to its field, on a phone as well."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import FrameLocator, Locator, Page, expect

from tests.browser.conftest import DESKTOP
from tests.browser.product import Product
from tests.browser.steps import SAVED, begin_story, open_form, sign_in
from tests.browser.test_accessibility import PHONE, violations
from tests.browser.test_preview import open_preview, panel_frame

pytestmark = pytest.mark.browser

WIDTHS = pytest.mark.parametrize("window", [DESKTOP, PHONE], indirect=True, ids=["desktop", "phone"])
# Nothing lies over the middle of it.
IS_ON_TOP = """(field) => {
  const { left, top, width, height } = field.getBoundingClientRect();
  return field.contains(document.elementFromPoint(left + width / 2, top + height / 2));
}"""
IS_STILL = """(element) => new Promise((tell) => {
  const look = (before) => {
    const { left, top } = element.getBoundingClientRect();
    left === before?.left && top === before?.top ? tell(true) : setTimeout(look, 100, { left, top });
  };
  look();
})"""


def add_block(window: Page, field: str, name: str = "") -> Locator:
    """A new block at the end of a field; of several kinds the one with this name."""
    root = window.locator(f"[data-contentpath={field}]")
    root.locator(".c-sf-add-button").last.click()
    if name:
        window.get_by_role("option", name=name, exact=True).click()
    return root.locator("[data-streamfield-child]").last


def put_picture(window: Page, block: Locator, picture: Path, *, alt: str, caption: str) -> None:
    """A picture from this machine, with its texts."""
    block.locator(".unchosen button").click()
    window.locator(".modal-body [role=tab][href='#tab-upload']").click()
    window.locator(".modal-body input[type=file]").set_input_files(picture)
    expect(window.locator("[name=image-chooser-upload-title]")).to_have_value(picture.stem)
    window.locator(".modal-body #tab-upload button[type=submit]").click()
    expect(block.locator(".chosen img")).to_be_visible()
    block.locator("[name$=alt_text]").fill(alt)
    block.locator("[name$=caption]").fill(caption)


def looked_at(window: Page) -> FrameLocator:
    """What the panel shows; on a phone it has to be opened again after each click."""
    side = window.locator("[data-form-side]")
    assert side.evaluate(IS_STILL)
    if not window.locator("#w-preview-iframe").is_visible():
        open_preview(window)
    panel_frame(window)
    assert side.evaluate(IS_STILL)
    return window.frame_locator("#w-preview-iframe")


def assert_leads_to(window: Page, place: Locator, field: Locator) -> None:
    """A click there puts the cursor into the field, where whoever writes sees it."""
    place.click()
    expect(field).to_be_focused()
    assert field.evaluate(IS_STILL)
    assert (field.evaluate(IS_ON_TOP), window.evaluate("scrollX")) == (True, 0)


@WIDTHS
def test_slides_and_their_texts(window: Page, product: Product, pictures: Iterator[Path]) -> None:
    sign_in(window, "kari")
    open_form(window, f"/admin/pages/add/content_types/slideshow/{product.slideshows}/")
    window.locator("[name=title]").fill("To bilder")
    window.locator("[name=summary]").fill("Se her.")
    window.wait_for_url(SAVED)
    slides = []
    for alt, caption in (("Morgen", "Først dette."), ("Kveld", "Så dette.")):
        slides.append(add_block(window, "slides"))
        put_picture(window, slides[-1], next(pictures), alt=alt, caption=caption)
    fields = window.locator("[data-contentpath=slides] [name$=caption]")

    assert_leads_to(window, looked_at(window).get_by_text("Så dette."), fields.nth(1))
    assert_leads_to(window, looked_at(window).get_by_text("Først dette."), fields.nth(0))
    second = window.locator("[data-contentpath=slides] [data-streamfield-child]").nth(1)
    assert_leads_to(window, looked_at(window).get_by_alt_text("Kveld"), second.locator(".chosen button").first)


@WIDTHS
def test_what_stands_below_a_picture_and_a_quote(window: Page, product: Product, pictures: Iterator[Path]) -> None:
    sign_in(window, "kari")
    begin_story(window, below=product.stories, title="Under bildet", summary="Se der.")
    put_picture(window, add_block(window, "body", "Picture"), next(pictures), alt="Fjord", caption="Tidlig en morgen")
    quote = add_block(window, "body", "Quote")
    quote.locator("textarea").fill("Det går bra.")
    quote.locator("[name$=attribution]").fill("Mina, 17")
    caption = window.locator("[data-contentpath=body] [name$=caption]")
    attribution = window.locator("[data-contentpath=body] [name$=attribution]")

    assert_leads_to(window, looked_at(window).get_by_text("Tidlig en morgen"), caption)
    assert_leads_to(window, looked_at(window).get_by_text("Mina, 17"), attribution)
    caption.fill("Sent en kveld")
    assert_leads_to(window, looked_at(window).get_by_text("Sent en kveld"), caption)
    looked_at(window)
    assert violations(panel_frame(window)) == []
    # By keyboard.
    button = looked_at(window).get_by_role("button", name="Rediger: Sent en kveld")
    button.focus()
    window.keyboard.press("Enter")
    expect(caption).to_be_focused()
