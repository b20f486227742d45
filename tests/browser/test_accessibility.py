"""Axe finds nothing serious on the pages that we add, on a desk and on a phone."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Frame, Page

from tests.browser.conftest import DESKTOP
from tests.browser.product import Product
from tests.browser.steps import begin_story, publish, sign_in, upload_main_picture, upload_sound

pytestmark = pytest.mark.browser

AXE = Path(__file__).parent / "vendor" / "axe-core" / "axe.min.js"
PHONE = {"width": 390, "height": 844}
# The input that Wagtail's field for tags makes has no label of its own, wherever tags are.
NOT_OURS = [".tagit .ui-autocomplete-input"]
GRAVE = {"serious", "critical"}
WIDTHS = pytest.mark.parametrize("window", [DESKTOP, PHONE], indirect=True, ids=["desktop", "phone"])
SOUND = Path(__file__).parents[1] / "fixtures" / "media" / "tone.mp3"


def violations(window: Page | Frame) -> list[str]:
    """What axe calls serious or critical on the page as it is, each with the places it means."""
    window.wait_for_load_state("networkidle")
    # Not as a script of the page: the share page allows none.
    window.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = window.evaluate(
        "async (exclude) => (await axe.run({include: [['html']], exclude})).violations", [[each] for each in NOT_OURS]
    )
    return [
        f"{each['id']}: {', '.join(' '.join(map(str, node['target'])) for node in each['nodes'])}"
        for each in found
        if each["impact"] in GRAVE
    ]


@WIDTHS
def test_the_start_page(window: Page) -> None:
    sign_in(window, "kari")

    assert violations(window) == []


@WIDTHS
def test_the_list_below_an_index(window: Page, product: Product) -> None:
    sign_in(window, "kari")
    window.goto(f"/admin/pages/{product.stories}/")

    assert violations(window) == []


@WIDTHS
def test_the_form_for_a_new_tenant(window: Page) -> None:
    sign_in(window, "chief")
    window.goto("/admin/tenants/new/")

    assert violations(window) == []


@WIDTHS
@pytest.mark.parametrize(
    "address",
    ["/admin/tenants/", "/admin/translations/", "/admin/translations/orders/", "/admin/translations/machine/"],
)
def test_the_lists_of_tenants_and_of_translators_work(window: Page, address: str) -> None:
    sign_in(window, "chief")
    window.goto(address)

    assert violations(window) == []


@WIDTHS
def test_the_form_of_a_recording(window: Page) -> None:
    sign_in(window, "kari")
    upload_sound(window, SOUND)

    assert violations(window) == []


@WIDTHS
def test_the_form_of_a_story_and_its_share_page(
    window: Page, product: Product, picture: Path, request: pytest.FixtureRequest
) -> None:
    sign_in(window, "kari")
    begin_story(window, below=product.stories, title=f"Nye venner {request.node.callspec.id}", summary="Hvor?")
    assert violations(window) == []

    upload_main_picture(window, picture, alt="To på en brygge.")
    publish(window)
    window.goto(f"/nb/historier/nye-venner-{request.node.callspec.id}/")
    assert violations(window) == []
