"""Trap 1: sent to translation by the library, a live page is out in the other language at once, in its own words."""

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale, Page
from wagtail_localize.models import LocaleSynchronization

from cms.publishing.checking import differences
from cms.publishing.models import Document, EditionRow
from cms.publishing.transactions import publishing
from cms.tenants.models import Tenant
from cms.translation.syncing import TreeSyncRefused
from tests.cms.translation.conftest import signed_in
from tests.cms.translation.desk import boss, sent, target
from tests.factories.pages import make_story


def test_trap_01_a_translation_begins_as_a_draft(tenant: Tenant, editor: Client) -> None:
    story = make_story(tenant, title="En fortelling")
    swedish = Locale.objects.get(language_code="sv")

    answer = editor.post(
        reverse("wagtail_localize:submit_page_translation", args=[story.pk]), {"locales": [swedish.pk]}
    )

    draft = Page.objects.get(translation_key=story.translation_key, locale=swedish)
    assert (answer.status_code, answer["Location"]) == (302, reverse("wagtailadmin_pages:edit", args=[draft.pk]))
    assert (draft.live, draft.has_unpublished_changes, draft.first_published_at) == (False, True, None)
    assert list(Document.objects.values_list("locale", flat=True)) == ["nb"]
    assert EditionRow.objects.get(edition__locale="sv").is_fallback
    assert list(differences()) == []


def test_trap_01_an_alias_that_becomes_a_translation_does_not_go_out_as_such(tenant: Tenant) -> None:
    story = make_story(tenant)
    with publishing():
        alias = story.copy_for_translation(Locale.objects.get(language_code="da"), copy_parents=True, alias=True)
    assert alias.live

    (translation,) = sent(story, "da")

    assert target(translation).pk == alias.pk
    assert (target(translation).live, target(translation).alias_of_id) == (False, None)
    assert list(Document.objects.values_list("locale", flat=True)) == ["nb"]
    assert list(differences()) == []


def test_trap_01_no_tree_is_copied_into_another_language_by_itself(tenant: Tenant) -> None:
    make_story(tenant)
    norwegian, danish = (Locale.objects.get(language_code=code) for code in ("nb", "da"))
    before = Page.objects.count()

    with pytest.raises(TreeSyncRefused, match="Choose the pages that are to be translated"):
        LocaleSynchronization.objects.create(locale=danish, sync_from=norwegian)
    with pytest.raises(CommandError, match="Languages are not copied from one another"):
        call_command("sync_locale_trees")

    assert Page.objects.count() == before
    assert not LocaleSynchronization.objects.exists()


def test_trap_01_nor_is_it_offered(tenant: Tenant) -> None:
    danish = Locale.objects.get(language_code="da")

    page = signed_in(boss()).get(reverse("wagtaillocales:edit", args=[danish.pk]))

    assert page.status_code == 200
    assert "sync_from" not in page.content.decode()
