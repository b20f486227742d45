"""Nothing that an editor has typed is lost: not by a session, a server, a refusal or a colleague."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.filled import Filled, expect_in_form, expect_saved, fill, in_draft, item_of
from tests.browser.product import PASSWORD, Product
from tests.browser.steps import begin_story, open_form, publish, sign_in, upload_main_picture, wait_until_saved

pytestmark = pytest.mark.browser

SIGNED_OUT = (
    "You are no longer signed in. What you type is kept in this browser: sign in in a new window, "
    "then come back and go on."
)
OFFER = "You have typed something here that was not saved."
BROUGHT_BACK = "This is what you had typed. It is not saved yet."
NO_ANSWER = "The server does not answer"
NOTHING_LOST = (
    "Nothing is lost: what you typed is kept in this browser, and saved as soon as the server answers. "
    "Leave this window open and try again in a minute."
)
NO_ALT = "Say what the picture shows for those who cannot see it, or mark it as decorative."
STORIES = '{ edition(tenant: "nordby", locale: "nb") { stories(first: 100) { edges { node { title } } } } }'


def notice(window: Page) -> Any:
    return window.locator(".own-typed")


def save(window: Page) -> None:
    window.locator("footer").get_by_role("button", name="Save draft").click()


def expect_updated(window: Page, title: str) -> None:
    expect(window.locator(".messages .success")).to_contain_text(f"Page '{title}' has been updated.")


def published(product: Product) -> list[str]:
    return [edge["node"]["title"] for edge in product.ask(STORIES)["edition"]["stories"]["edges"]]


def live(product: Product, item: int) -> bool:
    [(is_live,)] = product.rows("SELECT live FROM wagtailcore_page WHERE id = ?", item)
    return bool(is_live)


def begun(window: Page, product: Product, *, title: str) -> int:
    """A draft with a title, saved, in its form."""
    sign_in(window, "kari")
    begin_story(window, below=product.stories, title=title, summary="Kort.")
    wait_until_saved(window)
    return item_of(window)


def test_after_a_session_that_ended_one_signs_in_beside_the_form_and_saves(window: Page, product: Product) -> None:
    item = begun(window, product, title="Før pausen")
    before = in_draft(product, item)
    elsewhere = window.context.new_page()
    elsewhere.goto("/admin/")
    elsewhere.locator(".sidebar-footer button").first.click()
    elsewhere.get_by_role("button", name="Log out").click()
    elsewhere.wait_for_url("**/admin/login/**")
    elsewhere.close()

    typed = Filled("Etter pausen", "Skrevet uten økt.", "Et avsnitt som ikke må bli borte.", "Folkehelseinstituttet")
    fill(window, typed)
    expect(notice(window).locator("p")).to_have_text(SIGNED_OUT)
    save(window)
    expect_in_form(window, typed)
    assert in_draft(product, item) == before

    with window.context.expect_page() as opened:
        notice(window).get_by_role("link", name="Sign in").click()
    beside = opened.value
    beside.locator("[name=username]").fill("kari")
    beside.locator("[name=password]").fill(PASSWORD)
    beside.locator("button[type=submit]").click()
    beside.wait_for_url("**/admin/")
    beside.close()
    window.bring_to_front()
    save(window)

    expect_updated(window, typed.title)
    expect(notice(window)).to_have_count(0)
    assert in_draft(product, item) == typed
    expect_in_form(window, typed)


def test_what_was_typed_is_offered_when_the_form_is_opened_again(window: Page, product: Product) -> None:
    item = begun(window, product, title="Før vinduet ble lukket")
    before, form = in_draft(product, item), window.url
    window.context.clear_cookies(name="sessionid")
    typed = Filled("Vinduet ble lukket", "Og åpnet igjen.", "Dette sto bare i nettleseren.", "Bufdir")
    fill(window, typed)
    expect(notice(window).locator("p")).to_have_text(SIGNED_OUT)
    again = window.context.new_page()
    window.close(run_before_unload=False)

    sign_in(again, "kari")
    again.goto(form)
    expect(notice(again).locator("p")).to_have_text(OFFER)
    expect(again.locator("[name=title]")).to_have_value(before.title)
    assert in_draft(product, item) == before

    notice(again).get_by_role("button", name="Bring it back").click()
    expect(again.locator(".messages")).to_contain_text(BROUGHT_BACK)
    expect_in_form(again, typed)
    save(again)
    expect_updated(again, typed.title)
    assert in_draft(product, item) == typed
    again.goto(form)
    again.locator("[name=title]").wait_for()
    expect(notice(again)).to_have_count(0)


def test_a_server_that_restarts_gets_what_was_typed_meanwhile(window: Page, product: Product) -> None:
    item = begun(window, product, title="Før omstarten")
    before = in_draft(product, item)
    typed = Filled("Under omstarten", "Ingen svarte.", "Skrevet mens ingen svarte.", "Helsenorge")
    dialog = window.locator("#w-save-confirmation-dialog")

    with product.stopped():
        fill(window, typed)
        save(window)
        expect(dialog.locator(".w-dialog__title")).to_have_text(NO_ANSWER)
        expect(dialog.locator(".w-dialog__subtitle")).to_have_text(NOTHING_LOST)
        dialog.get_by_role("button", name="Save draft").click()
        expect(dialog).to_be_visible()
        expect_in_form(window, typed)
        assert in_draft(product, item) == before

    expect_saved(window, product, item, typed)
    expect(dialog).to_be_hidden()
    save(window)
    expect_updated(window, typed.title)
    expect_in_form(window, typed)
    assert in_draft(product, item) == typed


def test_publishing_that_is_refused_gives_the_form_back_with_the_reason(
    window: Page, product: Product, picture: Path
) -> None:
    item = begun(window, product, title="Uten alternativ tekst")
    typed = Filled("Bildet sier ingenting", "Ennå.", "Teksten under bildet.", "Utdanning.no")
    upload_main_picture(window, picture, alt="")
    fill(window, typed)

    wait_until_saved(window)
    window.locator(".footer button[aria-label='More actions'], .footer .w-dropdown__toggle").click()
    window.locator("button[name=action-publish]").click()

    expect(window.locator(".messages .error")).to_contain_text("The page could not be saved due to validation errors")
    expect(window.locator("[data-contentpath=lead_image_alt] [data-field-errors]")).to_have_text(NO_ALT)
    expect_in_form(window, typed)
    expect(window.locator("#id_lead_image-chooser .chosen img")).to_be_visible()
    assert not live(product, item)
    assert typed.title not in published(product)

    window.locator("[name=lead_image_alt]").fill("En benk i parken.")
    publish(window)
    assert live(product, item)
    assert typed.title in published(product)
    assert in_draft(product, item) == typed


def saved_by_ola(colleague: Page, item: int, title: str) -> None:
    sign_in(colleague, "ola")
    open_form(colleague, f"/admin/pages/{item}/edit/")
    colleague.locator("[name=title]").fill(title)
    save(colleague)
    expect_updated(colleague, title)
    # Gone home: somebody who still has the form open is shown beside it in any case.
    colleague.goto("/admin/")


def test_a_colleague_who_saved_first_is_named_and_replaced_on_request_only(
    window: Page, colleague: Page, product: Product
) -> None:
    item = begun(window, product, title="To om samme sak")
    saved_by_ola(colleague, item, "Olas tittel")
    olas = in_draft(product, item)
    typed = Filled("Karis tittel", "Karis ingress.", "Karis avsnitt.", "Karis kilde")
    fill(window, typed)
    dialog = window.locator("#w-save-confirmation-dialog")
    # The browser hears of it from its own autosave; who is faster is answered by the server, as in the next test.
    session = window.locator("[data-w-session-intercept-value]").first
    expect(session).to_have_attribute("data-w-session-intercept-value", "conflict")

    save(window)
    expect(dialog.locator(".w-dialog__title")).to_have_text("Ola saved a new version")
    expect(dialog.locator(".w-dialog__subtitle")).to_contain_text("Proceeding will overwrite the changes made by Ola.")
    dialog.get_by_role("button", name="Close dialog").click()
    expect_in_form(window, typed)
    assert in_draft(product, item) == olas

    save(window)
    dialog.get_by_role("button", name="Save draft").click()
    expect_updated(window, typed.title)
    assert in_draft(product, item) == typed


def test_the_server_names_the_colleague_where_the_browser_has_not_heard(
    window: Page, colleague: Page, product: Product
) -> None:
    def unheard(route: Route) -> None:
        route.fulfill(status=502, body="")

    window.route("**/editing-sessions/**", unheard)
    item = begun(window, product, title="Saken uten nytt")
    saved_by_ola(colleague, item, "Olas versjon")
    olas = in_draft(product, item)
    typed = Filled("Karis versjon", "Uten nytt.", "Skrevet uten å vite om Ola.", "Karis andre kilde")
    fill(window, typed)

    save(window)
    said = window.locator(".messages .error")
    expect(said).to_contain_text("Ola saved a newer version at ")
    expect(said).to_contain_text("What you typed is still here. Saving it now replaces what Ola wrote.")
    expect_in_form(window, typed)
    window.wait_for_timeout(3_000)
    assert in_draft(product, item) == olas

    save(window)
    expect_updated(window, typed.title)
    assert in_draft(product, item) == typed


def test_there_is_no_publish_button_before_there_is_a_draft(window: Page, product: Product) -> None:
    sign_in(window, "kari")
    open_form(window, f"/admin/pages/add/content_types/story/{product.stories}/")
    button = window.locator("button[name=action-publish]")
    expect(window.locator("footer").get_by_role("button", name="Save draft")).to_be_visible()
    expect(button).to_have_count(0)
    titled = "SELECT id, live FROM wagtailcore_page WHERE title = ?"
    assert product.rows(titled, "Ennå ikke til") == []

    window.locator("[name=title]").fill("Ennå ikke til")
    window.wait_for_url("**/edit/")

    expect(button).to_have_count(1)
    assert product.rows(titled, "Ennå ikke til") == [(item_of(window), 0)]
    assert "Ennå ikke til" not in published(product)


def test_saving_while_the_first_draft_is_on_its_way_makes_one_item(window: Page, product: Product) -> None:
    sign_in(window, "kari")
    open_form(window, f"/admin/pages/add/content_types/story/{product.stories}/")
    with window.expect_request(lambda request: request.method == "POST" and "/pages/add/" in request.url):
        window.locator("[name=title]").fill("Bare én")
    window.locator("[name=summary]").fill("Selv om jeg er rask.")

    save(window)

    expect_updated(window, "Bare én")
    assert product.rows("SELECT title, id FROM wagtailcore_page WHERE title = ?", "Bare én") == [
        ("Bare én", item_of(window))
    ]
    assert in_draft(product, item_of(window)).summary == "Selv om jeg er rask."
