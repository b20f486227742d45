"""A story goes into Swedish and Serbian, its original changes, and it goes away: as translators and apps see it."""

import re
from uuid import UUID

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.product import Product
from tests.browser.steps import begin_story, open_form, publish, sign_in
from tests.browser.test_accessibility import violations

pytestmark = pytest.mark.browser

TITLE, SUMMARY = "Dagen etter festen", "Hva du kan gjøre når noe gikk galt i går."
IN_SWEDISH = {TITLE: "Dagen efter festen", SUMMARY: "Vad du kan göra när något gick fel i går."}
IN_SERBIAN = {TITLE: "Дан после журке", SUMMARY: "Шта можеш да урадиш када је синоћ нешто пошло наопако."}
TYPED_IN_LATIN = {"Дан после велике журке": "Dan posle velike žurke"}
CHANGED = "Dagen etter den store festen"
TAGS = ("nb", "sv", "sr-Cyrl", "sr-Latn")
STORY = """stories(first: 50, fallback: NONE) { edges { node { translationKey title translationStatus } } }"""


def told(product: Product, key: str) -> dict[str, tuple[str, str]]:
    """Title and state of the story by language, as an app gets them; only where it is, and no other language for it."""
    parts = " ".join(
        f'{tag.replace("-", "_")}: edition(tenant: "nordby", locale: "{tag}") {{ {STORY} }}' for tag in TAGS
    )
    answer = product.ask(f"{{ {parts} }}")
    nodes = {tag: [edge["node"] for edge in answer[tag.replace("-", "_")]["stories"]["edges"]] for tag in TAGS}
    return {
        tag: (node["title"], node["translationStatus"])
        for tag, found in nodes.items()
        for node in found
        if node["translationKey"] == key
    }


def row_on_the_board(window: Page, title: str) -> Locator:
    window.goto(f"/admin/translations/?q={title.split()[-1]}")
    return window.get_by_role("row").filter(has_text=title)


def open_translation(window: Page, title: str, language: str) -> None:
    """From the board, by the one click that it offers for this language."""
    row_on_the_board(window, title).get_by_role("link", name=re.compile(f"{title}, {language}", re.I)).click()


def write(window: Page, words: dict[str, str]) -> None:
    """Each text in the other language, saved one by one."""
    for original, rendered in words.items():
        segment = window.locator("li").filter(has=window.locator(f"> p:text-is('{original}')"))
        segment.get_by_role("button", name=re.compile("Translate|Edit")).click()
        field = segment.locator("textarea")
        assert violations(window) == []
        if typed := TYPED_IN_LATIN.get(rendered):
            field.fill(typed)
            segment.get_by_role("button", name="To Cyrillic").click()
            segment.get_by_role("button", name="Use it").click()
            expect(field).to_have_value(rendered)
        else:
            field.fill(rendered)
        segment.get_by_role("button", name="Save").click()
        expect(segment.get_by_role("button", name="Edit")).to_be_visible()


def publish_translation(window: Page) -> None:
    window.get_by_role("button", name=re.compile("^Publish in")).click()
    expect(window.locator(".messages .success")).to_be_visible()


def test_a_story_in_three_languages_from_the_first_word_to_the_last(window: Page, product: Product) -> None:
    sign_in(window, "kari")
    begin_story(window, below=product.stories, title=TITLE, summary=SUMMARY)
    page = window.url.rstrip("/").split("/")[-2]
    publish(window)
    [(found,)] = product.rows("SELECT translation_key FROM wagtailcore_page WHERE id = ?", page)
    key = str(UUID(found))
    assert told(product, key) == {"nb": (TITLE, "SOURCE")}

    window.goto(f"/admin/localize/submit/page/{page}/")
    for language in ("Svenska", "Српски"):
        window.get_by_label(language).check()
    window.locator("main form [type=submit]").last.click()
    expect(window.locator(".messages .success")).to_be_visible()
    assert told(product, key) == {"nb": (TITLE, "SOURCE")}

    for language, words in (("Swedish", IN_SWEDISH), ("Serbian", IN_SERBIAN)):
        open_translation(window, TITLE, language)
        assert violations(window) == []
        write(window, words)
        publish_translation(window)
    translated = {
        "sv": ("Dagen efter festen", "UP_TO_DATE"),
        "sr-Cyrl": ("Дан после журке", "UP_TO_DATE"),
        "sr-Latn": ("Dan posle žurke", "UP_TO_DATE"),
    }
    assert told(product, key) == {"nb": (TITLE, "SOURCE"), **translated}

    open_form(window, f"/admin/pages/{page}/edit/")
    window.locator("[name=title]").fill(CHANGED)
    publish(window)
    outdated = {tag: (title, "OUTDATED") for tag, (title, _) in translated.items()}
    assert told(product, key) == {"nb": (CHANGED, "SOURCE"), **outdated}
    expect(row_on_the_board(window, CHANGED).get_by_text("Original has changed")).to_have_count(2)

    row_on_the_board(window, CHANGED).get_by_role("link", name=re.compile("^Sync")).first.click()
    window.locator("main form [type=submit]").last.click()
    expect(window.locator(".messages .success")).to_be_visible()
    assert told(product, key) == {"nb": (CHANGED, "SOURCE"), **outdated}

    for language, title in (("Swedish", "Dagen efter den stora festen"), ("Serbian", "Дан после велике журке")):
        open_translation(window, CHANGED, language)
        write(window, {CHANGED: title})
        publish_translation(window)
    assert told(product, key) == {
        "nb": (CHANGED, "SOURCE"),
        "sv": ("Dagen efter den stora festen", "UP_TO_DATE"),
        "sr-Cyrl": ("Дан после велике журке", "UP_TO_DATE"),
        "sr-Latn": ("Dan posle velike žurke", "UP_TO_DATE"),
    }

    window.goto(f"/admin/pages/{page}/unpublish/")
    window.locator("main form [type=submit]").last.click()
    expect(window.locator(".messages .success")).to_be_visible()
    assert told(product, key) == {}
