"""Editors who read the admin in nb, sv, da or sr read no English in it."""

import json
import re
from http import HTTPStatus

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from cms.translation.library_texts import library_texts
from tests.cms.tenants.arguments import arguments
from tests.cms.tenants.exploring import LEFT_OUT
from tests.cms.tenants.probing import Answer, addresses, ask, form_in
from tests.cms.tenants.world import WORD
from tests.english import english_on, visible_texts

LANGUAGES = ("nb", "sv", "da", "sr")
# Words in titles of pages that the test has made.
OF_THE_TEST = {"story", "Film"}
LATIN = re.compile(r"[a-zA-Zà-žÀ-Ž]{3,}")
# The titles, people and files that the test has made; and what the log keeps in the language of whoever did it.
OF_THE_WORLD = re.compile(rf"{WORD}|solstad|third title|^story$|Søvn|^What it is about\.$|\w{{32}}\.")
KEPT = ("Private, accessible to any logged-in users",)
LANGUAGE_NAMES = ("Norsk (bokmål)", "Svenska", "Dansk", "English")
NAMES = (
    {"Wagtail", "Ungkanal", "Apertium", "JavaScript", "Solstad", "WebVTT", "SubRip", "Moderators", "None", "Cyrl"}
    | {"Ctrl", "Alt", "Shift", "Esc", "Mod", "URL", "vtt", "srt", "mp3", "png"}
    | {"JPG", "JPEG", "PNG", "WEBP", "AVIF", "XLSX", "CSV", "Europe", "Belgrade", "Copenhagen", "Oslo", "Stockholm"}
)
SCRIPTS = {
    "wagtailadmin_javascript_catalog": "wagtail.admin",
    "wagtail_localize:javascript_catalog": "wagtail_localize",
}
CATALOGUE = re.compile(r"newcatalog = (\{.*?\n  \});", re.DOTALL)
# Where a person writes, publishes, translates and looks things up.
PATH = (
    "wagtailadmin_home",
    "wagtailadmin_explore_root",
    "wagtailadmin_explore",
    "wagtailadmin_pages:search",
    "wagtailadmin_pages:add",
    "wagtailadmin_pages:edit",
    "wagtailadmin_pages:history",
    "wagtailadmin_pages:revisions_compare",
    "wagtailadmin_pages:revisions_revert",
    "wagtailadmin_pages:copy",
    "wagtailadmin_pages:move",
    "wagtailadmin_pages:unpublish",
    "wagtailadmin_pages:delete",
    "wagtailadmin_pages:usage",
    "wagtailadmin_pages:workflow_history",
    "wagtailadmin_choose_page",
    "wagtailadmin_choose_page_external_link",
    "wagtailadmin_choose_page_email_link",
    "wagtailimages_chooser:choose",
    "wagtailimages_chooser:select_format",
    "wagtailimages:index",
    "wagtailimages:add",
    "wagtailimages:edit",
    "wagtailmedia:index",
    "wagtailmedia:chooser",
    "wagtailmedia:add",
    "wagtailmedia:edit",
    "translation_board:index",
    "translation:translate_page",
    "translation:update",
    "translation:report",
    "translation:convert_to_alias",
    "translation:machine_settings",
    "tenants_sitehistory",
    "tenants_lockedpages",
    "wagtailadmin_reports:aging_pages",
    "wagtailadmin_account",
)


# What a person sends, and with which button: forms that are not filled in, too, for what is said about them.
SENT = {
    "a story without a title": ("wagtailadmin_pages:add", {"title": ""}),
    "a story that is kept": ("wagtailadmin_pages:edit", {}),
    "a story that is published": ("wagtailadmin_pages:edit", {"action-publish": "1"}),
    "a story that is sent to review": ("wagtailadmin_pages:edit", {"action-submit": "1"}),
    "a story whose address is taken": ("wagtailadmin_pages:edit", {"slug": "alias-solstad"}),
    "a story that is taken down": ("wagtailadmin_pages:unpublish", {}),
    "a story that is deleted": ("wagtailadmin_pages:delete", {}),
    "a story that is copied": ("wagtailadmin_pages:copy", {"new_slug": "copy"}),
    "a copy to an address that is taken": ("wagtailadmin_pages:copy", {}),
    "an older version": ("wagtailadmin_pages:revisions_revert", {}),
    "a picture": ("wagtailimages:edit", {"title": "Et bilde"}),
    "a picture without a title": ("wagtailimages:edit", {"title": ""}),
    "a picture that is deleted": ("wagtailimages:delete", {}),
    "a sound without a title": ("wagtailmedia:edit", {"title": ""}),
    "a link without an address": ("wagtailadmin_choose_page_external_link", {}),
    "a story without a language to translate into": ("translation:translate_page", {}),
    "a story sent to be translated": ("translation:translate_page", {"locales": "all"}),
    "a translation that is brought up to date": ("translation:update", {}),
    "one's own settings": ("wagtailadmin_account", {}),
    "a sign-in with a wrong password": ("wagtailadmin_login", {"username": "kari", "password": "x"}),
}


def body_of(answer: Answer) -> str:
    """What a person reads; nothing of a file, and nothing of what only scripts read."""
    head, _newline, body = answer.text.partition("\n")
    return body if "text/html" in head or "application/json" in head else ""


def sent(client: Client, url: str, values: dict[str, str]) -> str:
    """What is read after the form at this address was sent with these values in it. It changes nothing in the end."""
    form = form_in(ask(client, url)) | values
    with transaction.atomic():
        page = client.post(url, form, follow=True).content.decode()
        transaction.set_rollback(True)
    return page


@pytest.mark.parametrize("code", LANGUAGES)
def test_nothing_is_english_anywhere_in_an_editors_admin(world, reading, signed_in, code):
    answers: dict[str, Answer] = {}
    with reading(code):
        client = signed_in(code)
        for address in addresses():
            if address.name not in LEFT_OUT:
                answers[address.name] = ask(client, address.url(arguments(address, world)))

    assert {name: answers[name].status for name in PATH} == dict.fromkeys(PATH, HTTPStatus.OK)
    assert {
        name: found for name, answer in answers.items() if (found := english_on(body_of(answer), code) - OF_THE_TEST)
    } == {}


@pytest.mark.parametrize("code", LANGUAGES)
def test_nothing_is_english_in_what_is_said_about_a_form(world, reading, signed_in, code):
    known = {address.name: address for address in addresses()}
    pages: dict[str, str] = {}
    with reading(code):
        for what, (name, values) in SENT.items():
            pages[what] = sent(signed_in(code), known[name].url(arguments(known[name], world)), values)

    assert {what: found for what, page in pages.items() if (found := english_on(page, code) - OF_THE_TEST)} == {}


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_text_of_the_admins_scripts_is_translated(reading, signed_in, code):
    with reading(code):
        client = signed_in(code)
        given = {name: client.get(reverse(name)).content.decode() for name in SCRIPTS}

    missing = {name: texts_of(SCRIPTS[name]) - catalogue_in(text) for name, text in given.items()}
    assert {name for name, texts in missing.items() if texts} == set()


def texts_of(library: str) -> set[str]:
    """What the scripts of a library have to say."""
    return {message.text for message, libraries in library_texts("djangojs").items() if library in libraries}


def catalogue_in(script: str) -> set[str]:
    """What a script's catalogue translates."""
    return set(json.loads(CATALOGUE.search(script)[1]))


def test_what_is_in_latin_letters_in_serbian_is_a_name(world, reading, signed_in):
    """English that no catalogue knows, because somebody wrote it into a template, is found so."""
    with reading("sr"):
        client = signed_in("sr")
        bodies = [
            body_of(ask(client, address.url(arguments(address, world))))
            for address in addresses()
            if address.name in PATH
        ]
    titles = sorted(Page.objects.values_list("title", flat=True), key=len, reverse=True)
    names = re.compile("|".join(map(re.escape, [*titles, *LANGUAGE_NAMES, *KEPT])), re.IGNORECASE)

    texts = {text for body in bodies for text in visible_texts(body) if not OF_THE_WORLD.search(text)}
    assert {text for text in texts if set(LATIN.findall(names.sub("", text))) - NAMES} == set()
