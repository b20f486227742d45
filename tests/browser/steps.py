"""What an editor does in the admin, step by step."""

import re
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.product import PASSWORD

WATCHED = "document.documentElement.dataset.watched"
SAVED = re.compile(r"/admin/pages/\d+/edit/$")


def sign_in(window: Page, username: str) -> None:
    window.goto("/admin/login/")
    window.locator("[name=username]").fill(username)
    window.locator("[name=password]").fill(PASSWORD)
    window.locator("button[type=submit]").click()
    window.wait_for_url("**/admin/")


def open_form(window: Page, path: str) -> None:
    """Opens a form and waits until the admin watches it: what is typed before that counts as what was there."""
    window.add_init_script(
        "addEventListener('w-unsaved:watch-edits', () => document.documentElement.dataset.watched = '')"
    )
    window.goto(path)
    window.locator("html[data-watched]").wait_for()


def begin_story(window: Page, *, below: int, title: str, summary: str) -> None:
    """A new story, typed until the admin has kept the draft of its own accord."""
    open_form(window, f"/admin/pages/add/content_types/story/{below}/")
    window.locator("[name=title]").fill(title)
    window.locator("[name=summary]").fill(summary)
    window.wait_for_url(SAVED)


def upload_main_picture(window: Page, picture: Path, *, alt: str) -> None:
    window.locator("#id_lead_image-chooser .unchosen button").click()
    window.locator(".modal-body [role=tab][href='#tab-upload']").click()
    window.locator(".modal-body input[type=file]").set_input_files(picture)
    expect(window.locator("[name=image-chooser-upload-title]")).to_have_value(picture.stem)
    window.locator(".modal-body #tab-upload button[type=submit]").click()
    expect(window.locator("#id_lead_image-chooser .chosen img")).to_be_visible()
    window.locator("[name=lead_image_alt]").fill(alt)


def wait_until_saved(window: Page) -> None:
    """Until the admin has noticed what was typed, which it looks for twice a second, and has kept it."""
    window.wait_for_timeout(1_500)
    expect(window.locator("[data-w-unsaved-has-edits-value]").first).to_have_attribute(
        "data-w-unsaved-has-edits-value", "false"
    )


def publish(window: Page) -> None:
    wait_until_saved(window)
    window.locator(".footer button[aria-label='More actions'], .footer .w-dropdown__toggle").click()
    window.locator("button[name=action-publish]").click()
    expect(window.locator(".messages .success")).to_be_visible()


def upload_sound(window: Page, sound: Path) -> None:
    """Puts a recording into the library and opens its form."""
    window.goto("/admin/media/audio/add/")
    window.locator("[name=title]").fill(sound.stem)
    window.locator("[name=file]").set_input_files(sound)
    window.locator("main form button[type=submit]").last.click()
    window.get_by_role("link", name=sound.stem).first.click()
    window.wait_for_url("**/admin/media/edit/*/")
