"""One installation and one browser for all browser tests; every test has a window of its own."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Playwright, expect, sync_playwright

from tests.browser.product import Product, running
from tests.house.tree import ROOT

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
# No sandbox, because tests may run as root; nothing that a browser does of its own accord.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
DESKTOP = {"width": 1280, "height": 900}
WAIT_MILLISECONDS = 30_000

expect.set_options(timeout=WAIT_MILLISECONDS)


@pytest.fixture(scope="session")
def product(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    with running(tmp_path_factory.mktemp("product")) as product:
        yield product


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, CHROMIUM)), None)
    if not found:
        pytest.fail("Chromium is missing. On Debian: apt-get install chromium")
    browser = playwright.chromium.launch(executable_path=found, headless=True, args=ARGUMENTS)
    yield browser
    browser.close()


@pytest.fixture
def window(browser: Browser, product: Product, request: pytest.FixtureRequest) -> Iterator[Page]:
    """An empty window of a desktop's size; `indirect` parameters give another. What goes wrong in it is kept."""
    with opened(browser, product, size=getattr(request, "param", DESKTOP)) as page:
        yield page


@pytest.fixture
def colleague(browser: Browser, product: Product) -> Iterator[Page]:
    """A window on somebody else's desk: another browser, as far as sign-ins and what is kept there go."""
    with opened(browser, product, size=DESKTOP) as page:
        yield page


@contextmanager
def opened(browser: Browser, product: Product, *, size: dict[str, int]) -> Iterator[Page]:
    context = browser.new_context(base_url=product.address, viewport=size, locale="en")
    context.set_default_timeout(WAIT_MILLISECONDS)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="session")
def pictures() -> Iterator[Path]:
    """Pictures of a kind that people upload."""
    return iter(sorted(ROOT.glob("content_types/demo/assets/*.jpg")))


@pytest.fixture
def picture(pictures: Iterator[Path]) -> Path:
    """One that no other test has uploaded: of a second one the admin asks whether it is wanted."""
    return next(pictures)
