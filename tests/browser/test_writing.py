"""While somebody types, the form says how hard it reads and which language it seems to be, and offers Cyrillic."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import DESKTOP
from tests.browser.product import Product
from tests.browser.steps import open_form, sign_in
from tests.browser.test_accessibility import PHONE, violations

pytestmark = pytest.mark.browser

WIDTHS = pytest.mark.parametrize("window", [DESKTOP, PHONE], indirect=True, ids=["desktop", "phone"])
DANISH = "Hvad gør du, når din ven ikke har det godt? Jeg ved godt, at det er svært at spørge."
NORWEGIAN = "Hva gjør du når vennen din ikke har det bra? Jeg vet godt at det er vanskelig å spørre."
LATIN = "Ljubav i injekcija: nadživeti, A1 i Đorđe"
CYRILLIC = "Љубав и инјекција: надживети, A1 и Ђорђе"


def hints(window: Page) -> Locator:
    return window.locator("[data-writing-shown]")


def controls(window: Page, field: str) -> Locator:
    return window.locator(f"[name={field}] + .own-cyrillic")


@WIDTHS
def test_a_danish_text_in_a_norwegian_story_is_noticed(window: Page, product: Product) -> None:
    sign_in(window, "kari")
    open_form(window, f"/admin/pages/add/content_types/story/{product.stories}/")

    window.locator("[name=summary]").fill(DANISH)

    expect(hints(window)).to_contain_text("Is this written in Danish?")
    expect(hints(window)).to_contain_text(re.compile(r"LIX \d+"))
    expect(window.locator("[data-writing-said]")).to_contain_text("Is this written in Danish?")
    hints(window).locator("summary").click()
    expect(hints(window)).to_contain_text("The longest sentence has 10 words:")
    assert violations(window) == []
    window.locator("[name=summary]").fill(NORWEGIAN)
    expect(hints(window)).not_to_contain_text("Danish")
    expect(hints(window).locator("details")).to_have_attribute("open", "")


@WIDTHS
def test_what_is_typed_in_latin_letters_becomes_cyrillic_and_goes_back(window: Page, product: Product) -> None:
    sign_in(window, "kari")
    open_form(window, f"/admin/pages/add/content_types/story/{product.serbian_stories}/")
    title, box = window.locator("[name=title]"), controls(window, "title")
    title.fill(LATIN)
    expect(hints(window)).to_contain_text("Serbian is kept in Cyrillic here")

    box.get_by_role("button", name="To Cyrillic").click()

    offer = box.locator(".own-cyrillic__text")
    expect(offer).to_have_text(CYRILLIC)
    expect(offer.locator("mark")).to_have_text(["A1"])
    expect(title).to_have_value(LATIN)
    assert violations(window) == []
    box.get_by_role("button", name="Use it").click()
    expect(title).to_have_value(CYRILLIC)
    expect(box).to_contain_text("The text is in Cyrillic now.")
    box.get_by_role("button", name="Put back what I typed").click()
    expect(title).to_have_value(LATIN)
    box.get_by_role("button", name="Back to Cyrillic").click()
    expect(title).to_have_value(CYRILLIC)


def test_rich_text_keeps_what_is_bold(window: Page, product: Product) -> None:
    sign_in(window, "kari")
    open_form(window, f"/admin/pages/add/content_types/story/{product.serbian_stories}/")
    window.get_by_role("button", name="Insert a block").first.click()
    window.get_by_role("option", name="Text", exact=True).click()
    editor = window.locator(".public-DraftEditor-content")
    editor.click()
    for part in ("Ljubav i ", "njuška", " kraj"):
        window.keyboard.type(part)
        window.keyboard.press("Control+b")
    box = window.locator("[data-draftail-editor-wrapper] + .own-cyrillic")

    box.get_by_role("button", name="To Cyrillic").click()
    box.get_by_role("button", name="Use it").click()

    expect(editor).to_have_text("Љубав и њушка крај")
    expect(editor.locator("[style*=bold]")).to_have_text("њушка")
    box.get_by_role("button", name="Put back what I typed").click()
    expect(editor).to_have_text("Ljubav i njuška kraj")
    expect(editor.locator("[style*=bold]")).to_have_text("njuška")
