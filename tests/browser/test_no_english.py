"""Editors who read the admin in nb, da or sr read no English that its scripts have put there."""

import re
from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from tests.browser.filled import item_of
from tests.browser.product import READERS, Product
from tests.browser.steps import begin_story, publish, sign_in, upload_main_picture, wait_until_saved
from tests.english import english_on

pytestmark = pytest.mark.browser

PANELS = ("status", "comments", "checks", "preview")
TEXT = re.compile("^(Tekst|Текст)$")
SAVE = re.compile("^(Lagre|Gem|Сачувај)$")
TRANSLATION = """
SELECT id FROM wagtailcore_page WHERE id != ? AND translation_key =
(SELECT translation_key FROM wagtailcore_page WHERE id = ?)
"""
# What the library's script says in English without asking for a translation, and its dates.
SAID_BY_SCRIPT = re.compile(r" to .* translation$|\d [A-Z][a-z]+ \d{4}")
TITLES = {"nb": "Stille kvelder", "da": "Stille aftener", "sr": "Тихе вечери"}


class Reader:
    """Somebody who notes what they read at each place."""

    def __init__(self, window: Page, code: str) -> None:
        self.window, self.code = window, code
        self.english: dict[str, set[str]] = {}

    def looks_at(self, place: str) -> None:
        said = self.window.locator(".js-translation-editor").get_by_text(SAID_BY_SCRIPT).all_inner_texts()
        if found := {*english_on(self.window.content(), self.code), *said}:
            self.english[place] = found


@pytest.mark.parametrize("code", READERS)
def test_no_english_from_the_form_to_the_reader(window: Page, product: Product, picture: Path, code: str) -> None:
    reader = Reader(window, code)
    sign_in(window, READERS[code])
    reader.looks_at("start page")

    begin_story(window, below=product.stories, title=TITLES[code], summary="…")
    reader.looks_at("form")
    _write_a_paragraph(window, reader)
    window.locator("#id_lead_image-chooser .unchosen button").click()
    expect(window.locator(".modal-body [role=tab]").first).to_be_visible()
    reader.looks_at("pictures")
    window.locator(".modal [data-dismiss=modal]").first.click()
    upload_main_picture(window, picture, alt="…")
    for panel in PANELS:
        window.locator(f"[data-side-panel-toggle={panel}]").first.click()
        expect(window.locator(f"[data-side-panel={panel}]")).to_be_visible()
        reader.looks_at(f"panel: {panel}")
    item = item_of(window)
    publish(window)
    reader.looks_at("published")
    for name in ("explore", "pages:history", "pages:edit"):
        window.goto(reverse(f"wagtailadmin_{name}", args=[product.stories if name == "explore" else item]))
        window.wait_for_load_state("networkidle")
        reader.looks_at(name)

    _translate(window, product, reader, item)

    assert reader.english == {}


def _write_a_paragraph(window: Page, reader: Reader) -> None:
    """A block, its commands and its toolbar."""
    window.locator("#body-root .c-sf-add-button").first.click()
    expect(window.get_by_role("option").first).to_be_visible()
    reader.looks_at("blocks")
    window.get_by_role("option", name=TEXT).click()
    window.locator("#body-root [contenteditable=true]").first.click()
    window.keyboard.type("/")
    reader.looks_at("commands")
    window.keyboard.press("Backspace")
    window.keyboard.type("...")
    window.keyboard.press("Control+A")
    window.wait_for_timeout(500)
    reader.looks_at("toolbar")
    wait_until_saved(window)


def _translate(window: Page, product: Product, reader: Reader, item: int) -> None:
    """The story is sent to be translated, and one of its texts is."""
    window.goto(f"/admin/localize/submit/page/{item}/")
    reader.looks_at("send to translation")
    window.get_by_label("Svenska").check()
    window.locator("main form [type=submit]").last.click()
    expect(window.locator(".messages .success")).to_be_visible()
    reader.looks_at("sent")
    window.goto(reverse("translation_board:index"))
    reader.looks_at("board")

    [(translation,)] = product.rows(TRANSLATION, item, item)
    window.goto(reverse("wagtailadmin_pages:edit", args=[translation]))
    segment = window.locator("li").filter(has=window.locator(f"> p:text-is('{TITLES[reader.code]}')"))
    expect(segment).to_be_visible()
    reader.looks_at("translation")
    segment.get_by_role("button").first.click()
    segment.locator("textarea").fill("På svenska")
    reader.looks_at("one text")
    segment.get_by_role("button", name=SAVE).click()
    expect(segment.locator("textarea")).to_have_count(0)
    reader.looks_at("saved")
