"""The preview panel shows the app's page while somebody types, leads back to fields, and a draft can be shared."""

import json
import re
from statistics import median

import pytest
from playwright.sync_api import Frame, Page, Route, expect

from tests.browser.conftest import DESKTOP
from tests.browser.product import Product
from tests.browser.steps import begin_story, sign_in, wait_until_saved
from tests.browser.test_accessibility import PHONE, violations

pytestmark = pytest.mark.browser

WIDTHS = pytest.mark.parametrize("window", [DESKTOP, PHONE], indirect=True, ids=["desktop", "phone"])
KEYSTROKES, HALF_A_SECOND = 20, 500
WATCH_TYPING = """() => {
  window.typed = {};
  document.querySelector("[name=title]").addEventListener("keydown", (event) => {
    window.typed[event.target.value + event.key] = Date.now();
  });
}"""
WATCH_SHOWN = """() => {
  window.seen = {};
  const look = () => { const title = document.querySelector("h1")?.textContent; window.seen[title] ??= Date.now(); };
  new MutationObserver(look).observe(document.body, { childList: true, subtree: true, characterData: true });
}"""


def open_preview(window: Page) -> None:
    window.locator("button[aria-label='Toggle preview']").click()


def panel_frame(window: Page, address: str = "/preview/#") -> Frame:
    """The app's page within the panel."""
    expect(window.locator("#w-preview-iframe")).to_have_attribute("src", re.compile(re.escape(address)))
    found = window.locator("#w-preview-iframe").element_handle().content_frame()
    found.wait_for_selector("h1")
    return found


def open_share_dialog(window: Page) -> None:
    window.locator("header [data-controller~=w-dropdown] button").first.click()
    window.locator("[data-share-draft]").first.click()
    expect(window.get_by_role("dialog", name="Share draft")).to_be_visible()


def add_quote(window: Page, text: str) -> None:
    window.locator("#body-root .c-sf-add-button").first.click()
    window.get_by_role("option", name="Quote", exact=True).click()
    window.locator("#body-root textarea").first.fill(text)


def set_preview_page(window: Page, address: str) -> None:
    """The tenant's setting, by a superuser."""
    window.goto("/admin/tenants/")
    window.get_by_role("link", name="Nordby kommune").first.click()
    window.locator("[name=preview_url]").fill(address)
    window.get_by_role("button", name="Save").click()
    expect(window.locator(".messages .success")).to_be_visible()


def test_what_is_typed_is_seen_within_half_a_second(window: Page, product: Product) -> None:
    sign_in(window, "kari")
    begin_story(window, below=product.stories, title="Ord for ord", summary="Hvor fort?")
    open_preview(window)
    frame = panel_frame(window)
    expect(window.frame_locator("#w-preview-iframe").locator("h1")).to_have_text("Ord for ord")
    window.locator("[name=title]").press("End")
    window.evaluate(WATCH_TYPING)
    frame.evaluate(WATCH_SHOWN)
    title = "Ord for ord"

    for letter in "abcdefghijklmnopqrst"[:KEYSTROKES]:
        window.keyboard.press(letter)
        title += letter
        frame.wait_for_function("title => document.querySelector('h1').textContent === title", arg=title)
        window.wait_for_timeout(150)

    typed, seen = window.evaluate("window.typed"), frame.evaluate("window.seen")
    took = sorted(seen[text] - at for text, at in typed.items())
    assert len(took) == KEYSTROKES
    assert median(took) <= HALF_A_SECOND


def test_so_is_rich_text(window: Page, product: Product) -> None:
    sign_in(window, "kari")
    begin_story(window, below=product.stories, title="Rik tekst", summary="Hvor fort?")
    window.locator("#body-root .c-sf-add-button").first.click()
    window.get_by_role("option", name="Text", exact=True).click()
    window.locator("#body-root [contenteditable=true]").click()
    window.keyboard.type("Hei")
    open_preview(window)
    frame = panel_frame(window)
    frame.wait_for_selector("article p >> text=/^Hei$/")
    window.locator("#body-root [contenteditable=true]").press("End")
    text, took = "Hei", []

    for letter in "abcdefghijklmnopqrst"[:KEYSTROKES]:
        text += letter
        began = window.evaluate("Date.now()")
        window.keyboard.press(letter)
        frame.wait_for_function("text => document.querySelector('article').innerText.includes(text)", arg=text)
        took.append(frame.evaluate("Date.now()") - began)
        window.wait_for_timeout(150)

    assert median(took) <= HALF_A_SECOND


def test_errors_in_the_form_leave_the_preview_and_a_click_leads_to_the_field(window: Page, product: Product) -> None:
    sign_in(window, "kari")
    begin_story(window, below=product.stories, title="Klikk her", summary="Og så?")
    add_quote(window, "Det går bra.")
    open_preview(window)
    frame = panel_frame(window)
    shown = window.frame_locator("#w-preview-iframe")
    expect(shown.locator("blockquote")).to_have_text("Det går bra.")

    window.locator("[name=title]").fill("x" * 91)
    expect(window.locator(".w-preview")).to_have_class(re.compile("w-preview--has-errors"))
    expect(shown.locator("h1")).to_have_text("Klikk her")
    window.locator("[name=title]").fill("Klikk nå")
    expect(shown.locator("h1")).to_have_text("Klikk nå")

    shown.locator(".summary").click()
    expect(window.locator("[name=summary]")).to_be_focused()
    shown.locator("blockquote").click()
    expect(window.locator("#body-root textarea").first).to_be_focused()
    assert violations(frame) == []
    # By keyboard.
    shown.locator("button.edit-here").first.focus()
    window.keyboard.press("Enter")
    expect(window.locator("[name=title]")).to_be_focused()


def test_the_panel_shows_the_tenants_own_app(window: Page, colleague: Page, product: Product) -> None:
    sign_in(colleague, "chief")
    set_preview_page(colleague, "https://app.example/preview#{token}")
    window.context.route("https://app.example/preview", _app)
    window.context.route("https://app.example/graphql", lambda route: _answer(route, product))
    try:
        sign_in(window, "kari")
        begin_story(window, below=product.stories, title="I appen", summary="Slik ser det ut.")
        add_quote(window, "Det går bra.")
        open_preview(window)
        panel_frame(window, "https://app.example/preview#")
        shown = window.frame_locator("#w-preview-iframe")
        expect(shown.locator("h1")).to_have_text("App: I appen")

        window.locator("[name=title]").fill("Rett i appen")

        expect(shown.locator("h1")).to_have_text("App: Rett i appen")
        shown.locator("h1").click()
        expect(window.locator("[name=title]")).to_be_focused()
        shown.get_by_text("Det går bra.").dispatch_event("click")
        expect(window.locator("#body-root textarea").first).to_be_focused()
    finally:
        set_preview_page(colleague, "")


@WIDTHS
def test_a_draft_is_shared_by_a_link_until_that_is_stopped(
    window: Page, colleague: Page, product: Product, request: pytest.FixtureRequest
) -> None:
    title = f"Til en venn {request.node.callspec.id}"
    sign_in(window, "kari")
    begin_story(window, below=product.stories, title=title, summary="Les og si ifra.")
    wait_until_saved(window)
    window.locator("[name=summary]").fill("Les, og si ifra.")
    open_share_dialog(window)
    dialog = window.get_by_role("dialog", name="Share draft")
    dialog.get_by_role("button", name="Make a link").click()
    link = dialog.get_by_label("Link to the draft")
    expect(link).to_be_focused()
    expect(dialog.get_by_role("status")).to_contain_text("Good until")
    assert violations(window) == []

    colleague.goto(link.input_value())
    expect(colleague.locator("h1")).to_have_text(title)
    expect(colleague.locator(".summary")).to_have_text("Les, og si ifra.")
    assert violations(colleague) == []
    assert link.input_value().split("#")[1] not in product.server.log.read_text()
    colleague.goto(link.input_value()[:-1])
    colleague.reload()
    expect(colleague.locator("h1")).to_have_text("Denne lenken virker ikke")

    dialog.get_by_role("button", name="Stop sharing").click()
    expect(dialog.get_by_role("status")).to_have_text("1 link no longer works.")
    window.keyboard.press("Escape")
    expect(dialog).to_have_count(0)


def _app(route: Route) -> None:
    """An app's page for drafts, as docs/howto/preview.md has it."""
    route.fulfill(
        content_type="text/html",
        body="""<!doctype html><title>App</title><h1 data-ungkanal-edit="title"></h1><section></section><script>
const query = `query($token: String!) {
  preview(token: $token) { title ... on Story { body { id ... on QuoteBlock { text } } } }
}`;
async function show(token) {
  const body = JSON.stringify({ query, variables: { token } });
  const answer = await fetch("/graphql", { method: "POST", headers: { "Content-Type": "application/json" }, body });
  const { data } = await answer.json();
  if (!data?.preview) return;
  document.querySelector("h1").textContent = "App: " + data.preview.title;
  for (const { id, text } of data.preview.body) {
    const section = document.querySelector("section");
    section.textContent = text;
    section.dataset.ungkanalEdit = id;
  }
}
addEventListener("message", ({ source, data }) => {
  if (source === parent && data.type === "ungkanal:preview") show(data.token);
});
addEventListener("click", ({ target }) => {
  const place = target.closest("[data-ungkanal-edit]");
  if (place) parent.postMessage({ type: "ungkanal:edit", target: place.dataset.ungkanalEdit }, "*");
});
show(location.hash.slice(1));
parent.postMessage({ type: "ungkanal:preview-ready" }, "*");
</script>""",
    )


def _answer(route: Route, product: Product) -> None:
    kind, body = product.get("/graphql", json.loads(route.request.post_data or "{}"))
    route.fulfill(content_type=kind, body=body)
